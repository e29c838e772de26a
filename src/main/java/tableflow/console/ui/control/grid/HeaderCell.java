package tableflow.console.ui.control.grid;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.ui.control.Icons;

/// The heading of a column: sign of its type, name, and how it sorts; used again for another column when it scrolls out
/// of sight.
final class HeaderCell extends HBox {

    private static final int MOST_LETTERS = 200;

    private final FontIcon icon = Icons.of(Feather.TYPE, "grid-type");
    private final Label title = new Label();
    private final Label sort = new Label();
    private final Tooltip tip = new Tooltip();
    private int position = -1;
    private @Nullable GridColumn column;
    private @Nullable SortMark mark;

    HeaderCell() {
        getStyleClass().add("grid-header-cell");
        setManaged(false);
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TABLE_COLUMN);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        sort.getStyleClass().add("grid-sort");
        sort.setMinWidth(USE_PREF_SIZE);
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        Tooltip.install(this, tip);
        getChildren().setAll(icon, title);
    }

    int position() {
        return position;
    }

    void show(int newPosition, GridColumn newColumn, @Nullable SortMark newMark) {
        position = newPosition;
        setVisible(true);
        if (!newColumn.equals(column)) {
            column = newColumn;
            icon.setIconCode(newColumn.icon());
            String name = newColumn.title();
            title.setText(name.length() > MOST_LETTERS ? CellText.fitted(name, MOST_LETTERS) : name);
            title.setAlignment(newColumn.numeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            tip.setText(name + "\n" + newColumn.type());
        }
        if (newMark == null ? mark != null : !newMark.equals(mark)) {
            mark = newMark;
            if (newMark == null) {
                getChildren().remove(sort);
            } else {
                sort.setGraphic(Icons.of(newMark.descending() ? Feather.ARROW_DOWN : Feather.ARROW_UP));
                sort.setText(newMark.rank() == 0 ? null : Integer.toString(newMark.rank()));
                if (!getChildren().contains(sort)) {
                    getChildren().add(sort);
                }
            }
        }
    }

    void rest() {
        setVisible(false);
        position = -1;
    }

    private String told() {
        if (column == null) {
            return "";
        }
        String base = column.title() + ", " + column.type();
        return mark == null ? base : base + ", " + text(mark.descending() ? "grid.sorted.down" : "grid.sorted.up");
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> told();
            case INDEX -> position;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
