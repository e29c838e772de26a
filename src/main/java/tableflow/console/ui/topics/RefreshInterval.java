package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;

/// How often the topics are read again by themselves.
enum RefreshInterval {
    OFF(Duration.ZERO),
    SECONDS_10(Duration.ofSeconds(10)),
    SECONDS_30(Duration.ofSeconds(30)),
    MINUTE(Duration.ofMinutes(1)),
    MINUTES_5(Duration.ofMinutes(5));

    private final Duration period;

    RefreshInterval(Duration period) {
        this.period = period;
    }

    /// The pause between two readings; none for OFF.
    Duration period() {
        return period;
    }

    String title() {
        return switch (this) {
            case OFF -> text("topics.interval.off");
            case SECONDS_10 -> text("topics.interval.10s");
            case SECONDS_30 -> text("topics.interval.30s");
            case MINUTE -> text("topics.interval.1m");
            case MINUTES_5 -> text("topics.interval.5m");
        };
    }
}
