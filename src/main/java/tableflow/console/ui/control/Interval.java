package tableflow.console.ui.control;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;

/// How often something is done by itself. Panes offer those that fit them; a choice is kept by its name.
public enum Interval {
    OFF(Duration.ZERO),
    SECONDS_10(Duration.ofSeconds(10)),
    SECONDS_30(Duration.ofSeconds(30)),
    MINUTE(Duration.ofMinutes(1)),
    MINUTES_5(Duration.ofMinutes(5)),
    MINUTES_15(Duration.ofMinutes(15)),
    HOUR(Duration.ofHours(1));

    private final Duration period;

    Interval(Duration period) {
        this.period = period;
    }

    /// The pause between two times; none for OFF.
    public Duration period() {
        return period;
    }

    /// "every 5 minutes".
    public String title() {
        return text("interval." + name());
    }
}
