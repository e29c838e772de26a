package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;

/// How often watch mode examines.
enum WatchInterval {
    OFF(Duration.ZERO),
    MINUTE(Duration.ofMinutes(1)),
    MINUTES_5(Duration.ofMinutes(5)),
    MINUTES_15(Duration.ofMinutes(15)),
    HOUR(Duration.ofHours(1));

    private final Duration period;

    WatchInterval(Duration period) {
        this.period = period;
    }

    /// The pause between two examinations; none for OFF.
    Duration period() {
        return period;
    }

    String title() {
        return text("doctor.watch." + name());
    }
}
