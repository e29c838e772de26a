package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import jfx.incubator.scene.control.richtext.SideDecorator;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The numbers of the lines, and an arrow where a part can be folded or opened.
final class Gutter implements SideDecorator {

    private final Folding folding;
    private final int lines;

    /// @param lines of the whole text, for the width
    Gutter(Folding folding, int lines) {
        this.folding = folding;
        this.lines = lines;
    }

    @Override
    public double getPrefWidth(double viewWidth) {
        return 0;
    }

    @Override
    public Node getMeasurementNode(int index) {
        return row("9".repeat(Math.max(3, Integer.toString(lines).length())), -1);
    }

    @Override
    public Node getNode(int index) {
        int line = folding.lines().line(index);
        return row(Integer.toString(line + 1), line);
    }

    private HBox row(String number, int line) {
        Label label = new Label(number);
        label.setAlignment(Pos.CENTER_RIGHT);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("code-number-of-line");
        HBox.setHgrow(label, Priority.ALWAYS);
        Label arrow = new Label();
        arrow.getStyleClass().add("code-fold");
        if (line >= 0 && folding.isHeader(line)) {
            boolean folded = folding.lines().isFolded(line);
            arrow.setGraphic(new FontIcon(folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN));
            arrow.setAccessibleText(text(folded ? "code.fold.open" : "code.fold"));
            arrow.getStyleClass().add(folded ? "code-fold-shut" : "code-fold-open");
            arrow.setOnMousePressed(event -> {
                folding.toggle(line);
                event.consume();
            });
        }
        HBox row = new HBox(label, arrow);
        row.getStyleClass().addAll("line-number-decorator", "code-gutter");
        return row;
    }
}
