package tableflow.console.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import jfx.incubator.scene.control.richtext.CodeArea;

/// The numbers of the lines beside an area, and an arrow where a part can be folded or opened. It keeps its nodes and
/// follows the rows of the area, whose own side nodes are all taken out and put in again with each key.
final class Gutter extends Region {

    private static final int LEAST_DIGITS = 3;

    private final Folding folding;
    private final List<GutterRow> rows = new ArrayList<>();
    private final Text widest = new Text();
    private int digits;

    Gutter(CodeArea area, Folding folding) {
        this.folding = folding;
        getStyleClass().add("code-gutter");
        widest.getStyleClass().add("code-line");
        widest.setOpacity(0);
        widest.setManaged(false);
        getChildren().add(widest);
        lines(1);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        // An area wants more room than there often is; the numbers need theirs.
        setMinWidth(USE_PREF_SIZE);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            Event.fireEvent(Objects.requireNonNull(area.lookup(".content")), event.copyFor(area, area));
            event.consume();
        });
    }

    /// Makes room for the numbers of so many lines.
    void lines(int count) {
        int now = Math.max(LEAST_DIGITS, Integer.toString(count).length());
        if (now != digits) {
            digits = now;
            widest.setText("9".repeat(digits));
            requestLayout();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(GutterRow.AROUND + widest.prefWidth(-1));
    }

    /// Shows the numbers of rows that are laid out.
    ///
    /// @param first number of the first of them
    /// @param cells their nodes, from the top
    void show(int first, List<? extends Node> cells) {
        if (getScene() == null) {
            return;
        }
        for (int i = 0; i < cells.size(); i++) {
            Bounds cell = cells.get(i).localToScene(cells.get(i).getLayoutBounds());
            int line = folding.lines().line(first + i);
            GutterRow row = row(i);
            row.show(line, folding.isHeader(line), folding.lines().isFolded(line));
            row.place(sceneToLocal(cell).getMinY(), getWidth(), cell.getHeight());
        }
        for (int i = cells.size(); i < rows.size(); i++) {
            rows.get(i).setVisible(false);
        }
    }

    private GutterRow row(int index) {
        if (index == rows.size()) {
            GutterRow row = new GutterRow(folding);
            rows.add(row);
            getChildren().add(row);
            row.applyCss();
        }
        return rows.get(index);
    }
}
