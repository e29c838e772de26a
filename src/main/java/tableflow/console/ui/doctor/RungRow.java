package tableflow.console.ui.doctor;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;

/// A rung as the ladder shows it, while it is examined and after. JavaFX thread only.
final class RungRow {

    /// How a rung stands.
    enum State {
        /// Nobody has looked at it.
        IDLE,
        /// Its turn comes.
        WAITING,
        /// A question is under way, and nothing is wrong so far.
        ASKING,
        HEALTHY,
        WARNING,
        BROKEN,
        /// Nothing of it could be looked at.
        NOT_CHECKED,
        /// The examination was stopped before anything of it was known.
        STOPPED
    }

    private final Rung rung;
    private final ObservableList<CheckRow> checks = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper asks = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable RungReport> report = new ReadOnlyObjectWrapper<>();

    RungRow(Rung rung, List<Check> checks) {
        this.rung = rung;
        checks.forEach(check -> this.checks.add(new CheckRow(check, null)));
    }

    Rung rung() {
        return rung;
    }

    /// Its checks in their order, judged or not.
    ObservableList<CheckRow> checks() {
        return checks;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    State state() {
        return state.get();
    }

    /// Whether something of it is still to come.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What was asked last: "read the bucket policy"; empty when nothing is under way.
    ReadOnlyStringProperty asksProperty() {
        return asks.getReadOnlyProperty();
    }

    /// What it came to; absent while it is examined.
    ReadOnlyObjectProperty<@Nullable RungReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// How many of its checks could not be made.
    long unchecked() {
        return checks.stream()
                .filter(row -> row.verdict() != null && row.verdict().outcome() == Outcome.NOT_CHECKED)
                .count();
    }

    void waiting() {
        checks.replaceAll(row -> new CheckRow(row.check(), null));
        report.set(null);
        asks.set("");
        busy.set(true);
        state.set(State.WAITING);
    }

    void asking(String words) {
        if (busy.get()) {
            asks.set(words);
            state.set(soFar(State.ASKING));
        }
    }

    void judged(Check check, Verdict verdict) {
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i).check().id().equals(check.id())) {
                checks.set(i, new CheckRow(check, verdict));
                state.set(busy.get() ? soFar(State.ASKING) : state.get());
                return;
            }
        }
        checks.add(new CheckRow(check, verdict));
    }

    void done(RungReport found) {
        if (!found.checks().isEmpty()) {
            List<CheckRow> rows = found.checks().stream()
                    .map(checked -> new CheckRow(checked.check(), checked.verdict())).toList();
            if (!checks.equals(rows)) {
                checks.setAll(rows);
            }
        }
        busy.set(false);
        asks.set("");
        report.set(found);
        state.set(of(found.outcome()));
    }

    /// The examination has ended without having come to this rung's end.
    void stopped() {
        if (busy.get()) {
            busy.set(false);
            asks.set("");
            boolean judged = checks.stream().anyMatch(row -> row.verdict() != null);
            state.set(judged ? soFar(of(partly().outcome())) : State.STOPPED);
        }
    }

    private RungReport partly() {
        return new RungReport(rung, checks.stream().filter(row -> row.verdict() != null)
                .map(row -> new Checked(row.check(), Objects.requireNonNull(row.verdict()))).toList(),
                List.of(), java.time.Duration.ZERO);
    }

    /// What is wrong shows at once; that all is right is known at the end only.
    private State soFar(State otherwise) {
        Outcome outcome = partly().outcome();
        return outcome == Outcome.BROKEN || outcome == Outcome.WARNING ? of(outcome) : otherwise;
    }

    static State of(Outcome outcome) {
        return switch (outcome) {
            case HEALTHY -> State.HEALTHY;
            case WARNING -> State.WARNING;
            case BROKEN -> State.BROKEN;
            case NOT_CHECKED -> State.NOT_CHECKED;
        };
    }
}
