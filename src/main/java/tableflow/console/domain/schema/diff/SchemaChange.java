package tableflow.console.domain.schema.diff;

import java.util.List;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.table.TableProblem;

/// One thing that a person would say has changed from one schema to the next.
///
/// @param before what stood there; empty for nothing
/// @param after what stands there; empty for nothing
/// @param impact what it breaks, and for whom
public record SchemaChange(Kind kind, Subject subject, String before, String after, Impact impact) {

    /// What happened.
    public enum Kind {
        ADDED,
        REMOVED,
        /// Under another name, and readers are told so: by an alias, or by the number of the field.
        RENAMED,
        /// One went and a like one joined. Readers see just that.
        LIKELY_RENAMED,
        /// A Protobuf field under its name, and another number. Readers see one go and one join.
        RENUMBERED,
        REORDERED,
        RETYPED,
        MADE_REQUIRED,
        MADE_OPTIONAL,
        MADE_NULLABLE,
        MADE_NON_NULLABLE,
        DEFAULT_CHANGED,
        DOC_CHANGED,
        SYMBOLS_ADDED,
        SYMBOLS_REMOVED,
        /// A constant of a Protobuf enum under its number, and another name.
        SYMBOLS_RENAMED,
        /// A constraint: `maxLength`, `pattern`, a content model, a fixed's size.
        RULE_CHANGED,
        /// A title, an example, an option: what describes.
        NOTE_CHANGED,
        /// What only the rules of compatibility see.
        OTHER;

        /// Whether no reader can notice.
        public boolean silent() {
            return this == DOC_CHANGED || this == NOTE_CHANGED || this == REORDERED;
        }
    }

    /// What changed.
    ///
    /// @param name its dotted path, in the table's spelling; empty for the schema itself
    /// @param detail the keyword of a rule or note; empty otherwise
    /// @param oldPointers how findings name it in the old schema; empty where it is new
    /// @param newPointers how findings name it in the new schema; empty where it is gone
    public record Subject(
            Role role, String name, String detail, List<String> oldPointers, List<String> newPointers) {
        public Subject {
            oldPointers = List.copyOf(oldPointers);
            newPointers = List.copyOf(newPointers);
        }

        /// Where to look in the new schema: the place itself, or, of what is gone, empty.
        public String newPointer() {
            return newPointers.isEmpty() ? "" : newPointers.getFirst();
        }

        /// Where to look in the old schema; empty for what is new.
        public String oldPointer() {
            return oldPointers.isEmpty() ? "" : oldPointers.getFirst();
        }
    }

    /// What a change breaks.
    ///
    /// @param newReaders why a reader with the new schema cannot read old data
    /// @param oldReaders why a reader with the old schema cannot read new data
    /// @param table what the table cannot follow
    public record Impact(
            List<SchemaDifference> newReaders, List<SchemaDifference> oldReaders, List<TableProblem> table) {
        public static final Impact NONE = new Impact(List.of(), List.of(), List.of());

        public Impact {
            newReaders = List.copyOf(newReaders);
            oldReaders = List.copyOf(oldReaders);
            table = List.copyOf(table);
        }
    }

    SchemaChange with(Impact other) {
        return new SchemaChange(kind, subject, before, after, other);
    }
}
