package tableflow.console.service.storage.findings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.lake.CommitRhythm;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.finding.StorageFinding.Figure;
import tableflow.console.service.storage.cost.RegionPrices;

/// Compares what lies under a table with what its metadata says of its commits.
final class Commits {

    /// Files are written before the commit that names them, and clocks differ.
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration GRAVE = Duration.ofDays(1);
    private static final int RHYTHMS = 2;

    /// So many commits in a row that bring nothing are no accident.
    private static final int IDLE = 10;

    /// A commit writes a list of manifests and a metadata file at least; a PUT costs what a LIST does.
    private static final int PUTS = 2;
    private static final long MONTH_MILLIS = Duration.ofDays(30).toMillis();

    private final TableMetadata metadata;
    private final RegionPrices prices;

    /// @param name of the table
    /// @param now what lies there
    /// @param before absent when there is no earlier scan, or it did not see the table
    record Growth(String name, RootUse now, @Nullable Before before) {}

    /// What an earlier scan saw of the table.
    record Before(Instant at, Amount data) {}

    record Told(Finding finding, List<Figure> figures) {}

    Commits(TableMetadata metadata, RegionPrices prices) {
        this.metadata = metadata;
        this.prices = prices;
    }

    /// Files of rows that came long after the last commit, or growth between two scans without any. The metadata is
    /// read after the listing, so a commit of meanwhile only speaks against it.
    Optional<Told> uncommitted(Growth growth) {
        Optional<Instant> last = newestCommit();
        if (last.isEmpty() || growth.now().data().isNone() || !growth.now().isDetailed()) {
            return Optional.empty();
        }
        Instant newest = Instant.ofEpochMilli(growth.now().newestData());
        Duration behind = Duration.between(last.get(), newest);
        Duration patience = CommitRhythm.of(metadata.snapshots())
                .map(rhythm -> Duration.ofMillis(rhythm.medianMillis() * RHYTHMS))
                .filter(it -> it.compareTo(PATIENCE) > 0).orElse(PATIENCE);
        Before before = growth.before();
        Amount gained = before == null ? Amount.NONE : growth.now().data().minus(before.data());
        boolean grown = before != null && gained.bytes().signum() > 0 && last.get().isBefore(before.at());
        if (behind.compareTo(patience) <= 0 && !grown) {
            return Optional.empty();
        }
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure("Newest file of rows", newest.toString()), new Figure("Newest commit",
                        last.get().toString())));
        if (before != null && grown) {
            figures.add(new Figure("Grown since " + before.at(), Units.grouped(gained.objects()) + " files, "
                    + Units.size(gained.bytes())));
        }
        String says = behind.compareTo(patience) > 0
                ? "The table of " + growth.name() + " got files until " + TableFindings.since(last.get(), newest)
                        + " after its newest commit: no reader sees them."
                : "The table of " + growth.name() + " grew by " + Units.size(gained.bytes()) + " since "
                        + String.valueOf(before == null ? "" : before.at()) + " without a commit.";
        return Optional.of(new Told(Finding.unknown(Rung.DATA,
                        behind.compareTo(GRAVE) > 0 ? Severity.ERROR : Severity.WARNING, says, Remedy.steps(List.of(
                                "Look at the topic's Tableflow status and at its errors: the writer may fail at the "
                                        + "commit.",
                                "Examine the topic with the doctor: it looks at the role, the catalog and its sync.",
                                "Do not delete the files: a commit may yet name them.")))
                .contradictedBy(List.of("Times of commits are the writer's, those of files S3's.")), figures));
    }

    /// The newest snapshot: a metadata file is also written for changes that commit nothing.
    private Optional<Instant> newestCommit() {
        return metadata.snapshots().stream().map(Snapshot::committedAt).max(Long::compare)
                .map(Instant::ofEpochMilli);
    }

    /// Commits in a row, up to the newest, that brought and took nothing.
    Optional<Told> idle(String name) {
        List<Snapshot> all = metadata.snapshots();
        int count = 0;
        for (int i = all.size() - 1; i >= 0 && isIdle(all.get(i)); i--) {
            count++;
        }
        if (count < IDLE) {
            return Optional.empty();
        }
        Instant from = Instant.ofEpochMilli(all.get(all.size() - count).committedAt());
        Instant to = Instant.ofEpochMilli(all.getLast().committedAt());
        long every = Math.max(1, Duration.between(from, to).toMillis() / (count - 1));
        BigDecimal month = prices.list(BigDecimal.valueOf(MONTH_MILLIS)
                .divide(BigDecimal.valueOf(every), 0, RoundingMode.CEILING).longValueExact() * PUTS);
        return Optional.of(new Told(Finding.unknown(Rung.DATA, Severity.WARNING, "The last " + count
                        + " commits of the table of " + name + " brought no rows and took none.", Remedy.steps(List.of(
                                "Look whether the topic gets records: without any, empty commits are the writer's "
                                        + "habit, and cost little more than requests.",
                                "If the topic gets records, look at Tableflow's errors and skipped records."))),
                List.of(new Figure("Commits without rows", count + ", from " + from + " to " + to),
                        new Figure("One about every", Units.duration(every)),
                        new Figure("Costs a month", "about " + Money.dollars(prices, month) + " for writing "
                                + PUTS + " files each"))));
    }

    private static boolean isIdle(Snapshot one) {
        return one.records().isPresent() && !"replace".equals(one.operation()) && List.of("added-records",
                        "added-data-files", "added-delete-files", "deleted-records", "deleted-data-files").stream()
                .allMatch(figure -> one.figure(figure).orElse(0) == 0);
    }
}
