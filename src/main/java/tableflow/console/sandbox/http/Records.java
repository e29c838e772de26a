package tableflow.console.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Records as JSON, for the files in which parts of the sandbox keep their state.
public final class Records {
    private Records() {}

    /// A mapper for records of texts, numbers, times, optional texts, lists, maps and further records.
    public static ObjectMapper mapper() {
        return JsonMapper.builder().addModule(forms()).build();
    }

    /// Times as text, and an optional text as text or null.
    private static SimpleModule forms() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(new StdSerializer<>(Instant.class) {
            @Override
            public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(value.toString());
            }
        });
        module.addDeserializer(Instant.class, new StdDeserializer<>(Instant.class) {
            @Override
            public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return Instant.parse(in.getText());
            }
        });
        module.addSerializer(new StdSerializer<Optional<?>>(Optional.class, false) {
            @Override
            public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider)
                    throws IOException {
                out.writeObject(value.isPresent() ? value.get() : null);
            }
        });
        module.addDeserializer(Optional.class, new StdDeserializer<Optional<String>>(Optional.class) {
            @Override
            public Optional<String> deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return Optional.of(in.getText());
            }

            @Override
            public Optional<String> getNullValue(DeserializationContext context) {
                return Optional.empty();
            }

            @Override
            public Optional<String> getAbsentValue(DeserializationContext context) {
                return Optional.empty();
            }
        });
        return module;
    }
}
