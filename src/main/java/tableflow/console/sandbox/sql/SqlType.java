package tableflow.console.sandbox.sql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A type with all its parts.
///
/// @param text as SQL writes it, such as `decimal(12, 2)`, `timestamp(6) with time zone` or `array(row(a bigint))`
/// @param base without parameters: `bigint`, `varchar`, `decimal`, `timestamp`, `timestamp with time zone`, `array`,
///     `map`, `row`, ...
/// @param numbers its numeric parameters: precision and scale of a decimal, the length of a text, the precision of a
///     timestamp; none for a text without a limit
/// @param fields types it is made of: one of an array, key and value of a map, the fields of a row
public record SqlType(String text, String base, List<Integer> numbers, List<Field> fields) {
    public SqlType {
        numbers = List.copyOf(numbers);
        fields = List.copyOf(fields);
    }

    /// @param name only fields of a row have one, and not each
    public record Field(Optional<String> name, SqlType type) {}

    /// A type without parameters.
    public static SqlType simple(String base) {
        return new SqlType(base, base, List.of(), List.of());
    }

    /// First numeric parameter.
    public OptionalInt precision() {
        return numbers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(numbers.getFirst());
    }

    /// Second numeric parameter, of a decimal.
    public OptionalInt scale() {
        return numbers.size() < 2 ? OptionalInt.empty() : OptionalInt.of(numbers.get(1));
    }

    /// Of an array the type of its elements, of a map the type of its values.
    ///
    /// @throws java.util.NoSuchElementException for other types
    public SqlType element() {
        return fields.getLast().type();
    }

    @Override
    public String toString() {
        return text;
    }
}
