package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Interval;
import tableflow.console.ui.control.IntervalMenu;
import tableflow.console.ui.control.Tabular;

/// The buttons at the top right of the list: last refreshed, refresh and its interval, columns, copy.
final class TopicsActions {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz").withZone(ZoneId.systemDefault());

    private static final List<Interval> INTERVALS = List.of(
            Interval.OFF, Interval.SECONDS_10, Interval.SECONDS_30, Interval.MINUTE, Interval.MINUTES_5);

    private final TopicsViewModel model;
    private final AutoRefresh refresh;
    private final TopicTable table;

    TopicsActions(TopicsViewModel model, AutoRefresh refresh, TopicTable table) {
        this.model = model;
        this.refresh = refresh;
        this.table = table;
    }

    Node[] nodes() {
        return new Node[] {refreshed(), refreshNow(), interval(), columns(), copy()};
    }

    /// Copies what is shown, with a line of titles.
    void copyShown(Function<List<List<String>>, String> form) {
        Copying.copy(form.apply(TopicColumn.texts(table.shownColumns(), model.shown())));
    }

    /// Copies the chosen row, with a line of titles.
    void copyChosen() {
        TopicRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            Copying.copy(Tabular.tsv(TopicColumn.texts(table.shownColumns(), List.of(row))));
        }
    }

    private Node refreshed() {
        Label label = new Label();
        label.setId("topics-refreshed");
        label.getStyleClass().addAll("small-text", "tone-muted");
        label.setMinWidth(Label.USE_PREF_SIZE);
        Tooltip exact = new Tooltip();
        label.setTooltip(exact);
        Runnable update = () -> {
            Instant at = model.refreshedAtProperty().get();
            label.setText(
                    model.busyProperty().get()
                            ? text("topics.refreshing")
                            : at == null ? "" : text("topics.refreshed", TIME.format(at)));
            Instant whole = model.wholeAtProperty().get();
            exact.setText(
                    at == null || whole == null
                            ? text("topics.refreshed.never")
                            : text("topics.refreshed.exact", DATE.format(at), DATE.format(whole)));
        };
        model.refreshedAtProperty().subscribe(at -> update.run());
        model.busyProperty().subscribe(busy -> update.run());
        return label;
    }

    private Node refreshNow() {
        Button button = Icons.button(Feather.REFRESH_CW, text("topics.refresh"), refresh::runNow);
        button.setId("topics-refresh");
        return button;
    }

    private Node interval() {
        MenuButton menu = new IntervalMenu(
                "topics-interval", text("topics.interval"), INTERVALS, refresh.intervalProperty());
        menu.getStyleClass().add("flat");
        menu.setAccessibleText(text("topics.interval"));
        refresh.intervalProperty().subscribe(interval -> menu.setText(interval.title()));
        return menu;
    }

    private Node columns() {
        ContextMenu menu = new ContextMenu();
        for (TopicColumn column : TopicColumn.values()) {
            CheckBox box = new CheckBox(column.title());
            box.setDisable(column == TopicColumn.NAME);
            box.setOnAction(event -> table.show(column, box.isSelected()));
            CustomMenuItem item = new CustomMenuItem(box, false);
            item.setOnAction(event -> box.setSelected(table.isShown(column)));
            menu.getItems().add(item);
            menu.setOnShowing(showing(menu.getOnShowing(), () -> box.setSelected(table.isShown(column))));
        }
        return opener(Feather.COLUMNS, text("topics.columns"), menu, "topics-columns");
    }

    private Node copy() {
        MenuItem tsv = new MenuItem(text("topics.copy.tsv"));
        tsv.setOnAction(event -> copyShown(Tabular::tsv));
        MenuItem csv = new MenuItem(text("topics.copy.csv"));
        csv.setOnAction(event -> copyShown(Tabular::csv));
        return opener(Feather.COPY, text("topics.copy"), new ContextMenu(tsv, csv), "topics-copy");
    }

    private static Node opener(
            org.kordamp.ikonli.Ikon icon, String title, ContextMenu menu, String id) {
        Button button = Icons.button(icon, title, () -> {});
        button.setOnAction(event -> menu.show(button, Side.BOTTOM, 0, 2));
        button.setId(id);
        return button;
    }

    private static javafx.event.EventHandler<javafx.stage.WindowEvent> showing(
            javafx.event.@Nullable EventHandler<javafx.stage.WindowEvent> before, Runnable then) {
        return event -> {
            if (before != null) {
                before.handle(event);
            }
            then.run();
        };
    }
}
