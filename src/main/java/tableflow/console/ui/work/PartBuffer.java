package tableflow.console.ui.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Collects parts from a job's threads and hands them over in batches: one hand-over waits on the JavaFX thread at
/// most.
final class PartBuffer<P> {

    private final Work work;
    private final Consumer<List<P>> onParts;
    private List<P> waiting = new ArrayList<>();

    PartBuffer(Work work, Consumer<List<P>> onParts) {
        this.work = work;
        this.onParts = onParts;
    }

    void add(P part) {
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            waiting.add(part);
        }
        if (first) {
            work.onFx(() -> onParts.accept(take()));
        }
    }

    private synchronized List<P> take() {
        List<P> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }
}
