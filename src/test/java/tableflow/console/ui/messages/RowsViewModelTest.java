package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.messages.export.RecordFormat;
import tableflow.console.service.messages.field.FieldPath;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.ui.control.grid.GridArrangement;
import tableflow.console.ui.control.grid.SortMark;
import tableflow.console.ui.messages.ChosenRecords.Span;
import tableflow.console.ui.messages.ExportViewModel.Export;
import tableflow.console.ui.messages.RecordColumn.Fixed;

class RowsViewModelTest {

    @TempDir
    private Path folder = Path.of("");

    private MessagesStand stand = new MessagesStand(Path.of(""), new FakeMessages(1, 0), RecordStore.Limits.USUAL);

    @BeforeEach
    void read() {
        again();
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
    }

    private void again() {
        stand.close();
        stand = new MessagesStand(folder, new FakeMessages(2, 100), RecordStore.Limits.USUAL);
    }

    @AfterEach
    void close() {
        assertThat(stand.unhandled).isEmpty();
        stand.close();
    }

    private List<@Nullable String> cells(long row) {
        return stand.rows().load(row, 1).getFirst();
    }

    private static int at(Fixed column) {
        return ColumnsViewModel.USUAL.indexOf(column);
    }

    private static FieldPath path(String text) {
        return FieldPath.parse(text).orElseThrow();
    }

    @Test
    void everyRecordIsARowOfTexts() {
        stand.until("sorted", () -> {
            if (stand.model.rows().orderProperty().get().by() == null) {
                stand.model.rows().turn(at(Fixed.OFFSET));
            }
            return stand.rows().isOrdered();
        });
        assertThat(cells(0)).startsWith("0", "0").contains("order-0", "161").doesNotContain("schema");
        assertThat(cells(0).get(at(Fixed.VALUE))).contains("\"exact\":9007199254740993", "\"amount\":0.10");
        // A tombstone.
        assertThat(cells(98).get(at(Fixed.VALUE))).isNull();
    }

    @Test
    void rowsAreSortedByAHeadingUpDownAndNotAtAll() {
        stand.model.rows().turn(at(Fixed.PARTITION));
        stand.until("sorted", () -> stand.rows().isOrdered());
        assertThat(stand.model.rows().marks()).containsEntry(0, new SortMark(false, 0));
        assertThat(stand.records()).isSortedAccordingTo(
                Comparator.comparingInt(KafkaRecord::partition).thenComparingLong(KafkaRecord::offset));
        stand.model.rows().turn(at(Fixed.TIME));
        stand.model.rows().turn(at(Fixed.TIME));
        stand.until("the newest first", () -> stand.records().getFirst().offset() == 99);
        assertThat(stand.records()).isSortedAccordingTo(Comparator.comparing(KafkaRecord::timestamp).reversed());
        stand.model.rows().turn(at(Fixed.TIME));
        stand.until("as they came", () -> !stand.rows().isOrdered());
        assertThat(stand.records()).hasSize(200);
    }

    /// Numbers that a double cannot tell apart, decimals of several scales, texts, and what is not there.
    private void readMixed() {
        List<String> values = List.of(
                "9007199254740993", "9007199254740992", "9007199254740993.000000000000000001", "0.30", "0.3", "-1e3",
                "null", "\"9\"", "\"10\"", "true");
        stand.kafka.maker = (partition, offset) -> new KafkaRecord(
                "orders", partition, offset, FakeMessages.START.plusSeconds(offset), "CreateTime", null,
                MessagesWindow.utf8("key-" + (1_000 - offset)),
                MessagesWindow.utf8("{\"n\":" + values.get((int) (offset % values.size())) + "}"), List.of());
        stand.model.read();
        stand.until("read", () -> stand.state() == ReadingState.ENDED && stand.held().count() == 200);
    }

