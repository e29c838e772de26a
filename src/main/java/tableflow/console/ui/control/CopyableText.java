package tableflow.console.ui.control;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/// A value that can be selected and copied, such as an id or a path: looks like a label, with a copy button behind it.
public final class CopyableText extends HBox {

    private static final double SLACK = 6;

    private final TextField field = new TextField();

    /// @param what names the value for screen readers and the button: "cluster id"
    public CopyableText(String what, String value) {
        getStyleClass().add("copyable");
        setAlignment(Pos.CENTER_LEFT);
        field.setEditable(false);
        field.setText(value);
        field.setAccessibleText(what);
        field.getStyleClass().add("copyable-text");
        field.setMinWidth(0);
        field.textProperty().subscribe(this::fit);
        field.fontProperty().subscribe(this::fit);
        getChildren().setAll(field, Copying.button(what, field::getText));
    }

    /// As wide as its text, so that the button stands right behind it.
    private void fit() {
        Text text = new Text(field.getText());
        text.setFont(field.getFont());
        field.setPrefWidth(Math.ceil(text.getLayoutBounds().getWidth()) + SLACK);
    }

    public StringProperty textProperty() {
        return field.textProperty();
    }

    /// Shows the value in the fixed-width font.
    public CopyableText mono() {
        field.getStyleClass().add("mono");
        return this;
    }
}
