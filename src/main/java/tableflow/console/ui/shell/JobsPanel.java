package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.sentence;
import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.ElapsedLabel;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.Work;

/// The running jobs above the status bar: name, progress, elapsed time, cancel.
final class JobsPanel extends VBox {

    private final Work work;

    JobsPanel(Work work) {
        this.work = work;
        getStyleClass().addAll("dialog", "jobs-panel");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        work.jobs().listed().subscribe(this::rebuild);
        rebuild();
    }

    private void rebuild() {
        getChildren().setAll(work.jobs().listed().stream().map(this::row).toList());
        if (getChildren().isEmpty()) {
            Label nothing = new Label(text("jobs.none"));
            nothing.getStyleClass().add("text-muted");
            getChildren().add(nothing);
        }
    }

    private Node row(Job<?> job) {
        Label name = new Label(sentence(job.name()));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        ElapsedLabel elapsed = new ElapsedLabel(work.clock());
        elapsed.start(job.started());
        elapsed.getStyleClass().add("text-muted");
        Button cancel = Icons.button(Feather.X, text("jobs.cancel", job.name()), job::cancel);
        cancel.getStyleClass().add("small");
        HBox line = new HBox(name, elapsed, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("job-line");
        ProgressBar bar = new ProgressBar(-1);
        bar.setMaxWidth(Double.MAX_VALUE);
        Label message = new Label();
        message.getStyleClass().addAll("text-muted", "small-text");
        message.managedProperty().bind(message.textProperty().isNotEmpty());
        job.progressProperty().subscribe(progress -> {
            bar.setProgress(progress.fraction());
            message.setText(progress.message());
        });
        job.stateProperty().subscribe(state -> {
            if (state == Job.State.STOPPING || state == Job.State.CANCELLED) {
                message.setText(text("jobs.stopping"));
                cancel.setDisable(true);
            }
        });
        VBox row = new VBox(line, bar, message);
        row.getStyleClass().add("job");
        return row;
    }
}
