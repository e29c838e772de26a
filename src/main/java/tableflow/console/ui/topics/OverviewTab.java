package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Layout;
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
        FactGrid kafka = new FactGrid(text("topics.facts.kafka"))
                .add(text("topics.fact.partitions"), Shown.answer(partitions, OverviewTab::layout))
                .add(text("topics.fact.health"), Shown.answer(partitions, it -> health(it.layout())))
                .add(text("topics.fact.records"), Shown.answer(partitions, it -> records(it, settings)))
                .add(text("topics.fact.retention"), Shown.answer(settings, TopicWords::retention))
                .add(text("topics.fact.cleanup"), Shown.answer(settings, TopicWords::cleanup));
        FactGrid schemas = new FactGrid(text("topics.facts.schemas"))
                .add(text("topics.fact.value"), Shown.answer(detail.schemas(), it -> schema(it.value())))
                .add(text("topics.fact.key"), Shown.answer(detail.schemas(), it -> schema(it.key())));
        FactGrid table = new FactGrid(text("topics.facts.tableflow"));
        table.add(text("topics.fact.phase"), Shown.answer(detail.tableflow(), it ->
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
        if (partitions.offsetsFailure() != null) {
            return Shown.unchecked(partitions.offsetsFailure());
        }
        String note = settings.value().map(TopicSettings::compacts).orElse(false)
                ? text("topics.records.compacted") : text("topics.records.note");
        return partitions.recordsAtMost()
                .map(records -> Shown.plain(
                        text("topics.records", Units.grouped(records)), note))
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
