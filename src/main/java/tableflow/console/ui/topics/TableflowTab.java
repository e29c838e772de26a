package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TableTrouble;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.TopicProblem;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.DiagnoseButton;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.topics.Shown.Tone;

/// What Tableflow does with the topic: troubles first, each with what to do, then the table, its storage and catalogs.
final class TableflowTab extends ScrollPane {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final VBox content = new VBox();
    private final TableLinks links;
    private final Node timeline;
    private final @Nullable Runnable provision;

    /// @param timeline what happened to the table
    /// @param provision opens the wizard for the topic; absent when there is none
    TableflowTab(TableLinks links, Node timeline, @Nullable Runnable provision) {
        this.links = links;
        this.timeline = timeline;
        this.provision = provision;
        getStyleClass().addAll("detail-scroll", "edge-to-edge");
        setFitToWidth(true);
        content.getStyleClass().add("detail-content");
        setContent(content);
    }

    void show(TopicDetail detail) {
        RemoteFailure failure = detail.tableflow().failure();
        if (detail.table().isPresent()) {
            showTable(detail, detail.table().get());
        } else if (failure != null) {
            content.getChildren().setAll(Placeholder.empty(
                    Feather.HELP_CIRCLE, text("topics.tableflow.unchecked"), Shown.reason(failure)));
        } else if (detail.tableflow().isWaiting()) {
            content.getChildren().setAll(Placeholder.loading(text("topics.waiting.tableflow")));
        } else {
            Placeholder off = Placeholder.empty(
                    Feather.TOGGLE_LEFT, text("topics.tableflow.off"), text("topics.tableflow.off.text"));
            if (provision != null) {
                off.action(text("topics.tableflow.enable"), provision);
            }
            content.getChildren().setAll(off);
        }
    }

    private void showTable(TopicDetail detail, TableflowTopic table) {
        content.getChildren().setAll(new Reasons().of(detail.tableflow()));
        for (TableTrouble trouble : TableTrouble.of(table)) {
            content.getChildren().add(card(table, trouble));
        }
        content.getChildren().addAll(
                table(table), storage(table, links.storage()), catalogs(table, detail.catalogs()), timeline);
    }

