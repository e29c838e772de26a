package tableflow.console.ui.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A virtualised table of records: sortable columns, a column chooser, copy of the selected rows as TSV or CSV, a
/// placeholder without rows, and a double click or Enter that opens a row.
///
/// @param <R> one row
public final class DataTable<R> extends TableView<R> {

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final Map<TableColumn<R, ?>, Function<R, String>> texts = new HashMap<>();
    private @Nullable Runnable open;

    /// Shows `rows`, which the table sorts but does not change.
    public DataTable(ObservableList<R> rows) {
        SortedList<R> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getStyleClass().addAll("data-table", "dense");
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setContextMenu(new ContextMenu(
                Menus.item("table.copy.tsv", () -> Copying.copy(Tabular.tsv(selected()))),
                Menus.item("table.copy.csv", () -> Copying.copy(Tabular.csv(selected()))),
                Menus.item("table.copy.all", () -> Copying.copy(Tabular.csv(all())))));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        setRowFactory(table -> {
            TableRow<R> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                    open();
                }
            });
            return row;
        });
    }

    /// A column of text, sorted by its letters without regard to case.
    public TableColumn<R, String> text(String title, Function<R, String> value) {
        TableColumn<R, String> column = column(title, value, value);
        column.setComparator(String.CASE_INSENSITIVE_ORDER);
        return column;
    }

    /// A column of numbers, aligned to the right and sorted by value; rows without one come last and show a dash.
    public <N extends Comparable<N>> TableColumn<R, @Nullable N> number(
            String title, Function<R, @Nullable N> value, Function<N, String> format) {
        Function<R, String> shown = row -> {
            N number = value.apply(row);
            return number == null ? "\u2013" : format.apply(number);
        };
        TableColumn<R, @Nullable N> column = column(title, value, shown);
        column.setComparator(Comparator.nullsLast(Comparator.naturalOrder()));
        column.getStyleClass().add("number");
        return column;
    }

    /// A column of any value, sorted by `order`, copied as `text`, and drawn by `draw` into the cell, which it may give
    /// a graphic.
    public <T> TableColumn<R, T> custom(
            String title,
            Function<R, T> value,
            Comparator<T> order,
            Function<T, String> text,
            BiConsumer<TableCell<R, T>, T> draw) {
        TableColumn<R, T> column = column(title, value, row -> text.apply(value.apply(row)));
        column.setComparator(order);
        column.setCellFactory(c -> new DrawnCell<>(draw));
        return column;
    }

    /// A column of statuses, each shown as a pill and sorted by severity, worst first.
    public <T> TableColumn<R, T> status(
            String title, Function<R, T> value, Function<T, Severity> severity, Function<T, String> text) {
        Comparator<T> worstFirst = Comparator.<T, Severity>comparing(severity).reversed();
        return custom(title, value, worstFirst.thenComparing(text), text, (cell, shown) -> {
            Node graphic = cell.getGraphic();
            StatusPill pill = graphic instanceof StatusPill reused ? reused : new StatusPill();
            pill.show(severity.apply(shown), text.apply(shown));
            cell.setGraphic(pill);
        });
    }

    /// Called when the user opens the selected row by a double click or Enter.
    public void onOpen(Runnable action) {
        open = action;
    }

    /// The selected rows as texts of the visible columns, with their titles first.
    List<List<String>> selected() {
        return texts(getSelectionModel().getSelectedItems());
    }

    /// All rows, in the order shown.
    List<List<String>> all() {
        return texts(getItems());
    }

    private List<List<String>> texts(List<R> rows) {
        List<TableColumn<R, ?>> columns = List.copyOf(getVisibleLeafColumns());
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(TableColumn::getText).toList());
        for (R row : rows) {
            lines.add(columns.stream()
                    .map(column -> texts.getOrDefault(column, any -> "").apply(row))
                    .toList());
        }
        return lines;
    }

    private <T> TableColumn<R, T> column(String title, Function<R, T> value, Function<R, String> shown) {
        TableColumn<R, T> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(c -> new TextCell<>(shown));
        texts.put(column, shown);
        getColumns().add(column);
        return column;
    }

    private void keyPressed(KeyEvent event) {
        if (COPY.match(event)) {
            Copying.copy(Tabular.tsv(selected()));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && open != null) {
            open();
            event.consume();
        }
    }

    private void open() {
        if (open != null && getSelectionModel().getSelectedItem() != null) {
            open.run();
        }
    }

    private static final class TextCell<R, T> extends TableCell<R, T> {
        private final Function<R, String> shown;

        TextCell(Function<R, String> shown) {
            this.shown = shown;
            HoverTip.on(this, this::whole);
        }

        /// What the column is too narrow for; empty where all can be read.
        private String whole() {
            String all = getText();
            return all == null || !(lookup(".text") instanceof Text drawn) || drawn.getText().equals(all) ? "" : all;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            R row = empty ? null : getTableRow().getItem();
            setText(row == null ? null : shown.apply(row));
        }
    }

    private static final class DrawnCell<R, T> extends TableCell<R, T> {
        private final BiConsumer<TableCell<R, T>, T> draw;

        DrawnCell(BiConsumer<TableCell<R, T>, T> draw) {
            this.draw = draw;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
            } else {
                draw.accept(this, item);
            }
        }
    }
}
