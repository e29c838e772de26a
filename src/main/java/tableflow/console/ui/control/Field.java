package tableflow.console.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One line of a form: label, input, and below it a hint, or what is wrong with the input.
public final class Field extends VBox {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("danger");

    private final Node input;
    private final Label below = new Label();
    private final String hint;
    private @Nullable String error;

    /// @param hint may be empty
    public Field(String title, Node input, String hint) {
        this.input = input;
        this.hint = hint;
        getStyleClass().add("field");
        Label label = new Label(title);
        label.getStyleClass().add("field-label");
        label.setLabelFor(input);
        below.getStyleClass().add("field-hint");
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        below.managedProperty().bind(below.textProperty().isNotEmpty());
        getChildren().setAll(label, input, below);
        showError(null);
    }

    /// Follows what is wrong with the input; an empty text means that nothing is.
    public Field errors(ObservableValue<String> errors) {
        errors.subscribe(now -> showError(now.isEmpty() ? null : now));
        return this;
    }

    /// What is wrong now, if anything.
    public @Nullable String error() {
        return error;
    }

    private void showError(@Nullable String newError) {
        error = newError;
        below.setText(newError == null ? hint : newError);
        below.pseudoClassStateChanged(INVALID, newError != null);
        input.pseudoClassStateChanged(INVALID, newError != null);
        input.setAccessibleHelp(newError == null ? hint : newError);
    }
}
