package tableflow.console.ui.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A timer and clock whose hands the test turns.
public final class ManualTimer implements Timer, InstantSource {

    private record Entry(Instant due, Runnable action) {}

    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Entry entry = new Entry(now.plus(delay), action);
        entries.add(entry);
        return () -> {
            synchronized (this) {
                entries.remove(entry);
            }
        };
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /// Lets `time` pass and runs what is due on the way, in order.
    public void advance(Duration time) {
        Instant end = instant().plus(time);
        while (true) {
            Entry next;
            synchronized (this) {
                next = entries.stream()
                        .filter(e -> !e.due().isAfter(end))
                        .min(Comparator.comparing(Entry::due))
                        .orElse(null);
                if (next == null) {
                    now = end;
                    return;
                }
                entries.remove(next);
                now = next.due();
            }
            next.action().run();
        }
    }

    public synchronized int waiting() {
        return entries.size();
    }
}
