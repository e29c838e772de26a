package tableflow.console.domain.schema.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON value as plain data, free of any parser. Equal values are equal: `1`, `1.0` and `1e0` are one number, and the
/// order of an object's members does not count.
public sealed interface Json {

    /// An object; members keep the order they were given in.
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// The member called `name`, or null.
        public @Nullable Json get(String name) {
            return members.get(name);
        }

        public boolean has(String name) {
            return members.containsKey(name);
        }

        /// The member called `name` when it is a string.
        public Optional<String> text(String name) {
            return get(name) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
        }

        /// The member called `name` as a whole number, which may be written as a text; `otherwise` when it is neither.
        public int whole(String name, int otherwise) {
            return switch (get(name)) {
                case Num(BigDecimal value) -> value.intValue();
                case Text(String text) when text.matches("-?\\d{1,9}") -> Integer.parseInt(text);
                case null, default -> otherwise;
            };
        }
    }

    /// An array.
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /// A string.
    record Text(String value) implements Json {}

    /// A number, exact; trailing zeros are dropped so that equal numbers are equal.
    record Num(BigDecimal value) implements Json {
        public Num {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }
    }

    /// `true` or `false`.
    record Bool(boolean value) implements Json {}

    /// `null`.
    record Null() implements Json {}
}
