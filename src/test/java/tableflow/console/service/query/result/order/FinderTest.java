package tableflow.console.service.query.result.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.Finder.Cell;
import tableflow.console.service.query.result.value.ValueType;

class FinderTest {

    private static final TextMatch X = TextMatch.of("x", false);

    @TempDir
    private Path folder = Path.of("");

    private ResultFile file(String rows) throws IOException {
        return ResultFile.open(Files.writeString(folder.resolve("r.csv"), "\"a\",\"b\"\n" + rows));
    }

    private static List<String> walk(Finder finder, boolean backwards, int steps) {
        List<String> found = new ArrayList<>();
        Optional<Cell> at = Optional.empty();
        for (int i = 0; i < steps; i++) {
            Finder.Match match = finder.find(X, at, backwards, Progress.NONE).orElseThrow();
            found.add(match.cell().place() + "/" + match.cell().column() + "@" + match.span().from());
            at = Optional.of(match.cell());
        }
        return found;
    }

    @Test
    void goesFromCellToCellAndRoundInBothDirections() throws IOException {
        try (ResultFile file = file("\"aX\",\"-\"\n,\"\"\n\"x\",\"yyx\"\n")) {
            Finder finder = new Finder(file, RowOrder.natural(3), 2);
            assertThat(walk(finder, false, 5)).containsExactly("0/0@1", "2/0@0", "2/1@2", "0/0@1", "2/0@0");
            assertThat(walk(finder, true, 5)).containsExactly("2/1@2", "2/0@0", "0/0@1", "2/1@2", "2/0@0");
        }
    }

    @Test
    void theOnlyMatchIsFoundAgainFromItself() throws IOException {
        try (ResultFile file = file("\"-\",\"x\"\n")) {
            Finder finder = new Finder(file, RowOrder.natural(1), 2);
            assertThat(walk(finder, false, 2)).containsExactly("0/1@0", "0/1@0");
            assertThat(finder.find(TextMatch.of("z", false), Optional.empty(), false, Progress.NONE)).isEmpty();
            assertThat(new Finder(file, RowOrder.natural(0), 2).find(X, Optional.empty(), false, Progress.NONE))
                    .isEmpty();
        }
    }

    @Test
    void placesAreThoseOfTheOrder() throws IOException {
        try (ResultFile file = file("\"1\",\"x\"\n\"2\",\"-\"\n\"3\",\"x\"\n");
                RowOrder falling = new RowOrders(folder).order(file,
                        List.of(new ResultColumn("a", "bigint", 0, 0)), Filter.ALL,
                        List.of(new SortColumn(0, ValueType.INTEGER, true,
                                false)), Progress.NONE)) {
            Finder finder = new Finder(file, falling, 2);
            assertThat(walk(finder, false, 2)).containsExactly("0/1@0", "2/1@0");
            assertThat(file.row(falling.row(0))).containsExactly("3", "x");
        }
    }

    @Test
    void anInterruptEndsIt() throws IOException {
        try (ResultFile file = file("\"-\",\"-\"\n".repeat(10))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> new Finder(file, RowOrder.natural(10), 2)
                            .find(X, Optional.empty(), false, Progress.NONE))
                    .isInstanceOf(RemoteFailure.class);
        } finally {
            var _ = Thread.interrupted();
        }
    }

    @Test
    void aPatternThatGoesTooDeepForATextIsSaid() {
        String text = "ab".repeat(500_000);
        assertThatThrownBy(() -> TextMatch.pattern("(?:a|b)*c", true).find(text))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.INVALID)).isTrue())
                .hasMessageContaining("a text of 1000000 characters");
        assertThat(TextMatch.pattern("[ab]*c", true).find("abc")).isNotNull();
    }
}
