package tableflow.console.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.storage.KeyOrder;

/// What is there after a close, a kill and a failed write.
class DurabilityTest {
    @TempDir
    private Path folder;

    @Test
    void everythingIsThereAfterReopening() throws IOException {
        Instant past = Instant.parse("2026-10-01T00:00:00Z");
        String upload;
        try (ObjectStore store = open()) {
            Bucket bucket = store.create("box", "eu-west-1", "123456789012");
            bucket.put("a", bytes("A"), new Bucket.Given(new Attributes("GLACIER", Map.of("content-type", "x/y"),
                    Map.of("t", "1")), Optional.of(new Checksum("SHA1", "sum", "FULL_OBJECT")), Optional.of(past)));
            bucket.putSynthetic("big", 5L << 40, new Bucket.Given(Attributes.PLAIN, Optional.empty(),
                    Optional.of(past)));
            bucket.settings().versioning(Versioning.ENABLED);
            bucket.put("v", bytes("one"), Bucket.Given.PLAIN);
            bucket.put("v", bytes("two"), Bucket.Given.PLAIN);
            bucket.delete("a", Optional.empty());
            bucket.settings().document(BucketSettings.POLICY, "{}");
            upload = bucket.uploads().begin("u", Attributes.PLAIN, "", new Uploads.Upload.Origin("me", past)).id();
            bucket.uploads().part(upload, 1, bucket.receive(new ByteArrayInputStream(bytes("part"))),
                    Optional.empty());
        }
        try (ObjectStore store = open()) {
            Bucket bucket = store.bucket("box").orElseThrow();
            assertThat(bucket.settings().region()).isEqualTo("eu-west-1");
            assertThat(bucket.settings().versioning()).isEqualTo(Versioning.ENABLED);
            assertThat(bucket.settings().document(BucketSettings.POLICY)).hasValue("{}");
            assertThat(bucket.get("a")).isEmpty();
            StoredObject hidden = bucket.versions("a").get(1);
            assertThat(hidden.attributes().storageClass()).isEqualTo("GLACIER");
            assertThat(hidden.attributes().tags()).isEqualTo(Map.of("t", "1"));
            assertThat(hidden.lastModified()).isEqualTo(past);
            assertThat(hidden.checksum()).hasValue(new Checksum("SHA1", "sum", "FULL_OBJECT"));
            assertThat(bucket.bytes(hidden)).isEqualTo(bytes("A"));
            assertThat(bucket.bytes(bucket.get("v").orElseThrow())).isEqualTo(bytes("two"));
            assertThat(bucket.versions("v")).hasSize(2);
            Uploads.Upload kept = bucket.uploads().find(upload).orElseThrow();
            try (InputStream part = bucket.open(List.copyOf(kept.parts().values()))) {
                assertThat(part.readAllBytes()).isEqualTo(bytes("part"));
            }
            StoredObject big = bucket.get("big").orElseThrow();
            assertThat(big.size()).isEqualTo(5L << 40);
            try (InputStream whole = bucket.open(big, 1000, 1100); InputStream part = bucket.open(big, 1050, 1060)) {
                whole.skipNBytes(50);
                assertThat(part.readAllBytes()).isEqualTo(whole.readNBytes(10)).hasSize(10);
            }
        }
    }

    @Test
    void aTablesMetadataForcesAllThatWasWrittenBefore() throws IOException {
        Blobs blobs = new Blobs(folder.resolve("loose"));
        Files.createDirectories(folder.resolve("one"));
        BucketSettings settings = BucketSettings.create(folder.resolve("one").resolve("bucket.json"),
                new BucketSettings.Identity("one", "us-east-1", "123456789012", Instant.now()));
        try (Bucket bucket = new Bucket(folder.resolve("one"), settings, blobs, Clock.systemUTC())) {
            bucket.put("t/data/1.parquet", bytes("rows"), Bucket.Given.PLAIN);
            bucket.put("t/data/2.parquet", bytes("rows"), Bucket.Given.PLAIN);
            bucket.put("t/metadata/snap-1.avro", bytes("list"), Bucket.Given.PLAIN);
            bucket.delete("t/data/2.parquet", Optional.empty());
            assertThat(blobs.unforced()).isEqualTo(2);

            bucket.put("t/metadata/00001-x.metadata.json", bytes("{}"), Bucket.Given.PLAIN);

            assertThat(blobs.unforced()).isZero();
        }
        for (int i = 0; i < 1001; i++) {
            blobs.write(new ByteArrayInputStream(bytes("x")));
        }
        assertThat(blobs.unforced()).isZero();
    }

