package tableflow.console.service.query.result.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.compare.Difference.Kind;

class ComparisonTest {

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path work = Path.of("");

    private static final List<ResultColumn> COLUMNS = List.of(new ResultColumn("id", "bigint", 0, 0),
            new ResultColumn("total", "decimal", 10, 2), new ResultColumn("note", "varchar", 0, 0));

    private ResultFile file(String name, String rows) throws IOException {
        return ResultFile.open(Files.writeString(folder.resolve(name), "\"id\",\"total\",\"note\"\n" + rows));
    }

    private static Side side(ResultFile file) {
        return new Side(file, COLUMNS, List.of(0), List.of(1, 2));
    }

    private static List<Difference> all(Comparison comparison) throws IOException {
        List<Difference> all = new ArrayList<>();
        for (long i = 0; i < comparison.size(); i++) {
            all.add(comparison.at(i));
        }
        return all;
    }

    @Test
    void rowsAreFoundByKeyInWhateverOrder() throws IOException {
        try (ResultFile left = file("l.csv",
                        "\"10\",\"1.0\",\"a\"\n\"9\",\"2.0\",\"b\"\n\"1\",,\"c\"\n\"2\",\"4.0\",\n");
                ResultFile right = file("r.csv",
                        "\"9\",\"2.00\",\"b\"\n\"10\",\"1.5\",\"x\"\n\"2\",\"4.0\",\"\"\n\"3\",,\n");
                Comparison found = Comparison.of(side(left), side(right), work, Progress.NONE)) {
            assertThat(found.summary()).isEqualTo(new Comparison.Summary(1, 2, 3, 1, 1, 0));
            assertThat(all(found)).containsExactly(
                    new Difference(Kind.ONLY_LEFT, 2, -1),
                    new Difference(Kind.CHANGED, 3, 2),
                    new Difference(Kind.ONLY_RIGHT, -1, 3),
                    new Difference(Kind.CHANGED, 0, 1));
            assertThat(found.changedValues(found.at(1))).as("null is not the empty text").containsExactly(1);
            assertThat(found.changedValues(found.at(3))).containsExactly(0, 1);
            assertThat(found.summary().isSame()).isFalse();
        }
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void keysThatComeMoreThanOnceAreReportedAndNotGuessedAt() throws IOException {
        try (ResultFile left = file("l.csv", "\"1\",,\"a\"\n\"1\",,\"b\"\n\"1\",,\"c\"\n\"2\",,\n");
                ResultFile right = file("r.csv", "\"1\",,\"a\"\n\"2\",,\n");
                Comparison found = Comparison.of(side(left), side(right), work, Progress.NONE)) {
            assertThat(found.summary()).isEqualTo(new Comparison.Summary(1, 0, 0, 0, 0, 1));
            assertThat(all(found)).containsExactlyInAnyOrder(
                    new Difference(Kind.DUPLICATE, 0, -1), new Difference(Kind.DUPLICATE, 1, -1),
                    new Difference(Kind.DUPLICATE, 2, -1), new Difference(Kind.DUPLICATE, -1, 0));
        }
    }

    @Test
    void anyTwoResultsCompareAsMapsDo() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            Map<Long, String> lefts = rows(random);
            Map<Long, String> rights = rows(random);
            long same = lefts.keySet().stream().filter(key -> Objects.equals(lefts.get(key), rights.get(key))).count();
            long both = lefts.keySet().stream().filter(rights::containsKey).count();
            try (ResultFile left = file("l.csv", text(lefts));
                    ResultFile right = file("r.csv", text(rights));
                    Comparison found = Comparison.of(side(left), side(right), work, Progress.NONE)) {
                assertThat(found.summary()).as("seed %d", seed).isEqualTo(new Comparison.Summary(
                        same, both - same, both - same, lefts.size() - both, rights.size() - both, 0));
                assertThat(found.size()).isEqualTo(lefts.size() + rights.size() - both - same);
            }
        }
    }

    private static Map<Long, String> rows(Random random) {
        Map<Long, String> rows = new TreeMap<>();
        for (int i = random.nextInt(500); i > 0; i--) {
            rows.put((long) random.nextInt(300) - 150, "v" + random.nextInt(3));
        }
        return rows;
    }

    private static String text(Map<Long, String> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach((key, value) -> text.append('"').append(key).append("\",,\"").append(value).append("\"\n"));
        return text.toString();
    }

    @Test
    void typesThatDifferAreHeldAgainstEachOther() throws IOException {
        List<ResultColumn> texts = List.of(new ResultColumn("id", "integer", 0, 0),
                new ResultColumn("total", "double", 0, 0), new ResultColumn("note", "json", 0, 0));
        try (ResultFile left = file("l.csv", "\"1\",\"2.50\",\"x\"\n");
                ResultFile right = file("r.csv", "\"1\",\"2.5\",\"x\"\n");
                Comparison found = Comparison.of(side(left),
                        new Side(right, texts, List.of(0), List.of(1, 2)), work, Progress.NONE)) {
            assertThat(found.summary().isSame()).isTrue();
        }
    }

    @Test
    void sidesThatDoNotGoTogetherAreRefused() throws IOException {
        try (ResultFile file = file("l.csv", "")) {
            assertThatThrownBy(() -> Comparison.of(side(file), new Side(file, COLUMNS, List.of(0), List.of(1)), work,
                            Progress.NONE)).isInstanceOf(RemoteFailure.class);
            assertThatThrownBy(() -> Comparison.of(new Side(file, COLUMNS, List.of(), List.of()),
                            new Side(file, COLUMNS, List.of(), List.of()), work, Progress.NONE))
                    .isInstanceOf(RemoteFailure.class);
        }
    }

    @Test
    void anInterruptLeavesNothingBehind() throws IOException {
        try (ResultFile file = file("l.csv", "\"1\",,\n".repeat(10))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Comparison.of(side(file), side(file), work, Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class,
                            it -> assertThat(it.is(RemoteFailure.Kind.CANCELLED)).isTrue());
        } finally {
            var _ = Thread.interrupted();
        }
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }
}
