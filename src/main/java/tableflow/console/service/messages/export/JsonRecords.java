package tableflow.console.service.messages.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.Decoded.Form;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.RecordDecoder;

/// Records as JSON Lines, an object each: `topic`, `partition`, `offset`, `timestamp` (an instant), `timestampType`,
/// `key`, `value` and `headers` (a list of objects with `key` and `value`). Keys and values are what they were decoded
/// to, with all digits. Where that does not say it all there are `keyForm` and `valueForm` (`text`, `binary`, `avro`
/// and so on), `keySchemaId` and `valueSchemaId`, and `keyProblem` and `valueProblem` where decoding failed; what is
/// binary is hexadecimal digits. Fields only ever grow.
final class JsonRecords implements RecordWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final OutputStream out;
    private final RecordDecoder decoder;
    private final JsonGenerator json;

    JsonRecords(OutputStream out, RecordDecoder decoder) {
        this.out = out;
        this.decoder = decoder;
        try {
            this.json = FACTORY.createGenerator(out).setRootValueSeparator(null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void write(KafkaRecord record) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", record.topic());
        json.writeNumberField("partition", record.partition());
        json.writeNumberField("offset", record.offset());
        json.writeFieldName("timestamp");
        if (record.hasTime()) {
            json.writeString(record.timestamp().toString());
        } else {
            json.writeNull();
        }
        json.writeStringField("timestampType", record.timestampType());
        content("key", decoder.key(record));
        content("value", decoder.value(record));
        json.writeArrayFieldStart("headers");
        for (KafkaRecord.Header header : record.headers()) {
            json.writeStartObject();
            json.writeStringField("key", header.key());
            content("value", decoder.header(header.value()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void content(String name, Content content) throws IOException {
        json.writeFieldName(name);
        JsonNode node = content.json();
        if (content.form() == Form.NONE) {
            json.writeNull();
        } else if (node != null) {
            // Written by the writer that keeps all digits.
            json.writeRawValue(ExactJson.compact(node));
        } else if (content.form() == Form.BINARY) {
            json.writeString(content.text().replace(" ", ""));
        } else {
            json.writeString(content.text());
        }
        if (content.form() != Form.NONE) {
            json.writeStringField(name + "Form", content.form().name().toLowerCase(Locale.ROOT));
        }
        SchemaVersion schema = content.schema();
        if (schema != null) {
            json.writeNumberField(name + "SchemaId", schema.id());
            if (!schema.subject().isEmpty()) {
                json.writeStringField(name + "Subject", schema.subject());
            }
        }
        if (!content.why().isEmpty()) {
            json.writeStringField(name + "Problem", content.why());
        }
    }

    @Override
    public void flush() throws IOException {
        json.flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
