package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.sentence;
import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.ElapsedLabel;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.Work;

/// Stands while a profile is opened: what is being done, how long already, and a way out.
final class OpeningView extends VBox {

    private final Label name = new Label();
    private final Label message = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final ElapsedLabel elapsed;
    private Subscription following = Subscription.EMPTY;

    OpeningView(Work work, Runnable cancel) {
        elapsed = new ElapsedLabel(work.clock());
        getStyleClass().add("opening");
        setAlignment(Pos.CENTER);
        name.getStyleClass().add("placeholder-title");
        message.getStyleClass().add("text-muted");
        elapsed.getStyleClass().addAll("text-muted", "small-text");
        Button stop = new Button(text("dialog.cancel"));
        stop.setId("opening-cancel");
        stop.setOnAction(event -> cancel.run());
        getChildren().setAll(name, bar, message, elapsed, stop);
    }

    void follow(@Nullable Job<?> job) {
        following.unsubscribe();
        if (job == null) {
            return;
        }
        name.setText(sentence(job.name()));
        elapsed.start(job.started());
        following = job.progressProperty().subscribe(progress -> {
            bar.setProgress(progress.fraction());
            message.setText(progress.message());
        });
    }
}
