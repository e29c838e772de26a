package tableflow.console.ui.control;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Names at the left, values at the right: the facts of one thing.
public final class KeyValueGrid extends GridPane {

    private int rows;

    public KeyValueGrid() {
        getStyleClass().add("key-value-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().setAll(names, values);
    }

    /// Adds a plain value.
    public KeyValueGrid add(String name, String value) {
        Label label = new Label(value);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return add(name, label);
    }

    /// Adds a value with a copy button.
    public KeyValueGrid addCopyable(String name, String value) {
        return add(name, new CopyableText(name, value));
    }

    /// Adds any node as a value.
    public KeyValueGrid add(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("key");
        label.setLabelFor(value);
        // One line, made taller by its button: its baseline is not where the grid takes it to be.
        GridPane.setValignment(label, value instanceof CopyableText ? VPos.CENTER : VPos.BASELINE);
        addRow(rows++, label, value);
        return this;
    }

    /// Removes all rows.
    public void clear() {
        getChildren().clear();
        rows = 0;
    }
}
