package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import tableflow.console.domain.Units;
import tableflow.console.ui.work.JobProgress;

/// How many records of how many were looked at; there only while somebody looks.
final class RecordsProgress extends HBox {

    RecordsProgress(ReadOnlyObjectProperty<JobProgress> progress, ReadOnlyBooleanProperty busy) {
        getStyleClass().add("schemas-bar");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(progress.map(JobProgress::fraction));
        bar.setAccessibleText(text("schemas.records.progress"));
        Label told = new Label();
        told.getStyleClass().add("schemas-place");
        told.textProperty().bind(progress.map(RecordsProgress::words));
        getChildren().setAll(bar, told);
        visibleProperty().bind(busy);
        managedProperty().bind(busy);
    }

    private static String words(JobProgress now) {
        return now.done() == 0 ? "" : now.total() == 0 ? text("schemas.records.done", Units.grouped(now.done()))
                : text("schemas.records.done.of", Units.grouped(now.done()), Units.grouped(now.total()));
    }
}
