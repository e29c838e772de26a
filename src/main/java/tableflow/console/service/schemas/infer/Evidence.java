package tableflow.console.service.schemas.infer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was seen at one place of the records.
///
/// @param path such as `lines[].sku`; `{}` stands for the names of a map; empty for the records themselves
/// @param seen how often something stood there, null as well
/// @param of how often it could have: the objects that it would be a member of
/// @param kinds how often what stood there; those never seen are absent
/// @param notes what is worth knowing, each a sentence
public record Evidence(String path, long seen, long of, Map<Kind, Long> kinds, List<String> notes) {
    public Evidence {
        kinds = kinds.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(kinds));
        notes = List.copyOf(notes);
    }

    /// What a value of JSON is.
    public enum Kind {
        NULL, BOOLEAN, INTEGER, DECIMAL, TEXT, ARRAY, OBJECT
    }
}
