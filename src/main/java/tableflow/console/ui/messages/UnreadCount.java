package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.function.LongSupplier;
import tableflow.console.ui.work.Ticker;
import tableflow.console.ui.work.Work;

/// How many records wait in the cluster while a reading is paused; asked every few seconds.
final class UnreadCount {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final Ticker ticker;
    private long count = -1;

    /// @param ask counts them; blocking
    /// @param changed told when there is another count
    UnreadCount(Work work, LongSupplier ask, Runnable changed) {
        ticker = new Ticker(work, PERIOD, () -> work.job(text("messages.job.waiting"), _ -> ask.getAsLong())
                .quiet()
                .onResult(found -> {
                    count = ticks() ? found : -1;
                    changed.run();
                })
                // The reading itself says that the cluster does not answer.
                .onFailure(_ -> count = -1)
                .start());
    }

    private boolean ticks() {
        return ticker.visibleProperty().get();
    }

    /// Asks from now on, or no more.
    void ask(boolean now) {
        count = -1;
        ticker.visibleProperty().set(now);
        if (now) {
            ticker.runNow();
        }
    }

    /// -1 while it is not known.
    long count() {
        return count;
    }

    void close() {
        ticker.close();
    }
}
