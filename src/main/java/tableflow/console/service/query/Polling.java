package tableflow.console.service.query;

import java.time.Duration;

/// How long to wait before the next look at a query: 100 ms at first, half as much again each time, 2 s at most, and
/// never more than 200 ms and a twentieth of the time that the query has taken: who waits for the end loses no more
/// than that. A trivial query takes about 300 ms in all, so a fixed second would triple it.
final class Polling {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 2_000;
    private static final long ALWAYS_FINE_MILLIS = 200;
    private static final long PART_OF_THE_TIME = 20;

    private static final long FIRST_AFTER_FAILURE_MILLIS = 500;
    private static final long LONGEST_AFTER_FAILURE_MILLIS = 15_000;

    private Polling() {}

    /// The pause after `looks` looks, at least one, at a query that was begun `elapsed` ago.
    static Duration after(int looks, Duration elapsed) {
        long millis = grown(FIRST_MILLIS, 1.5, looks, LONGEST_MILLIS);
        return Duration.ofMillis(Math.min(millis, ALWAYS_FINE_MILLIS + elapsed.toMillis() / PART_OF_THE_TIME));
    }

    /// The pause after `failures` calls in a row that failed, at least one: throttling asks for less, not for more.
    static Duration afterFailure(int failures) {
        return Duration.ofMillis(grown(FIRST_AFTER_FAILURE_MILLIS, 2, failures, LONGEST_AFTER_FAILURE_MILLIS));
    }

    private static long grown(long first, double factor, int times, long most) {
        double millis = first;
        for (int i = 1; i < times && millis < most; i++) {
            millis *= factor;
        }
        return Math.min(Math.round(millis), most);
    }
}
