package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.messages.export.RecordFormat;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.ui.messages.ExportViewModel.Export;

/// All that match goes into a file: of the stretch that is shown, however its beginning was said.
class ExportViewModelTest {

    @TempDir
    Path folder = Path.of("");

    private final FakeMessages kafka = new FakeMessages(2, 100);

    private List<String> exported(MessagesStand stand) throws IOException {
        ExportViewModel export = new ExportViewModel(stand.messages, stand.model, stand.work);
        Path lines = folder.resolve("all.jsonl");
        export.start(new Export(RecordFormat.JSON, lines, true));
        stand.until("written", () -> export.writtenProperty().get() != null);
        assertThat(Objects.requireNonNull(export.writtenProperty().get()).isWhole()).isTrue();
        return Files.readAllLines(lines);
    }

    @Test
    void whatATailFromTheEndHasSeen() throws IOException {
        try (MessagesStand stand = new MessagesStand(folder, kafka, RecordStore.Limits.USUAL)) {
            stand.model.start().set(StartForm.Kind.END, "");
            stand.model.open("orders");
            stand.until("it knows where it begins", () -> !Objects.requireNonNull(
                    stand.model.reading().stretch()).equals(stand.model.reading().plan()));
            kafka.ends.put(1, 107L);
            stand.until("the tail", () -> stand.figures().matched() == 7);
            kafka.earliest.put(2, 0L);
            kafka.ends.put(2, 3L);
            stand.until("the new partition", () -> stand.figures().matched() == 10);
            stand.model.reading().stop();
            stand.until(ReadingState.STOPPED);

            assertThat(exported(stand)).hasSize(10);
        }
    }

    @Test
    void whatRetentionTookMeanwhileIsSaid() throws IOException {
        try (MessagesStand stand = new MessagesStand(folder, kafka, RecordStore.Limits.USUAL)) {
            stand.model.start().set(StartForm.Kind.BEGINNING, "");
            stand.model.open("orders");
            stand.until(ReadingState.ENDED);
            kafka.earliest.put(0, 40L);
            ExportViewModel export = new ExportViewModel(stand.messages, stand.model, stand.work);
            export.start(new Export(RecordFormat.JSON, folder.resolve("all.jsonl"), true));
            assertThat(written(stand, export).records()).isEqualTo(160);
            assertThat(written(stand, export).lacks())
                    .containsExactly("40 at most were deleted before they could be read");
        }
    }

    private static ExportViewModel.Written written(MessagesStand stand, ExportViewModel export) {
        stand.until("written", () -> export.writtenProperty().get() != null);
        return Objects.requireNonNull(export.writtenProperty().get());
    }

    @Test
    void whatATailDroppedMeanwhileIsSaid() {
        try (MessagesStand stand = new MessagesStand(folder, kafka, new RecordStore.Limits(100, 100_000_000))) {
            stand.model.start().set(StartForm.Kind.BEGINNING, "");
            stand.model.followProperty().set(true);
            stand.model.open("orders");
            stand.until("all", () -> stand.figures().matched() == 200);
            CountDownLatch latch = new CountDownLatch(1);
            stand.hold(latch);
            ExportViewModel export = new ExportViewModel(stand.messages, stand.model, stand.work);
            long shown = stand.rows().rowCount().get();
            export.start(new Export(RecordFormat.JSON, folder.resolve("shown.jsonl"), false));
            kafka.ends.put(1, 1_000L);
            stand.until("others", () -> stand.figures().matched() == 1_100);
            latch.countDown();
            ExportViewModel.Written written = written(stand, export);
            assertThat(written.records()).isZero();
            assertThat(written.lacks()).containsExactly(shown + " were dropped meanwhile to stay within the limit");
        }
    }

    @Test
    void whatFailsOnTheWaySaysHowMuchStandsInTheFile() throws IOException {
        try (MessagesStand stand = new MessagesStand(folder, kafka, RecordStore.Limits.USUAL)) {
            stand.model.start().set(StartForm.Kind.BEGINNING, "");
            stand.model.open("orders");
            stand.until(ReadingState.ENDED);
            kafka.maker = (partition, offset) -> {
                if (offset == 50) {
                    kafka.broken = RemoteFailure.of(Kind.UNAUTHORIZED, "read topic orders", "the key has expired")
                            .withAdvice("Make a new key.");
                }
                return MessagesWindow.order(partition, offset);
            };
            ExportViewModel export = new ExportViewModel(stand.messages, stand.model, stand.work);
            Path file = folder.resolve("all.jsonl");
            export.start(new Export(RecordFormat.JSON, file, true));
            stand.until("refused", () -> export.problemProperty().get() != null);
            RemoteFailure why = Objects.requireNonNull(export.problemProperty().get()).failure();
            int lines = Files.readAllLines(file).size();
            assertThat(lines).isPositive();
            assertThat(why.advice()).contains(
                    "Make a new key. " + lines + " records were written to " + file + " until then, and stay there.");
            assertThat(export.writtenProperty().get()).isNull();
        }
    }

    @Test
    void theLastAreThoseThatTheyWere() throws IOException {
        try (MessagesStand stand = new MessagesStand(folder, kafka, RecordStore.Limits.USUAL)) {
            stand.model.start().set(StartForm.Kind.LAST, "10");
            stand.model.open("orders");
            stand.until(ReadingState.ENDED);
            List<String> firstOfAll = stand.records().stream().map(it -> it.partition() + ":" + it.offset()).toList();
            kafka.ends.put(0, 120L);

            assertThat(firstOfAll).contains("0:95", "1:95");
            assertThat(exported(stand)).as("those ten, and what came since").hasSize(30)
                    .anyMatch(it -> it.contains("\"offset\":95"));
        }
    }
}
