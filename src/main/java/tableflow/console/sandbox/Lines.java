package tableflow.console.sandbox;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Readiness as lines of text.
record Lines(PrintStream out) implements Readiness {
    @Override
    public void ready(String part, Duration after) {
        out.printf(Locale.ROOT, "%-24s ready after %.1f s%n", part, after.toMillis() / 1000.0);
        out.flush();
    }

    @Override
    public void progress(String part, String news) {
        out.printf(Locale.ROOT, "%-24s %s%n", part, news);
        out.flush();
    }
}