    private List<@Nullable String> column(int number) {
        return LongStream.range(0, stand.rows().rowCount().get()).mapToObj(row -> cells(row).get(number))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void rowsAreSortedByAFieldWithAllDigits() {
        readMixed();
        ColumnsViewModel columns = stand.model.columns();
        columns.show(columns.column(path("value.n")), true);
        int number = columns.shownProperty().get().size() - 1;
        stand.model.rows().turn(number);
        stand.until("sorted", () -> stand.rows().isOrdered());
        assertThat(column(number).stream().distinct().toList()).containsExactly(
                "-1000", "0.30", "0.3", "9007199254740992", "9007199254740993", "9007199254740993.000000000000000001",
                "true", "10", "9", null);
        assertThat(stand.model.rows().marks()).containsEntry(number, new SortMark(false, 0));
        assertThat(column(number).subList(20, 60)).as("equal ones stay as they came: 0.30 and 0.3 by turns")
                .containsSubsequence("0.30", "0.3", "0.30", "0.3");

        stand.model.rows().turn(number);
        stand.until("the other way", () -> "10".equals(column(number).get(20)));
        assertThat(column(number).stream().distinct().toList()).containsExactly(
                "9", "10", "true", "9007199254740993.000000000000000001", "9007199254740993", "9007199254740992",
                "0.30", "0.3", "-1000", null);
        assertThat(stand.model.rows().marks()).containsEntry(number, new SortMark(true, 0));
    }

    @Test
    void rowsAreSortedByKeyValueHeadersAndSchema() {
        readMixed();
        for (Fixed column : List.of(Fixed.KEY, Fixed.VALUE)) {
            stand.model.rows().turn(at(column));
            stand.until("sorted", () -> stand.rows().isOrdered() && !stand.model.rows().busyProperty().get());
            assertThat(column(at(column))).as("%s", column).isSorted();
        }
        assertThat(column(at(Fixed.VALUE))).first().isEqualTo("{\"n\":\"10\"}");
        for (Fixed column : List.of(Fixed.HEADERS, Fixed.SCHEMA)) {
            stand.model.rows().turn(at(column));
            stand.until("sorted", () -> stand.rows().isOrdered() && !stand.model.rows().busyProperty().get());
            assertThat(stand.records()).as("without any, as they came").hasSize(200);
        }
    }

    @Test
    void anotherReadingOfTheTopicStandsInTheSameOrderAndOneOfAnotherTopicDoesNot() {
        stand.model.rows().turn(at(Fixed.KEY));
        stand.until("sorted", () -> stand.rows().isOrdered());
        stand.model.filter().textProperty().set("Customer 3");
        stand.model.applyFilter();
        stand.until("read and sorted", () -> stand.state() == ReadingState.ENDED && stand.rows().isOrdered()
                && stand.rows().rowCount().get() == 12);
        assertThat(column(at(Fixed.KEY))).isSorted();

        stand.model.open("payments");
        stand.until("the other", () -> stand.state() == ReadingState.ENDED);
        assertThat(stand.rows().isOrdered()).isFalse();
        assertThat(stand.model.rows().marks()).isEmpty();
    }

    @Test
    void aColumnThatIsHiddenSortsNoMore() {
        stand.model.rows().turn(at(Fixed.KEY));
        stand.until("sorted", () -> stand.rows().isOrdered());
        stand.model.columns().show(Fixed.HEADERS, false);
        assertThat(stand.rows().isOrdered()).as("another column does not matter").isTrue();
        stand.model.columns().show(Fixed.KEY, false);
        assertThat(stand.rows().isOrdered()).isFalse();
        assertThat(stand.model.rows().orderProperty().get()).isEqualTo(RowOrder.AS_THEY_CAME);
    }

    @Test
    void whileALiveReadingGrowsItsRowsAreSortedInNowAndThen() {
        stand.model.start().set(StartForm.Kind.BEGINNING, "");
        stand.model.followProperty().set(true);
        stand.model.read();
        stand.until("live", () -> stand.held().count() == 200);
        stand.model.rows().turn(at(Fixed.OFFSET));
        stand.model.rows().turn(at(Fixed.OFFSET));
        stand.until("sorted", () -> stand.rows().isOrdered() && stand.records().getFirst().offset() == 99);
        stand.kafka.ends.put(0, 150L);
        stand.until("the newest first", () -> stand.records().getFirst().offset() == 149
                && stand.rows().rowCount().get() == 250);
        assertThat(stand.records()).isSortedAccordingTo(Comparator.comparingLong(KafkaRecord::offset).reversed()
                .thenComparing(Comparator.comparingInt(KafkaRecord::partition).reversed()));
    }

    @Test
    void sortingThatIsStoppedLeavesRowsAndHeadingsAsTheyStood() {
        stand.model.rows().turn(at(Fixed.OFFSET));
        stand.until("sorted", () -> stand.rows().isOrdered());
        List<KafkaRecord> before = stand.records();
        stand.hold(new CountDownLatch(1));
        stand.model.rows().turn(at(Fixed.VALUE));
        assertThat(stand.model.rows().marks()).containsOnlyKeys(at(Fixed.VALUE));
        stand.model.rows().cancel();
        stand.until("stopped", () -> !stand.model.rows().busyProperty().get());
        assertThat(stand.model.rows().marks()).containsOnlyKeys(at(Fixed.OFFSET));
        assertThat(stand.records()).isEqualTo(before);
        assertThat(stand.model.rows().problemProperty().get()).isNull();
    }

    @Test
    void aTimeWindowShowsItsRecordsAloneUntilItIsTakenAway() {
        Instant from = FakeMessages.START.plusSeconds(10);
        stand.model.rows().windowProperty().set(new TimeWindow(from, from.plusSeconds(5)));
        stand.until("narrowed", () -> stand.rows().rowCount().get() == 10);
        assertThat(stand.records()).allMatch(it -> it.offset() >= 10 && it.offset() < 15);
        stand.model.rows().windowProperty().set(null);
        stand.until("all", () -> stand.rows().rowCount().get() == 200);
    }

    @Test
    void fieldsThatWereSeenBecomeColumnsAndAreRemembered() {
        ColumnsViewModel columns = stand.model.columns();
        stand.until("seen", () -> columns.seenProperty().get().stream().anyMatch(it -> it.records() >= 190));
        assertThat(columns.seenProperty().get()).extracting(it -> it.path() + " " + it.kind()).contains(
                "value.order_id text", "value.customer.id number", "value.lines list", "value.lines[0].sku text",
                "value.paid boolean", "headers.traceparent text");
        columns.show(columns.column(path("value.customer.id")), true);
        columns.show(columns.column(path("headers.traceparent")), true);
        columns.show(Fixed.HEADERS, false);
        assertThat(stand.rows().columns()).extracting(RecordColumn::id).containsExactly(
                "partition", "offset", "time", "key", "value", "size", "schema", "value.customer.id",
                "headers.traceparent");
        long row = LongStream.range(0, 200).filter(it -> stand.records().get((int) it).offset() == 3).findFirst()
                .orElseThrow();
        assertThat(cells(row)).endsWith("1003", "00-4bf92f35-3");
        columns.arranged(new GridArrangement(
                List.of(8, 0, 1, 2, 3, 4, 5, 6, 7), List.of(),
                List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0), 1));

        again();
        stand.model.open("orders");
        assertThat(stand.rows().columns()).extracting(RecordColumn::id)
                .endsWith("value.customer.id", "headers.traceparent");
        GridArrangement arranged = stand.model.columns().arrangement().orElseThrow();
        assertThat(arranged.order()).startsWith(8, 0);
        assertThat(arranged.widths()).contains(9.0);
        stand.model.open("payments");
        assertThat(stand.rows().columns()).isEqualTo(ColumnsViewModel.USUAL);
    }

