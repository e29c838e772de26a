package tableflow.console.ui.query;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The statements with the strip below them, which is told when another statement is at the caret.
final class StripPlace extends VBox {

    private final @Nullable StatementStrip strip;
    private Subscription tab = Subscription.EMPTY;

    StripPlace(EditorArea editors, QueryViewModel model, StatementStrip.@Nullable Factory factory) {
        VBox.setVgrow(editors, Priority.ALWAYS);
        getChildren().setAll(editors);
        StatementStrip made = factory == null ? null : factory.make(model);
        strip = made;
        if (made == null) {
            return;
        }
        getChildren().add(made.view());
        model.scopeProperty().subscribe(scope -> made.changed());
        model.tabs().chosenProperty().subscribe(chosen -> {
            tab.unsubscribe();
            tab = chosen == null
                    ? Subscription.EMPTY
                    : chosen.textProperty().subscribe(text -> made.changed())
                            .and(chosen.caretProperty().subscribe(caret -> made.changed()));
            made.changed();
        });
    }

    void close() {
        tab.unsubscribe();
        if (strip != null) {
            strip.close();
        }
    }
}
