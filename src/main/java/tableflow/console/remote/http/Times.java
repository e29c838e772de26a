package tableflow.console.remote.http;

import java.time.Duration;

/// Time-outs as failures name them.
public final class Times {

    private Times() {}

    /// `30 s`, or `300 ms` for what is no whole number of seconds.
    public static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
