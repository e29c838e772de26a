package tableflow.console.ui.schemas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.query.desk.StoredTab;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.schemas.references.ReferenceText;
import tableflow.console.ui.work.Timer;

/// Keeps drafts as they change, one for each subject: half a second after a change at the latest, so that a crash costs
/// no more. What cannot be written is logged and tried again with the next change. Any thread.
final class DraftJournal {

    private static final Logger LOG = LoggerFactory.getLogger(DraftJournal.class);
    private static final Duration DELAY = Duration.ofMillis(500);
    private static final int ID_BYTES = 16;

    private final TabStore store;
    private final Timer timer;
    private final Map<String, StoredTab> kept = new HashMap<>();
    private final Map<String, @Nullable StoredTab> waiting = new LinkedHashMap<>();
    private Timer.@Nullable Alarm alarm;

    /// A draft that was kept.
    ///
    /// @param references what it refers to; empty for those of the registered version, which older drafts have
    record Kept(String subject, SchemaFormat format, String text, Optional<List<SchemaReference>> references) {}

    DraftJournal(TabStore store, Timer timer) {
        this.store = store;
        this.timer = timer;
    }

    /// Reads the drafts of an earlier run; blocks.
    ///
    /// @return what could not be read, and where it is now
    synchronized List<String> read() throws IOException {
        TabStore.Found found = store.read();
        found.tabs().forEach(tab -> kept.putIfAbsent(tab.id(), tab));
        return found.notices();
    }

    /// The draft of a subject; empty when there is none.
    synchronized Optional<Kept> of(String subject) {
        return Optional.ofNullable(kept.get(id(subject))).map(tab -> new Kept(tab.name(),
                List.of(SchemaFormat.values()).stream().filter(it -> it.name().equals(tab.workgroup())).findFirst()
                        .orElse(SchemaFormat.JSON), tab.text(), references(tab.extra())));
    }

    private static Optional<List<SchemaReference>> references(@Nullable String kept) {
        try {
            return kept == null ? Optional.empty() : Optional.of(ReferenceText.read(kept));
        } catch (BadInput damaged) {
            LOG.warn("the references of a draft cannot be read: {}", damaged.getMessage());
            return Optional.empty();
        }
    }

    /// Subjects that have a draft.
    synchronized List<String> subjects() {
        return kept.values().stream().map(StoredTab::name).sorted().toList();
    }

    synchronized void keep(String subject, SchemaFormat format, String text, List<SchemaReference> references) {
        StoredTab tab = new StoredTab(id(subject), subject, text, 0, 0, null, format.name(), null, null, null,
                ReferenceText.write(references));
        if (!tab.equals(kept.put(tab.id(), tab))) {
            later(tab.id(), tab);
        }
    }

    /// The draft is the registered text again, or is wanted no more.
    synchronized void forget(String subject) {
        if (kept.remove(id(subject)) != null) {
            later(id(subject), null);
        }
    }

    private void later(String id, @Nullable StoredTab tab) {
        waiting.put(id, tab);
        if (alarm == null) {
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
            try {
                if (tab == null) {
                    store.remove(id);
                } else {
                    store.write(tab);
                }
                waiting.remove(id);
            } catch (IOException failed) {
                LOG.warn("a draft cannot be kept: {}", failed.toString());
            }
        }
    }

    /// Names of subjects may have any character, those of files may not.
    private static String id(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
