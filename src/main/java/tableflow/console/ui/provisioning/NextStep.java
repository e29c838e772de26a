package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Icons;

/// A sentence that says what to do next; it can be copied, because it often holds a statement or a role.
final class NextStep extends HBox {

    NextStep(String sentence) {
        getStyleClass().add("step-marked");
        var words = StepCard.words(sentence, "step-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(
                Icons.of(Feather.ARROW_RIGHT, "accent", "step-icon"), words,
                Copying.button(text("provisioning.result.next"), () -> sentence));
    }
}
