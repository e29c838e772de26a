package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.messages.export.RecordFormat;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.ui.Eventually;
import tableflow.console.ui.control.grid.SortMark;
import tableflow.console.ui.messages.RecordColumn.Fixed;
import tableflow.console.ui.work.Problem;

/// The disk on which records lie while they are shown is full, or fails.
class ScratchFaultsTest {

    private static final int KEY = ColumnsViewModel.USUAL.indexOf(Fixed.KEY);

    @TempDir
    Path folder = Path.of("");

    private final FakeMessages kafka = new FakeMessages(2, 100);
    private @Nullable MessagesStand made;
    private @Nullable RowsViewModel sorting;

    @AfterEach
    void close() {
        if (sorting != null) {
            sorting.close();
        }
        assertThat(stand().unhandled).isEmpty();
        stand().close();
    }

    private MessagesStand stand() {
        return Objects.requireNonNull(made);
    }

    /// A stand whose rows go to a folder of their own when they are sorted; nothing can be written there.
    private RowsViewModel rows() {
        MessagesStand stand = new MessagesStand(folder, kafka, RecordStore.Limits.USUAL);
        made = stand;
        RowsViewModel rows = new RowsViewModel(
                stand.model.reading(), stand.model.columns(), new Scratch(gone(), 2_000), stand.work);
        sorting = rows;
        return rows;
    }

    private Path gone() {
        return folder.resolve("gone");
    }

    private static ShownRecords shown(RowsViewModel rows) {
        return Objects.requireNonNull(rows.shownProperty().get());
    }

    private Problem problem(RowsViewModel rows) {
        stand().until("it is told", () -> rows.problemProperty().get() != null && !rows.busyProperty().get());
        return Objects.requireNonNull(rows.problemProperty().get());
    }

    @Test
    void rowsThatCannotBeSortedStandAsTheyCameAndNoHeadingSaysOtherwise() throws IOException {
        RowsViewModel rows = rows();
        stand().model.open("orders");
        stand().until(ReadingState.ENDED);
        rows.turn(KEY);
        assertThat(rows.marks()).containsOnlyKeys(KEY);
        Problem problem = problem(rows);
        assertThat(rows.marks()).isEmpty();
        assertThat(shown(rows).isOrdered()).isFalse();
        assertThat(shown(rows).rowCount().get()).isEqualTo(200);
        assertThat(problem.failure().what()).isEqualTo("sort the records by Key");
        assertThat(problem.failure().why())
                .isEqualTo("sorted records cannot be kept on disk: there is no such file");
        assertThat(problem.failure().advice()).hasValueSatisfying(advice -> assertThat(advice)
                .startsWith("The rows stand as they came; nothing that was read is lost. What was read lies in ")
                .contains(gone().toString()));

        Files.createDirectory(gone());
        Objects.requireNonNull(problem.retry()).run();
        stand().until("sorted", () -> shown(rows).isOrdered());
        assertThat(rows.marks()).containsEntry(KEY, new SortMark(false, 0));
        assertThat(rows.problemProperty().get()).isNull();
    }

    @Test
    void aTailThatCannotBeSortedGoesOnAsItComesAndIsNotSortedAgainUnasked() throws IOException {
        RowsViewModel rows = rows();
        Files.createDirectory(gone());
        stand().model.followProperty().set(true);
        stand().model.open("orders");
        stand().until("all", () -> stand().held().count() == 200);
        rows.turn(KEY);
        stand().until("sorted", () -> shown(rows).isOrdered());
        Files.delete(gone());
        kafka.ends.put(0, 130L);
        Problem problem = problem(rows);
        stand().until("those that came meanwhile", () -> shown(rows).rowCount().get() == 230);
        assertThat(shown(rows).isOrdered()).isFalse();
        kafka.ends.put(1, 150L);
        stand().until("and those after", () -> shown(rows).rowCount().get() == 280);
        assertThat(rows.problemProperty().get()).isSameAs(problem);
        assertThat(rows.marks()).isEmpty();

        rows.turn(KEY);
        assertThat(rows.problemProperty().get()).as("another try").isNull();
        problem(rows);
    }

    @Test
    void theChosenTimeStaysWhenItsRowsCannotBeSorted() {
        RowsViewModel rows = rows();
        stand().model.open("orders");
        stand().until(ReadingState.ENDED);
        Instant from = FakeMessages.START.plusSeconds(10);
        TimeWindow window = new TimeWindow(from, from.plusSeconds(40));
        rows.windowProperty().set(window);
        stand().until("narrowed", () -> shown(rows).rowCount().get() == 80);
        rows.turn(KEY);
        problem(rows);
        assertThat(rows.windowProperty().get()).isEqualTo(window);
        assertThat(shown(rows).rowCount().get()).isEqualTo(80);
        assertThat(rows.marks()).isEmpty();
    }

