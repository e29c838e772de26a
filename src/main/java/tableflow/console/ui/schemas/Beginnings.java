package tableflow.console.ui.schemas;

import tableflow.console.domain.schema.SchemaFormat;

/// First texts to write on: small, and without a finding that is an error.
final class Beginnings {

    private Beginnings() {}

    static String of(SchemaFormat format) {
        return switch (format) {
            case JSON -> """
                    {
                      "$schema": "http://json-schema.org/draft-07/schema#",
                      "title": "Example",
                      "description": "What one record says.",
                      "type": "object",
                      "properties": {
                        "id": {
                          "type": "string",
                          "description": "Names the record."
                        }
                      },
                      "required": ["id"],
                      "additionalProperties": false
                    }
                    """;
            case AVRO -> """
                    {
                      "type": "record",
                      "name": "Example",
                      "namespace": "example",
                      "doc": "What one record says.",
                      "fields": [
                        {
                          "name": "id",
                          "type": "string",
                          "doc": "Names the record."
                        }
                      ]
                    }
                    """;
            case PROTOBUF -> """
                    syntax = "proto3";

                    package example;

                    // What one record says.
                    message Example {
                      // Names the record.
                      string id = 1;
                    }
                    """;
        };
    }
}
