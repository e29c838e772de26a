package tableflow.console.domain.schema.diff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a schema says about one of its places.
///
/// @param type in words of its language: `string`, `array`, `record Place`, `repeated int32`; parts are elements of
///     their own
/// @param required whether a value must be there
/// @param nullable whether the value may be null
/// @param notes what describes
/// @param symbols values of an enum, by what readers know them by
/// @param rules what else constrains, by keyword
public record Facts(
        String type,
        boolean required,
        boolean nullable,
        Notes notes,
        Map<String, String> symbols,
        Map<String, String> rules) {

    public Facts {
        symbols = Collections.unmodifiableMap(new LinkedHashMap<>(symbols));
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    /// What describes and does not constrain.
    ///
    /// @param defaultValue in the spelling of the language; null for none
    /// @param doc null for none
    public record Notes(@Nullable String defaultValue, @Nullable String doc) {
        public static final Notes NONE = new Notes(null, null);
    }

    /// A type about which nothing else is said.
    public static Facts of(String type) {
        return new Facts(type, false, false, Notes.NONE, Map.of(), Map.of());
    }
}
