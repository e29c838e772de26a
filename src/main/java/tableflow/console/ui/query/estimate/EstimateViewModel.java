package tableflow.console.ui.query.estimate;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.plan.EngineInputs;
import tableflow.console.service.query.plan.Guard;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// Estimates the statement that is being written, once the typing pauses. JavaFX thread only.
public final class EstimateViewModel {

    /// How long typing has to pause.
    static final Duration PAUSE = Duration.ofMillis(600);

    /// When a table that was not there is looked for again; each time after twice as long, up to [#LONGEST].
    static final Duration AGAIN = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(2);

    /// Tables grow: an older answer is asked for anew when the statement is next looked at.
    static final Duration FRESH = Duration.ofMinutes(1);

    private final Source source;
    private final Guard guard;
    private final Workbench bench;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<Line> line = new ReadOnlyObjectWrapper<>(Line.NONE);
    private final ReadOnlyBooleanWrapper askable = new ReadOnlyBooleanWrapper();
    private Asked asked = Asked.NOTHING;
    private Timer.@Nullable Alarm alarm;
    private Timer.@Nullable Alarm later;

    /// What is asked in jobs.
    public interface Source {

        /// What a statement will read.
        ScanEstimate estimate(QueryRequest request, Progress progress);

        /// Whether it may run at all.
        WriteRefusal.Decision decide(QueryRequest request);

        /// What the engine says a statement reads; runs an EXPLAIN that scans nothing.
        EngineInputs inputs(QueryRequest request);

        /// The bytes that a work group lets a query scan; empty for no limit.
        OptionalLong cutoff(String workgroup);
    }

    /// @param guard the profile's limit and price
    public EstimateViewModel(Source source, Guard guard, Workbench bench) {
        this.source = source;
        this.guard = guard;
        this.bench = bench;
    }

    /// What the strip says.
    ///
    /// @param text empty for nothing
    /// @param details one a line; empty for none
    public record Line(Severity severity, String text, String details) {
        static final Line NONE = new Line(Severity.NEUTRAL, "", "");
    }

    private record Asked(String sql, QueryScope scope) {
        private static final Asked NOTHING = new Asked("", new QueryScope(null, ""));

        QueryRequest request() {
            return new QueryRequest(sql, scope.database(), scope.workgroup(), null, List.of()).in(scope.catalog());
        }
    }

    private record Looked(ScanEstimate estimate, WriteRefusal.Decision decision, OptionalLong cutoff) {}

    /// Asks the engine what it would read, where the metadata did not tell.
    public void ask() {
        Asked now = asked;
        if (!askable.get()) {
            return;
        }
        askable.set(false);
        forget(later);
        Line before = line.get();
        line.set(new Line(Severity.BUSY, text("query.estimate.engine.asking"), ""));
        bench.context().work().job(text("query.estimate.engine.job"), progress ->
                        source.inputs(now.request()))
                .in(slot)
                .onResult(inputs -> line.set(new Line(before.severity(),
                        inputs.tables().isEmpty()
                                ? text("query.estimate.engine.none")
                                : text("query.estimate.engine", String.join("; ",
                                        inputs.tables().stream().map(EstimateViewModel::told).toList())),
                        before.text())))
                .onFailure(failed -> {
                    line.set(new Line(Severity.WARNING,
                            text("query.estimate.engine.failed", failed.getMessage()), before.text()));
                    askable.set(true);
                })
                .start();
    }

    private static String told(EngineInputs.Table table) {
        String name = table.columns().isEmpty()
                ? table.name()
                : text("query.estimate.engine.columns", table.name(), String.join(", ", table.columns()));
        return table.bytes()
                .map(bytes -> text("query.estimate.engine.bytes", name, Units.size(bytes.longValue())))
                .orElse(name);
    }

    /// Whether the engine may be asked: what the metadata tells is not enough.
    public ReadOnlyBooleanProperty askableProperty() {
        return askable.getReadOnlyProperty();
    }

    /// The statement may be another now; it is looked at after a pause.
    public void changed() {
        forget(alarm);
        Work work = bench.context().work();
        alarm = work.timer().after(PAUSE, () -> work.onFx(this::look));
    }

    private void look() {
        Asked now = new Asked(bench.statement(), bench.scopeProperty().get());
        if (now.equals(asked)) {
            return;
        }
        asked = now;
        slot.clear();
        forget(later);
        askable.set(false);
        if (now.sql().isBlank()) {
            line.set(Line.NONE);
            return;
        }
        line.set(new Line(Severity.BUSY, text("query.estimate.reading"), ""));
        ask(now, AGAIN);
    }

    /// @param wait before tables that are not there are looked for again
    private void ask(Asked now, Duration wait) {
        bench.context().work().job(text("query.estimate.job"), progress -> new Looked(
                        source.estimate(now.request(), progress),
                        source.decide(now.request()),
                        cutoff(now.scope().workgroup())))
                .in(slot)
                .quiet()
                .onResult(looked -> {
                    line.set(told(looked));
                    askable.set(looked.estimate().certainty() == ScanEstimate.Certainty.UNKNOWN
                            && !(looked.decision() instanceof WriteRefusal.Refused));
                    if (isMissing(looked.estimate())) {
                        Duration next = wait.multipliedBy(2);
                        later(wait, () -> ask(now, next.compareTo(LONGEST) < 0 ? next : LONGEST));
                    } else {
                        later(FRESH, () -> asked = Asked.NOTHING);
                    }
                })
                .onFailure(failed -> line.set(new Line(
                        Severity.NEUTRAL, text("query.estimate.unknown", failed.getMessage()), "")))
                .start();
    }

    /// A table may come: its first sync takes minutes.
    private static boolean isMissing(ScanEstimate estimate) {
        return estimate.tables().stream().anyMatch(table -> table.unknown() != null);
    }

    private void later(Duration delay, Runnable action) {
        Work work = bench.context().work();
        later = work.timer().after(delay, () -> work.onFx(action));
    }

    private static void forget(Timer.@Nullable Alarm alarm) {
        if (alarm != null) {
            alarm.cancel();
        }
    }

    /// Not to know the limit is no reason not to tell the rest.
    private OptionalLong cutoff(String workgroup) {
        try {
            return source.cutoff(workgroup);
        } catch (RemoteFailure hidden) {
            if (hidden.is(RemoteFailure.Kind.CANCELLED)) {
                throw hidden;
            }
            return OptionalLong.empty();
        }
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
        if (estimate.isCount()) {
            parts.add(text("query.estimate.count"));
        }
        if (Guard.mayBeCutOff(estimate, looked.cutoff())) {
            parts.add(text("query.estimate.cutoff", Units.size(looked.cutoff().getAsLong())));
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
                    : text("query.estimate.partly", most, dollars, String.join("; ", estimate.unknowns()));
            case UPPER_BOUND -> estimate.bytes() == estimate.atMost()
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
        forget(alarm);
        forget(later);
        slot.clear();
    }
}
