package tableflow.console.ui.provisioning;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Field;

/// The inputs that the sections of the form are made of.
final class FormParts {

    private FormParts() {}

    static VBox section(String title, String explanation, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("form-title");
        Label words = new Label(explanation);
        words.getStyleClass().add("field-hint");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox section = new VBox(new VBox(heading, words));
        section.getChildren().addAll(content);
        section.getStyleClass().addAll("form-section", "wizard-section");
        return section;
    }

    static TextField input(String id, StringProperty value, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    static CheckBox check(String id, String title, BooleanProperty value) {
        CheckBox box = new CheckBox(title);
        box.setId(id);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    /// A list to choose from; `items` may hold null, which `words` names too.
    static <T> ComboBox<@Nullable T> choice(
            String id, Property<@Nullable T> value, List<@Nullable T> items, Function<@Nullable T, String> words) {
        ComboBox<@Nullable T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(items);
        box.setConverter(new StringConverter<@Nullable T>() {
            @Override
            public String toString(@Nullable T item) {
                return words.apply(item);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        });
        box.valueProperty().bindBidirectional(value);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    /// Two buttons for a yes-or-no property, the one for `false` first.
    static HBox either(String id, BooleanProperty value, String whenFalse, String whenTrue) {
        ToggleGroup group = new ToggleGroup();
        RadioButton no = radio(id + "-no", whenFalse, group);
        RadioButton yes = radio(id + "-yes", whenTrue, group);
        value.subscribe(now -> (now ? yes : no).setSelected(true));
        no.setOnAction(event -> value.set(false));
        yes.setOnAction(event -> value.set(true));
        return line(no, yes);
    }

    static RadioButton radio(String id, String title, ToggleGroup group) {
        RadioButton button = new RadioButton(title);
        button.setId(id);
        button.setToggleGroup(group);
        return button;
    }

    static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// Two inputs of equal width beside each other.
    static HBox pair(Region left, Region right) {
        HBox line = new HBox(left, right);
        line.getStyleClass().add("line");
        for (Region region : new Region[] {left, right}) {
            region.setPrefWidth(100);
            region.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(region, Priority.ALWAYS);
        }
        return line;
    }

    /// Shows `node` only while `shown`, without leaving a gap.
    static <N extends Node> N onlyWhile(javafx.beans.value.ObservableValue<Boolean> shown, N node) {
        node.managedProperty().bind(node.visibleProperty());
        shown.subscribe(now -> node.setVisible(now));
        return node;
    }

    static Field field(String title, Node input, String hint, FormViewModel model, Input problemsOf) {
        return new Field(title, input, hint).errors(model.error(problemsOf));
    }

    /// Words of advice below an input; empty takes no room.
    static Label note(javafx.beans.value.ObservableValue<String> words) {
        Label label = new Label();
        label.getStyleClass().add("wizard-note");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        words.subscribe(now -> {
            label.setText(now);
            label.setVisible(!now.isEmpty());
            label.setManaged(!now.isEmpty());
        });
        return label;
    }
}
