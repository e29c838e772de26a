package tableflow.console.service.storage.findings;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.aws.TableOptimizer;
import tableflow.console.domain.doctor.check.lake.GlueChecks;
import tableflow.console.domain.doctor.check.lake.LakeFacts;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.finding.StorageCheck;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.domain.storage.finding.StorageFinding.Figure;
import tableflow.console.service.port.CatalogDetails;
import tableflow.console.service.storage.findings.StorageFindings.Table;

/// What is wrong with single tables. Safe for use by several threads.
final class TableFindings {

    /// What Athena does not read.
    ///
    /// @see "Amazon Athena: queries skip objects in S3 Glacier Flexible Retrieval and Deep Archive"
    static final Set<String> ARCHIVED = Set.of("GLACIER", "DEEP_ARCHIVE");

    /// What no table format writes among a table's files. A folder is a mark that consoles leave, and harmless.
    static final Set<ObjectKind> FOREIGN =
            Set.of(ObjectKind.JSON, ObjectKind.AVRO, ObjectKind.CSV, ObjectKind.OTHER);

    private static final int NAMED = 3;
    private static final String OLD_SCAN = "An older console has kept this scan, without this figure: scan again.";

    private final StorageFindings.Glue glue;
    private final StorageFindings.Case given;
    private final FindingList list;
    private final String account;
    private final String bucket;

    /// @param account that Glue's catalog belongs to; empty when it is not known
    TableFindings(StorageFindings.Glue glue, StorageFindings.Case given, FindingList list, String account) {
        this.glue = glue;
        this.given = given;
        this.list = list;
        this.account = account;
        this.bucket = given.scan().root().bucket();
    }

    /// What the sums tell by themselves: nobody is asked.
    void count(Table table) {
        foreign(table);
        if (table.use().isDetailed()) {
            archived(table);
            SmallFiles.finding(table, bucket, given.prices()).ifPresent(list::add);
        } else {
            list.unchecked(StorageCheck.STORAGE_CLASS, table.name(), OLD_SCAN);
            list.unchecked(StorageCheck.SMALL_FILES, table.name(), OLD_SCAN);
        }
    }

    /// @param catalogRead whether the catalog's tables could be read, so that an absent entry is one that is not there
    void find(Table table, boolean catalogRead) {
        CatalogTable entry = table.entry();
        if (entry != null) {
            if (!account.isEmpty()) {
                optimizers(table, entry);
            }
            list.asked(StorageCheck.UNCOMMITTED, table.name(), "s3:GetObject", () -> glue.metadata().of(entry))
                    .ifPresent(metadata -> commits(table, metadata));
        } else if (catalogRead) {
            String none = "The catalog has no Iceberg table there, or does not show it.";
            list.unchecked(StorageCheck.UNCOMMITTED, table.name(), none);
            list.unchecked(StorageCheck.OPTIMIZERS, table.name(), none);
        }
    }

    private StorageFinding found(StorageCheck check, Table table, Finding finding, List<Figure> figures) {
        return new StorageFinding(check, table.name(), new S3Uri(bucket, table.use().prefix()), finding, figures,
                List.of());
    }

    static String told(Amount amount) {
        return Units.grouped(amount.objects()) + (amount.objects() == 1 ? " object, " : " objects, ")
                + Units.size(amount.bytes());
    }

    /// Keys of the largest objects that a scan keeps; a small object is not among them.
    private List<LargeObject> largest(Table table) {
        return given.scan().report().largest().stream()
                .filter(one -> one.key().startsWith(table.use().prefix())).toList();
    }

    private void archived(Table table) {
        List<Figure> figures = new ArrayList<>();
        Amount all = Amount.NONE;
        for (Map.Entry<String, Amount> one : table.use().classes().entrySet()) {
            if (ARCHIVED.contains(one.getKey())) {
                all = all.plus(one.getValue());
                figures.add(new Figure(one.getKey(), told(one.getValue())));
            }
        }
        if (all.isNone()) {
            return;
        }
        List<S3Uri> examples = largest(table).stream().filter(one -> ARCHIVED.contains(one.storageClass()))
                .limit(NAMED).map(one -> new S3Uri(bucket, one.key())).toList();
        examples.forEach(key -> figures.add(new Figure("Key", key.key())));
        Finding finding = Finding.of("S14", Rung.BUCKET, Severity.ERROR, told(all) + " of the table of " + table.name()
                + " are archived. Athena does not read them: queries fail or leave rows out.");
        list.add(new StorageFinding(StorageCheck.STORAGE_CLASS, table.name(), new S3Uri(bucket, table.use().prefix()),
                finding, figures, examples.stream().flatMap(key -> Commands.restored(key).stream()).toList()));
    }

