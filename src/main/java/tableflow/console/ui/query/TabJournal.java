package tableflow.console.ui.query;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.service.query.desk.StoredTab;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.ui.work.Timer;

/// Keeps the tabs as they change: what has changed is written half a second after the first change that is not written
/// yet, however fast one types, so that a crash costs no more than that. What cannot be written is logged and tried
/// again with the next change.
final class TabJournal {

    private static final Logger LOG = LoggerFactory.getLogger(TabJournal.class);
    private static final Duration DELAY = Duration.ofMillis(500);

    private final TabStore store;
    private final Timer timer;
    private final Map<String, StoredTab> written = new LinkedHashMap<>();
    private final Map<String, @Nullable StoredTab> waiting = new LinkedHashMap<>();
    private Order order = new Order(List.of(), null);
    private @Nullable Order waitingOrder;
    private Timer.@Nullable Alarm alarm;

    private record Order(List<String> ids, @Nullable String chosen) {}

    TabJournal(TabStore store, Timer timer) {
        this.store = store;
        this.timer = timer;
    }

    /// Takes what was read as written.
    synchronized void begin(TabStore.Found found) {
        found.tabs().forEach(tab -> written.put(tab.id(), tab));
        order = new Order(found.tabs().stream().map(StoredTab::id).toList(), found.chosen());
    }

    /// All tabs as they are now, in their order.
    synchronized void keep(List<StoredTab> tabs, @Nullable String chosen) {
        Map<String, StoredTab> gone = new LinkedHashMap<>(written);
        for (StoredTab tab : tabs) {
            gone.remove(tab.id());
            if (!tab.equals(written.get(tab.id()))) {
                written.put(tab.id(), tab);
                waiting.put(tab.id(), tab);
            }
        }
        gone.keySet().forEach(id -> {
            written.remove(id);
            waiting.put(id, null);
        });
        Order now = new Order(tabs.stream().map(StoredTab::id).toList(), chosen);
        if (!now.equals(order)) {
            order = now;
            waitingOrder = now;
        }
        if (alarm == null && (!waiting.isEmpty() || waitingOrder != null)) {
            alarm = timer.after(DELAY, this::flush);
        }
    }

    /// Writes what is not written yet.
    synchronized void flush() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        for (String id : List.copyOf(waiting.keySet())) {
            StoredTab tab = waiting.get(id);
            attempt(() -> {
                if (tab == null) {
                    store.remove(id);
                } else {
                    store.write(tab);
                }
                waiting.remove(id);
            });
        }
        if (waitingOrder != null) {
            Order now = Objects.requireNonNull(waitingOrder);
            attempt(() -> {
                store.order(now.ids(), now.chosen());
                waitingOrder = null;
            });
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException failed) {
            LOG.warn("a tab cannot be kept: {}", failed.toString());
        }
    }
}
