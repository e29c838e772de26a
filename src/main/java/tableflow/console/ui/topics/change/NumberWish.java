package tableflow.console.ui.topics.change;

import static tableflow.console.ui.Messages.text;

import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Progress;
import tableflow.console.ui.change.Wish;
import tableflow.console.ui.control.Field;

/// A wish that is one number.
///
/// @param <P> the plan that follows from it
final class NumberWish<P> implements Wish<P> {

    private final TextField field = new TextField();
    private final VBox node;
    private final IntFunction<Function<Progress, P>> planner;

    /// @param hint what the number means
    /// @param planner makes the planner of a number
    NumberWish(String title, String hint, int first, IntFunction<Function<Progress, P>> planner) {
        this.planner = planner;
        field.setId("change-number");
        field.setText(Integer.toString(first));
        node = new VBox(new Field(title, field, hint));
        node.getStyleClass().add("change-wish");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Function<Progress, P> read() {
        try {
            return planner.apply(Integer.parseInt(field.getText().strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text("topics.change.number", field.getText()), e);
        }
    }

    @Override
    public void onChanged(Runnable action) {
        field.textProperty().subscribe(action);
    }
}