    /// A record large enough to be on the disk, and not on its way there.
    private static KafkaRecord large(int partition, long offset) {
        return new KafkaRecord(
                "orders", partition, offset, FakeMessages.START.plusSeconds(offset), "CreateTime", null, null,
                MessagesWindow.utf8("x".repeat(20_000)), List.of());
    }

    private void destroy() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith("records-")).toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(0).write(ByteBuffer.wrap(new byte[] {1}));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aWantedRecordAmongOthersThatCannotBeReadBackIsToldOfAndCanBeAskedForAgain() {
        AtomicBoolean last = new AtomicBoolean();
        MessagesStand stand = new MessagesStand(folder, kafka, RecordStore.Limits.USUAL);
        made = stand;
        stand.kafka.maker = (partition, offset) -> {
            last.compareAndSet(false, offset == 99);
            return large(partition, offset);
        };
        stand.model.show("orders", new RecordPlace(0, 60));
        Eventually.until("everything is read, and nothing of it looked at", () ->
                last.get() && kafka.open.get() == 0);
        destroy();

        stand.until("it is told", () -> stand.model.problemProperty().get() != null);
        Problem problem = Objects.requireNonNull(stand.model.problemProperty().get());
        assertThat(problem.failure().what()).isEqualTo("show record 60 of orders among those that were read");
        assertThat(problem.failure().why()).startsWith("a record cannot be read back from disk: ");
        assertThat(problem.failure().advice()).hasValueSatisfying(it -> assertThat(it).contains(folder.toString()));
        assertThat(stand.model.revealedProperty().get()).isNull();
        stand.until(ReadingState.ENDED);
        assertThat(stand.held().count()).as("what was read stays").isPositive();

        Objects.requireNonNull(problem.retry()).run();
        stand.until("found", () -> stand.model.revealedProperty().get() != null);
        assertThat(stand.model.problemProperty().get()).isNull();
    }

    @Test
    void anExportOfRecordsThatCannotBeReadBackBlamesTheDiskThatFailed() {
        MessagesStand stand = new MessagesStand(folder, kafka, RecordStore.Limits.USUAL);
        made = stand;
        stand.kafka.maker = ScratchFaultsTest::large;
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
        destroy();
        ExportViewModel export = new ExportViewModel(stand.messages, stand.model, stand.work);
        export.start(new ExportViewModel.Export(RecordFormat.JSON, folder.resolve("shown.jsonl"), false));
        stand.until("it is told", () -> export.problemProperty().get() != null);
        Problem problem = Objects.requireNonNull(export.problemProperty().get());
        assertThat(problem.failure().what()).isEqualTo("export records that were read");
        assertThat(problem.failure().why()).startsWith("a record cannot be read back from disk: ");
        assertThat(problem.failure().advice()).hasValueSatisfying(it -> assertThat(it).contains(folder.toString()));
    }

    @Test
    void aReadingThatTheDiskStopsGoesOnWithoutMissingOrRepeatingARecord() throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Path away = folder.resolve("away");
        // Files of 57 records: the second one cannot be made, in the middle of a batch.
        MessagesStand stand = new MessagesStand(scratch, kafka, new RecordStore.Limits(114, 100_000_000));
        made = stand;
        AtomicBoolean full = new AtomicBoolean(true);
        stand.kafka.maker = (partition, offset) -> {
            if (offset == 20 && full.compareAndSet(true, false)) {
                try {
                    Files.move(scratch, away);
                    Files.writeString(scratch, "no folder");
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
            return MessagesWindow.order(partition, offset);
        };
        kafka.ends.put(0, 45L);
        kafka.ends.put(1, 45L);
        stand.model.start().set(StartForm.Kind.BEGINNING, "");
        stand.model.open("orders");
        stand.until(ReadingState.FAILED);
        Problem problem = Objects.requireNonNull(stand.model.reading().problemProperty().get());
        assertThat(problem.failure().why()).startsWith("records cannot be kept on disk: ");
        assertThat(problem.failure().advice()).hasValueSatisfying(it -> assertThat(it).contains(scratch.toString()));
        assertThat(stand.records()).isNotEmpty().doesNotHaveDuplicates();

        Files.delete(scratch);
        Files.move(away, scratch);
        Objects.requireNonNull(problem.retry()).run();
        stand.until(ReadingState.ENDED);
        assertThat(stand.records()).hasSize(90).doesNotHaveDuplicates();
    }
}
