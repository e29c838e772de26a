package tableflow.console.service.schemas.assist;

import java.util.List;

/// A part of a schema that has a name, with those inside it.
///
/// @param detail its type, as the text has it; may be empty
/// @param name the characters of its name, where a click on it goes
/// @param whole all that belongs to it; holds the wholes of its parts
public record OutlinePart(Kind kind, String label, String detail, Range name, Range whole, List<OutlinePart> parts) {

    public OutlinePart {
        parts = List.copyOf(parts);
    }

    /// What a part is; each has an icon.
    public enum Kind {
        /// An object, record or message.
        RECORD,
        FIELD,
        ENUM,
        /// A value of an enum.
        SYMBOL,
        /// A definition that others refer to, or a named type without fields.
        TYPE,
        /// A choice among fields or types.
        CHOICE,
        SERVICE,
        METHOD
    }
}
