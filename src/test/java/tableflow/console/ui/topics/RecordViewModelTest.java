package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.work.TestWork;

class RecordViewModelTest {

    private final FakeCluster cluster = new FakeCluster().topic("orders", 2).topic("payments", 1);
    private final TestWork jobs = TestWork.queued();
    private final RecordViewModel model =
            new RecordViewModel(new Topics(cluster.sources(), Runnable::run).records(), jobs.work);

    private void record(int partition, long offset, @Nullable String value) {
        cluster.records.add(new KafkaRecord("orders", partition, offset, Instant.EPOCH, "CreateTime", 3, null,
                value == null ? null : Bytes.of(value.getBytes(StandardCharsets.UTF_8)),
                List.of(new KafkaRecord.Header("trace", null))));
    }

    private String value() {
        return Objects.requireNonNull(model.recordProperty().get()).value().text();
    }

    @Test
    void aPlaceThatAnotherPaneNamesIsReadAtOnceAndItsNeighboursAreAStepAway() {
        record(1, 11, "eleven");
        record(1, 12, "twelve");
        model.choose("orders");
        model.show(1, 12);
        assertThat(model.busyProperty().get()).isTrue();
        jobs.runNext();
        assertThat(value()).isEqualTo("twelve");

        model.move(-1);
        jobs.runNext();
        assertThat(value()).isEqualTo("eleven");
        assertThat(model.offsetProperty().get()).isEqualTo("11");
        assertThat(model.asText()).contains("Topic orders, partition 1, offset 11", "Key: none", "trace: none",
                "Value: eleven");
    }

    @Test
    void theFirstRecordHasNoneBefore() {
        record(0, 0, "first");
        model.choose("orders");
        model.show(0, 0);
        jobs.runNext();
        model.move(-1);
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.offsetProperty().get()).isEqualTo("0");
    }

    @Test
    void whyThereIsNoneIsAProblemWithRetry() {
        model.choose("orders");
        model.show(0, 3);
        jobs.runNext();
        assertThat(model.recordProperty().get()).isNull();
        assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().why())
                .isEqualTo("it was deleted: the earliest record there is has offset 10");

        record(0, 3, "back");
        Objects.requireNonNull(Objects.requireNonNull(model.problemProperty().get()).retry()).run();
        jobs.runNext();
        assertThat(value()).isEqualTo("back");
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void anotherTopicShowsNothingOfTheOneBefore() {
        record(0, 3, "x");
        model.choose("orders");
        model.show(0, 3);
        model.choose("payments");
        jobs.runNext();
        assertThat(model.recordProperty().get()).isNull();
        assertThat(model.offsetProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1.5", "x", "99999999999999999999"})
    void anOffsetThatIsNoneIsNotAskedFor(String offset) {
        model.choose("orders");
        model.offsetProperty().set(offset);
        assertThat(model.isComplete()).isFalse();
        assertThat(model.offsetError()).isNotEmpty();
        model.read();
        model.move(1);
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void theRowIsAskedForByItsPlace() {
        record(1, 12, "twelve");
        List<String> asked = new ArrayList<>();
        assertThat(model.canShowRow()).isFalse();
        model.linkRows((topic, partition, offset) -> asked.add(topic + "/" + partition + "/" + offset));
        assertThat(model.canShowRow()).isTrue();
        model.choose("orders");
        model.showRow();
        model.show(1, 12);
        jobs.runNext();
        model.showRow();
        assertThat(asked).containsExactly("orders/1/12");
    }

    @Test
    void aValueIsSavedAsItsBytes(@TempDir Path folder) {
        record(0, 3, "{ \"a\" : 1 }");
        model.choose("orders");
        model.show(0, 3);
        jobs.runNext();
        model.saveValue(folder.resolve("v.bin"));
        jobs.runNext();
        assertThat(folder.resolve("v.bin")).hasContent("{ \"a\" : 1 }");

        model.saveValue(folder);
        jobs.runNext();
        assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().what()).contains("Save");
    }
}
