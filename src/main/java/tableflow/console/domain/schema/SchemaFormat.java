package tableflow.console.domain.schema;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The three schema languages of Confluent's Schema Registry, under the names its REST API gives them in `schemaType`.
///
/// The registry leaves `schemaType` out for Avro, so an absent name means [#AVRO]; [#ofRemote] knows that. A name this
/// console has never heard of is answered with an empty value: keep the text and show it.
public enum SchemaFormat {
    /// Avro, the format meant when none is named.
    AVRO("avsc"),
    /// JSON Schema, drafts 4 to 2020-12.
    JSON("json"),
    /// Protocol Buffers, proto2 and proto3.
    PROTOBUF("proto");

    private final String fileExtension;

    SchemaFormat(String fileExtension) {
        this.fileExtension = fileExtension;
    }

    /// The usual ending of a schema file in this format, with no dot.
    public String fileExtension() {
        return fileExtension;
    }

    /// Reads `schemaType` of the registry's answers. Absent (or empty) is Avro; an unknown name is empty.
    public static Optional<SchemaFormat> ofRemote(@Nullable String schemaType) {
        if (schemaType == null || schemaType.isEmpty()) {
            return Optional.of(AVRO);
        }
        for (SchemaFormat format : values()) {
            if (format.name().equals(schemaType.toUpperCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /// Guesses the format from a file's name (`orders-value.avsc`); empty when the ending says nothing.
    public static Optional<SchemaFormat> ofFileName(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (SchemaFormat format : values()) {
            if (lower.endsWith("." + format.fileExtension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
