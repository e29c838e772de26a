package tableflow.console.service.query.result.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.AthenaCsv;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.Filter.Compare;
import tableflow.console.service.query.result.order.Filter.Relation;
import tableflow.console.service.query.result.value.ValueType;

class RowOrdersTest {

    private static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("name", "varchar", 0, 0), new ResultColumn("total", "decimal", 38, 4),
            new ResultColumn("at", "timestamp", 0, 0));

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path work = Path.of("");

    @AfterEach
    void calm() {
        var _ = Thread.interrupted();
    }

    private ResultFile file(List<List<@Nullable String>> rows) throws IOException {
        StringBuilder text = new StringBuilder(AthenaCsv.line(COLUMNS.stream().map(ResultColumn::name).toList()));
        rows.forEach(row -> text.append(AthenaCsv.line(row)));
        return ResultFile.open(Files.writeString(folder.resolve("r.csv"), text));
    }

    private static List<Long> rows(RowOrder order) throws IOException {
        List<Long> rows = new ArrayList<>();
        for (long place = 0; place < order.size(); place++) {
            rows.add(order.row(place));
        }
        return rows;
    }

    private List<Long> leftOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.map(file -> file.toFile().length()).toList();
        }
    }

    @Test
    void anyRowsAreSortedAsAListWouldBeWithTinyMemoryToo() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            int count = random.nextInt(4_000);
            for (int i = 0; i < count; i++) {
                rows.add(Arrays.asList(
                        random.nextInt(8) == 0 ? null : "name-" + random.nextInt(5) + "\0".repeat(random.nextInt(12)),
                        random.nextInt(8) == 0 ? null : new BigDecimal(random.nextInt(2_000) - 1_000).movePointLeft(2)
                                .toPlainString(),
                        null));
            }
            boolean nullsFirst = random.nextBoolean();
            boolean descending = random.nextBoolean();
            Comparator<String> numbers = Comparator.comparing(BigDecimal::new);
            Comparator<@Nullable String> byTotal = nulls(nullsFirst, descending ? numbers.reversed() : numbers);
            Comparator<@Nullable String> byName = nulls(!nullsFirst, Comparator.naturalOrder());
            List<Long> expected = LongStream.range(0, count).boxed()
                    .sorted(Comparator.comparing((Long row) -> rows.get(row.intValue()).get(0), byName)
                            .thenComparing(row -> rows.get(row.intValue()).get(1), byTotal))
                    .toList();
            try (ResultFile file = file(rows);
                    RowOrder order = new RowOrders(work, 1 << (8 + random.nextInt(10))).order(file, COLUMNS, Filter.ALL,
                            List.of(new SortColumn(0, ValueType.TEXT, false, !nullsFirst),
                                    new SortColumn(1, ValueType.DECIMAL, descending, nullsFirst)), Progress.NONE)) {
                assertThat(rows(order)).as("seed %d, round %d", seed, round).isEqualTo(expected);
                assertThat(order.covered()).isEqualTo(count);
                assertThat(leftOnDisk()).as("only the order itself").hasSize(1);
            }
            assertThat(leftOnDisk()).isEmpty();
        }
    }

    private static Comparator<@Nullable String> nulls(boolean first, Comparator<String> order) {
        return first ? Comparator.nullsFirst(order) : Comparator.nullsLast(order);
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of("all", Filter.ALL, List.of(0L, 1L, 2L, 3L)),
                Arguments.of("contains", new Filter.HasText(0, TextMatch.of("NN", false)), List.of(0L, 2L)),
                Arguments.of("contains, case matters", new Filter.HasText(0, TextMatch.of("NN", true)), List.of()),
                Arguments.of("a dot is a dot", new Filter.HasText(0, TextMatch.of(".", true)), List.of()),
                Arguments.of("regex", new Filter.HasText(0, TextMatch.pattern("^a.*a$", false)), List.of(0L, 2L)),
                Arguments.of("any column", new Filter.HasText(-1, TextMatch.of("10", true)), List.of(0L, 1L)),
                Arguments.of("null", new Filter.IsNull(0), List.of(3L)),
                Arguments.of("not null", new Filter.Not(new Filter.IsNull(1)), List.of(0L, 1L, 3L)),
                Arguments.of("by value, not by text", new Compare(1, Relation.GREATER, "9"), List.of(0L, 1L)),
                Arguments.of("equal in another form", new Compare(1, Relation.EQUAL, "10"), List.of(0L)),
                Arguments.of("null is in no relation", new Compare(1, Relation.NOT_EQUAL, "10"), List.of(1L, 3L)),
                Arguments.of("a range", new Filter.Both(List.of(new Compare(2, Relation.AT_LEAST, "2026-11-01"),
                        new Compare(2, Relation.LESS, "2026-11-02"))), List.of(0L, 1L)),
                Arguments.of("or", new Filter.Either(List.of(new Filter.IsNull(0),
                        new Compare(1, Relation.AT_MOST, "10.0"))), List.of(0L, 3L)),
                Arguments.of("either of nothing", new Filter.Either(List.of()), List.of()));
    }

    private ResultFile people() throws IOException {
        return file(List.of(
                List.of("Anna", "10.0000", "2026-11-01 08:00:00.000"),
                List.of("Bert", "100.5000", "2026-11-01 23:59:59.999"),
                Arrays.asList("anna", null, "2026-11-02 00:00:00.000"),
                Arrays.asList(null, "-3.0000", null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void filters(String name, Filter filter, List<Long> expected) throws IOException {
        try (ResultFile file = people();
                RowOrder order = new RowOrders(work).order(file, COLUMNS, filter, List.of(), Progress.NONE)) {
            assertThat(rows(order)).isEqualTo(expected);
        }
    }

    @Test
    void aFilterThatDoesNotFitIsRefusedWithTheReason() throws IOException {
        try (ResultFile file = people()) {
            RowOrders orders = new RowOrders(work);
            assertThatThrownBy(() -> orders.order(
                            file, COLUMNS, new Compare(1, Relation.LESS, "ten"), List.of(), Progress.NONE))
                    .hasMessage("filter by total: 'ten' is no decimal");
            assertThatThrownBy(() -> orders.order(file, COLUMNS, new Filter.IsNull(3), List.of(), Progress.NONE))
                    .hasMessageContaining("no column 4");
        }
        assertThatThrownBy(() -> TextMatch.pattern("a(b", true))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.INVALID)).isTrue());
    }

    @Test
    void rowsThatArriveLaterAreNotInItAndItSaysSo() throws IOException {
        try (ResultFile file = people();
                RowOrder order = new RowOrders(work).order(
                        file, COLUMNS, Filter.ALL, List.of(new SortColumn(1, ValueType.DECIMAL, true, false)),
                        Progress.NONE)) {
            byte[] more = "\"x\",\"5\",\n".getBytes(StandardCharsets.UTF_8);
            file.append(more, 0, more.length);

            assertThat(rows(order)).containsExactly(1L, 0L, 3L, 2L);
            assertThat(order.covered()).isEqualTo(4).isLessThan(file.rows());
            assertThatThrownBy(() -> order.row(4)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aCancelLeavesNothingBehind() throws IOException {
        List<List<@Nullable String>> many = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            many.add(Arrays.asList("n" + i % 7, null, null));
        }
        try (ResultFile file = file(many)) {
            assertThatThrownBy(() -> new RowOrders(work, 4_096).order(file, COLUMNS, Filter.ALL,
                            List.of(new SortColumn(0, ValueType.TEXT, false, false)), (what, done, total) -> {
                                if (done > 0) {
                                    Thread.currentThread().interrupt();
                                }
                            }))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
        }
        assertThat(leftOnDisk()).isEmpty();
    }

    /// In memory, and by files that are merged.
    @ParameterizedTest
    @ValueSource(ints = {ExternalSort.USUAL_MEMORY, 1 << 16})
    void sortingTellsHowFarItIsAndEndsWhenItIsCancelled(int memory) throws IOException {
        List<List<@Nullable String>> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(Arrays.asList("n" + i % 7, null, null));
        }
        List<SortColumn> columns = List.of(new SortColumn(0, ValueType.TEXT, false, false));
        List<Long> told = new ArrayList<>();
        try (ResultFile file = file(many)) {
            new RowOrders(work, memory).order(file, COLUMNS, Filter.ALL, columns, (what, done, total) -> {
                if (what.equals("sort rows")) {
                    assertThat(total).isEqualTo(20_000);
                    told.add(done);
                }
            }).close();
            assertThat(told).isSorted().startsWith(0L).endsWith(20_000L).hasSizeGreaterThan(4);
            told.clear();

            assertThatThrownBy(() -> new RowOrders(work, memory).order(file, COLUMNS, Filter.ALL, columns,
                            (what, done, total) -> {
                                if (what.equals("sort rows")) {
                                    told.add(done);
                                    Thread.currentThread().interrupt();
                                }
                            }))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
            assertThat(told).as("it ends at once").containsExactly(0L);
        }
        assertThat(leftOnDisk()).isEmpty();
    }

    @Test
    void aRowThatBreaksTheRulesIsNamed() throws IOException {
        Files.writeString(folder.resolve("r.csv"), "\"a\",\"b\",\"c\"\n\"1\",\"2\"\n");
        try (ResultFile file = ResultFile.open(folder.resolve("r.csv"))) {
            assertThatThrownBy(() -> new RowOrders(work).order(file, COLUMNS, Filter.ALL, List.of(), Progress.NONE))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("row 1, byte 12: 2 values for 3 columns");
        }
        assertThat(leftOnDisk()).isEmpty();
    }

    /// Without a look at the interrupt this search would take longer than anybody lives.
    @Test
    void aPatternThatNeverEndsIsCancelled() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> TextMatch.pattern("(x+x+)+y", true).find("x".repeat(200)))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
    }
}
