package tableflow.console.service.schemas.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.compat.LineDiff.Change;
import tableflow.console.service.schemas.compat.LineDiff.Line;

class LineDiffTest {

    private static String told(String before, String after) {
        return LineDiff.of(before.replace(' ', '\n'), after.replace(' ', '\n')).stream().map(Line::toString)
            .collect(Collectors.joining(" "));
    }

    @Test
    void theFewestLinesComeAndGo() {
        assertThat(told("a b c", "a x c")).isEqualTo(" a -b +x  c");
        assertThat(told("a b", "a b")).isEqualTo(" a  b");
        assertThat(told("a b c a b b a", "c b a b a c").chars().filter(it -> it == '-' || it == '+')).hasSize(5);
        assertThat(LineDiff.of("", "")).isEmpty();
        assertThat(told("", "a")).isEqualTo("+a");
        assertThat(told("a", "")).isEqualTo("-a");
    }

    /// What holds for every pair of texts: both can be read off the lines, and no fewer lines would do.
    @Test
    void bothTextsCanBeReadOffTheLines() {
        long seed = 20_261_123;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<String> before = lines(random);
            List<String> after = lines(random);
            List<Line> diff = LineDiff.of(String.join("\n", before), String.join("\n", after));
            List<String> old = new ArrayList<>();
            List<String> now = new ArrayList<>();
            for (Line line : diff) {
                if (line.change() != Change.CAME) {
                    old.add(line.text());
                    assertThat(line.oldNumber()).isEqualTo(old.size());
                }
                if (line.change() != Change.WENT) {
                    now.add(line.text());
                    assertThat(line.newNumber()).isEqualTo(now.size());
                }
            }
            assertThat(old).as("seed %d, round %d", seed, i).isEqualTo(before);
            assertThat(now).as("seed %d, round %d", seed, i).isEqualTo(after);
            assertThat(diff.stream().filter(line -> line.change() == Change.SAME).count())
                .as("seed %d, round %d", seed, i).isEqualTo(common(before, after));
        }
    }

    private static List<String> lines(Random random) {
        return IntStream.range(0, random.nextInt(20)).mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(4))))
            .toList();
    }

    /// The length of the longest common subsequence, the slow way.
    private static int common(List<String> one, List<String> other) {
        int[][] longest = new int[one.size() + 1][other.size() + 1];
        for (int i = 1; i <= one.size(); i++) {
            for (int j = 1; j <= other.size(); j++) {
                longest[i][j] = one.get(i - 1).equals(other.get(j - 1))
                    ? longest[i - 1][j - 1] + 1 : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        return longest[one.size()][other.size()];
    }

    @Test
    void textsWithoutAnythingInCommonAreToldAsTwo() {
        String before = IntStream.range(0, 5_000).mapToObj(i -> "old " + i).collect(Collectors.joining("\n"));
        String after = before.replace("old", "new");
        List<Line> lines = LineDiff.of(before, after);
        assertThat(lines).hasSize(10_000);
        assertThat(lines.getFirst().change()).isEqualTo(Change.WENT);
        assertThat(lines.getLast().change()).isEqualTo(Change.CAME);
    }

    @Test
    void jsonOnOneLineIsSetOutFirst() {
        List<Line> lines = LineDiff.of(SchemaFormat.JSON, "{\"a\":1,\"b\":12345678901234567890.0}",
            "{\"a\":2,\"b\":12345678901234567890.0}");
        assertThat(lines).hasSize(5);
        assertThat(lines).filteredOn(line -> line.change() == Change.SAME).extracting(Line::text)
            .anyMatch(text -> text.contains("12345678901234567890.0"));
        assertThat(LineDiff.of(SchemaFormat.PROTOBUF, "message M {}", "message N {}")).hasSize(2);
        assertThat(LineDiff.of(SchemaFormat.JSON, "{", "}")).hasSize(2);
    }

    @Test
    void anInterruptEndsTheSearch() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> LineDiff.of("a\nb", "b\nc"))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> assertThat(failure.kind())
                    .isEqualTo(RemoteFailure.Kind.CANCELLED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
