package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// The tabs below editor and table, with a button that gives them the room of both.
final class LowerTabs extends StackPane {

    private final BooleanProperty large = new SimpleBooleanProperty();
    private final Button enlarge = Icons.button(Feather.MAXIMIZE_2, text("schemas.enlarge"),
            () -> large.set(!large.get()));

    LowerTabs(SideTabs tabs) {
        getStyleClass().add("schemas-lower");
        enlarge.setId("schemas-enlarge");
        enlarge.getStyleClass().add("small");
        setAlignment(enlarge, Pos.TOP_RIGHT);
        getChildren().setAll(tabs, enlarge);
        large.subscribe(now -> {
            String words = text(now ? "schemas.lessen" : "schemas.enlarge");
            enlarge.setGraphic(Icons.of(now ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2));
            enlarge.setAccessibleText(words);
            enlarge.setTooltip(new Tooltip(words));
        });
    }

    /// Whether they have the room of editor and table.
    BooleanProperty largeProperty() {
        return large;
    }
}
