package tableflow.console.service.schemas.preview;

import java.util.List;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.table.TableRule;

/// What a person has to know of a rule of Tableflow's.
public final class TableRuleWords {

    private static final String NEW_TOPIC = "If it has to be so: a new topic, with a table of its own.";
    private static final String OPTIONAL = "JSON Schema: leave it out of `required`. Avro: a union with null, and null "
            + "as default. Protobuf: `optional`.";

    private TableRuleWords() {}

    /// The explanation of `rule`, whatever the language of the schema.
    public static Explanation of(TableRule rule) {
        return switch (rule) {
            case EMPTY_STRUCT -> words("Iceberg and Parquet have no struct without fields.",
                    "Every object, record and message has a field.",
                    "Give it a field, leave it out, or make it a map: JSON Schema with \"connect.type\": \"map\".");
            case FIELD_NAME_CASE_COLLISION -> words("Glue, Athena and Iceberg's own index take names without regard to "
                            + "case: two such columns are one to them.",
                    "Within a struct, and among the columns of the table, names differ in more than their case.",
                    "Rename one of them before the first record is written; later a rename is a deletion.");
            case CYCLIC_TYPE -> words("A table has a fixed set of columns, and a type inside itself would need "
                            + "endlessly many.",
                    "No type contains itself, directly or through others.",
                    "Break the circle: refer by an id, or keep the inner part as text.");
            case UNRESOLVED_TYPE_REF -> words("Without the type there is no column.",
                    "Every $ref, name and import leads to a definition.",
                    "Define it, or register the schema that defines it and refer to that.");
            case PRECISION_OUT_OF_RANGE -> words("Iceberg's decimals have at most 38 digits.",
                    "The precision of a decimal is from 1 to 38.", "Choose a precision that fits, or keep it as text.");
            case SCALE_OUT_OF_RANGE -> words("More digits after the point than there are digits make no number.",
                    "The scale of a decimal is from 0 to its precision.", "Lower the scale, or raise the precision.");
            case LENGTH_OUT_OF_RANGE -> words("Bytes or text of a fixed length below 1 hold nothing.",
                    "A fixed length is at least 1.", "Correct the length, or leave it out.");
            case UNREPRESENTABLE_TYPE -> words("Tableflow writes Iceberg v2, which has no type for a value of "
                            + "any kind, for tuples, and for time finer than microseconds.",
                    "Every field has a type of its own that Iceberg v2 knows.",
                    "Say what the value is: a type, `items` for an array, microseconds for time.");
            case REQUIRED_FIELD_ADDED -> words("Rows that are written already have no value for the new column, and "
                            + "Iceberg v2 stores no default for them. The registry may accept the schema all the same.",
                    "A field that joins may be null. A list or map with a default will do as well.",
                    OPTIONAL);
            case FIELD_DELETED -> words("Tableflow keeps every column it has written. BACKWARD compatibility "
                            + "lets a field go, so the registry does not say no; a rename is a deletion "
                            + "and an addition.",
                    "Every field of the schema before is in the new one, at its place.",
                    "Put the field back, marked as no longer used; make it nullable, and let producers leave it out.",
                    NEW_TOPIC);
            case FIELD_REORDERED -> words("Columns keep their order. New ones may stand between them.",
                    "Old fields follow each other as before. JSON Schema: by `connect.index`, and those without "
                            + "by name.",
                    "Put the field back where it was; JSON Schema: leave `connect.index` of old fields alone.");
            case NULLABLE_TO_NON_NULLABLE -> words("Rows that are written may have null there.",
                    "What may be null stays so.", OPTIONAL);
            case MAP_KEY_TYPE_MISMATCH -> words("The keys of a map are never converted, not even to a wider type.",
                    "The key of a map stays as it is.", "Add a second map with the other key, and fill both for "
                            + "a time.",
                    NEW_TOPIC);
            case TYPE_MISMATCH -> words("A scalar, list, map and struct are stored in ways that nothing converts.",
                    "A scalar stays a scalar, a list a list, a map a map, a struct a struct.",
                    "Add a field under another name, and keep the old one.", NEW_TOPIC);
            case UNSUPPORTED_TYPE_CHANGE -> words("Files that are written keep their type. Iceberg reads a few "
                            + "of them as wider ones, and no others.",
                    "A type changes only from int to long, from float to double, or to a decimal of more digits at the "
                            + "same scale.",
                    "Add a field under another name with the new type, and keep the old one.", NEW_TOPIC);
        };
    }

    private static Explanation words(String why, String asks, String... mend) {
        return new Explanation(why, asks, List.of(mend));
    }
}
