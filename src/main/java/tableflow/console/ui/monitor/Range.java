package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import tableflow.console.service.monitor.history.History.Step;

/// How far back a chart looks.
enum Range {
    HOUR(Duration.ofHours(1), Step.SAMPLE),
    DAY(Duration.ofDays(1), Step.SAMPLE),
    WEEK(Duration.ofDays(7), Step.HOUR),
    MONTH(Duration.ofDays(30), Step.HOUR),
    TWO_MONTHS(Duration.ofDays(60), Step.HOUR),
    YEAR(Duration.ofDays(365), Step.DAY);

    private final Duration span;
    private final Step step;

    Range(Duration span, Step step) {
        this.span = span;
        this.step = step;
    }

    Duration span() {
        return span;
    }

    Step step() {
        return step;
    }

    /// The time between two points.
    Duration pace(Duration interval) {
        return switch (step) {
            case SAMPLE -> interval;
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
        };
    }

    String title() {
        return text("monitor.range." + name());
    }
}
