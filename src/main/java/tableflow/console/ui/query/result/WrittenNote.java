package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.CopyableText;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.query.result.Exporting.Written;

/// Says which file an export has written, until it is closed.
final class WrittenNote extends HBox {

    WrittenNote(Exporting exporting) {
        setId("result-written");
        getStyleClass().add("result-bar");
        setAlignment(Pos.CENTER_LEFT);
        exporting.writtenProperty().subscribe(this::show);
    }

    private void show(@Nullable Written written) {
        setVisible(written != null);
        setManaged(written != null);
        if (written != null) {
            getChildren().setAll(
                    Icons.of(Feather.CHECK_CIRCLE, "success"),
                    new Label(text("result.export.done", written.rows())),
                    new CopyableText(text("result.export.file"), written.file().toAbsolutePath().toString()),
                    Icons.button(Feather.X, text("result.export.close"), () -> show(null)));
        }
    }
}
