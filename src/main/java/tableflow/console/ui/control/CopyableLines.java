package tableflow.console.ui.control;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;

/// A value that can be selected and copied, in as many lines as it takes: looks like a label, with a copy button behind
/// it. What is short has [CopyableText].
public final class CopyableLines extends HBox {

    /// The area's own text begins and ends a little inside of it.
    private static final double SLACK = 2;

    private final TextArea area = new TextArea();
    private final Text measure = new Text();

    /// @param what names the value for screen readers and the button: "cluster id"
    public CopyableLines(String what, String value) {
        getStyleClass().add("copyable");
        setAlignment(Pos.CENTER_LEFT);
        area.setEditable(false);
        area.setWrapText(true);
        area.setText(value);
        area.setAccessibleText(what + ": " + value);
        area.getStyleClass().add("copyable-lines");
        // The button is there for the keyboard; Tab goes on to what is typed.
        area.setFocusTraversable(false);
        area.setPrefColumnCount(1);
        area.setMinWidth(0);
        area.widthProperty().subscribe(this::fit);
        area.fontProperty().subscribe(this::fit);
        HBox.setHgrow(area, Priority.ALWAYS);
        getChildren().setAll(area, Copying.button(what, area::getText));
    }

    /// As high as its lines.
    private void fit() {
        Insets insets = area.getInsets();
        measure.setText(area.getText());
        measure.setFont(area.getFont());
        measure.setWrappingWidth(Math.max(1, area.getWidth() - insets.getLeft() - insets.getRight()));
        double height = Math.ceil(measure.getLayoutBounds().getHeight()) + insets.getTop() + insets.getBottom() + SLACK;
        area.setMinHeight(height);
        area.setPrefHeight(height);
        area.setMaxHeight(height);
    }

    /// Shows the value in the fixed-width font.
    public CopyableLines mono() {
        area.getStyleClass().add("mono");
        return this;
    }
}
