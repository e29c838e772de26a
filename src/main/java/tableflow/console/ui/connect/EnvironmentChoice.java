package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Chooses the environment tag: the usual three, each with the colour that the window will have, or any other text.
final class EnvironmentChoice extends HBox {

    private static final List<String> USUAL = List.of("dev", "staging", "prod");

    EnvironmentChoice(StringProperty tag) {
        getStyleClass().add("line");
        setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox();
        for (String usual : USUAL) {
            Region dot = new Region();
            dot.getStyleClass().addAll("environment-dot", "env-" + usual);
            ToggleButton button = new ToggleButton(usual, dot);
            button.setId("connect-tag-" + usual);
            button.setContentDisplay(ContentDisplay.LEFT);
            button.setToggleGroup(group);
            button.getStyleClass().add(place(usual));
            button.setOnAction(event -> {
                tag.set(usual);
                button.setSelected(true);
            });
            tag.subscribe(now -> button.setSelected(usual.equals(now.strip())));
            buttons.getChildren().add(button);
        }
        TextField other = new TextField();
        other.setId("connect-tag");
        other.setPrefColumnCount(10);
        other.setAccessibleText(text("connect.tag"));
        other.textProperty().bindBidirectional(tag);
        getChildren().setAll(buttons, other);
    }

    private static String place(String tag) {
        if (tag.equals(USUAL.getFirst())) {
            return "left-pill";
        }
        return tag.equals(USUAL.getLast()) ? "right-pill" : "center-pill";
    }
}
