package tableflow.console.service.query.plan;

import io.trino.sql.tree.CreateTableAsSelect;
import io.trino.sql.tree.Delete;
import io.trino.sql.tree.Execute;
import io.trino.sql.tree.Explain;
import io.trino.sql.tree.ExplainAnalyze;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Insert;
import io.trino.sql.tree.Merge;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryPeriod;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.Update;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.TableRef;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.StatementKind.Effect;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.lake.PlannedScan;
import tableflow.console.service.lake.ScanRequest;
import tableflow.console.service.query.plan.ScanEstimate.TableScan;

/// Tells what a statement will read, from the catalog and Iceberg's metadata alone: nothing is run.
///
/// Reads the catalog once for each table, its metadata file when it has changed, and the manifests that may matter.
public final class Estimator {

    /// The engine's own name of Glue's catalog.
    private static final String ENGINE_GLUE = "hive";

    private final LakeTables tables;
    private final InstantSource clock;

    /// @param clock what `now()` is
    public Estimator(LakeTables tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /// What `sql` will read. What cannot be known is told by the estimate, not by a failure.
    ///
    /// @param database where unqualified names are looked up; absent when there is none
    /// @throws RemoteFailure CANCELLED after an interrupt; nothing else
    public ScanEstimate estimate(String sql, @Nullable String database, Progress progress) {
        return estimate(sql, new Where(null, database), List.of(), progress);
    }

    /// What the statement of a request will read, run in its catalog and database and with its parameters, so far as
    /// they are known; else as [#estimate]. Only tables of the account's own Glue can be foretold: of others it is told
    /// that they cannot.
    public ScanEstimate estimate(QueryRequest request, Progress progress) {
        return estimate(
                request.sql(), new Where(request.catalog(), request.database()), request.parameters(), progress);
    }

    /// Where names are looked up that do not say it.
    private record Where(@Nullable String catalog, @Nullable String database) {}

    private ScanEstimate estimate(String sql, Where where, List<String> parameters, Progress progress) {
        Statement statement;
        try {
            statement = Parsing.parse(sql);
        } catch (Parsing.NoStatement foreign) {
            SqlStatement told = SqlStatement.of(sql);
            boolean scans = told.effect() == Effect.UNKNOWN
                    || (told.kind().type() == StatementKind.Type.DML && told.effect() != Effect.LOOKS);
            return scans
                    ? ScanEstimate.unknown("the statement cannot be read: " + foreign.getMessage())
                    : ScanEstimate.nothing();
        }
        return new Asking(where, new Constants(clock, parameters), progress).estimate(statement);
    }

    /// What the catalog says of a name: an entry, a failure, or neither when it shows none.
    private record Entry(@Nullable CatalogTable entry, @Nullable RemoteFailure failure) {}

    /// One statement that is asked about.
    private final class Asking {
        private final Where where;
        private final Constants constants;
        private final Progress progress;
        private final Map<String, Entry> entries = new HashMap<>();
        private final Set<String> pruning = new LinkedHashSet<>();
        private final Set<String> notPruning = new LinkedHashSet<>();

        Asking(Where where, Constants constants, Progress progress) {
            this.where = where;
            this.constants = constants;
            this.progress = progress;
        }

        ScanEstimate estimate(Statement statement) {
            return switch (statement) {
                case Query query -> query(query);
                case ExplainAnalyze analyze -> estimate(analyze.getStatement());
                case Explain _ -> ScanEstimate.nothing();
                case Insert insert -> query(insert.getQuery());
                case CreateTableAsSelect create -> query(create.getQuery());
                case Delete _, Update _, Merge _ ->
                    ScanEstimate.unknown("how much a change of rows reads is not foretold");
                case Execute _ -> ScanEstimate.unknown("the prepared statement lies in the workgroup");
                default -> ScanEstimate.nothing();
            };
        }

        private ScanEstimate query(Query query) {
            TableUses.Found found;
            try {
                found = TableUses.of(query, this::view);
            } catch (IllegalArgumentException tooDeep) {
                return ScanEstimate.unknown(String.valueOf(tooDeep.getMessage()));
            }
            List<TableScan> scans = new ArrayList<>();
            for (TableUse use : found.uses()) {
                scans.add(scan(use));
            }
            notPruning.removeAll(pruning);
            return new ScanEstimate(scans, List.copyOf(notPruning), limited(query), found.recursive(), null);
        }

        /// The view behind a name, if it is one whose query can be read.
        private @Nullable StoredView view(@Nullable String catalog, @Nullable String database, String table) {
            String schema = database == null ? where.database() : database;
            if (schema == null || "information_schema".equalsIgnoreCase(schema) || !isRead(catalog)) {
                return null;
            }
            CatalogTable entry = look(schema, table).entry();
            return entry == null ? null : StoredView.of(entry).orElse(null);
        }

        private boolean isRead(@Nullable String catalog) {
            String meant = catalog == null ? where.catalog() : catalog;
            return DataCatalog.isGlue(meant) || ENGINE_GLUE.equalsIgnoreCase(meant);
        }

        /// Glue keeps names in lower case, whatever a statement writes.
        private Entry look(String schema, String table) {
            String database = schema.toLowerCase(Locale.ROOT);
            String name = table.toLowerCase(Locale.ROOT);
            return entries.computeIfAbsent(database + "\n" + name, _ -> {
                try {
                    return new Entry(tables.entry(database, name).orElse(null), null);
                } catch (RemoteFailure failed) {
                    if (failed.is(Kind.CANCELLED)) {
                        throw failed;
                    }
                    return new Entry(null, failed);
                }
            });
        }

        private TableScan scan(TableUse use) {
            String schema = use.database() == null ? where.database() : use.database();
            String name = (schema == null ? "" : schema + ".") + use.table()
                    + (use.suffix() == null ? "" : "$" + use.suffix());
            if ("information_schema".equalsIgnoreCase(schema) || use.suffix() != null) {
                return new TableScan(name, null, null);
            }
            if (!isRead(use.catalog())) {
                String catalog = use.catalog() == null ? where.catalog() : use.catalog();
                return new TableScan(name, null, name + " lies in data catalog " + catalog
                        + ", whose files the console does not read");
            }
            if (schema == null) {
                return new TableScan(name, null, "no database is chosen for " + name);
            }
            try {
                return planned(use, schema, name);
            } catch (RemoteFailure failed) {
                if (failed.is(Kind.CANCELLED)) {
                    throw failed;
                }
                return new TableScan(name, null, failed.getMessage());
            }
        }

        private TableScan planned(TableUse use, String schema, String name) {
            Entry looked = look(schema, use.table());
            if (looked.failure() != null) {
                throw looked.failure();
            }
            CatalogTable entry = looked.entry();
            if (entry == null) {
                return new TableScan(name, null, "the catalog does not show a table " + name);
            }
            if (!entry.isIceberg()) {
                return new TableScan(name, null, StoredView.of(entry)
                        .map(view -> name + (view.query() == null
                                ? " is a view, and " + view.problem() : " is a view that reads itself"))
                        .orElse(name + " is no Iceberg table"));
            }
            LakeTable table = tables.open(entry);
            Long snapshot = use.time() == null ? null : snapshot(table, use.time(), name);
            Pruning.Pruned pruned = Pruning.of(use, table.schema(snapshot), constants);
            pruning.addAll(pruned.used());
            notPruning.addAll(pruned.leftOut());
            PlannedScan plan = table.plan(new ScanRequest(snapshot, pruned.filter(), use.columns()), progress);
            return new TableScan(name, plan, null);
        }

        private long snapshot(LakeTable table, QueryPeriod period, String name) {
            Expression end = period.getEnd().orElseThrow(() -> notTold(name));
            Object value = constants.of(end).orElseThrow(() -> notTold(name));
            return switch (value) {
                case BigDecimal id -> exact(id, name);
                case String ref -> table.refs().stream()
                        .filter(one -> one.name().equals(ref))
                        .map(TableRef::snapshotId)
                        .findFirst()
                        .orElseThrow(() -> RemoteFailure.of(Kind.NOT_FOUND, "read " + name, "it has no ref " + ref));
                case LocalDate day -> at(table, day.atStartOfDay().toInstant(ZoneOffset.UTC), name);
                case LocalDateTime moment -> at(table, moment.toInstant(ZoneOffset.UTC), name);
                case Instant moment -> at(table, moment, name);
                default -> throw notTold(name);
            };
        }
    }

    private static long exact(BigDecimal id, String name) {
        try {
            return id.longValueExact();
        } catch (ArithmeticException none) {
            throw RemoteFailure.of(Kind.INVALID, "read " + name, id.toPlainString() + " is no id of a snapshot");
        }
    }

    private static long at(LakeTable table, Instant moment, String name) {
        OptionalLong found = table.snapshotAt(moment.toEpochMilli());
        return found.orElseThrow(() -> RemoteFailure.of(
                Kind.NOT_FOUND, "read " + name, "no snapshot is kept from " + moment));
    }

    private static RemoteFailure notTold(String name) {
        return RemoteFailure.of(Kind.INVALID, "read " + name, "which snapshot is meant is only known when it runs");
    }

    /// LIMIT without an order stops as soon as there are enough rows, where no row needs all others.
    private static boolean limited(Query query) {
        QuerySpecification body = query.getQueryBody() instanceof QuerySpecification one ? one : null;
        boolean limit = query.getLimit().isPresent() || (body != null && body.getLimit().isPresent());
        boolean order = query.getOrderBy().isPresent() || (body != null && body.getOrderBy().isPresent());
        return limit && !order && body != null && body.getGroupBy().isEmpty() && !body.getSelect().isDistinct()
                && body.getSelect().getSelectItems().stream().noneMatch(Estimator::gathers);
    }

    private static boolean gathers(Node item) {
        return item instanceof SingleColumn column
                && column.getExpression() instanceof FunctionCall;
    }
}
