package tableflow.console.ui.provisioning;

import java.time.InstantSource;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tableflow.console.ui.control.ElapsedLabel;
import tableflow.console.ui.control.StatusPill;

/// One step of a run, live: state as icon and word, what it is about, how long it takes, what came of it.
final class StepRowView extends VBox {

    StepRowView(StepRow row, InstantSource clock) {
        getStyleClass().add("run-step");
        StatusPill pill = new StatusPill();
        HBox pillBox = new HBox(pill);
        pillBox.getStyleClass().add("run-state");
        Label kind = new Label(Words.kind(row.kind()));
        kind.getStyleClass().add("strong");
        kind.setMinWidth(USE_PREF_SIZE);
        ElapsedLabel elapsed = new ElapsedLabel(clock);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(pillBox, kind, StepCard.subject(row.subject()), gap, elapsed);
        line.getStyleClass().add("step-line");
        line.setAlignment(Pos.CENTER_LEFT);
        Label note = StepCard.words("", "run-note");
        getChildren().setAll(line, note);
        row.stateProperty().subscribe(state -> {
            pill.show(Words.severity(state), Words.state(state));
            boolean atWork = row.paceProperty().get().since() != null;
            pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("at-work"), atWork);
        });
        row.paceProperty().subscribe(pace -> {
            if (pace.since() != null) {
                elapsed.start(pace.since());
            } else if (pace.took().isZero()) {
                elapsed.setText("");
            } else {
                elapsed.stop(pace.took());
            }
        });
        row.noteProperty().subscribe(words -> {
            note.setText(StepCard.sentence(words));
            note.setVisible(!words.isEmpty());
            note.setManaged(!words.isEmpty());
            note.setTooltip(words.length() > 200 ? new Tooltip(words) : null);
        });
    }
}
