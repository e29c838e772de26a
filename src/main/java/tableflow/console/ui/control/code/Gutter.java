package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import jfx.incubator.scene.control.richtext.SideDecorator;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The numbers of the lines, and an arrow where a part can be folded or opened.
final class Gutter implements SideDecorator {

    private final Folding folding;
    private final int lines;
    private @Nullable Label drawn;

    /// @param lines of the whole text, for the width
    Gutter(Folding folding, int lines) {
        this.folding = folding;
        this.lines = lines;
    }

    /// As wide as a row that is drawn already; 0 before there is one: then the area measures a node that it makes for
    /// that, which it would do anew with each key.
    @Override
    public double getPrefWidth(double viewWidth) {
        return drawn == null || drawn.getScene() == null ? 0 : drawn.prefWidth(-1);
    }

    @Override
    public Node getMeasurementNode(int index) {
        return row("9".repeat(digits()), -1);
    }

    @Override
    public Node getNode(int index) {
        int line = folding.lines().line(index);
        String number = Integer.toString(line + 1);
        // The area gives each node its own width: with blanks before the numbers they end below one another.
        Label row = row(" ".repeat(Math.max(0, digits() - number.length())) + number, line);
        drawn = folding.isHeader(line) ? drawn : row;
        return row;
    }

    private int digits() {
        return Math.max(3, Integer.toString(lines).length());
    }

    /// One node a line, since all in view are made anew with each change.
    private Label row(String number, int line) {
        Label label = new Label(number);
        label.setAlignment(Pos.CENTER_RIGHT);
        label.setContentDisplay(ContentDisplay.RIGHT);
        boolean header = line >= 0 && folding.isHeader(line);
        label.getStyleClass().setAll("line-number-decorator", header ? "code-fold" : "code-number");
        if (header) {
            boolean folded = folding.lines().isFolded(line);
            label.setGraphic(new FontIcon(folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN));
            label.setAccessibleText(number.strip() + " " + text(folded ? "code.fold.open" : "code.fold"));
            label.getStyleClass().add(folded ? "code-fold-shut" : "code-fold-open");
            label.setOnMousePressed(event -> {
                folding.toggle(line);
                event.consume();
            });
        }
        return label;
    }
}
