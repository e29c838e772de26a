package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Reading.Known;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.Sparkline;

/// The board: a row a topic, each figure as certain as it is. Only rows in sight cost anything.
final class BoardTable {

    private static final double ROW_HEIGHT = 32;
    private static final List<Figure> FIGURES = List.of(
            Figure.LAG, Figure.LAG_TIME, Figure.COMMIT_AGE, Figure.ROWS_WRITTEN, Figure.ROWS_SKIPPED,
            Figure.BYTES_WRITTEN, Figure.TABLE_ROWS, Figure.TABLE_BYTES, Figure.TABLE_FILES, Figure.SNAPSHOTS,
            Figure.GROWTH, Figure.SYNC_AGE, Figure.BYTES_RECEIVED, Figure.STORED_BYTES, Figure.END_OFFSETS);
    private static final Set<Figure> HIDDEN = Set.of(
            Figure.LAG_TIME, Figure.TABLE_FILES, Figure.SNAPSHOTS, Figure.SYNC_AGE, Figure.BYTES_RECEIVED,
            Figure.STORED_BYTES, Figure.END_OFFSETS);

    private final MonitorViewModel model;
    private final DataTable<TopicSample> table;
    private boolean replacing;

    /// A reading where it belongs.
    private record Cell(Figure figure, Reading reading) {}

    BoardTable(MonitorViewModel model, FilteredList<TopicSample> rows) {
        this.model = model;
        this.table = new DataTable<>(rows);
        table.setId("monitor-board");
        table.getStyleClass().add("edge-to-edge");
        table.setAccessibleText(text("monitor.board"));
        table.setFixedCellSize(ROW_HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        width(table.text(text("monitor.column.topic"), TopicSample::topic), 200, 120);
        width(table.status(text("monitor.column.state"), sample -> sample, MonitorWords::severity,
                MonitorWords::phase), 120, 118);
        width(table.custom(text("monitor.column.trend"), TopicSample::topic, Comparator.naturalOrder(), topic -> "",
                this::trend), 110, 40);
        for (Figure figure : FIGURES) {
            TableColumn<TopicSample, Cell> column = table.custom(
                    MonitorWords.figure(figure), sample -> new Cell(figure, sample.reading(figure)), BY_VALUE,
                    cell -> MonitorWords.reading(cell.figure(), cell.reading()), BoardTable::draw);
            column.setId("monitor-column-" + figure.name());
            column.getStyleClass().add("number");
            column.setVisible(!HIDDEN.contains(figure));
            width(column, 110, 92);
        }
        table.getSelectionModel().selectedItemProperty().subscribe(sample -> {
            if (sample != null && !replacing) {
                model.selectedProperty().set(sample.topic());
            }
        });
        table.getItems().addListener((ListChangeListener<TopicSample>) change -> reselect());
        model.selectedProperty().subscribe(topic -> reselect());
        model.lookAt(this::inSight);
    }

    /// Known values by size, then what has none.
    private static final Comparator<Cell> BY_VALUE = Comparator
            .comparing((Cell cell) -> cell.reading().value().isEmpty())
            .thenComparingLong(cell -> cell.reading().value().orElse(0))
            .thenComparing(cell -> cell.reading() instanceof Known known && known.isExact());

    /// @param least beside the detail, where what it shows has to be read in full: then the table scrolls sideways
    private static void width(TableColumn<TopicSample, ?> column, double width, double least) {
        column.setPrefWidth(width);
        column.setMinWidth(least);
    }

    Node node() {
        return table;
    }

    private void trend(TableCell<TopicSample, String> cell, String topic) {
        Node graphic = cell.getGraphic();
        Sparkline line = graphic instanceof Sparkline reused ? reused : new Sparkline();
        line.show(model.monitoring().line(topic));
        cell.setGraphic(line);
    }

    private static void draw(TableCell<TopicSample, Cell> table, Cell cell) {
        table.setText(MonitorWords.reading(cell.figure(), cell.reading()));
        table.getStyleClass().removeAll("estimate", "unread");
        if (cell.reading() instanceof Reading.Failed) {
            table.getStyleClass().add("unread");
        } else if (cell.reading().isEstimate()) {
            table.getStyleClass().add("estimate");
        }
        String why = MonitorWords.explain(cell.reading());
        // A tooltip is a window of its own: one for a cell, whatever it shows.
        Tooltip hint = table.getTooltip();
        if (hint == null) {
            table.setTooltip(new Tooltip(why));
        } else {
            hint.setText(why);
        }
        table.setAccessibleHelp(why);
    }

    /// After a sampling all rows are new: the chosen topic stays chosen.
    private void reselect() {
        String topic = model.selectedProperty().get();
        TopicSample now = table.getSelectionModel().getSelectedItem();
        if (now != null && now.topic().equals(topic) && table.getItems().contains(now)) {
            return;
        }
        replacing = true;
        table.getSelectionModel().clearSelection();
        for (int i = 0; topic != null && i < table.getItems().size(); i++) {
            if (table.getItems().get(i).topic().equals(topic)) {
                table.getSelectionModel().select(i);
                break;
            }
        }
        replacing = false;
    }

    /// The topics whose rows can be seen.
    private Set<String> inSight() {
        @Nullable VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        if (flow == null || flow.getFirstVisibleCell() == null || flow.getLastVisibleCell() == null) {
            return Set.of();
        }
        Set<String> topics = new HashSet<>();
        int last = Math.min(flow.getLastVisibleCell().getIndex(), table.getItems().size() - 1);
        for (int i = Math.max(0, flow.getFirstVisibleCell().getIndex()); i <= last; i++) {
            topics.add(table.getItems().get(i).topic());
        }
        return topics;
    }
}
