package tableflow.console.service.storage.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.storage.Amount;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;

@Timeout(300)
class InventoriesTest extends InventoryBucket {

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "Parquet"})
    void figuresAreThoseOfAScanOfTheSameObjects(String format) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        write(format, rows(random, 1_500));
        for (String prefix : List.of("", "1010001/", "x3")) {
            Checkpoint scan = new Scan(source, Thread.ofVirtual().factory(), patient,
                    ScanRequest.of(MemoryPages.root(prefix))).run(progress -> {}).kept();

            Scan.Outcome outcome = count(MemoryPages.root(prefix));
            assertThat(outcome.failure()).isNull();
            Checkpoint counted = outcome.kept();

            assertThat(counted.report()).as("seed %d, prefix %s", seed, prefix).isEqualTo(scan.report());
            assertThat(counted.started()).isEqualTo(CREATED);
            assertThat(counted.isComplete()).isTrue();
            assertThat(counted.source()).isEqualTo("S3 Inventory daily of 2026-11-22T12:00:00Z");
        }
    }

    @Test
    void theNewestWholeListIsTakenAndItsCostIsTold() throws Exception {
        write("CSV", rows(new Random(1), 10));
        put(LISTS + "2026-11-23T01-00Z/manifest.json", new byte[] {1});
        put(LISTS + "hive/dt=2026-11-23-01-00/symlink.txt", new byte[] {1});

        Offer offer = inventories().offers(ROOT, PRICES).getFirst();

        assertThat(offer.place()).hasToString("s3://bucket/" + LISTS + "2026-11-22T01-00Z/manifest.json");
        assertThat(offer.requests()).isEqualTo(1);
        assertThat(offer.bytes()).isEqualTo(bytes("data/0.CSV").length);
        assertThat(offer.dollars()).isEqualByComparingTo("0.0000004");
        assertThat(offer.created()).contains(CREATED);
        assertThat(offer.age(CREATED.plusSeconds(90))).contains(Duration.ofSeconds(90));
        assertThat(offer.age(CREATED.minusSeconds(90))).as("a clock that is behind").contains(Duration.ZERO);
        assertThat(offer.isFresh(CREATED.plus(Duration.ofDays(2)))).isTrue();
        assertThat(offer.isFresh(CREATED.plus(Duration.ofHours(49)))).isFalse();
    }

    private String why() {
        Offer offer = inventories().offers(ROOT, PRICES).getFirst();
        assertThat(offer.isUsable()).isFalse();
        return offer.why();
    }

    @Test
    void whatCannotBeUsedIsToldWithTheReason() throws Exception {
        assertThat(why()).contains("no list yet");
        write("CSV", rows(new Random(1), 10));
        refused = "manifest.json";
        assertThat(why()).contains("AccessDenied").doesNotContain("kms");
        inventory.set(configured("CSV", "SSE-KMS"));
        assertThat(why()).contains("AccessDenied", "kms:Decrypt");
        refused = "";
        byte[] manifest = bytes("2026-11-22T01-00Z/manifest.json").clone();
        manifest[5]++;
        put(LISTS + "2026-11-22T01-00Z/manifest.json", manifest);
        assertThat(why()).contains("manifest.checksum");
        written("2026-11-22T02-00Z/", "ORC", "struct<bucket:string,key:string,size:bigint,"
                + "last_modified_date:timestamp,storage_class:string>", List.of());
        assertThat(why()).contains("ORC");
        written("2026-11-22T03-00Z/", "CSV", "Bucket, Key, Size", List.of());
        assertThat(why()).contains("lacks the field");
        Inventory given = configured("CSV", "");
        inventory.set(new Inventory("daily", false, "Daily", null, false, List.of(), given.target()));
        assertThat(why()).contains("switched off");
        inventory.set(new Inventory("daily", true, "Daily", "part/", false, List.of(), given.target()));
        assertThat(why()).contains("part/");
    }

    /// What all files but those that hold `lost` count.
    private Amount without(List<Row> rows, int lost) {
        Amount sum = Amount.NONE;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (i / 700 != lost && row.current() && !row.mark()) {
                sum = sum.plus(Amount.of(1, row.thing().size()));
            }
        }
        return sum;
    }

    private void lacksFile(List<Row> rows, int lost, String... words) {
        Scan.Outcome outcome = count(ROOT);
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.kept().isComplete()).isFalse();
        assertThat(outcome.kept().unseen()).singleElement().satisfies(unseen -> {
            assertThat(unseen.why()).contains("data/" + lost + ".", "S3 Inventory daily").contains(words);
            assertThat(unseen.advice()).isNotNull();
        });
        assertThat(outcome.kept().report().total()).isEqualTo(without(rows, lost));
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "Parquet"})
    void aFileThatIsMissingCutOffAlteredOrRefusedIsLeftOutAndNamed(String format) throws Exception {
        List<Row> rows = rows(new Random(1), 1_500);
        write(format, rows);
        Checkpoint all = count(ROOT).kept();
        assertThat(all.unseen()).isEmpty();
        assertThat(all.report().total()).isEqualTo(without(rows, -1));
        for (int lost = 0; lost < 2; lost++) {
            String key = LISTS + "data/" + lost + "." + format;
            byte[] whole = bytes("data/" + lost + "." + format);
            put(key, Arrays.copyOf(whole, whole.length / 2));
            lacksFile(rows, lost, "bytes, the manifest says");
            byte[] altered = whole.clone();
            altered[whole.length / 2] ^= 1;
            put(key, altered);
            lacksFile(rows, lost, "MD5");
            put(key, new byte[0]);
            lacksFile(rows, lost, "0 bytes");
            contents.remove(key);
            lacksFile(rows, lost, "NoSuchKey");
            put(key, whole);
            refused = "data/" + lost;
            lacksFile(rows, lost, "AccessDenied");
            refused = "";
        }
        assertThat(count(ROOT).kept().isComplete()).isTrue();
    }

    @Test
    void whatBreaksOffIsFetchedAgainAndThenLeftOut() throws Exception {
        List<Row> rows = rows(new Random(1), 1_500);
        write("CSV", rows);
        breaking = "data/1";
        breaks.set(2);
        Scan.Outcome outcome = count(ROOT);
        assertThat(outcome.kept().report().total()).isEqualTo(without(rows, -1));
        assertThat(outcome.kept().isComplete()).isTrue();
        assertThat(outcome.kept().effort().requests()).isEqualTo(2 + (rows.size() + 699) / 700);
        assertThat(pauses.get()).isEqualTo(2);

        breaks.set(3);
        lacksFile(rows, 1, "broke off", "connection reset");
    }

    @Test
    void withoutAnyFileItIsAFailure() throws Exception {
        write("CSV", rows(new Random(1), 1_500));
        refused = "data/";

        Scan.Outcome outcome = count(ROOT);

        assertThat(outcome.failure()).hasMessageContaining("AccessDenied");
        assertThat(outcome.kept().isComplete()).isFalse();
    }

    @Test
    void whatStandsInFrontOfARowThatIsNoneIsCounted() throws Exception {
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bad)) {
            out.write("""
                    "bucket","good","v","true","false","12","2026-11-01T00:00:00Z","S"
                    "bucket","k","v","true","false","12x","2026","S"
                    """.getBytes(StandardCharsets.UTF_8));
        }
        written("2026-11-22T09-00Z/", "CSV", FIELDS, List.of(bad.toByteArray()));

        Checkpoint counted = count(ROOT).kept();

        assertThat(counted.report().total()).isEqualTo(Amount.of(1, 12));
        assertThat(counted.unseen()).singleElement().satisfies(it -> assertThat(it.why()).contains("row 2"));
    }

    @Test
    void aManifestWithoutChecksumsIsNotUsed() throws Exception {
        write("CSV", rows(new Random(1), 10));
        byte[] manifest = new String(bytes("2026-11-22T01-00Z/manifest.json"), StandardCharsets.UTF_8)
                .replaceAll(",\"MD5checksum\":\"[0-9a-f]+\"", "").getBytes(StandardCharsets.UTF_8);
        put(LISTS + "2026-11-22T01-00Z/manifest.json", manifest);
        put(LISTS + "2026-11-22T01-00Z/manifest.checksum", md5(manifest).getBytes(StandardCharsets.UTF_8));
        assertThat(why()).contains("MD5checksum is missing");
    }

    @Test
    void aCancelKeepsWhatWasCountedAndNeverCallsItComplete() throws Exception {
        List<Row> rows = rows(new Random(1), 8_000);
        write("CSV", rows);
        Offer offer = inventories().offers(ROOT, PRICES).getFirst();
        for (int stopAt = 0; stopAt < 10; stopAt += 3) {
            CountDownLatch reached = new CountDownLatch(1);
            AtomicInteger opened = new AtomicInteger();
            int last = stopAt;
            opening = key -> {
                if (key.contains("data/") && opened.getAndIncrement() == last) {
                    reached.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopped) {
                        throw RemoteFailure.cancelled("read");
                    }
                }
            };
            InventoryScan scan = inventories().scan(
                    offer, ROOT, TopicOwners.NONE, Thread.ofVirtual().factory(), patient);
            Thread.ofVirtual().start(() -> {
                try {
                    reached.await();
                } catch (InterruptedException never) {
                    Thread.currentThread().interrupt();
                }
                scan.cancel();
            });
            Scan.Outcome outcome = scan.run(progress ->
                    assertThat(scan.checkpoint().isComplete()).as("while it runs").isFalse());
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.kept().isComplete()).isFalse();
            assertThat(outcome.kept().left()).as("a listing could not go on from there").isEmpty();
            assertThat(outcome.kept().unseen().getLast().why()).contains("were not read to their end");
            assertThat(outcome.kept().report().total().objects()).isLessThan(without(rows, -1).objects());
        }
    }

    @Test
    void anInterruptEndsItAndStays() throws Exception {
        write("CSV", rows(new Random(1), 10));
        opening = key -> {
            if (key.contains("data/")) {
                throw RemoteFailure.cancelled("read");
            }
        };
        Offer offer = inventories().offers(ROOT, PRICES).getFirst();
        Thread.currentThread().interrupt();
        try {
            Scan.Outcome outcome = inventories().scan(
                    offer, ROOT, TopicOwners.NONE, Thread.ofVirtual().factory(), patient).run(progress -> {});
            assertThat(outcome.kept().isComplete()).isFalse();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aPauseFetchesNothingMore() throws Exception {
        write("CSV", rows(new Random(1), 8_000));
        Offer offer = inventories().offers(ROOT, PRICES).getFirst();
        InventoryScan scan = inventories().scan(offer, ROOT, TopicOwners.NONE, Thread.ofVirtual().factory(), patient);
        AtomicInteger paused = new AtomicInteger();
        scan.pause();
        Scan.Outcome outcome = scan.run(progress -> {
            if (progress.paused() && paused.incrementAndGet() == 2) {
                assertThat(progress.requests()).isZero();
                scan.resume();
            }
        });
        assertThat(outcome.kept().isComplete()).isTrue();
        assertThat(paused.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void noPlaceOnThisComputerEndsItWithTheReason() throws Exception {
        write("CSV", rows(new Random(1), 1_500));
        Files.writeString(folder.resolve("scratch"), "no folder");

        Scan.Outcome outcome = count(ROOT);

        assertThat(outcome.failure()).hasMessageContaining("keep a file of the inventory");
        assertThat(outcome.kept().isComplete()).isFalse();
    }
}
