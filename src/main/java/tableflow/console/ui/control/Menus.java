package tableflow.console.ui.control;

import javafx.scene.control.MenuItem;
import tableflow.console.ui.Messages;

/// Items of menus.
public final class Menus {

    private Menus() {}

    /// An item that does something.
    ///
    /// @param key of its text
    public static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
