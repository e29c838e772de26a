package tableflow.console.ui.provisioning;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.StepState;

/// One step of a run as it stands now.
final class StepRow {

    /// When a step worked: how long it has been at it, or how long it took.
    ///
    /// @param since absent unless it is at work now
    record Pace(@Nullable Instant since, Duration took) {
        static final Pace NOT_YET = new Pace(null, Duration.ZERO);
    }

    private final String id;
    private final Step.@Nullable Kind kind;
    private final String subject;
    private final ObjectProperty<StepState> state = new SimpleObjectProperty<>(StepState.PENDING);
    private final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(Pace.NOT_YET);
    private final StringProperty note = new SimpleStringProperty("");

    /// @param kind absent for a step that the plan did not name
    StepRow(String id, Step.@Nullable Kind kind, String subject) {
        this.id = id;
        this.kind = kind;
        this.subject = subject;
    }

    String id() {
        return id;
    }

    Step.@Nullable Kind kind() {
        return kind;
    }

    String subject() {
        return subject;
    }

    ObjectProperty<StepState> stateProperty() {
        return state;
    }

    StepState state() {
        return state.get();
    }

    ObjectProperty<Pace> paceProperty() {
        return pace;
    }

    StringProperty noteProperty() {
        return note;
    }

    void take(RunEvent.StepChanged event) {
        boolean atWork = event.state() == StepState.RUNNING || event.state() == StepState.WAITING;
        pace.set(new Pace(atWork ? event.at().minus(event.elapsed()) : null, event.elapsed()));
        note.set(event.note());
        state.set(event.state());
    }

    /// What the run's result says about this step in the end.
    void take(RunResult.StepResult result) {
        pace.set(new Pace(null, result.elapsed()));
        note.set(result.note());
        state.set(result.state());
    }

    /// The run ended and this step did not tell how.
    void abandon(Instant now) {
        if (!state.get().ended()) {
            Instant since = pace.get().since();
            pace.set(new Pace(null, since == null ? Duration.ZERO : Duration.between(since, now)));
            state.set(StepState.CANCELLED);
        }
    }
}
