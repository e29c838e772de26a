package tableflow.console.domain.schema.lint;

import java.util.List;
import tableflow.console.domain.schema.SchemaFormat;

/// What only Avro has.
///
/// @param named records, enums and fixed types
/// @param fields of all records
/// @param logical every type that says that it is a logical one
public record AvroOwn(List<Named> named, List<Field> fields, List<Logical> logical) implements LintModel.Own {
    public AvroOwn {
        named = List.copyOf(named);
        fields = List.copyOf(fields);
        logical = List.copyOf(logical);
    }

    @Override
    public SchemaFormat format() {
        return SchemaFormat.AVRO;
    }

    /// A type with a name.
    ///
    /// @param outermost whether it is not inside another
    /// @param namespaced whether it, or its name, or what it is in, says the namespace
    public record Named(String path, String name, boolean outermost, boolean namespaced) {}

    /// A field.
    ///
    /// @param record what it is in
    /// @param nullable whether null is one of its types
    /// @param defaulted whether it has a default
    public record Field(String path, String record, String name, boolean nullable, boolean defaulted) {}

    /// A logical type.
    ///
    /// @param base what it is put on: `long`, `bytes`, `fixed`; empty when it stands on the field instead of the type
    /// @param precision of a decimal; 0 where none is said
    /// @param scale of a decimal
    /// @param size of a fixed type; 0 for others
    public record Logical(String path, String name, String base, long precision, long scale, long size) {}
}
