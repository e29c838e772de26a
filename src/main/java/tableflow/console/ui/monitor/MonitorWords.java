package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.BucketFigures;
import tableflow.console.domain.monitor.BucketFigures.Day;
import tableflow.console.domain.monitor.BucketState;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Figure.Unit;
import tableflow.console.domain.monitor.Growth;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.ui.control.ReadingText;
import tableflow.console.ui.control.Severity;

/// What the pane says of figures, limits and alerts.
final class MonitorWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());
    /// S3's days are those of UTC.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private MonitorWords() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String figure(Figure figure) {
        return text("monitor.figure." + figure.name());
    }

    /// A value in its unit.
    static String amount(Unit unit, long value) {
        return ReadingText.amount(unit, value);
    }

    /// A difference of sizes: `+1.5 GiB`.
    static String change(long bytes) {
        return (bytes > 0 ? "+" : "") + amount(Unit.BYTES, bytes);
    }

    /// How something has grown, exactly: the bytes, the time they took, and what that is a day.
    static String growth(Growth growth) {
        return text("monitor.growth.exact",
                (growth.bytes() > 0 ? "+" : "") + Units.grouped(growth.bytes()),
                Units.duration(growth.within().truncatedTo(ChronoUnit.SECONDS).toMillis()).replace("≈ ", ""),
                change(growth.perDay()));
    }

    /// A bucket in a few words: its size and objects, or why there are none.
    static String bucket(BucketState state) {
        BucketFigures figures = state.figures();
        Optional<Day> day = figures == null ? Optional.empty() : figures.newest();
        if (day.isEmpty()) {
            return text(state.failure() == null ? "monitor.bucket.brief.none" : "monitor.bucket.brief.failed",
                    state.bucket());
        }
        String size = amount(Unit.BYTES, day.get().size().getAsLong());
        return day.get().objects().isPresent()
                ? text("monitor.bucket.brief", state.bucket(), size, Units.grouped(day.get().objects().getAsLong()))
                : text("monitor.bucket.brief.size", state.bucket(), size);
    }

    /// When a bucket was measured, and how long ago that is; or why there is no measurement.
    static String measured(BucketState state, Instant now) {
        BucketFigures figures = state.figures();
        Optional<Day> day = figures == null ? Optional.empty() : figures.newest();
        RemoteFailure failure = state.failure();
        String why = failure == null ? "" : " " + failure.getMessage();
        return day.map(one -> text("monitor.bucket.age", DATE.format(one.at()),
                                Units.duration(age(one.at(), now).toMillis()).replace("≈ ", "")) + why)
                .orElseGet(() -> failure == null ? text("monitor.bucket.unmeasured") : why.strip());
    }

    private static Duration age(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        return age.isNegative() ? Duration.ZERO : age.truncatedTo(ChronoUnit.HOURS);
    }

    /// What is known, in a few letters.
    static String reading(Figure figure, Reading reading) {
        return ReadingText.of(figure.unit(), reading);
    }

    /// Why it is as it is: where the value comes from, or why there is none.
    static String explain(Reading reading) {
        return ReadingText.explain(reading);
    }

    static String rule(Rule rule) {
        return switch (rule) {
            case Rule.Above(Figure figure, long limit) ->
                text("monitor.rule.above", figure(figure), amount(figure.unit(), limit));
            case Rule.GrowthPerDay(long bytes) -> text("monitor.rule.growth", amount(Unit.BYTES, bytes));
            case Rule.NotRunning _ -> text("monitor.rule.running");
            case Rule.SyncFailed _ -> text("monitor.rule.sync");
        };
    }

    /// The value of an alert in the unit of its rule; empty where the rule is not about a figure.
    static String value(Alert alert, @Nullable Long value) {
        if (value == null) {
            return "";
        }
        return amount(alert.rule() instanceof Rule.Above(Figure figure, long _) ? figure.unit() : Unit.BYTES, value);
    }

    static String phase(TopicSample sample) {
        TableflowTopic table = sample.table();
        if (table == null) {
            return text("monitor.phase.unknown");
        }
        return table.suspended() ? text("monitor.phase.suspended") : table.status().phase().text();
    }

    static Severity severity(TopicSample sample) {
        Optional<Boolean> runs = sample.runs();
        if (runs.isEmpty()) {
            return Severity.NEUTRAL;
        }
        TableflowTopic table = sample.table();
        if (!runs.get()) {
            return Severity.BAD;
        }
        if (sample.syncFails().orElse(false)) {
            return Severity.WARNING;
        }
        return table != null && table.status().phase().is(TableflowTopic.Phase.PENDING)
                ? Severity.BUSY
                : Severity.GOOD;
    }
}
