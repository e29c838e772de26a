package tableflow.console.service.storage.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.aws.TableOptimizer;
import tableflow.console.domain.aws.TopLevel;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.domain.storage.finding.StorageCheck;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.domain.storage.finding.Unchecked;
import tableflow.console.service.port.ObjectPages.Upload;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.scan.Checkpoint;

@Timeout(300)
class StorageFindingsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final long LARGE = 200L << 20;

    private final FindingRig rig = new FindingRig()
            .put("data/a.parquet", LARGE, Duration.ofHours(3), "STANDARD")
            .put("metadata/1.metadata.json", 100, Duration.ofHours(3), "STANDARD")
            .commit(Duration.ofHours(2), 5);

    private static StorageFinding only(FindingReport report, StorageCheck check) {
        List<StorageFinding> found = report.findings().stream().filter(one -> one.check() == check).toList();
        assertThat(found).as("%s among %s", check, report.findings()).hasSize(1);
        return found.getFirst();
    }

    private static String evidence(StorageFinding finding) {
        return String.join("; ", finding.figures().stream().map(it -> it.name() + ": " + it.value()).toList());
    }

    @Test
    void aSoundBucketHasNone() {
        FindingReport report = rig.find();

        assertThat(report.findings()).isEmpty();
        assertThat(report.unchecked()).isEmpty();
        assertThat(report.tables()).isOne();
        assertThat(report.scanned()).isEqualTo(FindingRig.NOW);
    }

    @Test
    void lifecycleRulesThatTakeFilesAreErrorsWithTheirCommands() {
        rig.rules.add(new LifecycleRule("it's `all`", true, "101/", false, true, List.of(), false, false));
        rig.rules.add(new LifecycleRule("tidy", true, "", false, false, List.of(), true, true));
        rig.rules.add(new LifecycleRule("logs", true, "logs/", false, true, List.of(), false, false));

        StorageFinding found = only(rig.find(), StorageCheck.LIFECYCLE);

        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertThat(found.finding().id()).isEqualTo("S15");
        assertThat(evidence(found)).contains("Rule: it's `all`", "Does: deletes", "Tables under it: 1 with 2 objects");
        assertThat(found.commands()).containsExactly(
                "aws s3api get-bucket-lifecycle-configuration --bucket bucket --output json --query "
                        + "'{Rules: Rules[?ID != `\"it'\\''s \\u0060all\\u0060\"`]}' > lifecycle.json",
                "aws s3api put-bucket-lifecycle-configuration --bucket bucket --lifecycle-configuration "
                        + "file://lifecycle.json");
    }

    @Test
    void theOnlyRuleGoesAsAWhole() {
        rig.rules.add(new LifecycleRule("r", true, "", false, false, List.of("GLACIER"), false, false));

        StorageFinding found = only(rig.find(), StorageCheck.LIFECYCLE);
        assertThat(found.finding().says()).contains("moves to GLACIER");
        assertThat(found.commands()).containsExactly("aws s3api delete-bucket-lifecycle --bucket bucket");
    }

    @Test
    void optimizersOfGlueAreErrors() {
        rig.optimizers.add(new TableOptimizer("compaction", true, "role", "completed", null));
        rig.optimizers.add(new TableOptimizer("retention", false, null, null, null));

        StorageFinding found = only(rig.find(), StorageCheck.OPTIMIZERS);

        assertThat(found.finding().id()).isEqualTo("G8");
        assertThat(evidence(found)).contains("compaction: on, last run: completed").doesNotContain("retention");
        assertThat(found.commands()).containsExactly("aws glue delete-table-optimizer --catalog-id 123456789012 "
                + "--database-name db --table-name 'orders'\\''s' --type compaction");
    }

    @Test
    void archivedFilesAreErrorsAndInstantRetrievalIsNot() {
        rig.put("data/old'.parquet", LARGE * 2, DAY, "DEEP_ARCHIVE").put("data/i.parquet", LARGE, DAY, "GLACIER_IR");

        StorageFinding found = only(rig.find(), StorageCheck.STORAGE_CLASS);

        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertThat(found.finding().says()).contains("1 object, 400 MiB of the table of orders");
        assertThat(evidence(found)).contains("DEEP_ARCHIVE: 1 object", "data/old'.parquet").doesNotContain("_IR");
        assertThat(found.commands().getFirst()).startsWith("aws s3api restore-object --bucket bucket --key '101/110/")
                .contains("old'\\''.parquet' --restore-request '{\"Days\":7,");
    }

    @Test
    void foreignObjectsAreToldByKindAndTheTopOfTheBucketToo() {
        rig.put("notes.txt", 9, DAY, "STANDARD").put("data/x.csv", 1, DAY, "STANDARD").put("data/", 0, DAY, "STANDARD");
        rig.pages.put("backup/x", 50, 0, "STANDARD");
        rig.top = new TopLevel(List.of("101/", "backup/"), List.of(), true);

        FindingReport report = rig.find();

        StorageFinding objects = only(report, StorageCheck.FOREIGN_OBJECTS);
        assertThat(objects.severity()).isEqualTo(Severity.WARNING);
        assertThat(evidence(objects)).contains("OTHER: 1 object, 9 bytes", "CSV: 1 object", "notes.txt")
                .doesNotContain("FOLDER");
        StorageFinding folders = only(report, StorageCheck.FOREIGN_FOLDERS);
        assertThat(folders.finding().id()).isEqualTo("S17");
        assertThat(evidence(folders)).isEqualTo("backup/: 1 object, 50 bytes");
    }

    @Test
    void filesThatNoCommitNamesAreToldByHowLongAgoItWas() {
        rig.snapshots.clear();
        rig.commit(Duration.ofHours(5), 1);
        assertThat(only(rig.find(), StorageCheck.UNCOMMITTED).severity()).isEqualTo(Severity.WARNING);

        rig.snapshots.clear();
        rig.commit(Duration.ofDays(4), 1);
        StorageFinding grave = only(rig.find(), StorageCheck.UNCOMMITTED);
        assertThat(grave.severity()).isEqualTo(Severity.ERROR);
        assertThat(grave.finding().says()).contains("orders", "3 days 21 h");
        assertThat(evidence(grave)).contains("Newest file of rows: 2026-11-22T09:00:00Z");
    }

    @Test
    void growthBetweenTwoScansWithoutACommitIsTold() {
        rig.snapshots.clear();
        rig.commit(Duration.ofHours(3).plusMinutes(30), 1);
        Checkpoint before = rig.scan();
        rig.earlier = new Checkpoint(before.root(), FindingRig.NOW.minus(Duration.ofHours(3)), before.report(),
                List.of(), List.of(), before.effort());
        assertThat(rig.find().findings()).as("nothing came").isEmpty();

        rig.put("data/b.parquet", LARGE, Duration.ofHours(3), "STANDARD");
        StorageFinding found = only(rig.find(), StorageCheck.UNCOMMITTED);
        assertThat(found.finding().says()).contains("grew by 200 MiB since 2026-11-22T09:00:00Z without a commit");
    }

    @Test
    void manyCommitsThatBringNothingAreTold() {
        for (int i = 9; i >= 1; i--) {
            rig.commit(Duration.ofMinutes(10L * i), 0);
        }
        assertThat(rig.find().findings()).as("nine are few").isEmpty();

        rig.commit(Duration.ZERO, 0);
        StorageFinding found = only(rig.find(), StorageCheck.IDLE_COMMITS);
        assertThat(evidence(found)).contains("Commits without rows: 10", "One about every: 10 min",
                "Costs a month: about 0.044 USD (prices of us-east-1 as of ");
    }

    @Test
    void manySmallFilesAreToldWithWhatTheyCost() {
        for (int i = 0; i < 999; i++) {
            rig.put("data/s" + i + ".parquet", 10_000, Duration.ofHours(4), "STANDARD");
        }

        StorageFinding found = only(rig.find(), StorageCheck.SMALL_FILES);

        assertThat(found.finding().says()).contains("999 of 1,000 files", "below 8 MiB");
        assertThat(evidence(found)).contains("at least 2,000 requests, 0.0008 USD (prices of us-east-1",
                "where 2 files of 128 MiB would take 4", "more a query, at 30 ms a request and 16 at once",
                "Below 16 KiB: 999 files");
        assertThat(found.finding().contradicts()).isNotEmpty();
    }

    @Test
    void oldVersionsAndUploadsWithoutRulesAreToldWithTheRuleToAdd() {
        rig.versioning = "Enabled";
        rig.old = new OldVersions(40, 1L << 30, 1, 3, false);
        rig.pages.upload(new Upload(FindingRig.TABLE + "data/u", "1", FindingRig.NOW.minus(DAY.multipliedBy(9)),
                "STANDARD"), 5_000);
        rig.pages.upload(new Upload("data/young", "2", FindingRig.NOW.minus(Duration.ofHours(2)), "STANDARD"), 7);

        FindingReport report = rig.find();

        StorageFinding versions = only(report, StorageCheck.OLD_VERSIONS);
        assertThat(versions.finding().id()).isEqualTo("S19");
        assertThat(evidence(versions)).contains("at least 40, 1 GiB", "about 0.023 USD as STANDARD (prices of us-east");
        assertThat(versions.commands().getFirst()).contains("put-bucket-lifecycle-configuration --bucket bucket "
                + "--lifecycle-configuration '{\"Rules\":[{", "NoncurrentDays");
        StorageFinding uploads = only(report, StorageCheck.UPLOADS);
        assertThat(evidence(uploads)).contains("Unfinished uploads: 1;", "2026-11-13T12:00:00Z: ",
                "Came in so far: ≈ 4.9 KiB");

        rig.rules.add(new LifecycleRule("tidy", true, "", false, false, List.of(), true, true));
        assertThat(rig.find().findings()).isEmpty();
        rig.rules.set(0, new LifecycleRule("tidy", false, "", false, false, List.of(), true, true));
        assertThat(only(rig.find(), StorageCheck.UPLOADS).commands().getFirst())
                .contains("--query '{Rules: [Rules, `[{\"ID\":\"end-unfinished-uploads\"", "]`][]}' > lifecycle.json");
    }

    @Test
    void whatMayNotBeAskedIsToldWithTheMissingRight() {
        rig.versioning = "Enabled";
        rig.refused.addAll(List.of("lifecycle", "topLevel", "oldVersions", "uploads", "entries"));

        FindingReport report = rig.find();

        assertThat(report.findings()).isEmpty();
        assertThat(report.unchecked()).filteredOn(one -> !one.permission().isEmpty())
                .extracting(Unchecked::permission).containsExactlyInAnyOrder("s3:GetLifecycleConfiguration",
                        "s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads", "glue:GetTables");
        assertThat(report.unchecked()).extracting(Unchecked::check).contains(
                StorageCheck.OPTIMIZERS, StorageCheck.IDLE_COMMITS, StorageCheck.UNCOMMITTED);

        rig.refused.clear();
        rig.refused.addAll(List.of("metadata", "optimizers", "versioning"));
        assertThat(rig.find().unchecked()).extracting(Unchecked::permission).containsExactlyInAnyOrder(
                "s3:GetObject", "glue:GetTableOptimizer", "s3:GetBucketVersioning");
        rig.refused.clear();
        rig.entries.clear();
        assertThat(rig.find().unchecked()).extracting(Unchecked::subject).containsOnly("orders");
    }

    @Test
    void aScanOfAnOlderConsoleLeavesOutWhatItDidNotCount() {
        RootUse plain = rig.scan().report().roots().getFirst();
        RootUse old = new RootUse(plain.prefix(), plain.kinds(), plain.oldest(), plain.newest(), null);

        assertThat(old.isDetailed()).isFalse();
        assertThat(plain.isDetailed()).isTrue();
        assertThat(plain.classes()).containsOnlyKeys("STANDARD").containsValue(Amount.of(2, LARGE + 100));
        assertThat(plain.fileSizes().verdict()).isEqualTo(FileSizes.Verdict.FEW);
        assertThat(plain.data()).isEqualTo(new Amount(1, BigInteger.valueOf(LARGE)));
    }

    @Test
    void aCancelEndsItAtOnce() {
        rig.pages.upload(new Upload("data/u", "1", FindingRig.NOW.minus(DAY.multipliedBy(9)), "STANDARD"), 1);
        Checkpoint scan = rig.scan();
        StorageFindings findings = rig.findings();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> findings.find(new StorageFindings.Case(scan, null, FindingRig.owners(),
                    PriceTable.delivered().region("x")),
                    Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it ->
                            assertThat(it.is(Kind.CANCELLED)).isTrue());
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
