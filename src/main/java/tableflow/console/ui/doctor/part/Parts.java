package tableflow.console.ui.doctor.part;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Pieces that the views here have in common.
public final class Parts {

    private Parts() {}

    /// Words that wrap.
    public static Label words(String words, String... styles) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// A heading with what belongs to it.
    public static VBox section(String heading, Node... content) {
        Label title = new Label(heading);
        title.getStyleClass().add("section-title");
        VBox box = new VBox(title);
        box.getChildren().addAll(content);
        box.getStyleClass().add("doctor-section");
        return box;
    }

    /// A sign with words beside it.
    public static HBox marked(Node sign, String words, String... styles) {
        Label label = words(words, styles);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(sign, label);
        line.getStyleClass().add("doctor-marked");
        return line;
    }
}
