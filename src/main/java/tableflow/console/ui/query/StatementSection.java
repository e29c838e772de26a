package tableflow.console.ui.query;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A list of statements below a line with its name and buttons; a click on the line folds it away. Sections that are
/// open share the height.
final class StatementSection extends TitledPane {

    private final Label title = new Label();

    StatementSection(String id, Node content, List<Button> buttons) {
        setId(id);
        setAnimated(false);
        getStyleClass().addAll("query-section", "dense");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        title.setMinWidth(0);
        HBox line = new HBox(title, space);
        line.getChildren().addAll(buttons);
        line.getStyleClass().add("query-side-line");
        line.setMinWidth(0);
        // A graphic is as wide as it likes: the arrow and the edges of the line take the rest.
        line.prefWidthProperty().bind(widthProperty().subtract(48));
        setGraphic(line);
        setContent(content);
        setMinHeight(34);
        setMaxHeight(Double.MAX_VALUE);
        setPrefHeight(200);
        expandedProperty().subscribe(open -> {
            VBox.setVgrow(this, open ? Priority.ALWAYS : Priority.NEVER);
            setPrefHeight(open ? 200 : USE_COMPUTED_SIZE);
        });
    }

    void titled(String name) {
        titled(name, name);
    }

    /// @param whole said to those who rest the pointer on it, or cannot see it
    void titled(String name, String whole) {
        title.setText(name);
        title.setTooltip(new Tooltip(whole));
        setAccessibleText(whole);
    }

    /// What stands below a name: its description, or else the first line of the statement.
    static String about(String description, String sql) {
        return description.isEmpty() ? sql.lines().findFirst().orElse("") : description;
    }
}