    private void foreign(Table table) {
        List<Figure> figures = new ArrayList<>();
        Amount all = Amount.NONE;
        for (ObjectKind kind : ObjectKind.values()) {
            Amount amount = FOREIGN.contains(kind) ? table.use().kinds().get(kind) : null;
            if (amount != null) {
                all = all.plus(amount);
                figures.add(new Figure(kind.name(), told(amount)));
            }
        }
        if (all.isNone()) {
            return;
        }
        largest(table).stream().filter(one -> FOREIGN.contains(ObjectKind.of(one.key()))).limit(NAMED)
                .forEach(one -> figures.add(new Figure("Key", one.key())));
        list.add(found(StorageCheck.FOREIGN_OBJECTS, table, Finding.unknown(Rung.BUCKET, Severity.WARNING, told(all)
                + " lie under the table of " + table.name() + " that no table format writes.", Remedy.steps(List.of(
                        "Find out whose they are: export the list of foreign objects with their sizes.",
                        "Let their writer use another prefix. What lies there may go when the table goes."))),
                figures));
    }

    private void optimizers(Table table, CatalogTable entry) {
        Optional<List<TableOptimizer>> all = list.asked(StorageCheck.OPTIMIZERS, table.name(),
                "glue:GetTableOptimizer", () -> {
                    try (CatalogDetails details = glue.details().get()) {
                        return details.optimizers(account, entry.database(), entry.name());
                    }
                });
        if (all.isEmpty()) {
            return;
        }
        Evidence evidence = Evidence.NONE.with(LakeFacts.OPTIMIZERS, all.get());
        List<TableOptimizer> on = all.get().stream().filter(TableOptimizer::enabled).toList();
        for (Finding finding : GlueChecks.ALL.stream().filter(one -> one.id().equals("glue-optimizers"))
                .flatMap(check -> check.judge(evidence).findings().stream()).toList()) {
            List<Figure> figures = new ArrayList<>(List.of(
                    new Figure("Table", entry.database() + "." + entry.name())));
            on.forEach(one -> figures.add(new Figure(one.kind(), "on" + last(one))));
            list.add(new StorageFinding(StorageCheck.OPTIMIZERS, table.name(),
                    new S3Uri(bucket, table.use().prefix()), finding, figures, on.stream()
                            .map(one -> Commands.withoutOptimizer(
                                    account, entry.database(), entry.name(), one.kind())).toList()));
        }
    }

    private static String last(TableOptimizer one) {
        return one.lastEvent() == null ? ", never ran" : ", last run: " + one.lastEvent();
    }

    private void commits(Table table, TableMetadata metadata) {
        Commits commits = new Commits(metadata, given.prices());
        commits.uncommitted(new Commits.Growth(table.name(), table.use(), earlier(table)))
                .ifPresent(told -> list.add(found(StorageCheck.UNCOMMITTED, table, told.finding(), told.figures())));
        commits.idle(table.name())
                .ifPresent(told -> list.add(found(StorageCheck.IDLE_COMMITS, table, told.finding(), told.figures())));
    }

    private Commits.@Nullable Before earlier(Table table) {
        if (given.earlier() == null) {
            return null;
        }
        Instant at = given.earlier().started();
        return given.earlier().report().roots().stream()
                .filter(root -> root.prefix().equals(table.use().prefix())).findFirst()
                .map(root -> new Commits.Before(at, root.data())).orElse(null);
    }

    static String since(Instant from, Instant to) {
        return Units.duration(Duration.between(from, to).truncatedTo(ChronoUnit.SECONDS)
                .toMillis());
    }
}
