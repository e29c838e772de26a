package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.ui.shell.Request;

/// A record as large as one can be, among ordinary ones: its row and its detail stay small, what is saved is all of it.
class LargeRecordTest extends MessagesWindow {

    private static final int LARGE = 100_000_000;
    /// Far less than the record, and far more than a row takes.
    private static final long LITTLE = 32 << 20;
    private static final int PARTITION = 1;
    private static final long OFFSET = 150;

    private static KafkaRecord record(int partition, long offset) {
        if (partition != PARTITION || offset != OFFSET) {
            return order(partition, offset);
        }
        return new KafkaRecord("orders", partition, offset, FakeMessages.START.plusSeconds(offset), "CreateTime", 7,
                utf8("large"), large(), List.of(new KafkaRecord.Header("blob", Bytes.owned(new byte[3_000_000]))));
    }

    /// A JSON text whose end differs from all before it.
    private static Bytes large() {
        byte[] bytes = new byte[LARGE];
        Arrays.fill(bytes, (byte) 'x');
        put("{\"padding\":\"", bytes, 0);
        String end = "the end\"}";
        put(end, bytes, LARGE - end.length());
        return Bytes.owned(bytes);
    }

    private static void put(String text, byte[] into, int at) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    private static Optional<RecordViewModel.Seen> seen(MessagesView view) {
        return Optional.ofNullable(view.record().seenProperty().get());
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void aHundredMegabytesAreShownInPartAndSavedWhole() throws Exception {
        limits = new RecordStore.Limits(100_000, 2_000_000_000);
        open(1280, 760);
        kafka.maker = LargeRecordTest::record;
        run(() -> {
            MessagesViewModel model = ((MessagesView) pane().view()).model();
            model.start().set(StartForm.Kind.BEGINNING, "");
            pane().answer(new Request.ReadMessages("orders"));
        });
        await("all read", () -> state().equals("All read"));
        MessagesView view = (MessagesView) pane().view();
        ShownRecords rows = Objects.requireNonNull(fx(() -> view.model().rows().shownProperty().get()));
        HeldRecords held = rows.held();
        long large = 0;
        for (long row = 0; row < rows.rowCount().get(); row++) {
            KafkaRecord glance = held.glance(row).record();
            large = glance.partition() == PARTITION && glance.offset() == OFFSET ? row : large;
        }
        long number = large;

        long before = allocated();
        List<String> cells = rows.load(number, 1).getFirst().stream().map(String::valueOf).toList();
        assertThat(allocated() - before).as("for its row").isLessThan(LITTLE);
        assertThat(cells).allMatch(it -> it.length() < 2_000).anyMatch(it ->
                it.startsWith("\u2248 95.4 MiB, which is too much for a cell: {\"padding\":\"xxx"))
                .contains("large", Integer.toString(LARGE + "large".length()));

        run(() -> {
            grid().scrollTo((double) number - 5, 0);
            grid().jumpTo(number, 4);
            view.showDrawer(true);
        });
        await("its beginning", () -> seen(view).filter(it -> it.record().offset() == OFFSET).isPresent()
                && grid().isSettled());
        await("why it is not whole", () -> texts("#messages-record-why").stream().anyMatch(it ->
                it.contains("more than 16 MiB") && it.contains("A header has more than 256")));
        assertThat(find("#messages-record-value", TextArea.class).getText())
                .startsWith("{\"padding\":\"xxx").hasSizeLessThan(100_000);
        RecordViewModel.Seen seen = Objects.requireNonNull(fx(() -> view.record().seenProperty().get()));
        assertThat(Objects.requireNonNull(seen.record().value()).size()).as("held while it is looked at")
                .isLessThan(1 << 20);
        assertThat(fx(() -> view.record().asText())).contains("the value \u2248 95.4 MiB").hasSizeLessThan(200_000);
        pictures("messages-large");

        Path file = folder.resolve("large.json");
        run(() -> view.record().saveValue(file));
        await("saved", () -> file.equals(view.record().savedProperty().get()));
        assertThat(Files.size(file)).isEqualTo(LARGE);
        Path same = Files.write(folder.resolve("same.json"), large().toArray());
        assertThat(Files.mismatch(file, same)).as("the first byte that differs").isEqualTo(-1);
    }
}
