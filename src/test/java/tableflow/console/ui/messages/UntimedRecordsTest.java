package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.export.RecordFormat;
import tableflow.console.service.messages.export.RecordWriter;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.ui.messages.RecordColumn.Fixed;

/// Records to which an old client gave no time: Kafka says -1, which is no moment of the year 1969.
class UntimedRecordsTest {

    private static final int TIME = ColumnsViewModel.USUAL.indexOf(Fixed.TIME);

    @TempDir
    private Path folder = Path.of("");

    private static KafkaRecord record(int partition, long offset) {
        return new KafkaRecord("orders", partition, offset,
                offset % 2 == 0 ? Instant.ofEpochMilli(-1) : FakeMessages.START.plusSeconds(offset), "CreateTime", null,
                null, MessagesWindow.utf8("{}"), List.of());
    }

    @Test
    void theyShowNoneAndComeLast() {
        try (MessagesStand stand = new MessagesStand(folder, new FakeMessages(1, 10), RecordStore.Limits.USUAL)) {
            stand.kafka.maker = UntimedRecordsTest::record;
            stand.model.open("orders");
            stand.until(ReadingState.ENDED);
            stand.model.rows().turn(TIME);
            stand.until("sorted", () -> stand.records().getFirst().offset() == 1);
            assertThat(stand.rows().load(4, 1).getFirst().get(TIME)).startsWith("20");
            assertThat(stand.rows().load(5, 1).getFirst().get(TIME)).isNull();
            RecordViewModel record = new RecordViewModel(stand.work, null);
            record.look(stand.held(), 0, stand.rows().decoder());
            stand.until("looked at", () -> record.seenProperty().get() != null);
            assertThat(record.asText()).contains("offset 0, none");
            stand.until("counted", () -> stand.held().times().untimed() == 5);
        }
    }

    @Test
    void theyGoOutWithoutOneAndCanBeFound() throws Exception {
        RecordDecoder decoder = new RecordDecoder(new FakeCluster().sources().registry());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (RecordFormat format : List.of(RecordFormat.JSON, RecordFormat.CSV)) {
            try (RecordWriter writer = format.to(out, decoder)) {
                writer.write(record(0, 0));
            }
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"timestamp\":null").doesNotContain("1969");
        RecordFilter filter = new FilterText(FilterText.Kind.EXPRESSION, "time == null", false).compile(decoder);
        assertThat(filter.matches(record(0, 0))).isTrue();
        assertThat(filter.matches(record(0, 1))).isFalse();
    }
}
