package tableflow.console.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Brings into sight what stands in a scrolled place.
public final class Scrolling {

    private Scrolling() {}

    /// Scrolls the [ScrollPane] around a node so that the top of the node stands at a part of what is seen, as far as
    /// that can be scrolled; a node in none stays where it is.
    ///
    /// @param part 0 for the upper end, 1 for the lower one
    public static void bring(Node node, double part) {
        Node above = node.getParent();
        while (above != null && !(above instanceof ScrollPane)) {
            above = above.getParent();
        }
        if (above instanceof ScrollPane pane) {
            pane.layout();
            Node content = pane.getContent();
            double top = content.sceneToLocal(node.localToScene(0, 0)).getY();
            double seen = pane.getViewportBounds().getHeight();
            double hidden = content.getLayoutBounds().getHeight() - seen;
            pane.setVvalue(hidden <= 0 ? 0 : Math.clamp((top - seen * part) / hidden, 0, 1));
        }
    }
}
