package tableflow.console.ui.control;

import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A text field that underlines the part of its text that is wrong.
public final class FlawField extends StackPane {

    private static final double THICK = 2;

    private final TextField field = new TextField();
    private final Region line = new Region();
    private int from = -1;
    private int to = -1;

    public FlawField() {
        line.getStyleClass().add("flaw-line");
        line.setManaged(false);
        line.setMouseTransparent(true);
        line.setVisible(false);
        getChildren().setAll(field, line);
        field.textProperty().subscribe(this::requestLayout);
        // A text that is too long moves with the caret.
        field.caretPositionProperty().subscribe(this::requestLayout);
    }

    public TextField field() {
        return field;
    }

    /// Underlines the characters from `first` to `end`, `end` not among them. A place behind the text is where it
    /// goes on.
    public void flaw(int first, int end) {
        from = first;
        to = end;
        requestLayout();
    }

    /// Underlines nothing.
    public void sound() {
        flaw(-1, -1);
    }

    /// Whether something is underlined now.
    public boolean isUnderlined() {
        return line.isVisible();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        int length = field.getLength();
        if (from < 0 || length == 0 || !(field.getSkin() instanceof TextFieldSkin skin)) {
            line.setVisible(false);
            return;
        }
        Rectangle2D first = skin.getCharacterBounds(Math.clamp(from, 0, length - 1));
        Rectangle2D last = skin.getCharacterBounds(Math.clamp(to - 1L, Math.min(from, length - 1), length - 1));
        double left = Math.max(0, first.getMinX());
        double right = Math.min(field.getWidth(), last.getMaxX());
        line.setVisible(right > left);
        line.resizeRelocate(left, Math.min(field.getHeight() - THICK, first.getMaxY()), right - left, THICK);
    }
}
