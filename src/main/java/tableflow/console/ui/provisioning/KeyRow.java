package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.provisioning.RunResult.RunKey;
import tableflow.console.ui.control.CopyableText;
import tableflow.console.ui.control.Icons;

/// A key: what it opens, its id, and where its secret is. The secret is shown only while the user wants to see it.
final class KeyRow extends VBox {

    private final HBox secretLine = new HBox();
    private final Button toggle;
    private boolean shown;

    /// Reads the secret and hands it over on the JavaFX thread.
    @FunctionalInterface
    interface Reveal {
        void reveal(Consumer<String> then);
    }

    KeyRow(RunKey key, Reveal reveal) {
        getStyleClass().add("key-row-box");
        Label purpose = new Label(switch (key.purpose()) {
            case KAFKA -> text("provisioning.kind.kafka-key");
            case SCHEMA_REGISTRY -> text("provisioning.kind.registry-key");
            case TABLEFLOW -> text("provisioning.kind.tableflow-key");
            default -> key.purpose().name();
        });
        purpose.getStyleClass().add("key-purpose");
        purpose.setMinWidth(USE_PREF_SIZE);
        CopyableText id = new CopyableText(text("provisioning.key.id"), key.key().id()).mono();
        HBox.setHgrow(id, Priority.ALWAYS);
        toggle = new Button(text("provisioning.key.reveal"), Icons.of(Feather.EYE));
        toggle.setId("reveal-" + key.key().id());
        toggle.getStyleClass().add("small");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(event -> {
            if (shown) {
                hide();
            } else {
                reveal.reveal(this::show);
            }
        });
        HBox line = FormParts.line(purpose, id, toggle);
        String place = key.key().secretRef();
        Label where = StepCard.words(
                place == null ? text("provisioning.key.inline") : text("provisioning.key.stored", place), "field-hint");
        secretLine.setVisible(false);
        secretLine.managedProperty().bind(secretLine.visibleProperty());
        getChildren().setAll(line, where, secretLine);
        sceneProperty().subscribe((before, now) -> {
            if (now == null) {
                hide();
            }
        });
    }

    private void show(String secret) {
        CopyableText text = new CopyableText(text("provisioning.key.secret"), secret).mono();
        HBox.setHgrow(text, Priority.ALWAYS);
        secretLine.getChildren().setAll(text);
        secretLine.setVisible(true);
        shown = true;
        toggle.setText(text("provisioning.key.hide"));
        toggle.setGraphic(Icons.of(Feather.EYE_OFF));
    }

    private void hide() {
        secretLine.getChildren().clear();
        secretLine.setVisible(false);
        shown = false;
        toggle.setText(text("provisioning.key.reveal"));
        toggle.setGraphic(Icons.of(Feather.EYE));
    }
}
