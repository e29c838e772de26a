package tableflow.console.service.schemas.compat;

import java.util.List;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.SchemaFormat;

/// What a person has to know of the registry's rules: why a change that looks harmless is refused, and what to do.
final class CompatibilityRules {

    private static final String SEVERAL_STEPS = "Or change readers and writers in steps: register under another "
        + "subject, or lower the level for this change alone, knowing that old data stays unreadable.";

    static final Explanation OTHER_FORMAT = new Explanation(
        "Readers of a topic take one serialisation: data in another cannot be read at all.",
        "All versions of a subject are of one format.",
        List.of("Register it under another subject, for another topic."));

    private CompatibilityRules() {}

    static Explanation explanation(SchemaFormat format, String rule, CompatibilityDirection direction) {
        String asks = switch (direction) {
            case NEW_READS_OLD -> "Everything that was written with the old schema can be read with the new one.";
            case OLD_READS_NEW -> "Everything that will be written with the new schema can be read with the old one.";
        };
        Reason reason = switch (format) {
            case AVRO -> avro(rule);
            case JSON -> json(rule);
            case PROTOBUF -> protobuf(rule);
        };
        return new Explanation(reason.why, asks, List.of(reason.mend, SEVERAL_STEPS));
    }

    private record Reason(String why, String mend) {}

    private static Reason avro(String rule) {
        return switch (rule) {
            case "READER_FIELD_MISSING_DEFAULT_VALUE" -> new Reason(
                "A reader looks for each of its fields in the data. One that the writer did not have it fills with the "
                    + "field's default; without a default it fails. That null is allowed is not a default.",
                "Give the field a default; for a nullable one put \"null\" first in the union and use null. If it is "
                    + "an old field under a new name, give the old name as an alias.");
            case "MISSING_ENUM_SYMBOLS" -> new Reason(
                "A reader fails on a symbol that its enum lacks, unless the enum itself has a default. The default of "
                    + "the field does not help.",
                "Keep the symbols, and give the enum a \"default\" symbol before you add more.");
            case "MISSING_UNION_BRANCH" -> new Reason(
                "A writer may choose any branch of its union, and the reader has none that takes this one. When the "
                    + "branch is a record, something inside it does not fit.",
                "Keep the branch; widen types inside branches only as far as Avro promotes them.");
            case "NAME_MISMATCH" -> new Reason(
                "Records, enums and fixeds are paired by name, without the namespace.",
                "Keep the name, or give the old one as an alias (which helps new readers only).");
            case "FIXED_SIZE_MISMATCH" -> new Reason("A fixed is as many bytes as it says, with nothing to tell where "
                + "it ends.", "Add a field with a fixed of another name.");
            default -> new Reason(
                "Avro reads a type as itself or promotes it: int to long, float or double; long to float or double; "
                    + "float to double; string and bytes to each other. Nothing else.",
                "Add a field with the new type and keep the old one, or make it a union of both (for new readers).");
        };
    }

    private static Reason json(String rule) {
        return switch (rule) {
            case "OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL", "REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL",
                 "REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL" -> new Reason(
                "An object without \"additionalProperties\": false is open: data may already hold anything under this "
                    + "name, a number where the new schema wants a string. So the registry refuses to describe a name "
                    + "that was undescribed, even an optional one.",
                "Close the object with \"additionalProperties\": false before (which itself must be allowed), or give "
                    + "\"additionalProperties\" a schema that the new property's fits; or add the property without any "
                    + "constraint: {}.");
            case "PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL" -> new Reason(
                "In a closed object a name that is not listed is refused, and data may hold this one.",
                "Keep the property, and describe it as no longer used.");
            case "ADDITIONAL_PROPERTIES_REMOVED", "ADDITIONAL_PROPERTIES_NARROWED", "UNEVALUATED_PROPERTIES_REMOVED" ->
                new Reason("What may stand beside the listed properties was more before, and data may hold it.",
                    "Keep the content model as it is, or open it in the other schema first.");
            case "REQUIRED_ATTRIBUTE_ADDED", "REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL" -> new Reason(
                "Data that lacks the property was right, and would be refused.",
                "Leave it out of \"required\", or give it a default.");
            case "TYPE_CHANGED", "TYPE_NARROWED" -> new Reason(
                "Values of the old type do not pass the new one. Only integer may become number, and a type may be "
                    + "joined by others. A const and an enum are two types to the registry, whatever their values.",
                "Allow both: \"type\": [old, new], or oneOf; or add another property.");
            case "COMBINED_TYPE_SUBSCHEMAS_CHANGED", "COMBINED_TYPE_CHANGED", "SUM_TYPE_NARROWED",
                 "PRODUCT_TYPE_EXTENDED" -> new Reason(
                "Alternatives and parts are paired with those of the other schema, and one found no partner that "
                    + "takes all its values. A type with an enum beside it counts as two parts.",
                "Keep every alternative, and add further ones; do not add parts to allOf.");
            case "ENUM_ARRAY_NARROWED", "ENUM_ARRAY_CHANGED" -> new Reason(
                "Data may hold a value that is listed no more.",
                "Keep the values, and describe them as no longer used.");
            default -> new Reason(
                "The constraint takes fewer values than before: data that was right would be refused.",
                "Keep the constraint as wide as it was, or check the value in the producer instead.");
        };
    }

    private static Reason protobuf(String rule) {
        return switch (rule) {
            case "FIELD_SCALAR_KIND_CHANGED", "FIELD_KIND_CHANGED", "FIELD_NAMED_TYPE_CHANGED" -> new Reason(
                "The number of a field says how its bytes are read. Under another kind of type the same bytes are "
                    + "something else, or nothing. Numbers of gone fields live on in old data.",
                "Give the field a new number, and reserve the old one: reserved 3;");
            case "FIELD_NUMERIC_LABEL_CHANGED" -> new Reason(
                "Of optional, required and repeated one became another. proto3 packs repeated numbers into one block "
                    + "of bytes, and a reader that requires a number fails without it.",
                "Add a field under a new number.");
            case "REQUIRED_FIELD_ADDED", "REQUIRED_FIELD_REMOVED" -> new Reason(
                "Reading fails when a required field is missing: it can neither come nor go.",
                "Make fields optional, and check in the program.");
            case "MESSAGE_REMOVED" -> new Reason(
                "Records name their message by its place in the file; what is gone cannot be read.",
                "Keep the message, marked as deprecated.");
            case "ONEOF_FIELD_REMOVED", "MULTIPLE_FIELDS_MOVED_TO_ONEOF", "FIELD_MOVED_TO_EXISTING_ONEOF" -> new Reason(
                "A oneof holds one value: of several that old data sets all but the last are lost, and one that left "
                    + "is no longer known to exclude the others.",
                "Keep the oneof as it is, and add further fields to it or beside it.");
            default -> new Reason("The registry's rules for Protobuf refuse it.",
                "Leave what is there, and add beside it.");
        };
    }
}
