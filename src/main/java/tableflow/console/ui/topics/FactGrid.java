package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.ui.control.Copying;

/// Names and values under a heading, the values aligned.
final class FactGrid extends VBox {

    private final GridPane grid = new GridPane();

    FactGrid(String title) {
        getStyleClass().add("facts");
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        grid.getStyleClass().add("facts-grid");
        ColumnConstraints names = new ColumnConstraints(124);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(80);
        grid.getColumnConstraints().setAll(names, values);
        getChildren().setAll(heading, grid);
    }

    /// A fact; what there is more to read stands small below it.
    FactGrid add(String name, Shown value) {
        Label label = label(value);
        if (value.more().isEmpty()) {
            return add(name, (Node) label);
        }
        Label more = new Label(value.more());
        more.getStyleClass().add("fact-more");
        more.setWrapText(true);
        more.setMinHeight(USE_PREF_SIZE);
        return add(name, new VBox(label, more));
    }

    /// A fact whose text is wanted elsewhere: with a button that copies it.
    FactGrid addCopyable(String name, String value) {
        Label label = new Label(value);
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Node copy = Copying.button(name, () -> value);
        HBox line = new HBox(label, copy);
        line.getStyleClass().add("fact-copyable");
        line.setAlignment(Pos.CENTER_LEFT);
        return add(name, line);
    }

    FactGrid add(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        label.setTooltip(new Tooltip(name));
        GridPane.setValignment(label, VPos.TOP);
        grid.addRow(grid.getRowCount(), label, value);
        return this;
    }

    static Label label(Shown value) {
        Label label = new Label(value.text());
        label.getStyleClass().addAll("fact-value", value.tone().styleClass());
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
