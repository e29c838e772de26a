package tableflow.console.service.storage.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.domain.Units;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.finding.StorageCheck;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.domain.storage.finding.StorageFinding.Figure;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.findings.StorageFindings.Table;

/// Says when the files of rows are too small, and what that costs whoever reads all of them.
final class SmallFiles {

    /// What readers like to take at once.
    private static final long GOOD = 128L << 20;

    /// A reader fetches the end of a file to learn what is in it, and then the columns: two requests at least.
    private static final int REQUESTS = 2;

    /// About how long S3 takes to answer a request, and how many a reader has under way.
    private static final long LATENCY_MILLIS = 30;
    private static final int AT_ONCE = 16;
    private static final int PERCENT = 100;

    private SmallFiles() {}

    static Optional<StorageFinding> finding(Table table, String bucket, RegionPrices prices) {
        FileSizes sizes = table.use().fileSizes();
        if (sizes.verdict() != FileSizes.Verdict.MANY_SMALL) {
            return Optional.empty();
        }
        long files = sizes.all().files();
        long enough = Math.max(1, (sizes.all().bytes() + GOOD - 1) / GOOD);
        long requests = files * REQUESTS;
        long millis = waiting(files) - waiting(enough);
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure("Files of rows", Units.grouped(files) + ", " + Units.size(sizes.all().bytes())),
                new Figure("Below " + Units.size(FileSizes.SMALL), Units.grouped(sizes.smallFiles().files()) + " ("
                        + sizes.smallFiles().files() * PERCENT / files + " %), "
                        + Units.size(sizes.smallFiles().bytes())),
                new Figure("Mean size", Units.size(sizes.all().bytes() / files)),
                new Figure("A query of all rows", "at least " + Units.grouped(requests)
                        + " requests, " + Money.dollars(prices, prices.get(requests)) + ", where "
                        + Units.grouped(enough) + (enough == 1 ? " file of " : " files of ") + Units.size(GOOD)
                        + " would take "
                        + Units.grouped(enough * REQUESTS)),
                new Figure("Waiting for S3", "about " + Units.duration(millis) + " more a query, at "
                        + LATENCY_MILLIS + " ms a request and " + AT_ONCE + " at once")));
        sizes.buckets().forEach(band -> figures.add(new Figure(
                band.limit() == Long.MAX_VALUE ? "Larger" : "Below " + Units.size(band.limit()),
                Units.grouped(band.files().files()) + (band.files().files() == 1 ? " file, " : " files, ")
                        + Units.size(band.files().bytes()))));
        Finding finding = Finding.unknown(Rung.DATA, Severity.WARNING, String.format(Locale.ROOT,
                        "%s of %s files of the table of %s are below %s: a reader pays requests and time for each.",
                        Units.grouped(sizes.smallFiles().files()), Units.grouped(files), table.name(),
                        Units.size(FileSizes.SMALL)),
                        Remedy.steps(List.of(
                                "Wait: Tableflow compacts its tables by itself, and old snapshots let the small files "
                                        + "go when they expire.",
                                "If it stays so, ask Confluent's support with these figures. Do not compact the table "
                                        + "with Glue, Athena or Spark: others may only read it.")))
                .contradictedBy(List.of("Files that only older snapshots need are counted too; the table's own list "
                        + "tells which a reader of now reads."));
        return Optional.of(new StorageFinding(StorageCheck.SMALL_FILES, table.name(),
                new S3Uri(bucket, table.use().prefix()), finding, figures, List.of()));
    }

    private static long waiting(long files) {
        return (files * REQUESTS + AT_ONCE - 1) / AT_ONCE * LATENCY_MILLIS;
    }
}
