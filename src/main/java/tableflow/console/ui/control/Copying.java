package tableflow.console.ui.control;

import static tableflow.console.ui.Messages.text;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Puts texts on the clipboard.
public final class Copying {

    private static final Duration CONFIRMED = Duration.seconds(1.2);

    private Copying() {}

    /// Copies `content`. Never call it with a secret that the user did not ask to copy.
    public static void copy(String content) {
        ClipboardContent clip = new ClipboardContent();
        clip.putString(content);
        Clipboard.getSystemClipboard().setContent(clip);
    }

    /// A small button that copies what `content` gives, and confirms it with a tick.
    ///
    /// @param what names the value for screen readers: "cluster id"
    public static Button button(String what, Supplier<String> content) {
        Button button = Icons.button(Feather.COPY, text("copy.action", what), () -> {});
        button.getStyleClass().addAll("small", "copy-button");
        PauseTransition pause = new PauseTransition(CONFIRMED);
        pause.setOnFinished(event -> button.setGraphic(Icons.of(Feather.COPY)));
        button.setOnAction(event -> {
            copy(content.get());
            button.setGraphic(Icons.of(Feather.CHECK, "success"));
            pause.playFromStart();
        });
        return button;
    }
}
