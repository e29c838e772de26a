package tableflow.console.ui.topics.change;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A wish with nothing to fill in.
///
/// @param words what it is about
/// @param planner finds out what it changes
/// @param <P> the plan
record NothingWished<P>(String words, Supplier<P> planner) implements Wish<P> {

    @Override
    public Node node() {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    public Supplier<P> read() {
        return planner;
    }

    @Override
    public void onChanged(Runnable action) {
        // Nothing ever is.
    }
}
