package tableflow.console.ui.storage.export;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.inventory.Offer;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.storage.StorageWords;

/// The inventories of the bucket: what counting by each costs, or why it cannot be.
final class InventoryBox extends VBox {

    private final InventoryViewModel model;
    private final VBox lines = new VBox();
    private final Button look = new Button(text("storage.inventory.look"), Icons.of(Feather.SEARCH));
    private final Button cancel = new Button(text("storage.findings.cancel"), Icons.of(Feather.X));

    InventoryBox(InventoryViewModel model) {
        this.model = model;
        getStyleClass().add("storage-section");
        Label title = new Label(text("storage.inventory.title"));
        title.getStyleClass().add("section-title");
        look.setId("storage-inventory-look");
        look.setOnAction(event -> model.look());
        cancel.setOnAction(event -> model.cancel());
        HBox tools = new HBox(look, cancel);
        tools.getStyleClass().add("line");
        lines.getStyleClass().add("storage-offers");
        lines.setId("storage-inventory-offers");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        getChildren().setAll(title, words(text("storage.inventory.explain")), tools, banner, lines);
        model.askedProperty().subscribe(asked -> show());
        model.offers().subscribe(this::show);
        model.busyProperty().subscribe(busy -> show());
    }

    static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("text-muted");
        return label;
    }

    private void show() {
        boolean busy = model.busyProperty().get();
        look.setDisable(busy);
        cancel.setVisible(busy);
        cancel.setManaged(busy);
        S3Uri asked = model.askedProperty().get();
        lines.getChildren().clear();
        if (asked != null && model.offers().isEmpty()) {
            lines.getChildren().add(words(text("storage.inventory.none", asked.bucket())));
        }
        for (Offer offer : model.offers()) {
            lines.getChildren().add(line(offer, busy));
        }
    }

    private HBox line(Offer offer, boolean busy) {
        Button count = new Button(text("storage.inventory.count"), Icons.of(Feather.PLAY));
        count.setDisable(busy || !offer.isUsable());
        count.setMinWidth(USE_PREF_SIZE);
        count.setOnAction(event -> model.count(offer));
        Label label = words(offer.isUsable() && offer.manifest() != null && offer.dollars() != null
                ? text("storage.inventory.offer", offer.inventory().id(), offer.manifest().created().toString(),
                        offer.manifest().format(), Long.toString(offer.requests()),
                        StorageWords.dollars(offer.dollars()))
                : text("storage.inventory.refused", offer.inventory().id(), offer.why()));
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(label, count);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
