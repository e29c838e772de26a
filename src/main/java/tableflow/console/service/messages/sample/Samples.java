package tableflow.console.service.messages.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tableflow.console.schema.AvroText;
import tableflow.console.schema.JsonText;
import tableflow.console.schema.ProtobufText;
import tableflow.console.service.messages.write.Encoder;
import tableflow.console.service.messages.write.Unfit;

/// Makes up values that a schema allows, the same ones for the same seed. What is made is held against the schema by
/// the [Encoder] that would write it: what it refuses is made anew, a bounded number of times.
public final class Samples {

    /// JSON Schema can ask for what no generator hits at once (`not`, `oneOf`, patterns); Avro and Protobuf cannot.
    private static final int TRIES = 50;

    private Samples() {}

    /// A value, and what the schema has against it.
    ///
    /// @param value as it would be typed
    /// @param unfit absent when the schema allows it, which is nearly always so
    public record Sample(JsonNode value, @Nullable Unfit unfit) {

        public boolean fits() {
            return unfit == null;
        }
    }

    /// A value for `encoder`.
    ///
    /// @param seed the same one gives the same value, on every machine
    public static Sample of(Encoder encoder, long seed) {
        Unfit first = null;
        JsonNode closest = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            JsonNode value = make(encoder, new Draw(seed * TRIES + attempt));
            try {
                encoder.encode(value);
                return new Sample(value, null);
            } catch (Unfit unfit) {
                if (closest == null) {
                    first = unfit;
                    closest = value;
                }
            }
        }
        return new Sample(Objects.requireNonNull(closest), first);
    }

    private static JsonNode make(Encoder encoder, Draw draw) {
        return switch (encoder.schema()) {
            case AvroText avro -> new AvroSample(draw).of(avro.schema());
            case ProtobufText proto -> new ProtobufSample(proto.schema(), draw).root();
            case JsonText json -> new JsonSample(new JsonDocuments(json.tree(), encoder.references()), draw).root();
        };
    }
}
