package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.work.Jobs;

/// The bottom line: what the window is connected to, and how many jobs run.
final class StatusBar extends HBox {

    private final Label where = new Label();
    private final Button running = new Button();

    StatusBar(Jobs jobs, Runnable showJobs) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        where.getStyleClass().add("text-muted");
        where.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        running.setId("status-jobs");
        running.getStyleClass().addAll("flat", "small", "jobs-button");
        running.setMinWidth(USE_PREF_SIZE);
        running.setOnAction(event -> showJobs.run());
        getChildren().setAll(where, gap, running);
        jobs.listed().subscribe(() -> showCount(jobs.listed().size()));
        showCount(jobs.listed().size());
    }

    /// Tells where the profile leads; nothing without one.
    void show(@Nullable Profile profile) {
        List<String> parts = new ArrayList<>();
        if (profile != null) {
            parts.add(profile.name());
            parts.add(profile.confluent().environmentId() == null ? "" : profile.confluent().environmentId());
            parts.add(profile.kafka() == null ? "" : profile.kafka().clusterId());
            parts.add(profile.aws() == null ? "" : profile.aws().region());
            parts.removeIf(String::isEmpty);
        }
        where.setText(String.join("  \u00b7  ", parts));
    }

    private void showCount(int count) {
        running.setText(text("jobs.count", count));
        if (count == 0) {
            running.setGraphic(null);
        } else if (running.getGraphic() == null) {
            ProgressIndicator spinner = new ProgressIndicator();
            spinner.getStyleClass().add("jobs-spinner");
            running.setGraphic(spinner);
        }
    }
}
