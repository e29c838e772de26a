package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.domain.storage.TableNow;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.storage.StorageWords;
import tableflow.console.ui.storage.table.TablesViewModel.Ended;
import tableflow.console.ui.storage.table.TablesViewModel.Totals;

/// All tables with the figures of their metadata files, and below them the one that is chosen.
final class TablesView extends VBox {

    private final TablesViewModel model;
    private final DataTable<TableLine> table;
    private final Label summary = new Label();
    private final Label notes = new Label();

    TablesView(TablesViewModel model, TableDetailView detail) {
        this.model = model;
        setId("storage-tables");
        getStyleClass().add("tables");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        table = new DataTable<>(model.shown());
        table.setId("storage-tables-list");
        table.setAccessibleText(text("storage.tables"));
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        columns();
        table.setColumnResizePolicy(DataTable.UNCONSTRAINED_RESIZE_POLICY);
        table.setPlaceholder(Placeholder.empty(
                Feather.GRID, text("storage.tables.none"), text("storage.tables.none.why")));
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null) {
                model.chosenProperty().set(line);
            }
        });
        model.chosenProperty().subscribe(this::select);
        summary.setId("storage-tables-summary");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        notes.setId("storage-tables-notes");
        notes.getStyleClass().addAll("small-text", "warning-text");
        notes.setWrapText(true);
        notes.setMinHeight(USE_PREF_SIZE);
        notes.managedProperty().bind(notes.textProperty().isNotEmpty());
        model.totalsProperty().subscribe(now -> say());
        model.endedProperty().subscribe(now -> say());
        VBox top = new VBox(bar(), banner, summary, notes, table);
        top.getStyleClass().add("tables-top");
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(90);
        SplitPane split = new SplitPane(top, detail);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.42);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(split);
    }

    private Node bar() {
        TextField filter = new TextField();
        filter.setId("storage-tables-filter");
        filter.setPromptText(text("storage.tables.filter"));
        filter.setAccessibleText(text("storage.tables.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        Button read = new Button(text("storage.tables.read"));
        read.setId("storage-tables-read");
        read.setTooltip(new Tooltip(text("storage.tables.read.tip")));
        read.setOnAction(event -> model.read());
        read.disableProperty().bind(model.readingProperty());
        Button cancel = new Button(text("storage.tables.cancel"));
        cancel.setId("storage-tables-cancel");
        cancel.setOnAction(event -> model.cancel());
        cancel.disableProperty().bind(model.readingProperty().not());
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("tables-busy");
        busy.visibleProperty().bind(model.readingProperty());
        FlowPane bar = new FlowPane(filter, read, cancel, busy);
        bar.getStyleClass().add("tables-bar");
        return bar;
    }

    private void columns() {
        table.text(text("storage.tables.name"), TableLine::name).setPrefWidth(200);
        table.text(text("storage.tables.topic"), line -> line.topic() == null ? "" : line.topic()).setPrefWidth(130);
        TableColumn<TableLine, ?> bytes = number("storage.tables.live", TableNow::bytes, Units::size);
        number("storage.tables.rows", TableNow::rows, Units::grouped);
        number("storage.tables.files", TableNow::files, Units::grouped);
        number("storage.tables.deletes", TableNow::deleteFiles, Units::grouped);
        number("storage.tables.snapshots", now -> OptionalLong.of(now.snapshots()), Units::grouped);
        number("storage.tables.commit", TableNow::newest, StorageWords::when).setPrefWidth(130);
        number("storage.tables.oldest", TableNow::oldest, StorageWords::when).setPrefWidth(130);
        table.text(text("storage.tables.rhythm"), line -> {
            TableNow now = line.figures();
            return now == null ? "" : now.rhythm().map(one -> Units.duration(one.medianMillis())).orElse("");
        }).setPrefWidth(110);
        table.text(text("storage.tables.database"), TableLine::database).setPrefWidth(120);
        table.text(text("storage.tables.problem"), line -> {
            RemoteFailure failure = line.failure();
            return failure == null ? "" : String.valueOf(failure.getMessage());
        }).setPrefWidth(320);
        bytes.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(bytes);
    }

    private TableColumn<TableLine, ?> number(
            String key, Function<TableNow, OptionalLong> figure, Function<Long, String> format) {
        TableColumn<TableLine, @Nullable Long> column = table.number(text(key), line -> {
            TableNow now = line.figures();
            return now == null ? null : TableWords.figure(figure.apply(now));
        }, format);
        // What was not told comes last whichever way one sorts for size.
        column.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
        column.setPrefWidth(90);
        return column;
    }

    private void select(@Nullable TableLine line) {
        if (line != null && !line.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(line);
        }
    }

    private void say() {
        Totals now = model.totalsProperty().get();
        List<String> parts = new ArrayList<>();
        if (now.tables() > 0) {
            parts.add(text("storage.tables.total", now.tables(), StorageWords.size(now.bytes()),
                    String.format(Locale.ENGLISH, "%,d", now.rows()),
                    String.format(Locale.ENGLISH, "%,d", now.files())));
        }
        if (now.unread() > 0) {
            parts.add(text("storage.tables.unread", now.unread()));
        }
        Ended ended = model.endedProperty().get();
        if (ended != null) {
            parts.add(text("storage.tables.source",
                    StorageWords.requests(ended.outcome().requests()), StorageWords.dollars(
                    ended.outcome().dollars(ended.prices().requests().getPerThousand()))));
            if (ended.outcome().others() > 0) {
                parts.add(text("storage.tables.others", ended.outcome().others()));
            }
        }
        summary.setText(String.join("  ", parts));
        notes.setText(ended == null ? "" : String.join("\n", ended.outcome().notes()));
    }
}
