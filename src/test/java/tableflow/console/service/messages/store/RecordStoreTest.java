package tableflow.console.service.messages.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.store.RecordStore.Limits;

class RecordStoreTest {

    @TempDir
    Path folder;

    private static KafkaRecord any(Random random, long offset, int most) {
        List<KafkaRecord.Header> headers = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            headers.add(new KafkaRecord.Header("h\u00e4" + i, bytes(random, 20)));
        }
        return new KafkaRecord("t", random.nextInt(12), offset, Instant.ofEpochMilli(random.nextLong(1L << 42) - 1),
                random.nextBoolean() ? "CreateTime" : "LogAppendTime", random.nextBoolean() ? null : random.nextInt(9),
                bytes(random, 30), bytes(random, most), headers);
    }

    private static @Nullable Bytes bytes(Random random, int most) {
        if (random.nextInt(10) == 0) {
            return null;
        }
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void recordsComeBackAsTheyWere() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<KafkaRecord> all = new ArrayList<>();
        try (RecordStore store = new RecordStore(folder, "t", Limits.USUAL)) {
            for (int i = 0; i < 3_000; i++) {
                // A few are larger than what is gathered before it is written.
                KafkaRecord record = any(random, i, i % 500 == 7 ? 400_000 : 300);
                all.add(record);
                store.records(List.of(record));
                int one = random.nextInt(all.size());
                assertThat(store.get(one)).as("seed " + seed).isEqualTo(all.get(one));
                assertThat(store.time(one)).isEqualTo(all.get(one).timestamp().toEpochMilli());
            }
            assertThat(store.end()).isEqualTo(3_000);
            assertThat(store.first()).isZero();
            assertThatThrownBy(() -> store.get(3_000)).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(files()).as("a closed store leaves nothing behind").isZero();
    }

    @Test
    void theOldestGoWhenTheLimitIsReachedAndAreCounted() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (RecordStore store = new RecordStore(folder, "t", new Limits(1_000, Long.MAX_VALUE))) {
            for (int i = 0; i < 10_300; i++) {
                store.records(List.of(any(random, i, 50)));
                assertThat(store.end() - store.first()).isLessThanOrEqualTo(1_000);
            }
            assertThat(store.end()).isEqualTo(10_300);
            assertThat(store.end() - store.first()).isGreaterThanOrEqualTo(500);
            assertThat(store.get(store.first()).offset()).isEqualTo(store.first());
            assertThat(store.get(10_299).offset()).isEqualTo(10_299);
            assertThatThrownBy(() -> store.get(store.first() - 1)).isInstanceOf(NoSuchElementException.class);
            assertThat(files()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void bytesAreLimitedToo() {
        try (RecordStore store = new RecordStore(folder, "t", new Limits(1_000_000, 40_000_000))) {
            Bytes megabyte = Bytes.owned(new byte[1_000_000]);
            for (int i = 0; i < 100; i++) {
                store.records(List.of(new KafkaRecord(
                        "t", 0, i, Instant.EPOCH, "CreateTime", null, null, megabyte, List.of())));
                assertThat(store.bytes()).isLessThan(75_000_000);
            }
            assertThat(store.first()).isPositive();
            assertThat(store.get(99).offset()).isEqualTo(99);
        }
    }

    /// Whoever reads on behind a batch that was not taken hands it over again.
    @Test
    void aBatchThatTheDiskDoesNotTakeIsNotTakenInPart() throws IOException {
        Random random = new Random(3);
        List<KafkaRecord> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.add(any(random, i, 300));
        }
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Path away = folder.resolve("away");
        try (RecordStore store = new RecordStore(scratch, "t", new Limits(10, Long.MAX_VALUE))) {
            store.records(all.subList(0, 3));
            long bytes = store.bytes();
            Files.move(scratch, away);
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> store.records(all.subList(3, 9)))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessage("records cannot be kept on disk: there is no such file");
                assertThat(store.end()).isEqualTo(3);
                assertThat(store.bytes()).isEqualTo(bytes);
            }
            assertThat(store.get(2)).isEqualTo(all.get(2));
            Files.move(away, scratch);

            store.records(all.subList(3, 9));
            assertThat(store.end()).isEqualTo(9);
            for (int i = 0; i < 9; i++) {
                assertThat(store.get(i)).isEqualTo(all.get(i));
            }
        }
    }

    @Test
    void aClosedStoreTakesNothing() {
        RecordStore store = new RecordStore(folder, "t", Limits.USUAL);
        KafkaRecord record = any(new Random(1), 0, 10);
        store.records(List.of(record));
        store.close();
        store.records(List.of(record));
        assertThat(store.end()).isEqualTo(1);
        assertThatThrownBy(() -> store.get(0)).isInstanceOf(NoSuchElementException.class);
    }
}
