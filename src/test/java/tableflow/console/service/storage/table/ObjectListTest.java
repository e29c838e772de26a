package tableflow.console.service.storage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;

class ObjectListTest {

    private static final S3Uri ROOT = S3Uri.parse("s3://bucket/table/");

    @TempDir
    private Path scratch;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }

    private static List<LargeObject> read(ObjectList list) {
        try (Stream<LargeObject> all = list.stream()) {
            return all.toList();
        }
    }

    @Test
    void whatWasPutInComesOutAsOftenAsOneAsks() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int count : new int[] {0, 1, ObjectList.IN_MEMORY, ObjectList.IN_MEMORY + 1, 20_000}) {
            List<LargeObject> put = new ArrayList<>();
            try (ObjectList list = new ObjectList(ROOT, scratch)) {
                for (int i = 0; i < count; i++) {
                    LargeObject one = new LargeObject(
                            "table/data/\n\u00e9\ud83d\ude00/" + random.nextLong(), random.nextLong(1L << 40),
                            random.nextLong(), i % 2 == 0 ? "STANDARD" : "GLACIER_IR");
                    put.add(one);
                    list.add(one);
                }
                list.end();

                assertThat(read(list)).as("seed %d", seed).isEqualTo(put);
                assertThat(read(list)).isEqualTo(put);
                assertThat(list.amount()).isEqualTo(put.stream()
                        .map(one -> Amount.of(1, one.size())).reduce(Amount.NONE, Amount::plus));
                assertThat(files()).hasSize(count > ObjectList.IN_MEMORY ? 1 : 0);
            }
            assertThat(files()).as("nothing stays").isEmpty();
        }
    }

    @Test
    void aPartIsAListOfItsOwn() throws IOException {
        ObjectList all = new ObjectList(ROOT, scratch);
        for (int i = 0; i < 3 * ObjectList.IN_MEMORY; i++) {
            all.add(new LargeObject("k" + i, i, i, "STANDARD"));
        }
        all.end();
        try (ObjectList part = all.only(one -> one.size() % 2 == 0)) {
            assertThat(read(part)).hasSize(3 * ObjectList.IN_MEMORY / 2).allMatch(one -> one.size() % 2 == 0);
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsToldOf() throws IOException {
        ObjectList list = new ObjectList(ROOT, scratch);
        for (int i = 0; i <= ObjectList.IN_MEMORY; i++) {
            list.add(new LargeObject("k" + i, 1, 1, "STANDARD"));
        }
        list.end();
        Files.delete(files().getFirst());

        assertThatThrownBy(() -> read(list)).isInstanceOf(RemoteFailure.class).hasMessageContaining("list of objects");
    }
}
