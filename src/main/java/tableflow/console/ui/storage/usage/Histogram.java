package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Units;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.storage.StorageWords;

/// Bands beside each other, each with a bar for its share of the bytes and one for its share of the objects: many small
/// files show as a difference between the two.
final class Histogram extends VBox {

    private final HBox columns = new HBox();

    Histogram() {
        setId("storage-histogram");
        getStyleClass().add("usage-histogram");
        columns.getStyleClass().add("histogram-columns");
        columns.setAlignment(Pos.BOTTOM_LEFT);
        VBox.setVgrow(columns, Priority.ALWAYS);
        Label bytes = new Label(text("storage.histogram.bytes"), key("histogram-bytes"));
        Label objects = new Label(text("storage.histogram.objects"), key("histogram-objects"));
        HBox keys = new HBox(bytes, objects);
        keys.getStyleClass().addAll("usage-legend", "small-text");
        getChildren().setAll(columns, keys);
    }

    private static Region key(String styleClass) {
        Region key = new Region();
        key.getStyleClass().addAll("usage-swatch", styleClass);
        return key;
    }

    /// Shows the bands in a node.
    void show(UsageNode whole) {
        double most = 0;
        List<double[]> shares = new ArrayList<>();
        for (UsageNode band : whole.children()) {
            double bytes = share(band, whole, Measure.BYTES);
            double objects = share(band, whole, Measure.OBJECTS);
            shares.add(new double[] {bytes, objects});
            most = Math.max(most, Math.max(bytes, objects));
        }
        List<Region> made = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            UsageNode band = whole.children().get(i);
            made.add(column(band, whole, shares.get(i)[0] / Math.max(most, 1e-9),
                    shares.get(i)[1] / Math.max(most, 1e-9)));
        }
        columns.getChildren().setAll(made);
    }

    private static double share(UsageNode band, UsageNode whole, Measure measure) {
        double all = measure.weight(whole.amount());
        return all > 0 ? measure.weight(band.amount()) / all : 0;
    }

    private static Region column(UsageNode band, UsageNode whole, double bytes, double objects) {
        HBox bars = new HBox(bar("histogram-bytes", bytes), bar("histogram-objects", objects));
        bars.getStyleClass().add("histogram-bars");
        bars.setAlignment(Pos.BOTTOM_CENTER);
        VBox.setVgrow(bars, Priority.ALWAYS);
        Label name = new Label(UsageWords.name(band));
        name.getStyleClass().addAll("small-text", "strong");
        Label size = new Label(StorageWords.about(band.amount().bytes()));
        size.getStyleClass().add("small-text");
        Label count = new Label(Units.grouped(band.amount().objects()));
        count.getStyleClass().addAll("small-text", "text-muted");
        VBox column = new VBox(bars, name, size, count);
        for (Label label : List.of(name, size, count)) {
            HoverTip.on(label, () -> UsageWords.exact(band, whole));
        }
        column.getStyleClass().add("histogram-column");
        column.setAlignment(Pos.BOTTOM_CENTER);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMaxWidth(Double.MAX_VALUE);
        column.setPrefWidth(70);
        column.setAccessibleText(UsageWords.exact(band, whole));
        return column;
    }

    /// A bar as high as its share of the room that there is.
    private static Region bar(String styleClass, double share) {
        Region bar = new Region();
        bar.getStyleClass().addAll("histogram-bar", styleClass);
        StackPane room = new StackPane(bar);
        StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
        room.setMinHeight(0);
        room.setPrefHeight(0);
        bar.setMinHeight(0);
        bar.maxHeightProperty().bind(room.heightProperty().map(
                height -> share > 0 ? Math.max(1, height.doubleValue() * share) : 0));
        HBox.setHgrow(room, Priority.ALWAYS);
        room.setMaxHeight(Double.MAX_VALUE);
        return room;
    }
}
