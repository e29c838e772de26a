package tableflow.console.service.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Asking;

/// The tables of all topics: their entries from the catalog, all at once, and their metadata files, one by one but only
/// where the entry points to another than before. A bounded number of files is read at each sampling, those that
/// somebody looks at first; the others' turn comes.
final class TableWatch {

    /// Metadata files that are read at one sampling.
    static final int MOST_READS = 200;

    /// At the same time.
    static final int READERS = 8;

    /// Manifests are read for tables up to so many files that can be seen, and so many whose detail is open.
    private static final long MOST_FILES_SEEN = 500;
    private static final long MOST_FILES_OPEN = 20_000;

    private final Executor executor;
    private final ThreadFactory threads;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    TableWatch(Executor executor, ThreadFactory threads) {
        this.executor = executor;
        this.threads = threads;
    }

    /// What is known of a topic's table.
    ///
    /// @param pointer the metadata file that the catalog names now
    /// @param state what its metadata said when it was last read; of another file than `pointer` if that was not read
    /// @param unmoved when the catalog last named the file that `state` is of
    /// @param failure why the file could not be read
    record Known(
            String pointer, @Nullable TableState state, @Nullable Instant unmoved, @Nullable RemoteFailure failure) {

        boolean isCurrent() {
            return state != null && state.pointer().equals(pointer);
        }
    }

    /// The entries of the catalog by name in lower case, as Glue keeps them.
    Map<String, CatalogTable> entries(Supplier<Catalog> catalog, Collection<String> databases) {
        Map<String, CatalogTable> entries = new HashMap<>();
        RemoteFailure missing = null;
        boolean found = false;
        for (String database : databases) {
            try {
                catalog.get().tables(database, table ->
                        entries.putIfAbsent(table.name().toLowerCase(Locale.ROOT), table));
                found = true;
            } catch (RemoteFailure failure) {
                if (!failure.is(Kind.NOT_FOUND)) {
                    throw failure;
                }
                missing = missing == null ? failure : missing;
            }
        }
        if (!found && missing != null) {
            throw missing;
        }
        return entries;
    }

    /// Reads what has changed.
    ///
    /// @param entries of the topics, by topic
    /// @return why nothing could be read; absent when anything could, or nothing had to be
    @Nullable RemoteFailure read(
            Map<String, CatalogTable> entries, Supplier<ObjectStorage> storage, Attention attention, Instant now) {
        known.keySet().retainAll(entries.keySet());
        Queue<CatalogTable> due = new ConcurrentLinkedQueue<>();
        Map<CatalogTable, String> topics = new HashMap<>();
        for (String topic : due(entries, attention, now)) {
            CatalogTable entry = entries.get(topic);
            if (entry != null) {
                due.add(entry);
                topics.put(entry, topic);
            }
        }
        if (due.isEmpty()) {
            return null;
        }
        Answer<ObjectStorage> opened = Asking.ask("open S3", storage);
        RemoteFailure closed = opened.failure();
        if (closed != null) {
            return closed;
        }
        ObjectStorage s3 = opened.value().orElseThrow();
        try (Asking asking = new Asking(executor, "read the tables' metadata")) {
            for (int i = 0; i < Math.min(READERS, due.size()); i++) {
                asking.start(() -> {
                    for (CatalogTable entry = due.poll(); entry != null; entry = due.poll()) {
                        Progress.throwIfCancelled("read the tables' metadata");
                        read(topics.getOrDefault(entry, entry.name()), entry, s3, attention, now);
                    }
                });
            }
            asking.join();
        }
        return null;
    }

    /// The topics whose metadata has to be read, the most urgent first.
    private List<String> due(Map<String, CatalogTable> entries, Attention attention, Instant now) {
        List<String> due = new ArrayList<>();
        entries.forEach((topic, entry) -> {
            String pointer = entry.parameters().getOrDefault("metadata_location", "");
            Known before = known.get(topic);
            boolean read = before != null && before.state() != null && before.state().pointer().equals(pointer);
            TableState state = before == null ? null : before.state();
            known.put(topic, new Known(
                    pointer, state, read ? now : before == null ? null : before.unmoved(),
                    read || before == null || !before.pointer().equals(pointer) ? null : before.failure()));
            if (!read || wantsOffsets(state, topic, attention)) {
                due.add(topic);
            }
        });
        due.sort(Comparator.comparing((String topic) -> !topic.equals(attention.detail()))
                .thenComparing(topic -> !attention.isOn(topic))
                .thenComparing(this::lastRead)
                .thenComparing(Comparator.naturalOrder()));
        return due.subList(0, Math.min(MOST_READS, due.size()));
    }

    private Instant lastRead(String topic) {
        Known before = known.get(topic);
        return before == null || before.unmoved() == null ? Instant.MIN : before.unmoved();
    }

    private static boolean wantsOffsets(@Nullable TableState state, String topic, Attention attention) {
        if (state == null || state.looked() || state.snapshotId() == null || !attention.isOn(topic)) {
            return false;
        }
        long most = topic.equals(attention.detail()) ? MOST_FILES_OPEN : MOST_FILES_SEEN;
        return state.files().orElse(Long.MAX_VALUE) <= most;
    }

    private void read(String topic, CatalogTable entry, ObjectStorage storage, Attention attention, Instant now) {
        String pointer = entry.parameters().getOrDefault("metadata_location", "");
        Known before = known.get(topic);
        Answer<TableState> answer = Asking.ask("read the table of " + topic, () -> {
            LakeTable table = LakeTable.open(entry, storage, threads);
            TableState state = TableState.of(pointer, table.metadata());
            Long snapshot = state.snapshotId();
            return snapshot != null && wantsOffsets(state, topic, attention)
                    ? state.looked(HeldOffsets.of(table, snapshot, Progress.NONE).orElse(null))
                    : state;
        });
        known.put(topic, answer.value()
                .map(state -> new Known(pointer, state, now, null))
                .orElseGet(() -> new Known(
                        pointer,
                        before == null ? null : before.state(),
                        before == null ? null : before.unmoved(),
                        answer.failure())));
    }

    @Nullable Known of(String topic) {
        return known.get(topic);
    }
}
