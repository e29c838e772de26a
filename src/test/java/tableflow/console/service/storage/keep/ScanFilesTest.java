package tableflow.console.service.storage.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.Checkpoint.Effort;
import tableflow.console.service.storage.scan.Checkpoint.Part;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.storage.sums.Tally;

class ScanFilesTest {

    private static final S3Uri ROOT = new S3Uri("bucket", "p/\n\uD83D\uDE00");
    private static final Instant START = Instant.parse("2026-11-22T12:00:00.123Z");

    @TempDir
    Path folder;

    private static Checkpoint scan(Instant started, List<Part> left, Object... keysAndSizes) {
        return scan(started, new Sums.Limits(100, 100, 5), left, keysAndSizes);
    }

    private static Checkpoint scan(Instant started, Sums.Limits limits, List<Part> left, Object... keysAndSizes) {
        Sums sums = new Sums("", Set.of(), limits);
        ObjectPage.Builder page = new ObjectPage.Builder();
        for (int i = 0; i < keysAndSizes.length; i += 2) {
            page.object((String) keysAndSizes[i], (Integer) keysAndSizes[i + 1], started.toEpochMilli(), "STANDARD");
        }
        sums.add(Tally.of(page.done(null), keysAndSizes.length / 2, started.toEpochMilli(), 0));
        return new Checkpoint(ROOT, started, sums.report(), left, List.of(), new Effort(1, 2, 3, 4));
    }

    @Test
    void aScanComesBackAsItWas() {
        ScanFiles files = new ScanFiles(folder.resolve("scans"), 5);
        Checkpoint whole = scan(START, List.of(new Part("p", "a\n", "b\uFFFF", false), new Part("q", "", null, true)),
                "topics/t/year=2026/a.json", 5, "a//b/\u0001.parquet", 7);
        Checkpoint scan = new Checkpoint(whole.root(), whole.started(), whole.report(), whole.left(),
                List.of(new Unseen("x", "y", "", Kind.FORBIDDEN, "no", "ask")), whole.effort());

        KeptScan kept = files.keep(scan);

        assertThat(files.open(kept)).isEqualTo(scan);
        assertThat(files.list(ROOT)).containsExactly(kept);
        assertThat(kept.complete()).isFalse();
        assertThat(kept.objects()).isEqualTo(2);
        assertThat(files.stopped(ROOT)).contains(scan);
        assertThat(files.list(new S3Uri("bucket", "other"))).isEmpty();
    }

    @Test
    void aCountByInventoryStaysOneAndOlderFilesAreListings() throws IOException {
        ScanFiles files = new ScanFiles(folder, 5);
        Checkpoint listing = scan(START, List.of(), "k", 1);
        Checkpoint counted = new Checkpoint(listing.root(), START.plusSeconds(5), listing.report(), List.of(),
                List.of(), listing.effort(), "S3 Inventory daily of 2026-11-22T12:00:05Z");
        files.keep(listing);
        KeptScan kept = files.keep(counted);

        ScanFiles restarted = new ScanFiles(folder, 5);
        assertThat(restarted.list(ROOT)).first().isEqualTo(kept);
        assertThat(restarted.list(ROOT)).extracting(KeptScan::source).containsExactly(counted.source(), "");
        assertThat(restarted.open(kept)).isEqualTo(counted);
        assertThat(restarted.open(kept).isListing()).isFalse();

        // As consoles wrote it that knew no inventories.
        String old = new String(new GZIPInputStream(Files.newInputStream(kept.file())).readAllBytes(),
                StandardCharsets.UTF_8).replaceFirst("\"source\":\"[^\"]*\",", "");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(kept.file()))) {
            out.write(old.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(restarted.list(ROOT)).extracting(KeptScan::source).containsExactly("", "");
        assertThat(restarted.open(kept).isListing()).isTrue();
    }

    @Test
    void theNewestStayAndDamagedFilesAreNotListed() throws IOException {
        ScanFiles files = new ScanFiles(folder, 3);
        for (int i = 0; i < 5; i++) {
            files.keep(scan(START.plusSeconds(i), List.of(), "k", i));
        }
        Files.writeString(folder.resolve("broken.scan.json.gz"), "no gzip");

        assertThat(files.list(ROOT)).extracting(KeptScan::started).containsExactly(
                START.plusSeconds(4), START.plusSeconds(3), START.plusSeconds(2));
        assertThat(files.stopped(ROOT)).as("the newest came to its end").isEmpty();
        KeptScan gone = new KeptScan(folder.resolve("gone"), ROOT, START, 0, BigInteger.ZERO, true, "");
        assertThatThrownBy(() -> files.open(gone)).isInstanceOf(RemoteFailure.class);
    }

    @Test
    void twoScansAreCompared() {
        Checkpoint before = scan(START, List.of(), "a/x", 10, "a/y", 5, "b/z", 7, "c/same", 1);
        Checkpoint after = scan(START.plusSeconds(9), List.of(), "a/x", 10, "a/new", 100, "d/w", 3, "c/same", 1);

        ScanComparison compared = ScanComparison.of(before, after);

        assertThat(compared.exact()).isTrue();
        assertThat(compared.total().gained()).isEqualTo(Amount.of(0, 91));
        assertThat(compared.prefixes()).extracting(ScanComparison.Change::name).containsExactly("a/", "b/", "d/");
        assertThat(compared.prefixes().getFirst().gained()).isEqualTo(Amount.of(0, 95));
        assertThat(compared.prefixes().get(1).after()).isEqualTo(Amount.NONE);
        assertThat(compared.classes()).singleElement()
                .satisfies(change -> assertThat(change.gained().bytes().longValueExact()).isEqualTo(91));
    }

    @Test
    void aPrefixInWhichOnlyOneWithinChangedIsThatOne() {
        Checkpoint before = scan(START, List.of(), "t/v1/data/x", 10, "t/v1/meta/y", 5, "u/a/x", 1,
                "u/b/x", 9, "u/c/x", 9);
        Checkpoint after = scan(START.plusSeconds(9), List.of(), "t/v1/data/x", 30, "t/v1/meta/y", 5,
                "u/a/x", 4, "u/b/x", 8, "u/c/x", 10);
        assertThat(ScanComparison.of(before, after).prefixes()).extracting(ScanComparison.Change::name)
                .as("u/ as a whole changed like u/a/, but more than one within did")
                .containsExactly("t/v1/data/", "u/", "u/a/", "u/b/", "u/c/");
    }

    /// A prefix that one of the scans counted with others may be there all the same.
    @Test
    void whatWasCountedTogetherIsNotTakenForGone() {
        Object[] many = new Object[40];
        for (int i = 0; i < 20; i++) {
            many[2 * i] = "log/" + (char) ('a' + i) + "/f";
            many[2 * i + 1] = i;
        }
        Checkpoint whole = scan(START, List.of(), many);
        Checkpoint folded = scan(START, new Sums.Limits(10, 10, 5), List.of(), many);

        assertThat(ScanComparison.of(whole, folded).prefixes()).isEmpty();
        assertThat(ScanComparison.of(folded, whole).prefixes()).isEmpty();
        assertThat(ScanComparison.of(folded, whole).total().gained().isNone()).isTrue();
    }

    @Test
    void onlyScansOfOnePlaceAreCompared() {
        Checkpoint one = scan(START, List.of(), "a", 1);
        Checkpoint other = new Checkpoint(new S3Uri("other", ""), one.started(), one.report(), one.left(),
                one.unseen(), one.effort());

        assertThatThrownBy(() -> ScanComparison.of(one, other)).isInstanceOf(IllegalArgumentException.class);
    }
}
