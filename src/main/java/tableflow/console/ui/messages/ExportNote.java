package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.CopyableText;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.messages.ExportViewModel.Written;
import tableflow.console.ui.work.JobProgress;

/// How far an export is, and which file it has written.
final class ExportNote extends HBox {

    private final ExportViewModel model;
    private final ProgressBar bar = new ProgressBar();
    private final Label going = new Label();
    private final Button cancel = new Button(text("dialog.cancel"));

    ExportNote(ExportViewModel model) {
        this.model = model;
        setId("messages-written");
        getStyleClass().add("messages-line");
        setAlignment(Pos.CENTER_LEFT);
        cancel.setId("messages-export-cancel");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> model.cancel());
        model.busyProperty().subscribe(this::show);
        model.writtenProperty().subscribe(this::show);
        model.progressProperty().subscribe(this::progress);
    }

    private void progress(JobProgress now) {
        bar.setProgress(now.fraction());
        going.setText(text("messages.export.going") + " " + now.message());
    }

    private void show() {
        Written written = model.writtenProperty().get();
        boolean busy = model.busyProperty().get();
        setVisible(busy || written != null);
        setManaged(isVisible());
        if (busy) {
            getChildren().setAll(bar, going, cancel);
        } else if (written != null) {
            getChildren().setAll(
                    written.isWhole() && written.lacks().isEmpty()
                            ? Icons.of(Feather.CHECK_CIRCLE, "success")
                            : Icons.of(Feather.ALERT_TRIANGLE, "warning"),
                    new Label(text(written.isWhole() ? "messages.export.done" : "messages.export.cancelled",
                            written.records())),
                    new CopyableText(text("messages.export.file"), written.file().toAbsolutePath().toString()),
                    Icons.button(Feather.X, text("messages.export.close"), model::forget));
            if (!written.lacks().isEmpty()) {
                Label lacks = new Label(String.join(" \u00b7 ", written.lacks()));
                lacks.setId("messages-export-lacks");
                lacks.getStyleClass().add("messages-warns");
                getChildren().add(getChildren().size() - 1, lacks);
            }
        }
    }
}
