package tableflow.console.sandbox;

import java.time.Duration;

/// Notes the time since the start for each part.
///
/// @param start from [System#nanoTime]
record Stopwatch(Readiness readiness, long start) {
    void ready(String part) {
        readiness.ready(part, Duration.ofNanos(System.nanoTime() - start));
    }
}
