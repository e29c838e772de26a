package tableflow.console.ui.topics;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.topics.Shown.Tone;

/// A cell that shows a [Shown] of its row: as a text in its tone, or as a pill.
final class ShownCell<R> extends TableCell<R, R> {

    private final Function<R, Shown> shown;
    private final @Nullable StatusPill pill;
    private @Nullable Tone worn;

    private ShownCell(Function<R, Shown> shown, boolean asPill) {
        this.shown = shown;
        this.pill = asPill ? new StatusPill() : null;
        HoverTip.on(this, () -> {
            R row = isEmpty() ? null : getItem();
            return row == null ? "" : shown.apply(row).more();
        });
    }

    /// A column of such cells.
    static <R> TableColumn<R, R> column(String title, double width, Function<R, Shown> shown, boolean asPill) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 56));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(ignored -> new ShownCell<>(shown, asPill));
        return column;
    }

    /// The same with numbers, which stand at the right.
    static <R> TableColumn<R, R> numbers(String title, double width, Function<R, Shown> shown) {
        TableColumn<R, R> column = column(title, width, shown, false);
        column.getStyleClass().add("number-column");
        column.setCellFactory(ignored -> {
            ShownCell<R> cell = new ShownCell<>(shown, false);
            cell.setAlignment(Pos.CENTER_RIGHT);
            return cell;
        });
        return column;
    }

    /// Adds such a column, in text, to a table that can sort and copy it.
    static <R> void add(
            DataTable<R> table, String title, double width, Comparator<R> order, Function<R, Shown> shown) {
        TableColumn<R, R> column =
                table.custom(title, Function.identity(), order, row -> shown.apply(row).text(), (cell, row) -> {});
        column.setCellFactory(ignored -> new ShownCell<>(shown, false));
        column.setPrefWidth(width);
    }

    /// The same with numbers, which stand at the right.
    static <R> void addNumbers(
            DataTable<R> table, String title, double width, Comparator<R> order, Function<R, Shown> shown) {
        TableColumn<R, R> column =
                table.custom(title, Function.identity(), order, row -> shown.apply(row).text(), (cell, row) -> {});
        column.setCellFactory(numbers(title, width, shown).getCellFactory());
        column.getStyleClass().add("number-column");
        column.setPrefWidth(width);
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            // The tone stays: it is only seen with a text, and this cell may show the same again in a moment.
            setText(null);
            setGraphic(null);
            return;
        }
        Shown now = shown.apply(row);
        Severity severity = pill == null ? null : severity(now.tone());
        if (pill != null && severity != null) {
            pill.show(severity, now.marked());
            setGraphic(pill);
            setText(null);
            setAccessibleText(now.marked());
            wear(null);
        } else {
            setGraphic(null);
            setText(now.marked());
            wear(now.tone());
        }
    }

    /// Wears the style of `tone` alone. A change costs a look through all style sheets, and most updates bring none.
    private void wear(@Nullable Tone tone) {
        String before = worn == null ? null : worn.styleClass();
        String now = tone == null ? null : tone.styleClass();
        worn = tone;
        if (Objects.equals(before, now)) {
            return;
        }
        if (before != null) {
            getStyleClass().remove(before);
        }
        if (now != null) {
            getStyleClass().add(now);
        }
    }

    /// How a tone looks as a pill; tones of answers that are not there have none.
    static @Nullable Severity severity(Tone tone) {
        return switch (tone) {
            case GOOD -> Severity.GOOD;
            case BUSY -> Severity.BUSY;
            case WARNING -> Severity.WARNING;
            case BAD -> Severity.BAD;
            case PLAIN -> Severity.NEUTRAL;
            case MUTED, WAITING, UNCHECKED -> null;
        };
    }
}