    @Test
    void valuesAreReadAsOneWantsThemAndWhatCannotBeSaysWhy() {
        stand.model.columns().valueAsProperty().set(new DecodeAs.Schema(7));
        assertThat(cells(0).get(at(Fixed.VALUE)))
                .startsWith("not decoded, schema 7 cannot be read").contains("7b 22 6f");
        stand.model.columns().valueAsProperty().set(DecodeAs.HEX);
        assertThat(cells(0).get(at(Fixed.VALUE))).startsWith("7b 22 6f 72");
        again();
        stand.model.open("orders");
        assertThat(stand.model.columns().valueAsProperty().get()).isEqualTo(DecodeAs.HEX);
        stand.model.open("payments");
        assertThat(stand.model.columns().valueAsProperty().get()).isEqualTo(DecodeAs.AUTO);
    }

    @Test
    void aValueTooLargeForACellIsNotDecodedForIt() {
        stand.kafka.maker = (partition, offset) -> new KafkaRecord("orders", partition, offset, FakeMessages.START,
                "CreateTime", null, null, MessagesWindow.utf8("{\"a\":\"" + "x".repeat(300_000) + "\"}"), List.of());
        stand.kafka.ends.put(0, 101L);
        stand.model.start().set(StartForm.Kind.PLACES, "0:100");
        stand.model.read();
        stand.until("read", () -> stand.state() == ReadingState.ENDED && stand.figures().looked() == 1);
        assertThat(Objects.requireNonNull(cells(0).get(at(Fixed.VALUE))))
                .contains("which is too much for a cell: {\"a\":\"xxx").hasSizeLessThan(500);
    }

