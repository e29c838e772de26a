package tableflow.console.service.storage.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;

@Timeout(120)
class InventoriesTest extends InventoryBucket {

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "Parquet"})
    void figuresAreThoseOfAScanOfTheSameObjects(String format) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        write(format, rows(random, 1_500));
        for (String prefix : List.of("", "1010001/", "x3")) {
            Waiter still = new Waiter() {
                @Override
                public Instant now() {
                    return CREATED;
                }

                @Override
                public void pause(Duration time) {
                    throw new AssertionError();
                }
            };
            Checkpoint scan = new Scan(source, Thread.ofVirtual().factory(), still,
                    ScanRequest.of(MemoryPages.root(prefix))).run(progress -> {}).kept();

            Offer offer = inventories().offers(MemoryPages.root(prefix), PRICES).getFirst();
            assertThat(offer.isUsable()).as(offer.why()).isTrue();
            Checkpoint counted = inventories().count(
                    offer, MemoryPages.root(prefix), TopicOwners.NONE, Progress.NONE);

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
        assertThat(offer.requests()).isEqualTo(3);
        assertThat(offer.dollars()).isEqualByComparingTo("0.0000012");
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

    private void failsWith(String... words) {
        Offer offer = inventories().offers(ROOT, PRICES).getFirst();
        assertThatThrownBy(() -> inventories().count(offer, ROOT, TopicOwners.NONE, Progress.NONE))
                .isInstanceOf(RemoteFailure.class).hasMessageContainingAll(words);
    }

    @Test
    void aFileThatIsMissingDamagedOrCutOffCountsNothing() throws Exception {
        write("CSV", rows(new Random(1), 900));
        byte[] second = bytes("data/1.CSV");
        put(LISTS + "data/1.CSV", Arrays.copyOf(second, second.length / 2));
        failsWith("data/1.CSV");
        put(LISTS + "data/1.CSV", csv(List.of()));
        failsWith("data/1.CSV", "checksum");
        refused = "data/1";
        failsWith("AccessDenied");
        refused = "";
        contents.remove(LISTS + "data/1.CSV");
        failsWith("NoSuchKey");

        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bad)) {
            out.write("\"bucket\",\"k\",\"v\",\"true\",\"false\",\"12x\",\"2026\",\"S\"\n".getBytes(
                    StandardCharsets.UTF_8));
        }
        written("2026-11-22T09-00Z/", "CSV", FIELDS, List.of(bad.toByteArray()));
        failsWith("row 1");

        write("Parquet", rows(new Random(1), 100));
        byte[] file = bytes("data/0.Parquet");
        written("2026-11-22T10-00Z/", "Parquet", PARQUET.toString().replaceAll("\\s+", " "),
                List.of(Arrays.copyOf(file, file.length - 50)));
        failsWith("data/0.Parquet");
    }

    @Test
    void aCancelEndsIt() throws Exception {
        write("CSV", rows(new Random(1), 10));
        Offer offer = inventories().offers(ROOT, PRICES).getFirst();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> inventories().count(offer, ROOT, TopicOwners.NONE, Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
