package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.compat.LineDiff.Line;
import tableflow.console.service.schemas.compat.SideBySide.Row;
import tableflow.console.ui.control.HoverTip;

/// The lines of two texts side by side, each with its number.
final class LinesView extends ListView<Row> {

    private static final int BEFORE = 2;

    LinesView(ObservableList<Row> lines) {
        super(lines);
        setId("schemas-compare-texts");
        setAccessibleText(text("schemas.registry.lines"));
        setCellFactory(view -> new LineCell());
        getStyleClass().add("schemas-diff");
    }

    /// Shows a row, and a little of what stands before it.
    void reveal(int row) {
        scrollTo(Math.max(0, row - BEFORE));
        getSelectionModel().clearAndSelect(row);
    }

    private static final class LineCell extends ListCell<Row> {

        private final Label left = new Label();
        private final Label right = new Label();
        private final Label leftNumber = new Label();
        private final Label rightNumber = new Label();
        private final HBox both;

        LineCell() {
            setPrefWidth(0);
            HBox one = half(leftNumber, left);
            HBox other = half(rightNumber, right);
            both = new HBox(one, other);
            one.prefWidthProperty().bind(both.widthProperty().divide(2));
            other.prefWidthProperty().bind(both.widthProperty().divide(2));
        }

        private static HBox half(Label number, Label text) {
            number.getStyleClass().add("schemas-diff-number");
            text.getStyleClass().add("mono");
            text.setMaxWidth(Double.MAX_VALUE);
            text.setMinWidth(0);
            HoverTip.on(text, () -> text.getText().strip());
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox half = new HBox(number, text);
            half.setMinWidth(0);
            half.getStyleClass().add("schemas-diff-half");
            return half;
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            fill(leftNumber, left, row.left(), row.left() == null ? 0 : row.left().oldNumber());
            fill(rightNumber, right, row.right(), row.right() == null ? 0 : row.right().newNumber());
            mark(both.getChildren().getFirst(), row.changed() && row.left() != null, "schemas-went");
            mark(both.getChildren().getLast(), row.changed() && row.right() != null, "schemas-came");
            setGraphic(both);
            setAccessibleText(row.changed()
                    ? text("schemas.registry.row.changed", left.getText(), right.getText()) : left.getText());
        }

        private static void fill(Label number, Label text, @Nullable Line line, int shown) {
            number.setText(line == null ? "" : Integer.toString(shown));
            text.setText(line == null ? "" : line.text().replace("\t", "    "));
        }

        private static void mark(Node half, boolean changed, String style) {
            half.getStyleClass().remove(style);
            if (changed) {
                half.getStyleClass().add(style);
            }
        }
    }
}
