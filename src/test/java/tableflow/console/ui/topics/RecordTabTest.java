package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.ui.shell.Request;

class RecordTabTest extends TopicsPaneFixture {

    private static @Nullable Bytes utf8(@Nullable String text) {
        return text == null ? null : Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void record(String topic, long offset, @Nullable String key, @Nullable String value) {
        cluster.records.add(new KafkaRecord(topic, 0, offset, Instant.parse("2026-11-22T10:15:30.123Z"), "CreateTime",
                7, utf8(key), utf8(value), List.of(
                        new KafkaRecord.Header("traceparent",
                                utf8("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")),
                        new KafkaRecord.Header("retry", null))));
    }

    private String area(String id) {
        return fxNow(() -> stage().getScene().lookup(id) instanceof TextArea area ? area.getText() : "");
    }

    @Test
    void aRecordIsReadFromTheFieldsAndByARequest() {
        record("orders", 41, "order-41", "{\"id\":9007199254740993,\"total\":19.90,\"lines\":[{\"sku\":\"A-1\"}]}");
        record("orders", 42, "order-42", null);
        cluster.records.add(new KafkaRecord("orders", 0, 43, Instant.EPOCH, "LogAppendTime", null, null,
                Bytes.of(new byte[] {0, 0, 0, 0, 9, 1, 2, 3}), List.of()));
        open(1280, 760);
        awaitRows(6);
        choose("orders");
        tab(4);
        await("nothing yet", () -> texts(".placeholder-title").contains("No record is shown"));
        pictures("record-empty");

        click("#topics-record-offset");
        robot.write("41");
        robot.push(KeyCode.ENTER);
        await("the value", () -> area("#topics-record-value").contains("9007199254740993"));
        assertThat(area("#topics-record-value")).contains("19.90");
        assertThat(area("#topics-record-key")).isEqualTo("order-41");
        pictures("record");

        click("#topics-record-next");
        await("a tombstone", () -> area("#topics-record-key").equals("order-42"));
        assertThat(area("#topics-record-value")).isEmpty();

        run(() -> opened().answer(new Request.ShowRecord("orders", 0, 43)));
        await("bytes", () -> area("#topics-record-value").equals("00 00 00 00 09 01 02 03"));
        assertThat(texts(".record-why")).anyMatch(it -> it.contains("names schema 9"));
        pictures("record-bytes");

        run(() -> opened().answer(new Request.ShowRecord("payments", 0, 3)));
        await("why there is none", () -> texts(".error-why").stream().anyMatch(it -> it.contains("was deleted")));
        pictures("record-gone");
    }
}
