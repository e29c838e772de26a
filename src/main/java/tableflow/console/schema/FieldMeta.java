package tableflow.console.schema;

import com.squareup.wire.schema.internal.parser.OptionElement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The parameters of Confluent's option `(confluent.field_meta)`, in whichever of Protobuf's ways they are written: all
/// in one, `= {params: [{key: "scale", value: "2"}]}`, or each alone, `.params = {key: "scale", value: "2"}`.
final class FieldMeta {
    private static final String OPTION = "confluent.field_meta";
    private static final String PARAMS = "params";

    private FieldMeta() {}

    static Map<String, String> params(List<OptionElement> options) {
        Map<String, String> params = new TreeMap<>();
        for (OptionElement option : options) {
            String name = option.getName().startsWith(".") ? option.getName().substring(1) : option.getName();
            if (name.equals(OPTION)) {
                meta(option.getValue(), params);
            } else if (name.equals(OPTION + "." + PARAMS)) {
                entries(option.getValue(), params);
            }
        }
        return params;
    }

    private static void meta(@Nullable Object value, Map<String, String> params) {
        if (value instanceof OptionElement inner && inner.getName().equals(PARAMS)) {
            entries(inner.getValue(), params);
        } else if (value instanceof Map<?, ?> members) {
            entries(members.get(PARAMS), params);
        }
    }

    /// One entry, or a list of them.
    private static void entries(@Nullable Object value, Map<String, String> params) {
        if (value instanceof List<?> several) {
            several.forEach(one -> entries(one, params));
        } else if (value instanceof OptionElement inner) {
            entries(inner.getValue(), params);
        } else if (value instanceof Map<?, ?> entry && entry.get("key") != null && entry.get("value") != null) {
            params.put(text(entry.get("key")), text(entry.get("value")));
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof OptionElement.OptionPrimitive primitive
            ? String.valueOf(primitive.getValue()) : String.valueOf(value);
    }
}
