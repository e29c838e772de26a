package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.topics.change.TopicChanges;
import tableflow.console.ui.topics.groups.GroupsTab;
import tableflow.console.ui.topics.groups.GroupsViewModel;

/// Everything about the chosen topic, in tabs.
final class TopicDetailView extends VBox {

    private final Label name = new Label();
    private final StatusPill pill = new StatusPill();
    private final TabPane tabs = new TabPane();
    private final OverviewTab overview = new OverviewTab();
    private final PartitionsTab partitions;
    private final ConfigsTab configs;
    private final TopicChanges changes;
    private final @Nullable Consumer<String> messages;
    private final Consumer<String> compare;
    private final TableflowTab tableflow;
    private final MenuItem grow = new MenuItem(text("topics.menu.growth"));
    private @Nullable TopicDetail shown;

    /// What the detail has beside what is read of every topic.
    record Extras(
            GroupsViewModel groups, SettingsViewModel settings, MeasuresViewModel measures, PastViewModel past,
            TopicChanges changes, TableLinks links, Consumer<String> compare) {}

    /// @param provision opens the wizard for the shown topic; absent when there is none
    /// @param close hides the detail
    TopicDetailView(
            TopicDetailViewModel model, Extras extras, @Nullable Runnable provision, Runnable close, Node turn) {
        this.changes = extras.changes();
        this.messages = extras.links().messages();
        this.compare = extras.compare();
        partitions = new PartitionsTab(extras.measures());
        configs = new ConfigsTab(extras.settings());
        tableflow = new TableflowTab(extras.links(), new TimelineView(extras.past()), provision);
        setId("topics-detail");
        getStyleClass().add("topic-detail");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setSide(Side.TOP);
        Tab groups = tab("groups", text("topics.tab.groups"), new GroupsTab(extras.groups(), this::reset));
        extras.groups().visibleProperty().bind(groups.selectedProperty());
        Tab settings = tab("configs", text("topics.tab.configs"), configs);
        extras.settings().visibleProperty().bind(settings.selectedProperty());
        Tab places = tab("partitions", text("topics.tab.partitions"), partitions);
        Tab access = tab("access", text("topics.tab.access"), new AccessTab(extras.measures(), extras.past()));
        extras.measures().visibleProperty().bind(
                Bindings.or(places.selectedProperty(), access.selectedProperty()));
        Tab table = tab("tableflow", text("topics.tab.tableflow"), tableflow);
        extras.past().timelineVisibleProperty().bind(table.selectedProperty());
        extras.past().rolesVisibleProperty().bind(access.selectedProperty());
        tabs.getTabs().setAll(
                tab("overview", text("topics.tab.overview"), overview),
                places,
                settings,
                table,
                groups,
                access);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().setAll(header(close, turn), banner, tabs);
        model.detailProperty().subscribe(this::show);
        model.detailProperty().subscribe(extras.measures()::take);
        model.detailProperty().subscribe(extras.past()::take);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    /// Moves the keyboard here.
    void focusTabs() {
        tabs.requestFocus();
    }

    void showTab(String name) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getId().equals("topics-tab-" + name))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    private HBox header(Runnable close, Node turn) {
        name.getStyleClass().add("topic-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(60);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(name.textProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(520);
        name.setTooltip(whole);
        Node copy = Copying.button(text("topics.column.name"), name::getText);
        HBox left = new HBox(name, copy, pill);
        left.getStyleClass().add("topic-title");
        left.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(left, Priority.ALWAYS);
        grow.setId("topics-menu-growth");
        grow.setOnAction(event -> withPartitions(count -> changes.addPartitions(name.getText(), count)));
        MenuItem purge = new MenuItem(text("topics.menu.purge"));
        purge.setId("topics-menu-purge");
        purge.setOnAction(event -> changes.purge(name.getText()));
        MenuItem compare = new MenuItem(text("topics.menu.compare"));
        compare.setId("topics-menu-compare");
        compare.setOnAction(event -> this.compare.accept(name.getText()));
        Button more = Icons.button(Feather.MORE_HORIZONTAL, text("topics.menu"), () -> {});
        more.setId("topics-menu");
        ContextMenu menu = new ContextMenu(compare, new SeparatorMenuItem(), grow, purge);
        more.setOnAction(event -> menu.show(more, Side.BOTTOM, 0, 2));
        Node hide = Icons.button(Feather.X, text("topics.detail.close"), close);
        hide.setId("topics-detail-close");
        HBox header = new HBox(left, more, turn, hide);
        Consumer<String> read = messages;
        if (read != null) {
            Button messages = Icons.button(
                    Feather.MESSAGE_SQUARE, text("topics.messages"), () -> read.accept(name.getText()));
            messages.setId("topics-messages");
            header.getChildren().add(1, messages);
        }
        header.getStyleClass().add("topic-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void reset(String group) {
        changes.reset(group, name.getText());
    }

    private void withPartitions(IntConsumer action) {
        TopicDetail detail = shown;
        if (detail != null) {
            detail.partitions().value().ifPresent(partitions -> action.accept(partitions.all().size()));
        }
    }

    private void show(@Nullable TopicDetail detail) {
        if (detail == null || detail.equals(shown)) {
            return;
        }
        shown = detail;
        name.setText(detail.name());
        // Before they are known there is nothing to add to.
        grow.setDisable(detail.partitions().value().isEmpty());
        showPill(detail);
        overview.show(detail);
        partitions.show(detail.partitions(), detail.configs()
                .map(configs -> TopicSettings.of(configs.all()).compacts()).value().orElse(false));
        configs.show(detail.configs());
        tableflow.show(detail);
    }

    private void showPill(TopicDetail detail) {
        Shown phase = detail.table().isEmpty() ? null : Shown.answer(detail.tableflow(), TopicWords::tableflow);
        Severity severity = phase == null ? null : ShownCell.severity(phase.tone());
        boolean visible = phase != null && severity != null;
        pill.setVisible(visible);
        pill.setManaged(visible);
        if (phase != null && severity != null) {
            // A phase from earlier, of a topic that is gone even, is no good news.
            pill.show(phase.isKept() ? Severity.NEUTRAL : severity, phase.marked());
            pill.explain(phase.more());
        }
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId("topics-tab-" + id);
        return tab;
    }
}
