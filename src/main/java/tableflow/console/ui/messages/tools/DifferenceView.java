package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.compare.RecordDifference.Line;

/// One line of a comparison in full: both values below each other's headings, with what differs chosen in them.
final class DifferenceView extends HBox {

    private final Label leftTitle = new Label();
    private final Label rightTitle = new Label();
    private final TextArea left = area("compare-left", text("messages.compare.left"));
    private final TextArea right = area("compare-right", text("messages.compare.right"));

    DifferenceView() {
        setId("compare-exact");
        getStyleClass().add("compare-exact");
        getChildren().setAll(side(leftTitle, left), side(rightTitle, right));
        show(null);
    }

    private static Node side(Label title, TextArea area) {
        title.getStyleClass().addAll("small-text", "text-muted");
        title.setLabelFor(area);
        VBox.setVgrow(area, Priority.ALWAYS);
        VBox side = new VBox(title, area);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }

    private static TextArea area(String id, String name) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefColumnCount(10);
        area.setAccessibleText(name);
        area.getStyleClass().add("mono");
        return area;
    }

    /// @param line absent for none
    void show(@Nullable Line line) {
        boolean shown = line != null;
        setVisible(shown);
        setManaged(shown);
        if (line != null) {
            TextPair pair = TextPair.of(line.left(), line.right());
            leftTitle.setText(title(text("messages.compare.left"), pair.leftArea(), line.left()));
            fill(left, pair.leftArea(), pair.from(), pair.leftTo());
            rightTitle.setText(title(text("messages.compare.right"), pair.rightArea(), line.right()));
            fill(right, pair.rightArea(), pair.from(), pair.rightTo());
        }
    }

    private static String title(String name, TextPair.Part part, String whole) {
        return part.isWhole() ? name : text("messages.compare.excerpt", name,
                Units.grouped(part.start() + 1L), Units.grouped(part.start() + (long) part.text().length()),
                Units.grouped(whole.length()));
    }

    private static void fill(TextArea area, TextPair.Part part, int from, int to) {
        area.setText(part.text());
        area.selectRange(
                Math.clamp(to - (long) part.start(), 0, part.text().length()),
                Math.clamp(from - (long) part.start(), 0, part.text().length()));
    }
}
