package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Figure.Unit;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.ui.control.ReadingText;
import tableflow.console.ui.control.Severity;

/// What the pane says of figures, limits and alerts.
final class MonitorWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

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
