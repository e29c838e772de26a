package tableflow.console.ui.query.estimate;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.service.query.plan.Estimator;
import tableflow.console.service.query.plan.Guard;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// Estimates the statement that is being written, once the typing pauses. JavaFX thread only.
public final class EstimateViewModel {

    /// How long typing has to pause.
    static final Duration PAUSE = Duration.ofMillis(600);

    private final Supplier<Estimator> estimator;
    private final WriteRefusal refusal;
    private final Guard guard;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<Line> line = new ReadOnlyObjectWrapper<>(Line.NONE);
    private OptionalLong cutoff = OptionalLong.empty();
    private String statement = "";
    private @Nullable String database;
    private Timer.@Nullable Alarm alarm;

    /// @param estimator asked in jobs only: clients may have to be opened
    /// @param guard the profile's limit and price
    public EstimateViewModel(Supplier<Estimator> estimator, WriteRefusal refusal, Guard guard, Work work) {
        this.estimator = estimator;
        this.refusal = refusal;
        this.guard = guard;
        this.work = work;
    }

    /// What the strip says.
    ///
    /// @param text empty for nothing
    /// @param details one a line; empty for none
    public record Line(Severity severity, String text, String details) {
        static final Line NONE = new Line(Severity.NEUTRAL, "", "");
    }

    private record Looked(ScanEstimate estimate, WriteRefusal.Decision decision) {}

    /// The statement is this one now; it is looked at after a pause.
    public void statement(String sql, @Nullable String where) {
        if (sql.equals(statement) && Objects.equals(where, database)) {
            return;
        }
        statement = sql;
        database = where;
        slot.clear();
        if (alarm != null) {
            alarm.cancel();
        }
        if (sql.isBlank()) {
            line.set(Line.NONE);
        } else {
            alarm = work.timer().after(PAUSE, () -> work.onFx(this::look));
        }
    }

    /// What the work group lets a query scan; empty for no limit.
    public void cutoff(OptionalLong bytes) {
        cutoff = bytes;
    }

    private void look() {
        String sql = statement;
        String where = database;
        line.set(new Line(Severity.BUSY, text("query.estimate.reading"), ""));
        work.job(text("query.estimate.job"), progress -> new Looked(
                        estimator.get().estimate(sql, where, progress), refusal.decide(sql, where)))
                .in(slot)
                .quiet()
                .onResult(looked -> line.set(told(looked)))
                .onFailure(failed -> line.set(new Line(
                        Severity.NEUTRAL, text("query.estimate.unknown", failed.getMessage()), "")))
                .start();
    }

    private Line told(Looked looked) {
        if (looked.decision() instanceof WriteRefusal.Refused refused) {
            return new Line(Severity.BAD, text("query.estimate.refused", refused.why()), refused.instead());
        }
        ScanEstimate estimate = looked.estimate();
        List<String> parts = new ArrayList<>();
        Severity severity = Severity.NEUTRAL;
        parts.add(amount(estimate));
        if (estimate.files() < estimate.liveFiles() || estimate.files() > 0) {
            parts.add(text("query.estimate.files", estimate.files(), estimate.liveFiles()));
        }
        if (estimate.limited() && estimate.files() > 0) {
            parts.add(text("query.estimate.limit"));
        }
        if (estimate.certainty() == ScanEstimate.Certainty.ESTIMATE) {
            parts.add(text("query.estimate.estimate"));
        }
        if (Guard.mayBeCutOff(estimate, cutoff)) {
            parts.add(text("query.estimate.cutoff", Units.size(cutoff.getAsLong())));
            severity = Severity.WARNING;
        }
        if (guard.question(estimate).isPresent()) {
            parts.add(text("query.estimate.asks", Units.size(guard.limit())));
            severity = Severity.WARNING;
        }
        return new Line(severity, String.join(" \u00b7 ", parts), details(estimate, looked.decision()));
    }

    private String amount(ScanEstimate estimate) {
        String most = Units.size(estimate.atMost());
        String dollars = Price.text(guard.price().of(estimate.atMost()));
        return switch (estimate.certainty()) {
            case NOTHING -> text("query.estimate.nothing");
            case UNKNOWN -> estimate.files() == 0
                    ? text("query.estimate.unknown", String.join("; ", estimate.unknowns()))
                    : text("query.estimate.least", Units.size(estimate.bytes()),
                            Price.text(guard.price().of(estimate.bytes())), String.join("; ", estimate.unknowns()));
            case UPPER_BOUND, ESTIMATE -> estimate.bytes() == estimate.atMost()
                    ? text("query.estimate.at.most", most, dollars)
                    : text("query.estimate.about", Units.size(estimate.bytes()), most, dollars);
        };
    }

    private static String details(ScanEstimate estimate, WriteRefusal.Decision decision) {
        List<String> lines = new ArrayList<>();
        if (decision instanceof WriteRefusal.Asks asks) {
            lines.add(asks.why());
        }
        estimate.notPruning().forEach(part -> lines.add(text("query.estimate.not.pruning", part)));
        return String.join("\n", lines);
    }

    public ReadOnlyObjectProperty<Line> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /// The end: stops what runs.
    public void close() {
        if (alarm != null) {
            alarm.cancel();
        }
        slot.clear();
    }
}
