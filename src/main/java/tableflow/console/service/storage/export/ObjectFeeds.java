package tableflow.console.service.storage.export;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.TopicRoots;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.export.ObjectExports.Feed;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;

/// Lists of objects that are found by listing the bucket again: a scan keeps sums, and no objects.
public final class ObjectFeeds {

    /// What Athena does not read.
    private static final Set<String> ARCHIVED = Set.of("GLACIER", "DEEP_ARCHIVE");
    private static final Set<ObjectKind> FOREIGN =
            Set.of(ObjectKind.JSON, ObjectKind.AVRO, ObjectKind.CSV, ObjectKind.OTHER);

    private final Supplier<ObjectPages> pages;
    private final ThreadFactory threads;
    private final Waiter waiter;
    private final Progress progress;

    /// Which objects.
    public enum Which {
        /// Among a table's files, of no kind that a table format writes; outside of tables, of no connector either.
        FOREIGN,
        /// Files of rows of tables, below [FileSizes#SMALL].
        SMALL,
        /// Those that have to be restored before anybody reads them.
        ARCHIVED,
        /// Versions that were replaced or deleted, and marks of deletion.
        NONCURRENT;

        /// Whether its objects are versions.
        public boolean versions() {
            return this == NONCURRENT;
        }
    }

    /// @param pages closed by who opened it
    /// @param threads virtual ones
    public ObjectFeeds(Supplier<ObjectPages> pages, ThreadFactory threads, Waiter waiter, Progress progress) {
        this.pages = pages;
        this.threads = threads;
        this.waiter = waiter;
        this.progress = progress;
    }

    /// The objects under `root`.
    ///
    /// @param tables prefixes of tables that are known; others are told by their layout
    /// @return brings them; it fails with CANCELLED after an interrupt, and where a part may not be listed: a list that
    ///     lacks something is no list
    public Feed of(Which which, S3Uri root, Collection<String> tables) {
        if (which == Which.NONCURRENT) {
            return sink -> versions(root, sink);
        }
        Set<String> known = Set.copyOf(tables);
        return sink -> scan(root, sink, (page, i) -> wanted(which, page, i, known));
    }

    private interface Choice {
        boolean takes(ObjectPage page, int i);
    }

    private static boolean wanted(Which which, ObjectPage page, int i, Set<String> tables) {
        String key = page.key(i);
        ObjectKind kind = ObjectKind.of(key);
        return switch (which) {
            case FOREIGN -> isForeign(key, kind, tables);
            case SMALL -> kind == ObjectKind.TABLE_DATA && page.bytes(i) < FileSizes.SMALL && inTable(key, tables);
            case ARCHIVED -> ARCHIVED.contains(page.storageClass(i)) && inTable(key, tables);
            case NONCURRENT -> false;
        };
    }

    private static boolean isForeign(String key, ObjectKind kind, Set<String> tables) {
        if (inTable(key, tables)) {
            return FOREIGN.contains(kind);
        }
        return kind != ObjectKind.FOLDER && TopicRoots.of(folder(key)).isEmpty();
    }

    private static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    private static boolean inTable(String key, Set<String> tables) {
        for (int slash = key.indexOf('/'); slash >= 0 && !tables.isEmpty(); slash = key.indexOf('/', slash + 1)) {
            if (tables.contains(key.substring(0, slash + 1))) {
                return true;
            }
        }
        Optional<String> root = TopicRoots.of(folder(key));
        return root.isPresent() && TopicRoots.isTable(root.get());
    }

    private void scan(S3Uri root, Consumer<ListedObject> sink, Choice choice) {
        AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
        Scan scan = new Scan(pages.get(), threads, waiter, ScanRequest.of(root), (page, count) -> {
            try {
                for (int i = 0; i < count && broken.get() == null; i++) {
                    if (choice.takes(page, i)) {
                        sink.accept(new ListedObject(
                                page.key(i), null, page.bytes(i), page.modified(i), page.storageClass(i)));
                    }
                }
            } catch (RuntimeException failed) {
                broken.compareAndSet(null, failed);
            }
        });
        Scan.Outcome outcome = scan.run(now -> {
            progress.report("List " + root, now.seen().objects(), now.expected().orElse(0));
            if (broken.get() != null) {
                scan.cancel();
            }
        });
        RuntimeException thrown = broken.get();
        if (thrown != null) {
            throw thrown;
        }
        Progress.throwIfCancelled("list " + root);
        RemoteFailure failure = outcome.failure();
        if (failure != null) {
            throw failure;
        }
        if (!outcome.kept().isComplete()) {
            throw RemoteFailure.of(Kind.FORBIDDEN, "list " + root, outcome.kept().unseen().getFirst().why())
                    .withAdvice("Choose a prefix that may be listed as a whole: a list must not lack anything.");
        }
    }

    private void versions(S3Uri root, Consumer<ListedObject> sink) {
        ObjectPages.Marker from = ObjectPages.Marker.BEGIN;
        long seen = 0;
        while (from != null) {
            Progress.throwIfCancelled("list the versions of " + root);
            ObjectPages.VersionPage page = pages.get().versions(root, from);
            for (ObjectPages.Version one : page.versions()) {
                seen++;
                if (!one.current() || one.mark()) {
                    sink.accept(new ListedObject(
                            one.key(), one.id(), one.size(), one.modified().toEpochMilli(), one.storageClass()));
                }
            }
            progress.report("List the versions of " + root, seen, 0);
            from = page.next();
        }
    }
}
