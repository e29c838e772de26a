package tableflow.console.service.query.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileTest {

    @TempDir
    private Path folder = Path.of("");

    private ResultFile file(String text) throws IOException {
        return ResultFile.open(Files.writeString(folder.resolve("r.csv"), text));
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("no rows", "\"a\",\"b\"\n", List.of()),
                Arguments.of("null is nothing, the empty text is two quotes", "\"a\",\"b\"\n,\"\"\n\"\",\n",
                        List.of(row(null, ""), row("", null))),
                Arguments.of("all null", "\"a\",\"b\",\"c\"\n,,\n", List.of(row(null, null, null))),
                Arguments.of("one column: an empty line is null", "\"a\"\n\n\"\"\n\n",
                        List.of(row((String) null), row(""), row((String) null))),
                Arguments.of("doubled quotes", "\"a\"\n\"\"\"\"\n\"x\"\"y\"\n\"\"\"x\"\"\"\n",
                        List.of(row("\""), row("x\"y"), row("\"x\""))),
                Arguments.of("commas and line ends inside", "\"a\",\"b\"\n\"1,2\",\"x\ny\r\nz\"\n",
                        List.of(row("1,2", "x\ny\r\nz"))),
                Arguments.of("a carriage return is data", "\"a\"\n\"x\r\"\n", List.of(row("x\r"))),
                Arguments.of("text beyond ASCII", "\"ä\"\n\"日本 😀\"\n", List.of(row("日本 😀"))),
                Arguments.of("athena's notation stays text",
                        "\"a\",\"b\"\n\"{k=1, l=[1, 2]}\",\"9223372036854775807\"\n",
                        List.of(row("{k=1, l=[1, 2]}", "9223372036854775807"))),
                Arguments.of("a heading with quotes and commas", "\"a \"\"b\"\", c\"\n\"1\"\n", List.of(row("1"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsByAthenasRules(String name, String text, List<List<@Nullable String>> rows) throws IOException {
        try (ResultFile file = file(text)) {
            assertThat(all(file)).isEqualTo(rows);
            assertThat(file.endsWhole()).isTrue();
            assertThat(file.size()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private static List<List<@Nullable String>> all(ResultFile file) throws IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        file.rows(0, Long.MAX_VALUE, (number, values) -> {
            assertThat(number).isEqualTo(rows.size());
            rows.add(values);
        });
        assertThat(rows).hasSize((int) file.rows());
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"a\",\"b\"\n\"1\"\n",
        "\"a\",\"b\"\n\"1\",\"2\",\"3\"\n",
        "\"a\",\"b\"\n\n",
        "\"a\",\"b\"\n1,2\n",
        "\"a\",\"b\"\n\"1\"x,\"2\"\n",
        "\"a\",\"b\"\n\"1\" ,\"2\"\n",
    })
    void aLineThatBreaksTheRulesIsNamed(String text) throws IOException {
        try (ResultFile file = file(text)) {
            assertThatExceptionOfType(MalformedResult.class)
                    .isThrownBy(() -> file.row(0))
                    .withMessageStartingWith("row 1, byte ");
            assertThat(file.heading()).as("the heading stands all the same").containsExactly("a", "b");
        }
    }

    @Test
    void theByteOfTheFaultIsTold() throws IOException {
        try (ResultFile file = file("\"a\",\"b\"\n\"ä\",\"1\"\n\"x\";\"2\"\n")) {
            assertThatThrownBy(() -> file.row(1)).hasMessage("row 2, byte 20: a comma was expected");
        }
    }

    @Test
    void aFileThatWasCutOffSaysSoAndKeepsItsWholeRows() throws IOException {
        try (ResultFile file = file("\"a\"\n\"1\"\n\"2\"\n\"three")) {
            assertThat(file.endsWhole()).isFalse();
            assertThat(file.rows()).isEqualTo(2);
            assertThat(file.row(1)).containsExactly("2");
            assertThatThrownBy(() -> file.row(2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        try (ResultFile empty = file("")) {
            assertThat(empty.endsWhole()).isFalse();
            assertThat(empty.rows()).isZero();
        }
    }

    /// What is written comes back, whatever the values, in pieces of whatever size, from whatever row.
    @Test
    void anyValuesComeBackFromAnyRowInPiecesOfAnySize() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            int columns = 1 + random.nextInt(6);
            List<List<@Nullable String>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder("\"c\"" + ",\"c\"".repeat(columns - 1) + "\n");
            int count = random.nextInt(700);
            for (int i = 0; i < count; i++) {
                List<@Nullable String> row = new ArrayList<>();
                for (int c = 0; c < columns; c++) {
                    row.add(value(random));
                }
                rows.add(row);
                text.append(line(row));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            try (ResultFile file = ResultFile.create(folder.resolve("grown.csv"))) {
                for (int at = 0; at < bytes.length; ) {
                    int to = Math.min(bytes.length, at + 1 + random.nextInt(round % 2 == 0 ? 20 : 50_000));
                    file.append(bytes, at, to);
                    at = to;
                    if (file.rows() > 0 && random.nextInt(10) == 0) {
                        int any = random.nextInt((int) file.rows());
                        assertThat(file.row(any)).as("seed %d", seed).isEqualTo(rows.get(any));
                    }
                }
                assertThat(all(file)).as("seed %d", seed).isEqualTo(rows);
            }
            try (ResultFile again = ResultFile.open(folder.resolve("grown.csv"))) {
                assertThat(again.rows()).as("seed %d", seed).isEqualTo(count);
                for (int i = 0; i < Math.min(count, 50); i++) {
                    int any = random.nextInt(count);
                    assertThat(again.row(any)).as("seed %d", seed).isEqualTo(rows.get(any));
                }
            }
        }
    }

    private static @Nullable String value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> Long.toString(random.nextLong());
            default -> {
                StringBuilder text = new StringBuilder();
                String letters = "ab,\"\n\r é日😀";
                int length = random.nextInt(random.nextInt(30) == 0 ? 3_000 : 12);
                while (text.length() < length) {
                    int at = letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
                    text.appendCodePoint(letters.codePointAt(at));
                }
                yield text.toString();
            }
        };
    }

    private static String line(List<@Nullable String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String value = row.get(i);
            line.append(i == 0 ? "" : ",").append(value == null ? "" : '"' + value.replace("\"", "\"\"") + '"');
        }
        return line.append('\n').toString();
    }

    @Test
    void largeCellsAreReadOneByOne() throws IOException {
        String large = "x\"".repeat(1_000_000);
        StringBuilder text = new StringBuilder("\"a\"\n");
        for (int i = 0; i < 20; i++) {
            text.append(line(row(i + large)));
        }
        try (ResultFile file = file(text.toString())) {
            assertThat(file.rows()).isEqualTo(20);
            assertThat(file.row(13)).containsExactly("13" + large);
        }
    }

    @Test
    void manyColumnsAreAsGoodAsFew() throws IOException {
        String[] names = new String[1_600];
        Arrays.setAll(names, i -> "column " + i);
        try (ResultFile file = file(line(row(names)) + line(row(new String[1_600])))) {
            assertThat(file.heading()).containsExactly(names);
            assertThat(file.row(0)).hasSize(1_600).containsOnlyNulls();
        }
    }

    /// A file channel would be closed by it, for everybody.
    @Test
    void anInterruptedReaderLeavesTheFileToTheOthers() throws IOException {
        try (ResultFile file = file("\"a\"\n\"1\"\n")) {
            Thread.currentThread().interrupt();
            assertThat(file.row(0)).containsExactly("1");
            byte[] more = "\"2\"\n".getBytes(StandardCharsets.UTF_8);
            file.append(more, 0, more.length);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(file.row(1)).containsExactly("2");
        }
    }

    @Test
    void whatIsClearedIsFilledAnewAndNothingOldIsRead() throws IOException {
        try (ResultFile file = file(line(row("a")) + line(row("old-1")) + line(row("old-2")))) {
            assertThat(file.row(1)).containsExactly("old-2");
            file.clear();
            assertThat(file.rows()).isZero();
            assertThat(file.size()).isZero();
            byte[] bytes = (line(row("x", "y")) + line(row("new", null))).getBytes(StandardCharsets.UTF_8);
            file.append(bytes, 0, bytes.length);
            assertThat(file.heading()).containsExactly("x", "y");
            assertThat(file.row(0)).containsExactly("new", null);
            assertThat(file.rows()).isEqualTo(1);
        }
    }

    @Test
    void whatIsTornIsDroppedBeforeRowsComeAnotherWay() throws IOException {
        try (ResultFile file = file("\"a\"\n\"1\"\n\"tw")) {
            file.dropTorn();
            byte[] more = "\"2\"\n".getBytes(StandardCharsets.UTF_8);
            file.append(more, 0, more.length);

            assertThat(all(file)).containsExactly(List.of("1"), List.of("2"));
        }
        assertThat(folder.resolve("r.csv")).hasContent("\"a\"\n\"1\"\n\"2\"");
    }
}
