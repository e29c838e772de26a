package tableflow.console.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons, and buttons that are only an icon: those always have a tooltip and an accessible text.
public final class Icons {

    private Icons() {}

    /// An icon in the size and colour of the text around it.
    public static FontIcon of(Ikon icon) {
        FontIcon node = new FontIcon(icon);
        node.setFocusTraversable(false);
        return node;
    }

    /// An icon with style classes, such as `text-muted` or `danger`.
    public static FontIcon of(Ikon icon, String... styleClasses) {
        FontIcon node = of(icon);
        node.getStyleClass().addAll(styleClasses);
        return node;
    }

    /// A flat button that shows only an icon; `text` says what it does.
    public static Button button(Ikon icon, String text, Runnable action) {
        Button button = new Button(null, of(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(event -> action.run());
        return button;
    }

    /// A flat toggle that shows only an icon; `text` says what it is for.
    public static ToggleButton toggle(Ikon icon, String text) {
        ToggleButton button = new ToggleButton(null, of(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        return button;
    }
}
