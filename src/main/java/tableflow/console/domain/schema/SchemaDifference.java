package tableflow.console.domain.schema;

/// One thing that differs between an original schema and its update, and whether a reader with the update still
/// understands every value written with the original.
///
/// @param type the difference under the name that Confluent's Schema Registry gives it, such as `TYPE_NARROWED`
/// @param path where, as the registry writes it: `#/properties/price` for JSON Schema, `#/Order/3` (field number) for
///     Protobuf, `/fields/2` for Avro
/// @param compatible whether the difference is harmless for a reader that has the update
/// @param template a sentence with `{update}` and `{original}` where the two schemas are named; see [#explanation]
public record SchemaDifference(String type, String path, boolean compatible, String template) {

    /// The sentence for a person, with the two schemas called as the caller likes ("new", "old").
    public String explanation(String update, String original) {
        return template.replace("{update}", update).replace("{original}", original).replace("{path}", path);
    }

    /// The same difference seen from further up: `prefix` goes in front of the path's part after `#`.
    public SchemaDifference under(String prefix) {
        if (prefix.isEmpty()) {
            return this;
        }
        String rest = path.equals("#/") ? "" : path.substring(1);
        return new SchemaDifference(type, "#" + prefix + rest, compatible, template);
    }

    @Override
    public String toString() {
        return type + " " + path;
    }
}
