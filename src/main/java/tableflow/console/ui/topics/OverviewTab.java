package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.TopicDetail.Partitions;
import tableflow.console.service.topics.TopicDetail.Schema;
import tableflow.console.ui.topics.Shown.Tone;

/// The topic at a glance: records, retention, schemas, Tableflow.
final class OverviewTab extends ScrollPane {

    private final VBox content = new VBox();

    OverviewTab() {
        getStyleClass().addAll("detail-scroll", "edge-to-edge");
        setFitToWidth(true);
        content.getStyleClass().add("detail-content");
        setContent(content);
    }

    void show(TopicDetail detail) {
        Answer<Partitions> partitions = detail.partitions();
        Answer<TopicSettings> settings = detail.configs().map(configs -> TopicSettings.of(configs.all()));
        Reasons reasons = new Reasons();
        FactGrid kafka = new FactGrid(text("topics.facts.kafka"))
                .say(reasons.of(partitions, settings, offsets(partitions)))
                .add(text("topics.fact.partitions"), Shown.fact(partitions, OverviewTab::layout))
                .add(text("topics.fact.health"), Shown.fact(partitions, it -> health(it.layout())))
                .add(text("topics.fact.records"), Shown.fact(partitions, it -> records(it, settings)))
                .add(text("topics.fact.retention"), Shown.fact(settings, TopicWords::retention))
                .add(text("topics.fact.cleanup"), Shown.fact(settings, TopicWords::cleanup));
        FactGrid schemas = new FactGrid(text("topics.facts.schemas"))
                .say(reasons.of(detail.schemas()))
                .add(text("topics.fact.value"), Shown.fact(detail.schemas(), it -> schema(it.value())))
                .add(text("topics.fact.key"), Shown.fact(detail.schemas(), it -> schema(it.key())));
        FactGrid table = new FactGrid(text("topics.facts.tableflow")).say(reasons.of(detail.tableflow()));
        table.add(text("topics.fact.phase"), Shown.fact(detail.tableflow(), it ->
                it.isPresent() ? TopicWords.phase(it.get()) : Shown.of(Tone.MUTED, text("topics.tableflow.off"))));
        detail.table().ifPresent(it -> {
            table.add(text("topics.fact.formats"), Shown.plain(TopicWords.formats(it)));
            table.add(text("topics.fact.catalog"), TopicWords.catalog(detail.table()));
            String path = it.storage().tablePath();
            if (path != null) {
                table.addCopyable(text("topics.fact.path"), path);
            }
        });
        content.getChildren().setAll(kafka, schemas, table);
    }

    /// The part of the answer that may fail alone.
    private static Answer<Partitions> offsets(Answer<Partitions> answer) {
        return answer.then(partitions -> {
            RemoteFailure failure = partitions.offsetsFailure();
            Instant at = partitions.offsetsAt();
            if (failure == null) {
                return answer;
            }
            return at == null ? Answer.notChecked(failure) : new Answer.Kept<>(partitions, at, failure);
        });
    }

    private static Shown layout(Partitions partitions) {
        Layout layout = partitions.layout();
        return Shown.plain(text("topics.layout", layout.partitions(), layout.replicationFactor()));
    }

    private static Shown health(Layout layout) {
        if (layout.leaderless() > 0) {
            return Shown.of(Tone.BAD, text("topics.problem.leaderless.count", layout.leaderless()));
        }
        return layout.underReplicated() > 0
                ? Shown.of(Tone.WARNING, text("topics.problem.replicas.count", layout.underReplicated()))
                : Shown.of(Tone.GOOD, text("topics.health.good"));
    }

    private static Shown records(Partitions partitions, Answer<TopicSettings> settings) {
        if (partitions.offsetsFailure() != null && partitions.offsetsAt() == null) {
            return Shown.of(Tone.UNCHECKED, text("topics.unchecked"));
        }
        String note = settings.value().map(TopicSettings::compacts).orElse(false)
                ? text("topics.records.compacted") : text("topics.records.note");
        return partitions.recordsAtMost()
                .map(records -> new Shown(text("topics.records", Units.grouped(records)), Tone.PLAIN, note,
                        partitions.offsetsAt() != null))
                .orElseGet(Shown::waiting);
    }

    private static Shown schema(@Nullable Schema schema) {
        if (schema == null) {
            return Shown.of(Tone.MUTED, text("topics.schema.none"));
        }
        String name = schema.version().format().text() + " v" + schema.version().version();
        String id = text("topics.schema.id", Integer.toString(schema.version().id()));
        String level = schema.compatibility() == null
                ? ""
                : " \u00b7 " + text("topics.schema.level", schema.compatibility().text());
        return Shown.plain(name, id + level);
    }
}
