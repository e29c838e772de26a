package tableflow.console.service.query.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.StatementKind.Effect;
import tableflow.console.domain.sql.TableName;
import tableflow.console.domain.table.MetadataColumn;

/// Keeps statements from changing what Tableflow writes. Athena would let them: a row that is changed, a file that is
/// rewritten or an entry that is dropped breaks the table for its only writer.
public final class WriteRefusal {

    /// Two hash spreaders in binary digits, organisation, environment, cluster, version, table.
    private static final Pattern TABLEFLOW_PLACE = Pattern.compile(
            "/*[01]{1,8}/[01]{1,8}/[0-9a-f-]{36}/env-[a-z0-9]+/lkc-[a-z0-9]+/v1/[0-9a-f-]{36}(/.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLUSTER = Pattern.compile("lkc-[a-z0-9]+");
    private static final String OF_CLUSTER =
            "the database is that of a Kafka cluster, whose tables Tableflow writes";
    private static final Set<StatementKind> VIEWS =
            Set.of(StatementKind.CREATE_VIEW, StatementKind.DROP_VIEW, StatementKind.ALTER_VIEW);
    private static final String INSTEAD = "Change the records of the topic instead: produce a newer record for the key "
            + "(upsert) or let retention end the old ones. Compaction and the expiry of snapshots are Tableflow's own; "
            + "to be rid of the table, disable Tableflow on its topic.";

    private final boolean readOnly;
    private final String profile;
    private final Entries entries;

    /// Where the entries of tables come from.
    @FunctionalInterface
    public interface Entries {

        /// The entry of a database's table; may throw a [RemoteFailure].
        ///
        /// @param catalog the data catalog; absent means the account's own in Glue
        Optional<CatalogTable> table(@Nullable String catalog, String database, String table);
    }

    /// @param profile named in the refusal of a read-only one
    public WriteRefusal(String profile, boolean readOnly, Entries entries) {
        this.profile = profile;
        this.readOnly = readOnly;
        this.entries = entries;
    }

    /// Where only Glue is asked.
    ///
    /// @param glue the entry of a database's table; may throw a [RemoteFailure]
    public WriteRefusal(
            String profile, boolean readOnly, BiFunction<String, String, Optional<CatalogTable>> glue) {
        this(profile, readOnly, (catalog, database, table) -> {
            if (catalog == null) {
                return glue.apply(database, table);
            }
            throw RemoteFailure.of(
                    Kind.INVALID, "read table " + table, "data catalog " + catalog + " is not read here");
        });
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
    /// @param what it would have done: "insert orders"
    /// @param why a sentence
    /// @param instead what to do
    public record Refused(String what, String why, String instead) implements Decision {

        /// As a failure, for whoever wanted to run it.
        public RemoteFailure failure() {
            return RemoteFailure.of(Kind.FORBIDDEN, what, why).withAdvice(instead);
        }
    }

    /// Decides on one statement in Glue's catalog.
    ///
    /// @param database where unqualified names are looked up
    /// @throws RemoteFailure CANCELLED only
    public Decision decide(String sql, @Nullable String database) {
        return decide(sql, null, database);
    }

    /// Decides on the statement of a request, which is run in its catalog and database.
    ///
    /// @throws RemoteFailure CANCELLED only
    public Decision decide(QueryRequest request) {
        return decide(request.sql(), request.catalog(), request.database());
    }

    private Decision decide(String sql, @Nullable String catalog, @Nullable String database) {
        SqlStatement statement = SqlStatement.of(sql);
        // What is prepared is not run, but it is meant to be.
        SqlStatement meant = statement.kind() == StatementKind.PREPARE
                ? statement.inner().orElse(statement)
                : statement;
        return switch (meant.effect()) {
            case READS, LOOKS -> new Allowed();
            case UNKNOWN -> unknown(meant, sql);
            case WRITES, WRITES_FILES -> readOnly ? refusedByProfile(meant) : writing(meant, catalog, database);
        };
    }

    /// What neither the console nor the parser knows is refused by Athena.
    private Decision unknown(SqlStatement statement, String sql) {
        if (statement.kind() == StatementKind.OTHER && !Parsing.isStatement(sql)) {
            return new Allowed();
        }
        return new Asks("What the statement does cannot be told from its text: it may change "
                + (readOnly ? "something, and profile " + profile + " is read-only."
                        : "a table that Tableflow writes."));
    }

    private Refused refusedByProfile(SqlStatement statement) {
        return new Refused(phrase(statement), "profile " + profile + " is read-only",
                "Switch to a profile that may change things, or turn read-only off in profile " + profile + ".");
    }

    private Decision writing(SqlStatement statement, @Nullable String catalog, @Nullable String database) {
        String changed = statement.database().orElse("");
        if (isCluster(changed) && statement.kind() != StatementKind.CREATE_DATABASE) {
            return refused(statement, OF_CLUSTER);
        }
        boolean beside = statement.effect() == Effect.WRITES_FILES || statement.database().isPresent();
        if (beside) {
            return new Allowed();
        }
        Decision decision = new Asks("It cannot be told which table is changed: it may be one that Tableflow writes.");
        for (TableName name : statement.written()) {
            TableName where = new TableName(name.catalog().or(() -> Optional.ofNullable(catalog)),
                    name.database().or(() -> Optional.ofNullable(database)), name.table());
            decision = table(statement, where);
            if (!(decision instanceof Allowed)) {
                return decision;
            }
        }
        return decision;
    }

    private Decision table(SqlStatement statement, TableName name) {
        String schema = name.database().orElse(null);
        String catalog = name.catalog().filter(it -> !DataCatalog.isGlue(it)).orElse(null);
        if (schema == null) {
            return new Asks("No database is chosen for " + name.table() + ": it may be a table that Tableflow writes.");
        }
        String shown = schema + "." + name.table();
        Optional<CatalogTable> entry;
        try {
            entry = entries.table(catalog, schema.toLowerCase(Locale.ROOT), name.table().toLowerCase(Locale.ROOT));
        } catch (RemoteFailure hidden) {
            if (hidden.is(Kind.CANCELLED)) {
                throw hidden;
            }
            return isCluster(schema)
                    ? refused(statement, OF_CLUSTER)
                    : new Asks("The catalog does not tell whose table " + shown + " is (" + hidden.why()
                            + "): it may be one that Tableflow writes.");
        }
        if (entry.isPresent() && isTableflow(entry.get())) {
            return refused(statement, "Tableflow is the only writer of " + shown);
        }
        boolean view = VIEWS.contains(statement.kind());
        return isCluster(schema) && !view ? refused(statement, OF_CLUSTER) : new Allowed();
    }

    /// Whether Tableflow writes a table: an Iceberg table in the database of a Kafka cluster, or at a place that is
    /// built as Tableflow builds it,
    /// or with the columns that it adds.
    public static boolean isTableflow(CatalogTable entry) {
        return entry.isIceberg()
                && (isCluster(entry.database())
                        || entry.root().map(root -> TABLEFLOW_PLACE.matcher(root.key()).matches()).orElse(false)
                        || hasRecordColumns(entry));
    }

    /// Tableflow adds the record's topic and offset to every table.
    private static boolean hasRecordColumns(CatalogTable entry) {
        Set<String> names = entry.columns().stream().map(CatalogColumn::name).collect(Collectors.toSet());
        return Stream.of(MetadataColumnNaming.values())
                .anyMatch(naming -> names.contains(MetadataColumn.TOPIC.columnName(naming))
                        && names.contains(MetadataColumn.OFFSET.columnName(naming)));
    }

    private static boolean isCluster(String database) {
        return CLUSTER.matcher(database.toLowerCase(Locale.ROOT)).matches();
    }

    private static Refused refused(SqlStatement statement, String why) {
        return new Refused(phrase(statement), why, INSTEAD);
    }

    /// Such as `drop table orders`.
    private static String phrase(SqlStatement statement) {
        String verb = statement.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String object = statement.written().stream().map(TableName::table).findFirst()
                .or(statement::database)
                .orElse("");
        return object.isEmpty() ? verb : verb + " " + object;
    }
}
