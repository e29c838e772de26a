package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.control.Icons;

/// A text that may be typed or taken from an existing object. When the list cannot be read the menu says why and offers
/// to try again; typing works all the same.
final class PickField extends HBox {

    private final MenuButton menu = new MenuButton(text("provisioning.pick"));

    <T> PickField(TextField field, Choice<T> choice, Function<T, String> words, Consumer<T> take) {
        getStyleClass().add("pick-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        menu.setId(field.getId() + "-pick");
        menu.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(field, menu);
        Runnable fill = () -> fill(choice, words, take);
        choice.items().addListener((InvalidationListener) it -> fill.run());
        choice.failureProperty().subscribe(failure -> fill.run());
    }

    private <T> void fill(Choice<T> choice, Function<T, String> words, Consumer<T> take) {
        menu.getItems().clear();
        for (T item : choice.items()) {
            MenuItem entry = new MenuItem(words.apply(item));
            entry.setMnemonicParsing(false);
            entry.setOnAction(event -> take.accept(item));
            menu.getItems().add(entry);
        }
        RemoteFailure failure = choice.failureProperty().get();
        menu.setGraphic(failure == null ? null : Icons.of(Feather.ALERT_TRIANGLE, "warning"));
        if (failure != null) {
            Label why = new Label(text("provisioning.pick.failed", failure.getMessage()));
            why.setWrapText(true);
            why.setPrefWidth(360);
            MenuItem retry = new MenuItem(text("error.retry"));
            retry.setOnAction(event -> choice.load());
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().addAll(new CustomMenuItem(why, false), retry);
        } else if (menu.getItems().isEmpty()) {
            MenuItem none = new MenuItem(text("provisioning.pick.none"));
            none.setDisable(true);
            menu.getItems().add(none);
        }
    }
}
