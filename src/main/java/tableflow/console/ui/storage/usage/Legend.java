package tableflow.console.ui.storage.usage;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// What the colours stand for.
final class Legend extends FlowPane {

    Legend() {
        setId("storage-legend");
        getStyleClass().add("usage-legend");
    }

    void show(List<UsageColours.Entry> entries) {
        getChildren().setAll(entries.stream().map(entry -> {
            Label label = new Label(entry.name(), swatch(entry.number()));
            label.getStyleClass().add("small-text");
            return label;
        }).toList());
    }

    /// A small square in a colour of the tiles.
    static Region swatch(int number) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("usage-swatch", "treemap-fill-" + number);
        return swatch;
    }
}
