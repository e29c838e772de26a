package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.DayFigure;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Forecast;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.service.storage.growth.TablesTold;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.PartTask;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// How one bucket or table grows: what is measured, which days are looked at, and where it leads. JavaFX thread only.
final class GrowthViewModel {

    private final Work work;
    private final LatestOnly reading = new LatestOnly();
    private final ReadOnlyObjectWrapper<Growth.@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<GrowthShown> shown = new ReadOnlyObjectWrapper<>(GrowthShown.NOTHING);
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.BYTES);
    private final BooleanProperty perDay = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Span> span = new SimpleObjectProperty<>();
    private @Nullable PartTask<Growth.Found, Growth.Found> source;
    private String name = "";

    /// Days that are looked at, both ends with them.
    record Span(LocalDate first, LocalDate last) {}

    GrowthViewModel(Work work) {
        this.work = work;
        measure.subscribe(any -> show());
        perDay.subscribe(any -> show());
        span.subscribe(any -> show());
    }

    /// Turns to something else; what is shown goes.
    ///
    /// @param task reads its figures, and may tell a part of them early; absent for nothing
    void of(@Nullable PartTask<Growth.Found, Growth.Found> task, String whose) {
        reading.clear();
        source = task;
        name = whose;
        found.set(null);
        problem.set(null);
        span.set(null);
        show();
    }

    /// Reads the figures, unless they are known.
    void begin() {
        if (found.get() == null && !reading.isBusy()) {
            read();
        }
    }

    void read() {
        PartTask<Growth.Found, Growth.Found> task = source;
        if (task == null) {
            return;
        }
        problem.set(null);
        work.<Growth.Found, Growth.Found>job(text("storage.growth.job", name), task, parts -> {
                    // What another is asked for meanwhile is not of this one.
                    if (task.equals(source)) {
                        parts.forEach(this::take);
                    }
                })
                .in(reading)
                .onResult(this::take)
                .onFailure(failed -> problem.set(new Problem(failed, this::read)))
                .start();
    }

    private void take(Growth.Found now) {
        found.set(now);
        show();
    }

    private void show() {
        Growth.Found now = found.get();
        if (now == null) {
            shown.set(GrowthShown.NOTHING);
            return;
        }
        List<DailySeries> lines = now.series().stream()
                .filter(one -> one.measure() == measure.get())
                // What came in on a day cannot stand beside what there is.
                .filter(one -> perDay.get() || !one.flow())
                .filter(one -> !perDay.get() || one.flow() || now.added(one).isEmpty())
                .map(one -> perDay.get() ? one.perDay() : one)
                .map(this::within)
                .filter(one -> !one.days().isEmpty())
                .sorted(Comparator.comparing(DailySeries::source))
                .toList();
        List<DayFigure> days = lines.isEmpty() ? List.of() : steady(now, lines.getFirst()).days();
        Optional<Forecast> forecast = perDay.get() ? Optional.empty() : Forecast.of(days);
        shown.set(new GrowthShown(measure.get(), perDay.get(), lines, forecast, days.size()));
    }

    /// The days that say how it grows: today is not over, and before all tables are in a sum each that comes in makes
    /// it larger.
    private DailySeries steady(Growth.Found now, DailySeries line) {
        LocalDate today = work.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        TablesTold tables = now.tables();
        LocalDate whole = tables == null || line.source() != FigureSource.TABLES ? null : tables.whole();
        return line.between(whole == null ? LocalDate.MIN : whole, today.minusDays(1));
    }

    private DailySeries within(DailySeries all) {
        Span now = span.get();
        return now == null ? all : all.between(now.first(), now.last());
    }

    /// Looks at the last so many days; 0 for all.
    void last(int days) {
        LocalDate today = work.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        span.set(days == 0 ? null : new Span(today.minusDays(days - 1L), today));
    }

    void cancel() {
        reading.cancel();
    }

    void close() {
        reading.clear();
    }

    ObjectProperty<Measure> measureProperty() {
        return measure;
    }

    BooleanProperty perDayProperty() {
        return perDay;
    }

    ObjectProperty<@Nullable Span> spanProperty() {
        return span;
    }

    ReadOnlyObjectProperty<GrowthShown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Growth.@Nullable Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.busyProperty();
    }
}
