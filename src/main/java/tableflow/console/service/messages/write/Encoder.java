package tableflow.console.service.messages.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.AvroText;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.JsonText;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.ProtobufText;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;

/// Makes the bytes of keys or values by one schema of the registry, which they then name.
public final class Encoder {

    private static final Pattern WITH_VERSION = Pattern.compile("(.+):(\\d{1,9})");
    private static final int FRAME = 5;

    private final SchemaVersion version;
    private final ParsedSchema schema;
    private final Map<String, String> references;
    private final Writing writing;

    @FunctionalInterface
    private interface Writing {
        byte[] write(JsonNode value) throws Unfit;
    }

    private Encoder(SchemaVersion version, ParsedSchema schema, Map<String, String> references) throws InvalidSchema {
        this.version = version;
        this.schema = schema;
        this.references = references;
        this.writing = switch (schema) {
            case AvroText avro -> new AvroBytes(avro.schema())::write;
            case ProtobufText proto -> new ProtobufMessage(proto.schema())::write;
            case JsonText ignored -> new JsonCheck(version.text(), references)::write;
        };
    }

    /// Opens the schema of a subject.
    ///
    /// @param subject its name, for the newest version; or `NAME:VERSION`
    /// @throws RemoteFailure NOT_FOUND when there is none
    /// @throws BadInput when the schema is not understood
    public static Encoder open(SchemaRegistry registry, String subject) {
        SchemaVersion version = find(registry, subject).orElseThrow(() -> RemoteFailure.of(
                        Kind.NOT_FOUND, "use the schema of " + subject, "the registry has no such subject or version")
                .withAdvice("'topics show' names the subjects of a topic."));
        try {
            ParsedSchema parsed = new SchemaReader(it -> registry.version(it.subject(), it.version())).read(version);
            return new Encoder(version, parsed, parsed instanceof JsonText ? texts(registry, version) : Map.of());
        } catch (InvalidSchema broken) {
            throw BadInput.of("The schema of " + subject + " is not understood: " + broken.getMessage());
        }
    }

    /// Encodes by a schema that is not registered, to try it: its id is 0.
    ///
    /// @param references what it refers to, as texts by the names that it uses
    /// @throws InvalidSchema when it cannot be used
    public static Encoder draft(ParsedSchema schema, String text, Map<String, String> references)
            throws InvalidSchema {
        return new Encoder(new SchemaVersion("", 0, 0, Open.of(schema.format()), text, List.of()), schema, references);
    }

    private static Optional<SchemaVersion> find(SchemaRegistry registry, String subject) {
        Matcher versioned = WITH_VERSION.matcher(subject);
        if (!versioned.matches()) {
            return registry.latest(subject);
        }
        Optional<SchemaVersion> found = registry.version(versioned.group(1), Integer.parseInt(versioned.group(2)));
        // Contexts bring colons into the names of subjects.
        return found.isPresent() ? found : registry.latest(subject);
    }

    private static Map<String, String> texts(SchemaRegistry registry, SchemaVersion version) {
        Map<String, String> texts = new LinkedHashMap<>();
        collect(registry, version, texts);
        return texts;
    }

    private static void collect(SchemaRegistry registry, SchemaVersion version, Map<String, String> texts) {
        for (SchemaReference reference : version.references()) {
            if (!texts.containsKey(reference.name())) {
                registry.version(reference.subject(), reference.version()).ifPresent(found -> {
                    texts.put(reference.name(), found.text());
                    collect(registry, found, texts);
                });
            }
        }
    }

    /// The schema, as the registry has it.
    public SchemaVersion version() {
        return version;
    }

    /// The schema, read.
    public ParsedSchema schema() {
        return schema;
    }

    /// What a JSON Schema refers to, as texts by the names that it uses; empty for other languages.
    public Map<String, String> references() {
        return Collections.unmodifiableMap(references);
    }

    /// The bytes with the schema's id in front.
    ///
    /// @throws Unfit with the place, when the schema does not allow the value
    public Bytes encode(JsonNode value) throws Unfit {
        byte[] payload = writing.write(value);
        return Bytes.owned(ByteBuffer.allocate(FRAME + payload.length)
                .put((byte) 0).putInt(version.id()).put(payload).array());
    }
}
