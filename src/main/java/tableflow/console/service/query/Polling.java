package tableflow.console.service.query;

import java.time.Duration;

/// How long to wait before the next look at a query: from 100 ms, half as much again each time, 2 s at most. A trivial
/// query takes about 300 ms in all, so a fixed second would triple it; Athena allows 100 looks a second.
final class Polling {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 2_000;

    private Polling() {}

    /// The pause after `looks` looks, at least one.
    static Duration after(int looks) {
        long millis = FIRST_MILLIS;
        for (int i = 1; i < looks && millis < LONGEST_MILLIS; i++) {
            millis += millis / 2;
        }
        return Duration.ofMillis(Math.min(millis, LONGEST_MILLIS));
    }
}
