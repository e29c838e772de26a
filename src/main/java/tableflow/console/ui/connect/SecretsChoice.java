package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.profile.SecretVault;

/// Chooses where secrets are kept: one button for each place.
final class SecretsChoice extends VBox {

    private final SecretsDraft draft;
    private final HBox buttons = new HBox();

    SecretsChoice(SecretsDraft draft) {
        this.draft = draft;
        getStyleClass().add("field");
        Label label = new Label(text("connect.place"));
        label.getStyleClass().add("field-label");
        Label hint = new Label();
        hint.getStyleClass().add("field-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        draft.place.subscribe(place -> hint.setText(hint(place)));
        getChildren().setAll(label, buttons, hint);
        draft.offered().addListener((ListChangeListener<SecretVault.Kind>) change -> offer());
        draft.place.subscribe(place -> mark());
        offer();
    }

    private void offer() {
        buttons.getChildren().clear();
        int last = draft.offered().size() - 1;
        for (int at = 0; at <= last; at++) {
            SecretVault.Kind kind = draft.offered().get(at);
            ToggleButton button = new ToggleButton(name(kind));
            button.setId("connect-place-" + kind.text());
            button.setUserData(kind);
            button.getStyleClass().add(at == 0 ? "left-pill" : at == last ? "right-pill" : "center-pill");
            button.setOnAction(event -> {
                draft.place.set(kind);
                // A second click would take the choice back.
                mark();
            });
            buttons.getChildren().add(button);
        }
        mark();
    }

    private void mark() {
        buttons.getChildren().forEach(
                button -> ((ToggleButton) button).setSelected(button.getUserData() == draft.place.get()));
    }

    private static String hint(SecretVault.@Nullable Kind place) {
        return text(switch (place) {
            case MEMORY -> "connect.place.memory.hint";
            case FILE -> "connect.place.file.hint";
            case KEYCHAIN -> "connect.place.hint";
            case null -> "connect.place.hint";
        });
    }

    private static String name(SecretVault.Kind kind) {
        return text(switch (kind) {
            case KEYCHAIN -> "connect.place.keychain";
            case FILE -> "connect.place.file";
            case MEMORY -> "connect.place.memory";
        });
    }
}
