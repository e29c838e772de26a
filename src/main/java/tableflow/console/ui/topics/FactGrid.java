package tableflow.console.ui.topics;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.KeyValueGrid;

/// Names and values under a heading, the values aligned.
final class FactGrid extends VBox {

    private static final double NAMES = 124;

    private final KeyValueGrid grid = new KeyValueGrid();

    FactGrid(String title) {
        getStyleClass().add("facts");
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        // The same for all, so that the values of several grids stand in one line.
        grid.getColumnConstraints().getFirst().setMinWidth(NAMES);
        getChildren().setAll(heading, grid);
    }

    /// Says something of the facts, between the heading and them.
    FactGrid say(List<? extends Node> notes) {
        getChildren().addAll(1, notes);
        return this;
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

    /// A fact that leads elsewhere.
    Hyperlink addLink(String name, String value, Runnable action) {
        Hyperlink link = new Hyperlink(value);
        link.getStyleClass().add("fact-link");
        link.setOnAction(event -> action.run());
        add(name, link);
        return link;
    }

    private FactGrid add(String name, Node value) {
        grid.add(name, value);
        return this;
    }

    static Label label(Shown value) {
        Label label = new Label(value.marked());
        label.getStyleClass().addAll("fact-value", value.tone().styleClass());
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