    @Test
    void whatIsChosenIsTakenInTheOrderOfItsRows() {
        ChosenRecords chosen = stand.model.chosen();
        chosen.choose(stand.rows(), List.of(new Span(5, 7), new Span(0, 0), new Span(6, 9)), 7);
        assertThat(chosen.countProperty().get()).isEqualTo(6);
        assertThat(chosen.currentProperty().get()).isEqualTo(stand.rows().number(7));
        RecordPick pick = chosen.pick(4).orElseThrow();
        assertThat(pick.size()).isEqualTo(4);
        assertThat(pick.get(0)).isEqualTo(stand.records().getFirst());
        assertThat(pick.get(3)).isEqualTo(stand.records().get(7));
        chosen.choose(stand.rows(), List.of(new Span(0, Long.MAX_VALUE)), 0);
        assertThat(chosen.pick(1_000).orElseThrow().size()).isEqualTo(200);
        chosen.choose(stand.rows(), List.of(), -1);
        assertThat(chosen.pick(10)).isEmpty();
    }

    @Test
    void shownRecordsAndAllMatchesAreExported() throws Exception {
        ExportViewModel export = new ExportViewModel(stand.messages, stand.model, stand.work);
        stand.model.filter().textProperty().set("Customer 3");
        stand.model.applyFilter();
        stand.until("filtered", () -> stand.state() == ReadingState.ENDED && stand.figures().matched() == 12);
        Path lines = folder.resolve("orders.jsonl");
        export.start(new Export(RecordFormat.JSON, lines, false));
        stand.until("written", () -> export.writtenProperty().get() != null);
        assertThat(Files.readAllLines(lines)).hasSize(12).allMatch(line -> line.contains("\"Customer 3\""));

        stand.kafka.ends.put(0, 200L);
        Path csv = folder.resolve("orders.csv");
        export.start(new Export(RecordFormat.CSV, csv, true));
        stand.until("all", () -> export.writtenProperty().get() != null);
        assertThat(Objects.requireNonNull(export.writtenProperty().get()).records()).isEqualTo(18);
        assertThat(Files.readString(csv)).contains("9007199254740993");
        assertThat(export.isPart()).isFalse();
    }

    @Test
    void anExportThatIsCancelledOrCannotBeWrittenSaysSo() {
        ExportViewModel export = new ExportViewModel(stand.messages, stand.model, stand.work);
        export.start(new Export(RecordFormat.PARQUET, folder.resolve("no/such/folder.parquet"), false));
        stand.until("refused", () -> export.problemProperty().get() != null);
        assertThat(Objects.requireNonNull(export.problemProperty().get()).failure().what())
                .isEqualTo("write the records");
        stand.model.start().set(StartForm.Kind.BEGINNING, "");
        stand.model.read();
        stand.until(ReadingState.ENDED);
        stand.kafka.ends.put(0, 1_000_000_000L);
        export.start(new Export(RecordFormat.JSON, folder.resolve("endless.jsonl"), true));
        stand.until("begun", () -> export.progressProperty().get().done() > 0);
        export.cancel();
        stand.until("cancelled", () -> export.writtenProperty().get() != null);
        assertThat(Objects.requireNonNull(export.writtenProperty().get()).isWhole()).isFalse();
        assertThat(Objects.requireNonNull(export.writtenProperty().get()).records()).isPositive();
    }
}
