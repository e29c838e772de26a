package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// Says above the editor that file and draft have parted, and asks which stays; the draft can be worked on meanwhile.
public final class FileNotice extends FlowPane {

    private final Label words = new Label();
    private final Button difference = button("schemas-files-notice-show", "schemas.files.notice.show");
    private final Button take = button("schemas-files-notice-take", "schemas.files.conflict.take");
    private final Button keep = button("schemas-files-notice-keep", "schemas.files.conflict.keep");

    public FileNotice() {
        setId("schemas-files-notice");
        getStyleClass().add("schemas-notice");
        words.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        words.setWrapText(true);
        getChildren().setAll(words, difference, take, keep);
        hide();
    }

    private static Button button(String id, String name) {
        Button button = new Button(text(name));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// What the three choices do.
    ///
    /// @param taking whether there is anything to take
    public record Choices(Runnable difference, Runnable take, Runnable keep, boolean taking) {}

    /// Asks.
    public void show(String said, Choices choices) {
        words.setText(said);
        difference.setOnAction(event -> choices.difference().run());
        take.setOnAction(event -> choices.take().run());
        keep.setOnAction(event -> choices.keep().run());
        shown(take, choices.taking());
        shown(difference, choices.taking());
        setVisible(true);
        setManaged(true);
    }

    private static void shown(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }

    /// It was decided.
    public void hide() {
        setVisible(false);
        setManaged(false);
    }
}
