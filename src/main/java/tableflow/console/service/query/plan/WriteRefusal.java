package tableflow.console.service.query.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;

/// Keeps statements from changing what Tableflow writes. Athena would let them: a row that is changed, a file that is
/// rewritten or an entry that is dropped breaks the table for its only writer.
public final class WriteRefusal {

    /// Two hash spreaders in binary digits, organisation, environment, cluster, version, table.
    private static final Pattern TABLEFLOW_PLACE = Pattern.compile(
            "/*[01]{1,8}/[01]{1,8}/[0-9a-f-]{36}/env-[a-z0-9]+/lkc-[a-z0-9]+/v1/[0-9a-f-]{36}(/.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLUSTER = Pattern.compile("lkc-[a-z0-9]+");
    private static final String INSTEAD = "Change the records of the topic instead: produce a newer record for the key "
            + "(upsert) or let retention end the old ones. Compaction and the expiry of snapshots are Tableflow's own; "
            + "to be rid of the table, disable Tableflow on its topic.";

    private final boolean readOnly;
    private final String profile;
    private final BiFunction<String, String, Optional<CatalogTable>> catalog;

    /// @param profile named in the refusal of a read-only one
    /// @param catalog the entry of a database's table; may throw a [RemoteFailure]
    public WriteRefusal(
            String profile, boolean readOnly, BiFunction<String, String, Optional<CatalogTable>> catalog) {
        this.profile = profile;
        this.readOnly = readOnly;
        this.catalog = catalog;
    }

    /// What to do with a statement.
    public sealed interface Decision {}

    /// It may run.
    public record Allowed() implements Decision {}

    /// It may run once somebody has said yes.
    ///
    /// @param why a sentence
    public record Asks(String why) implements Decision {}

    /// It must not run.
    ///
    /// @param what it would have done: "insert into lkc-1.orders"
    /// @param why a sentence
    /// @param instead what to do
    public record Refused(String what, String why, String instead) implements Decision {

        /// As a failure, for whoever wanted to run it.
        public RemoteFailure failure() {
            return RemoteFailure.of(Kind.FORBIDDEN, what, why).withAdvice(instead);
        }
    }

    /// Decides on one statement.
    ///
    /// @param database where unqualified names are looked up
    /// @throws RemoteFailure CANCELLED only
    public Decision decide(String sql, @Nullable String database) {
        Optional<WriteTarget> write = WriteTarget.of(sql);
        return write.isEmpty() ? new Allowed() : decide(write.get(), database);
    }

    private Decision decide(WriteTarget target, @Nullable String database) {
        String what = target.phrase();
        if (readOnly) {
            return target.kind() == WriteTarget.Kind.UNKNOWN
                    ? new Asks("The statement may change something, and profile " + profile + " is read-only.")
                    : new Refused(what, "profile " + profile + " is read-only",
                            "Switch to a profile that may change things, or turn read-only off in profile "
                                    + profile + ".");
        }
        return switch (target.kind()) {
            case UNKNOWN -> new Asks("What the statement does cannot be told from its text: it may change a table that "
                    + "Tableflow writes.");
            case ELSEWHERE -> new Allowed();
            case DATABASE -> isCluster(target.name().getLast())
                    ? refused(what, "the database is that of a Kafka cluster, whose tables Tableflow writes")
                    : new Allowed();
            case NEW_TABLE, VIEW, TABLE -> table(target, database, what);
        };
    }

    private Decision table(WriteTarget target, @Nullable String database, String what) {
        List<String> name = target.name();
        String schema = name.size() > 1 ? name.get(name.size() - 2) : database;
        if (name.isEmpty() || schema == null) {
            return new Asks("It cannot be told which table is changed: it may be one that Tableflow writes.");
        }
        Optional<CatalogTable> entry;
        try {
            entry = catalog.apply(schema.toLowerCase(Locale.ROOT), name.getLast().toLowerCase(Locale.ROOT));
        } catch (RemoteFailure hidden) {
            if (hidden.is(Kind.CANCELLED)) {
                throw hidden;
            }
            return isCluster(schema)
                    ? refused(what, "the database is that of a Kafka cluster, whose tables Tableflow writes")
                    : new Asks("The catalog does not tell whose table " + schema + "." + name.getLast() + " is ("
                            + hidden.why() + "): it may be one that Tableflow writes.");
        }
        if (entry.isPresent() && isTableflow(entry.get())) {
            return refused(what, "Tableflow is the only writer of " + schema + "." + name.getLast());
        }
        if (isCluster(schema) && target.kind() != WriteTarget.Kind.VIEW) {
            return refused(what, "the database is that of a Kafka cluster, whose tables Tableflow writes");
        }
        return new Allowed();
    }

    /// Whether Tableflow writes a table: an Iceberg table in the database of a Kafka cluster, or at a place that is
    /// built as Tableflow builds it.
    public static boolean isTableflow(CatalogTable entry) {
        return entry.isIceberg()
                && (isCluster(entry.database())
                        || entry.root().map(root -> TABLEFLOW_PLACE.matcher(root.key()).matches()).orElse(false));
    }

    private static boolean isCluster(String database) {
        return CLUSTER.matcher(database).matches();
    }

    private static Refused refused(String what, String why) {
        return new Refused(what, why, INSTEAD);
    }
}