    @Test
    void aLogCutOffAnywhereOpensWithWhatWasWholeAndTakesMore() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (ObjectStore store = open()) {
            Bucket bucket = store.create("box", "us-east-1", "123456789012");
            for (int i = 0; i < 20; i++) {
                bucket.put("key-" + i, bytes("value " + i), Bucket.Given.PLAIN);
            }
        }
        Path log = folder.resolve("buckets/box/index.log");
        byte[] whole = Files.readAllBytes(log);
        for (int round = 0; round < 20; round++) {
            int end = random.nextInt(whole.length);
            Files.write(log, Arrays.copyOf(whole, end));
            try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC())) {
                Bucket bucket = store.bucket("box").orElseThrow();
                int there = bucket.objects().size();
                assertThat(there).as("seed %d, cut at %d", seed, end).isEqualTo(wholeFrames(whole, end));
                bucket.putSynthetic("after", 7, Bucket.Given.PLAIN);
            }
            try (ObjectStore store = open()) {
                assertThat(store.bucket("box").orElseThrow().get("after")).isPresent();
            }
        }
    }

    private static int wholeFrames(byte[] log, int end) {
        int count = 0;
        int at = 0;
        while (at + 8 <= end) {
            int length = ByteBuffer.wrap(log, at, 4).getInt();
            at += 8 + length;
            count += at <= end ? 1 : 0;
        }
        return count;
    }

    @Test
    void aDamagedFrameEndsTheLogThere() throws IOException {
        try (ObjectStore store = open()) {
            Bucket bucket = store.create("box", "us-east-1", "123456789012");
            bucket.put("a", bytes("A"), Bucket.Given.PLAIN);
            bucket.put("b", bytes("B"), Bucket.Given.PLAIN);
        }
        Path log = folder.resolve("buckets/box/index.log");
        byte[] damaged = Files.readAllBytes(log);
        damaged[damaged.length - 3] ^= 1;
        Files.write(log, damaged);
        try (ObjectStore store = open()) {
            assertThat(store.bucket("box").orElseThrow().objects().keySet()).containsExactly("a");
        }
    }

    @Test
    void contentsThatNobodyNamesGoAtTheNextStart() throws IOException {
        try (ObjectStore store = open()) {
            Bucket bucket = store.create("box", "us-east-1", "123456789012");
            bucket.put("a", bytes("A"), Bucket.Given.PLAIN);
            bucket.receive(new ByteArrayInputStream(bytes("never put")));
            assertThat(contents()).isEqualTo(2);
        }
        try (ObjectStore store = open()) {
            assertThat(contents()).isEqualTo(1);
            Bucket bucket = store.bucket("box").orElseThrow();
            bucket.put("a", bytes("B"), Bucket.Given.PLAIN);
            assertThat(contents()).isEqualTo(1);
            assertThat(bucket.bytes(bucket.get("a").orElseThrow())).isEqualTo(bytes("B"));
        }
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() throws IOException {
        try (ObjectStore store = open()) {
            Bucket bucket = store.create("box", "us-east-1", "123456789012");
            InputStream broken = new InputStream() {
                private int left = 100_000;

                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0];
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    if (left <= 0) {
                        throw new IOException("the line broke");
                    }
                    int count = Math.min(left, length);
                    left -= count;
                    return count;
                }
            };
            assertThatThrownBy(() -> bucket.receive(broken)).hasMessage("the line broke");
            assertThat(contents()).isZero();
        }
    }

    @Test
    void aReaderKeepsWhatItOpenedWhenTheObjectIsReplaced() throws IOException {
        try (ObjectStore store = open()) {
            Bucket bucket = store.create("box", "us-east-1", "123456789012");
            StoredObject old = bucket.put("a", bytes("old"), Bucket.Given.PLAIN);
            try (InputStream in = bucket.open(old, 0, 3)) {
                bucket.put("a", bytes("new"), Bucket.Given.PLAIN);
                assertThat(in.readAllBytes()).isEqualTo(bytes("old"));
            }
            assertThatThrownBy(() -> bucket.bytes(old)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void compactingChangesNothingThatCanBeSeen() throws IOException {
        Map<String, Long> expected = new TreeMap<>();
        try (ObjectStore store = open()) {
            Bucket bucket = store.create("box", "us-east-1", "123456789012");
            for (int i = 0; i < 60_001; i++) {
                bucket.putSynthetic("key-" + i % 7, i, Bucket.Given.PLAIN);
            }
            bucket.objects().forEach((key, object) -> expected.put(key, object.size()));
            assertThat(Files.size(folder.resolve("buckets/box/index.log"))).isLessThan(2_000_000);
        }
        try (ObjectStore store = open()) {
            Map<String, Long> got = new TreeMap<>();
            store.bucket("box").orElseThrow().objects().forEach((key, object) -> got.put(key, object.size()));
            assertThat(got).isEqualTo(expected).hasSize(7);
        }
    }

    @Test
    void whatWasWrittenInAnyOrderIsTheSameAfterAKillAndAfterAClose() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, List<Long>> expected = new TreeMap<>(KeyOrder.KEYS);
        Path killed = folder.resolve("killed");
        try (ObjectStore store = open()) {
            Bucket bucket = store.create("box", "us-east-1", "123456789012");
            bucket.settings().versioning(Versioning.ENABLED);
            for (int i = 0; i < 12_000; i++) {
                String key = "é".repeat(random.nextInt(2)) + "common/start/of/keys/" + random.nextInt(9_000);
                if (random.nextInt(10) == 0) {
                    bucket.delete(key, Optional.empty());
                } else {
                    bucket.putSynthetic(key, i, Bucket.Given.PLAIN);
                }
                expected.put(key, sizes(bucket.versions(key)));
            }
            Path box = Files.createDirectories(killed.resolve("buckets/box"));
            for (String file : List.of("bucket.json", "index.log")) {
                Files.copy(folder.resolve("buckets/box").resolve(file), box.resolve(file));
            }
        }
        byte[] sorted = Files.readAllBytes(folder.resolve("buckets/box/index.log"));
        assertThat(sorted.length).isLessThan((int) Files.size(killed.resolve("buckets/box/index.log")));
        for (Path place : List.of(killed, folder)) {
            try (ObjectStore store = ObjectStore.open(place, Clock.systemUTC())) {
                Bucket bucket = store.bucket("box").orElseThrow();
                Map<String, List<Long>> got = new TreeMap<>(KeyOrder.KEYS);
                bucket.index().all().forEach(one -> got.put(one.getKey(), sizes(one.getValue())));
                assertThat(got).as("seed %d", seed).isEqualTo(expected);
                assertThat(bucket.objects().keySet()).as("seed %d", seed).containsExactlyElementsOf(expected.keySet()
                        .stream().filter(key -> bucket.get(key).isPresent()).toList());
                expected.forEach((key, sizes) -> assertThat(bucket.get(key).isPresent()).as("seed %d, %s", seed, key)
                        .isEqualTo(sizes.getFirst() > 0));
            }
        }
        assertThat(Files.readAllBytes(folder.resolve("buckets/box/index.log")))
                .as("what is in order is not written again").isEqualTo(sorted);
    }

    @Test
    void anIndexThatWasBeingWrittenInOrderAtAKillIsTheOldOne() throws IOException {
        try (ObjectStore store = open()) {
            store.create("box", "us-east-1", "123456789012").put("a", bytes("A"), Bucket.Given.PLAIN);
        }
        Files.write(folder.resolve("buckets/box/index.fresh"), new byte[] {0, 0, 0, 9, 1});
        try (ObjectStore store = open()) {
            Bucket bucket = store.bucket("box").orElseThrow();
            assertThat(bucket.bytes(bucket.get("a").orElseThrow())).isEqualTo(bytes("A"));
        }
    }

    @Test
    void aFrameLargerThanTheBufferIsReadWhole() throws IOException {
        int versions = 12_000;
        try (ObjectStore store = open()) {
            Bucket bucket = store.create("box", "us-east-1", "123456789012");
            StoredObject one = bucket.putSynthetic("many", 1, new Bucket.Given(
                    Attributes.ofType("x/" + "y".repeat(100)), Optional.empty(), Optional.empty()));
            IndexLog log = IndexLog.open(folder.resolve("large.log"), (key, all) -> { });
            log.append("before", List.of(one));
            log.append("many", Collections.nCopies(versions, one));
            log.append("behind", List.of(one));
            log.close();
        }
        Map<String, Integer> got = new TreeMap<>();
        IndexLog.open(folder.resolve("large.log"), (key, all) -> got.put(key, all.size())).close();
        assertThat(Files.size(folder.resolve("large.log"))).isGreaterThan(1 << 20);
        assertThat(got).isEqualTo(Map.of("before", 1, "many", versions, "behind", 1));
    }

    /// Markers count as none, lest they look like an empty object.
    private static List<Long> sizes(List<StoredObject> versions) {
        return versions.stream().map(one -> one.isDeleteMarker() ? -1 : one.size() + 1).toList();
    }

    @Test
    void aFolderThatCannotBeOneIsOneClearError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> ObjectStore.open(file, Clock.systemUTC()))
                .isInstanceOf(IOException.class).hasMessageContaining("the object store in " + file);
    }

    private ObjectStore open() throws IOException {
        return ObjectStore.open(folder, Clock.systemUTC());
    }

    private long contents() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("contents"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
