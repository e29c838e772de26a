package tableflow.console.domain.schema.protobuf;

import tableflow.console.domain.schema.SchemaDifference;

/// Every way in which two Protobuf schemas differ, under the names Confluent's Schema Registry gives them.
///
/// Compatible is said from the side of a reader that has the update and meets data of the original. The wire format
/// knows numbers, not names, so renaming and removing are harmless; another wire type under a number is not.
public enum ProtobufChange {
    PACKAGE_CHANGED(true, "The package differs between the {update} and the {original} schema"),
    MESSAGE_ADDED(true, "Message '{path}' is new in the {update} schema"),
    MESSAGE_REMOVED(false, "Message '{path}' of the {original} schema is gone from the {update} schema"),
    MESSAGE_MOVED(true, "Message '{path}' stands at another position in the {update} schema"),
    ENUM_ADDED(true, "Enum '{path}' is new in the {update} schema"),
    ENUM_REMOVED(true, "Enum '{path}' of the {original} schema is gone from the {update} schema"),
    ENUM_CONST_ADDED(true, "Enum constant '{path}' is new in the {update} schema"),
    ENUM_CONST_CHANGED(true, "Enum constant '{path}' has another name in the {update} schema"),
    ENUM_CONST_REMOVED(true, "Enum constant '{path}' of the {original} schema is gone from the {update} schema"),
    FIELD_ADDED(true, "Field '{path}' is new in the {update} schema"),
    FIELD_REMOVED(true, "Field '{path}' of the {original} schema is gone from the {update} schema"),
    FIELD_NAME_CHANGED(true, "Field '{path}' has another name in the {update} schema"),
    FIELD_KIND_CHANGED(false,
        "Field number '{path}' holds another kind of value (scalar, message or map) in the {update} schema"),
    FIELD_SCALAR_KIND_CHANGED(false,
        "Field number '{path}' has a scalar type in the {update} schema that is written differently from the"
            + " {original} schema's"),
    FIELD_NAMED_TYPE_CHANGED(false, "Field number '{path}' refers to another type in the {update} schema"),
    FIELD_NUMERIC_LABEL_CHANGED(false,
        "Numeric field '{path}' is repeated in one of the {update} and {original} schemas and single in the other"),
    FIELD_STRING_OR_BYTES_LABEL_CHANGED(true,
        "Field '{path}' is repeated in one of the {update} and {original} schemas and single in the other"),
    REQUIRED_FIELD_ADDED(false, "Field '{path}' is required by the {update} schema and not by the {original} one"),
    REQUIRED_FIELD_REMOVED(false, "Field '{path}' is required by the {original} schema and not by the {update} one"),
    ONEOF_ADDED(true, "Oneof '{path}' is new in the {update} schema"),
    ONEOF_REMOVED(true, "Oneof '{path}' of the {original} schema is gone from the {update} schema"),
    ONEOF_FIELD_ADDED(true, "Field '{path}' is new in its oneof in the {update} schema"),
    ONEOF_FIELD_REMOVED(false, "Field '{path}' of the {original} schema has left its oneof in the {update} schema"),
    MULTIPLE_FIELDS_MOVED_TO_ONEOF(false,
        "More than one field of the {original} schema moved into oneof '{path}' of the {update} schema, which can hold"
            + " but one"),
    FIELD_MOVED_TO_EXISTING_ONEOF(false,
        "A field of the {original} schema moved into oneof '{path}', which it had already, in the {update} schema");

    private final boolean compatible;
    private final String wording;

    ProtobufChange(boolean compatible, String wording) {
        this.compatible = compatible;
        this.wording = wording;
    }

    /// Whether a reader with the update still understands all data of the original.
    public boolean compatible() {
        return compatible;
    }

    SchemaDifference at(String path) {
        return new SchemaDifference(name(), path, compatible, wording);
    }
}
