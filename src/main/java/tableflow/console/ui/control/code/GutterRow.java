package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands beside a row: the number of its line, at the right, and behind that room for an arrow.
final class GutterRow extends Region {

    private static final double LEFT = 8;
    private static final double ARROW = 16;
    private static final double RIGHT = 2;
    /// What is beside a number, in pixels.
    static final double AROUND = LEFT + ARROW + RIGHT;

    private final Text number = new Text();
    private @Nullable FontIcon arrow;
    private int line = -1;
    private boolean header;
    private boolean folded;

    GutterRow(Folding folding) {
        number.getStyleClass().add("code-line");
        number.setTextOrigin(VPos.CENTER);
        setManaged(false);
        getChildren().add(number);
        setOnMousePressed(event -> {
            if (header) {
                folding.toggle(line);
                event.consume();
            }
        });
    }

    /// @param nowHeader whether the line can be folded or opened
    /// @param nowFolded whether lines are folded into it
    void show(int nowLine, boolean nowHeader, boolean nowFolded) {
        setVisible(true);
        if (nowLine != line) {
            number.setText(Integer.toString(nowLine + 1));
        } else if (nowHeader == header && nowFolded == folded) {
            return;
        }
        line = nowLine;
        header = nowHeader;
        folded = nowFolded;
        getStyleClass().removeAll("code-fold", "code-fold-shut", "code-fold-open");
        if (header) {
            getStyleClass().addAll("code-fold", folded ? "code-fold-shut" : "code-fold-open");
            arrow().setIconCode(folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN);
        }
        if (arrow != null) {
            arrow.setVisible(header);
        }
        setAccessibleText(header ? number.getText() + " " + text(folded ? "code.fold.open" : "code.fold") : null);
        applyCss();
        requestLayout();
    }

    private FontIcon arrow() {
        if (arrow == null) {
            arrow = new FontIcon(Feather.CHEVRON_DOWN);
            getChildren().add(arrow);
        }
        return arrow;
    }

    /// Puts it beside its row, with sizes in pixels.
    void place(double y, double width, double height) {
        resizeRelocate(0, y, width, height);
        layout();
    }

    @Override
    protected void layoutChildren() {
        double right = getWidth() - RIGHT;
        number.setLayoutX(snapPositionX(right - ARROW - number.prefWidth(-1)));
        number.setLayoutY(snapPositionY(getHeight() / 2));
        if (arrow != null) {
            arrow.relocate(snapPositionX(right - arrow.prefWidth(-1)),
                    snapPositionY((getHeight() - arrow.prefHeight(-1)) / 2));
        }
    }
}
