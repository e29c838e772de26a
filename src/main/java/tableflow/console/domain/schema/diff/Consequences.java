package tableflow.console.domain.schema.diff;

import java.util.List;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;

/// What a change means for those who read, in a sentence each, beginning with what they do.
///
/// @param newReaders for readers that have the new schema and meet data that is there already
/// @param oldReaders for readers that still have the old schema and meet data that writers with the new one produce
public record Consequences(String newReaders, String oldReaders) {

    private static final String NOTHING = "notice nothing";

    /// Of one change.
    ///
    /// @param format of both schemas
    public static Consequences of(SchemaFormat format, SchemaChange change) {
        Consequences harmless = harmless(format, change);
        return new Consequences(
            told("cannot read old data", change.impact().newReaders(), "new", "old", harmless.newReaders),
            told("cannot read new data", change.impact().oldReaders(), "old", "new", harmless.oldReaders));
    }

    /// Whether readers with the new schema fail at nothing, and still miss or misread values of old data.
    public static boolean newMisread(SchemaChange change) {
        return change.impact().newReaders().isEmpty() && astray(change);
    }

    /// Whether readers with the old schema fail at nothing, and still miss or misread values of new data.
    public static boolean oldMisread(SchemaFormat format, SchemaChange change) {
        return change.impact().oldReaders().isEmpty()
            && (astray(change) || (format == SchemaFormat.AVRO && change.kind() == Kind.RENAMED));
    }

    private static boolean astray(SchemaChange change) {
        return switch (change.kind()) {
            case LIKELY_RENAMED, RENUMBERED -> true;
            case RETYPED -> parametered(change);
            default -> false;
        };
    }

    /// With a logical type or its like: what is stored is the same, and means something else.
    private static boolean parametered(SchemaChange change) {
        return change.before().contains("(") || change.after().contains("(");
    }

    private static String told(
            String failing, List<SchemaDifference> findings, String update, String original, String harmless) {
        return findings.isEmpty() ? harmless : failing + ": " + findings.getFirst().explanation(update, original);
    }

    private static Consequences harmless(SchemaFormat format, SchemaChange change) {
        boolean avro = format == SchemaFormat.AVRO;
        return switch (change.kind()) {
            case ADDED -> new Consequences(
                avro ? "see the default in old data" : "find nothing there in old data", "pass over it");
            case REMOVED -> new Consequences("pass over it in old data",
                avro ? "see their default in new data" : "find nothing there in new data");
            case RENAMED -> avro
                ? new Consequences("read old data by the alias", "see their default, and never the value")
                : new Consequences("read old data by the number, as " + change.after(),
                    "read new data by the number, as " + change.before());
            case LIKELY_RENAMED -> new Consequences("do not find the value of " + change.before() + " in old data",
                "do not find the value of " + change.after() + " in new data");
            case RENUMBERED -> new Consequences("do not find the value in old data: it stands under number "
                + change.before(), "do not find the value in new data: it stands under number " + change.after());
            case RETYPED -> retyped(change);
            case MADE_REQUIRED -> new Consequences("have a default where old data lacks it",
                "always find it in new data");
            case MADE_OPTIONAL -> new Consequences("always find it in old data", "may find nothing there in new data");
            case MADE_NULLABLE -> new Consequences("never meet null in old data", "may meet null in new data");
            case MADE_NON_NULLABLE -> new Consequences("do not meet null", "never meet null in new data");
            case DEFAULT_CHANGED -> new Consequences(change.after().isEmpty()
                ? "have no default any more for data that lacks it"
                : "see " + change.after() + " where data lacks it", "keep their own default");
            case SYMBOLS_ADDED -> new Consequences("never meet it in old data",
                avro ? "see their enum's default instead" : "meet values that they do not know");
            case SYMBOLS_REMOVED -> new Consequences(
                avro ? "see their enum's default instead" : "meet values that they do not know",
                "never meet it in new data");
            case SYMBOLS_RENAMED -> new Consequences("read " + change.before() + " as " + change.after(),
                "read " + change.after() + " as " + change.before());
            case RULE_CHANGED -> new Consequences("take all old data", "take all new data");
            case REORDERED, DOC_CHANGED, NOTE_CHANGED -> new Consequences(NOTHING, NOTHING);
            case OTHER -> new Consequences("read old data", "read new data");
        };
    }

    private static Consequences retyped(SchemaChange change) {
        if (parametered(change)) {
            return new Consequences(
                "read the stored value of old data as " + change.after() + ": no rule stops it from being another",
                "read the stored value of new data as " + change.before() + ": no rule stops it from being another");
        }
        return new Consequences("read old values as " + change.after(), "read new values as " + change.before());
    }
}
