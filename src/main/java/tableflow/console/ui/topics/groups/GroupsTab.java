package tableflow.console.ui.topics.groups;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.group.GroupMembers;
import tableflow.console.domain.kafka.group.PartitionLag;
import tableflow.console.service.topics.groups.GroupLag;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Sparkline;

/// The groups of a topic, and below them the partitions of the chosen one.
public final class GroupsTab extends VBox {

    private static final double ROW = 28;

    private final GroupsViewModel model;
    private final ObservableList<PartitionLag> partitions = FXCollections.observableArrayList();
    private final DataTable<GroupLag> table;
    private final Label note = new Label();
    private @Nullable String chosen;
    private boolean replacing;

    /// @param reset opens the reset of a group's offsets, by its name
    public GroupsTab(GroupsViewModel model, Consumer<String> reset) {
        this.model = model;
        getStyleClass().add("detail-tab");
        table = new DataTable<>(model.groups());
        table.setId("topics-groups");
        table.getStyleClass().add("edge-to-edge");
        table.setFixedCellSize(ROW);
        table.setAccessibleText(text("topics.tab.groups"));
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.text(text("topics.group.name"), it -> it.group().id()).setPrefWidth(190);
        table.text(text("topics.group.state"), GroupsTab::state).setPrefWidth(90);
        table.number(text("topics.group.members"), GroupsTab::members, it -> Integer.toString(it)).setMinWidth(80);
        table.<Long>number(text("topics.group.lag"), it -> orNull(it.lag()), Units::grouped).setPrefWidth(90);
        table.custom(text("topics.group.trend"), it -> it.group().id(), Comparator.naturalOrder(), id -> "",
                this::trend).setPrefWidth(100);
        table.<Long>number(text("topics.group.lost"), GroupLag::lost, Units::grouped).setPrefWidth(70);
        Button move = new Button(text("topics.group.reset"), Icons.of(Feather.REWIND));
        move.setId("topics-group-reset");
        move.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        move.setOnAction(event -> {
            GroupLag group = table.getSelectionModel().getSelectedItem();
            if (group != null) {
                reset.accept(group.group().id());
            }
        });
        HBox tools = new HBox(move);
        tools.getStyleClass().add("detail-tools");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        SplitPane split = new SplitPane(table, partitions());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.5);
        split.getStyleClass().add("topics-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        note.getStyleClass().add("detail-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(tools, banner, split, note);
        table.getSelectionModel().selectedItemProperty().subscribe(group -> {
            if (!replacing && group != null) {
                chosen = group.group().id();
                partitions.setAll(group.partitions());
            }
        });
        model.groups().addListener((ListChangeListener<GroupLag>) change -> reselect());
        model.readProperty().subscribe(read -> showEmpty());
        model.unreadProperty().subscribe(this::showUnread);
    }

    private DataTable<PartitionLag> partitions() {
        DataTable<PartitionLag> below = new DataTable<>(partitions);
        below.setId("topics-group-partitions");
        below.getStyleClass().add("edge-to-edge");
        below.setFixedCellSize(ROW);
        below.setAccessibleText(text("topics.group.partitions"));
        below.setPlaceholder(new Label(text("topics.group.choose")));
        below.number(text("topics.group.partition"), PartitionLag::partition, it -> Integer.toString(it))
                .setMinWidth(76);
        below.<Long>number(text("topics.group.committed"), PartitionLag::committed, Units::grouped).setMinWidth(92);
        below.<Long>number(text("topics.partition.latest"), PartitionLag::end, Units::grouped).setPrefWidth(100);
        below.<Long>number(text("topics.group.lag"), it -> orNull(it.lag()), Units::grouped).setPrefWidth(90);
        below.<Long>number(text("topics.group.lost"), PartitionLag::lost, Units::grouped).setPrefWidth(70);
        below.text(text("topics.group.reader"), it -> it.reader() == null ? "" : it.reader()).setPrefWidth(150);
        return below;
    }

    private void trend(TableCell<GroupLag, String> cell, String id) {
        Node graphic = cell.getGraphic();
        Sparkline line = graphic instanceof Sparkline reused ? reused : new Sparkline();
        line.show(model.line(id));
        cell.setGraphic(line);
    }

    /// After a reading all rows are new: the chosen group stays chosen.
    private void reselect() {
        replacing = true;
        table.getSelectionModel().clearSelection();
        replacing = false;
        partitions.clear();
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).group().id().equals(chosen)) {
                table.getSelectionModel().select(i);
                return;
            }
        }
    }

    private void showEmpty() {
        table.setPlaceholder(new Label(
                text(model.readProperty().get() ? "topics.group.none" : "topics.group.loading")));
    }

    private void showUnread(Map<String, RemoteFailure> unread) {
        note.setText(unread.isEmpty()
                ? text("topics.group.note")
                : text("topics.group.unread", unread.size(), unread.values().iterator().next().getMessage()));
    }

    private static String state(GroupLag group) {
        return group.members().value().map(GroupMembers::state).orElse(group.group().state());
    }

    private static @Nullable Integer members(GroupLag group) {
        return group.members().value().map(it -> it.members().size()).orElse(null);
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
