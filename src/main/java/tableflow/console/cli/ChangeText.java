package tableflow.console.cli;

import java.util.Locale;
import tableflow.console.domain.schema.diff.SchemaChange;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;
import tableflow.console.domain.schema.diff.SchemaChanges;

/// Changes of a schema in lines.
final class ChangeText {

    private ChangeText() {}

    /// `retyped id: long -> string`.
    static String of(SchemaChange change) {
        String name = change.subject().name().isEmpty() ? "the schema" : change.subject().name();
        String detail = change.subject().detail().isEmpty() ? "" : " " + change.subject().detail();
        String head = words(change.kind()) + " " + name + detail;
        if (change.kind() == Kind.MADE_NULLABLE || change.kind() == Kind.MADE_NON_NULLABLE
                || change.kind() == Kind.MADE_REQUIRED || change.kind() == Kind.MADE_OPTIONAL) {
            return head;
        }
        String before = change.before();
        String after = change.after();
        return head + ": " + (before.isEmpty() ? after : after.isEmpty() ? before : before + " -> " + after);
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case LIKELY_RENAMED -> "renamed?";
            case MADE_REQUIRED -> "now required";
            case MADE_OPTIONAL -> "now optional";
            case MADE_NULLABLE -> "now nullable";
            case MADE_NON_NULLABLE -> "no longer nullable";
            case DEFAULT_CHANGED -> "default of";
            case DOC_CHANGED -> "documentation of";
            case SYMBOLS_ADDED -> "symbols added to";
            case SYMBOLS_REMOVED -> "symbols removed from";
            case SYMBOLS_RENAMED -> "symbol renamed in";
            case RULE_CHANGED -> "rule of";
            case NOTE_CHANGED -> "note of";
            case OTHER -> "changed";
            case ADDED, REMOVED, RENAMED, RENUMBERED, REORDERED, RETYPED -> key(kind);
        };
    }

    /// As documents name it: `likely-renamed`.
    static String key(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Who may change to the new schema first.
    static String order(SchemaChanges changes) {
        if (changes.all().isEmpty()) {
            return "Nothing has changed.";
        }
        return switch (changes.order()) {
            case ANY -> "Readers and writers may change to it in any order.";
            case READERS_FIRST -> "Readers have to change to it before writers do.";
            case WRITERS_FIRST -> "Writers have to change to it before readers do; new readers cannot read old data.";
            case NONE -> "Neither can new readers read old data, nor old readers new data.";
        };
    }
}