    private HBox card(TableflowTopic table, TableTrouble trouble) {
        Tone tone = TopicWords.tone(trouble.problem());
        String subject = trouble.subject().isEmpty() ? "" : ": " + trouble.subject();
        Label title = new Label(TopicWords.problem(trouble.problem()) + subject);
        title.getStyleClass().add("strong");
        Label message = new Label(trouble.message().isEmpty() ? text("topics.trouble.silent") : trouble.message());
        Label advice = new Label(TopicWords.advice(trouble));
        advice.getStyleClass().add("fact-more");
        for (Label label : List.of(title, message, advice)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        DiagnoseButton diagnose = new DiagnoseButton(RemoteFailure.of(RemoteFailure.Kind.UNEXPECTED,
                text("topics.trouble.what", table.name()),
                trouble.message().isEmpty() ? title.getText() : trouble.message()));
        HBox ways = new HBox(diagnose);
        ways.getStyleClass().add("trouble-ways");
        Consumer<RecordPlace> record = links.record();
        if (record != null) {
            RecordPlace.in(trouble.message()).ifPresent(place -> ways.getChildren().add(way(
                    text("topics.trouble.record", place.partition(), Long.toString(place.offset())),
                    "topics-trouble-record", () -> record.accept(place))));
        }
        if (trouble.problem() == TopicProblem.TABLEFLOW_SUSPENDED) {
            ways.getChildren().add(way(text("topics.trouble.resume"), "topics-resume", links.resume()));
        }
        VBox texts = new VBox(title, message, advice, ways);
        texts.getStyleClass().add("trouble-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox card = new HBox(
                Icons.of(Feather.ALERT_TRIANGLE, tone == Tone.BAD ? "danger" : "warning"), texts);
        if (!trouble.message().isEmpty()) {
            card.getChildren().add(Copying.button(text("topics.trouble.message"), trouble::message));
        }
        card.getStyleClass().addAll("trouble", tone == Tone.BAD ? "trouble-bad" : "trouble-warning");
        card.setAlignment(Pos.TOP_LEFT);
        return card;
    }

    private static Button way(String words, String id, Runnable action) {
        Button way = new Button(words);
        way.setId(id);
        way.getStyleClass().add("small");
        way.setOnAction(event -> action.run());
        return way;
    }

    private FactGrid table(TableflowTopic table) {
        FactGrid facts = new FactGrid(text("topics.facts.table"));
        facts.add(text("topics.fact.phase"), new Shown(
                TopicWords.phase(table).text(), TopicWords.phase(table).tone(), ""));
        facts.add(text("topics.fact.formats"), Shown.plain(TopicWords.formats(table)));
        if (table.status().writeMode() != null) {
            facts.add(text("topics.fact.writemode"), Shown.plain(table.status().writeMode().text()));
        }
        TableflowTopic.Config config = table.config();
        Long snapshots = config.snapshotRetentionMillis();
        facts.add(text("topics.fact.snapshots"), snapshots == null
                ? Shown.of(Tone.MUTED, text("topics.snapshots.default"))
                : Shown.plain(Units.duration(snapshots), Units.exactDuration(snapshots)));
        Long rows = config.rowRetentionMillis();
        facts.add(text("topics.fact.rows"), rows == null || rows == 0
                ? Shown.of(Tone.MUTED, text("topics.rows.off"))
                : Shown.plain(Units.duration(rows), Units.exactDuration(rows)));
        ErrorHandling handling = config.errorHandling();
        if (handling != null) {
            facts.add(text("topics.fact.errors"), handling.deadLetterTopic() == null
                    ? Shown.plain(handling.mode().text())
                    : Shown.plain(text("topics.errors.to", handling.mode().text(), handling.deadLetterTopic())));
            String dead = handling.deadLetterTopic();
            if (dead != null) {
                Consumer<String> messages = links.messages();
                if (messages != null) {
                    facts.addLink(text("topics.fact.dead"), text("topics.dead.read", dead), () ->
                            messages.accept(dead)).setId("topics-dead");
                }
                facts.addLink(text("topics.fact.dead.topic"), dead, () -> links.topic().accept(dead))
                        .setId("topics-dead-topic");
            }
        }
        if (config.metadataColumnNaming() != null) {
            facts.add(text("topics.fact.metadata"), Shown.plain(config.metadataColumnNaming().text()));
        }
        return facts;
    }

    private static FactGrid storage(TableflowTopic table, @Nullable Consumer<String> show) {
        FactGrid facts = new FactGrid(text("topics.facts.storage"));
        switch (table.storage()) {
            case TableStorage.ByobAws own -> {
                facts.add(text("topics.fact.storage"), Shown.plain(text("topics.storage.own")));
                facts.addCopyable(text("topics.fact.bucket"), own.bucketName());
                if (own.bucketRegion() != null) {
                    facts.add(text("topics.fact.region"), Shown.plain(own.bucketRegion()));
                }
                facts.addCopyable(text("topics.fact.integration"), own.providerIntegrationId());
            }
            case TableStorage.Managed managed -> facts.add(
                    text("topics.fact.storage"), Shown.plain(text("topics.storage.managed")));
            case TableStorage.Other other -> facts.add(text("topics.fact.storage"), Shown.plain(other.kind()));
        }
        String path = table.storage().tablePath();
        if (path == null) {
            facts.add(text("topics.fact.path"), Shown.of(Tone.MUTED, text("topics.path.none")));
        } else {
            facts.addCopyable(text("topics.fact.path"), path);
            if (show != null) {
                facts.addLink(text("topics.fact.bytes"), text("topics.bytes.show"), () -> show.accept(path));
            }
        }
        return facts;
    }

    private static FactGrid catalogs(TableflowTopic table, Answer<List<CatalogIntegration>> answer) {
        FactGrid facts = new FactGrid(text("topics.facts.catalogs"));
        List<CatalogSync> syncs = table.status().catalogSyncs();
        if (syncs.isEmpty()) {
            return facts.add(text("topics.fact.catalog"), Shown.of(Tone.MUTED, text("topics.catalog.none")));
        }
        for (CatalogSync sync : syncs) {
            CatalogIntegration integration = answer.value().orElse(List.of()).stream()
                    .filter(it -> it.id().equals(sync.catalogIntegrationId()))
                    .findFirst()
                    .orElse(null);
            String more = integration == null ? sync.catalogIntegrationId() : describe(integration);
            RemoteFailure failure = answer.failure();
            if (failure != null) {
                more += "\n" + Shown.reason(failure);
            }
            facts.add(sync.catalogType(), new Shown(sync.syncStatus().text(), TopicWords.syncTone(sync), more));
        }
        return facts;
    }

    private static String describe(CatalogIntegration integration) {
        String name = integration.displayName() + " (" + integration.id() + ")";
        String database = integration.customDatabase() == null
                ? ""
                : "\n" + text("topics.catalog.database", integration.customDatabase());
        String synced = integration.lastSyncAt() == null
                ? ""
                : "\n" + text("topics.catalog.synced", TIME.format(integration.lastSyncAt()));
        return name + database + synced;
    }
}
