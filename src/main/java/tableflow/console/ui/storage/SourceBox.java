package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.storage.inventory.Offer;
import tableflow.console.ui.control.Icons;

/// What S3 Inventory offers in the place of a scan, a line an inventory that covers the place: how old its newest list
/// is, what counting by it takes, or why it cannot be used.
final class SourceBox extends VBox {

    private final Consumer<Offer> count;
    private Prospect.@Nullable Written shown;

    SourceBox(Consumer<Offer> count) {
        this.count = count;
        setId("storage-sources");
        getStyleClass().add("storage-offers");
        show(null);
    }

    /// @param prospect absent while no scan can begin
    void show(@Nullable Prospect prospect) {
        Prospect.Written written = prospect == null ? null : prospect.written();
        if (written == null || !written.equals(shown)) {
            shown = written;
            getChildren().clear();
            if (prospect != null) {
                prospect.written().offers().forEach(offer -> getChildren().add(line(offer, prospect)));
                RemoteFailure unknown = prospect.written().unknown();
                if (unknown != null) {
                    getChildren().add(words(text("storage.written.unknown", unknown.why())
                            + (unknown.is(Kind.FORBIDDEN) ? " " + text("storage.written.forbidden") : ""), true));
                }
            }
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }

    private Node line(Offer offer, Prospect prospect) {
        if (!offer.isUsable()) {
            return words(ScanWords.offer(offer, prospect), true);
        }
        Label label = words(ScanWords.offer(offer, prospect), false);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        Button button = new Button(text("storage.written.count"), Icons.of(Feather.FILE_TEXT));
        button.setId("storage-count-" + offer.inventory().id());
        button.setAccessibleText(text("storage.written.count.accessible", offer.inventory().id()));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> count.accept(offer));
        if (prospect.written().choice().inventory().filter(offer::equals).isPresent()) {
            button.getStyleClass().add("accent");
        }
        HBox line = new HBox(label, button);
        line.getStyleClass().add("scan-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label words(String text, boolean muted) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("small-text");
        if (muted) {
            label.getStyleClass().add("text-muted");
        }
        return label;
    }
}
