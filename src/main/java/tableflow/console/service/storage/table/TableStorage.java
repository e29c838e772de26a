package tableflow.console.service.storage.table;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.SnapshotStep;
import tableflow.console.domain.storage.TableSplit;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.Reached.By;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;

/// Tells the objects under a table's root apart by what refers to them. Metadata is read first and the bucket listed
/// after it: what was written in between is young, and counted as such. Nothing is changed.
public final class TableStorage {

    /// An object that nothing refers to and that is older can hardly be of a commit that is still under way.
    public static final Duration SAFE_AGE = Duration.ofDays(3);

    /// About 400 MB of marks.
    private static final int MOST_FILES = 20_000_000;
    private static final int MOST_SHOWN = 1_000;
    private static final byte LIVE = 1;
    private static final byte KEPT = 2;
    private static final byte METADATA = 3;
    private static final byte SEEN = 4;

    private final ObjectPages pages;
    private final ThreadFactory threads;
    private final Waiter waiter;
    private final Duration safeAge;

    /// @param pages closed by who opened it
    /// @param threads virtual ones
    /// @param safeAge see [#SAFE_AGE]
    public TableStorage(ObjectPages pages, ThreadFactory threads, Waiter waiter, Duration safeAge) {
        this.pages = pages;
        this.threads = threads;
        this.waiter = waiter;
        this.safeAge = safeAge;
    }

    /// The kept snapshots, oldest first, with what each did.
    public static List<SnapshotStep> history(TableMetadata metadata) {
        return metadata.snapshots().stream().map(one -> step(one, metadata.currentSnapshotId())).toList();
    }

    private static SnapshotStep step(Snapshot one, @Nullable Long current) {
        String operation = one.operation();
        return new SnapshotStep(
                one.id(),
                one.committedAt(),
                operation == null ? "" : operation,
                one.dataFiles(),
                one.records(),
                one.bytes(),
                new SnapshotStep.Part(
                        one.figure("added-data-files"), one.figure("added-records"), one.figure("added-files-size")),
                new SnapshotStep.Part(
                        one.figure("deleted-data-files"), one.figure("deleted-records"),
                        one.figure("removed-files-size")),
                current != null && current == one.id());
    }

    /// What lies under the root of `table`. Lists all of it, its versions and its unfinished uploads, and reads its
    /// manifests.
    ///
    /// @throws RemoteFailure INVALID when it refers to more files than can be told apart here; CANCELLED after an
    ///     interrupt; what reading the metadata or listing the root may throw
    public TableSplit split(LakeTable table, Progress progress) {
        S3Uri root = S3Uri.parse(table.metadata().location()).asFolder();
        Telling telling = new Telling(root, waiter.now());
        table.reached(telling::refer, progress);
        Scan scan = new Scan(pages, threads, waiter, ScanRequest.of(root), telling::counted);
        Scan.Outcome outcome = scan.run(now -> progress.report(
                "List " + root + ": " + Units.grouped(now.seen().objects()) + " objects",
                now.seen().objects(), now.expected().orElse(0)));
        Progress.throwIfCancelled("list " + root);
        RemoteFailure failure = outcome.failure();
        if (failure != null) {
            throw failure;
        }
        for (Unseen part : outcome.kept().unseen()) {
            telling.partly = true;
            telling.notes.add("not listed: s3://" + root.bucket() + "/" + part.prefix() + ": " + part.why());
        }
        Optional<Old> old = asked(telling.notes, "versions", () -> old(root, progress));
        Optional<Amount> uploads = asked(telling.notes, "unfinished uploads", () -> uploads(root));
        return telling.split(old, uploads);
    }

    private interface Question<T> {
        T ask();
    }

    /// What one is not allowed to list is told and left out.
    private static <T> Optional<T> asked(List<String> notes, String what, Question<T> question) {
        try {
            return Optional.of(question.ask());
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            notes.add(what + ": " + failed.getMessage());
            return Optional.empty();
        }
    }

    private record Old(Amount versions, Amount marks) {}

    private Old old(S3Uri root, Progress progress) {
        Amount versions = Amount.NONE;
        Amount marks = Amount.NONE;
        ObjectPages.Marker from = ObjectPages.Marker.BEGIN;
        while (from != null) {
            Progress.throwIfCancelled("list the versions of " + root);
            ObjectPages.VersionPage page = pages.versions(root, from);
            for (ObjectPages.Version one : page.versions()) {
                if (one.mark()) {
                    marks = marks.plus(Amount.of(1, 0));
                } else if (!one.current()) {
                    versions = versions.plus(Amount.of(1, one.size()));
                }
            }
            progress.report("List the versions of " + root + ": " + Units.grouped(versions.objects()) + " old ones");
            from = page.next();
        }
        return new Old(versions, marks);
    }

    private Amount uploads(S3Uri root) {
        Amount sum = Amount.NONE;
        ObjectPages.Marker from = ObjectPages.Marker.BEGIN;
        while (from != null) {
            ObjectPages.UploadPage page = pages.uploads(root, from);
            for (ObjectPages.Upload one : page.uploads()) {
                Progress.throwIfCancelled("look at the uploads of " + root);
                sum = sum.plus(Amount.of(1, pages.uploaded(root.bucket(), one)));
            }
            from = page.next();
        }
        return sum;
    }

    /// The sums while they grow.
    private final class Telling {
        private final KeyMarks marks = new KeyMarks(MOST_FILES);
        private final S3Uri root;
        private final long now;
        private final List<String> notes = new ArrayList<>();
        private final PriorityQueue<LargeObject> largest =
                new PriorityQueue<>(Comparator.comparingLong(LargeObject::size));
        private final Sum live = new Sum();
        private final Sum kept = new Sum();
        private final Sum metadata = new Sum();
        private final Sum orphans = new Sum();
        private final Sum recent = new Sum();
        private long elsewhere;
        private boolean partly;

        Telling(S3Uri root, Instant now) {
            this.root = root;
            this.now = now.toEpochMilli();
        }

        /// What a reader of now needs comes first, and keeps its mark.
        void refer(String location, long bytes, By by) {
            S3Uri place = S3Uri.parse(location);
            if (!place.bucket().equals(root.bucket()) || !place.key().startsWith(root.key())) {
                elsewhere++;
                return;
            }
            byte mark = switch (by) {
                case CURRENT -> LIVE;
                case KEPT_SNAPSHOTS -> KEPT;
                case METADATA -> METADATA;
            };
            if (!marks.add(place.key(), mark)) {
                throw RemoteFailure.of(Kind.INVALID, "tell the files of " + root + " apart",
                        "it refers to more than " + Units.grouped(MOST_FILES) + " of them");
            }
        }

        void counted(ObjectPage page, int count) {
            for (int i = 0; i < count; i++) {
                String key = page.key(i);
                byte mark = marks.get(key);
                if (mark == LIVE || mark == KEPT) {
                    marks.change(key, SEEN);
                    (mark == LIVE ? live : kept).add(page.bytes(i));
                } else if (mark == METADATA || beside(key)) {
                    metadata.add(page.bytes(i));
                } else if (now - page.modified(i) < safeAge.toMillis()) {
                    recent.add(page.bytes(i));
                } else {
                    orphans.add(page.bytes(i));
                    largest.add(new LargeObject(key, page.bytes(i), page.modified(i), page.storageClass(i)));
                    if (largest.size() > MOST_SHOWN) {
                        largest.poll();
                    }
                }
            }
        }

        /// The log of Delta, and the note of the newest version that some writers leave.
        private boolean beside(String key) {
            return ObjectKind.of(key) == ObjectKind.DELTA_LOG || key.endsWith("/version-hint.text");
        }

        TableSplit split(Optional<Old> old, Optional<Amount> uploads) {
            return new TableSplit(
                    live.amount(), kept.amount(), metadata.amount(), orphans.amount(), recent.amount(),
                    old.map(Old::versions), old.map(Old::marks), uploads,
                    // What was not listed may be there.
                    partly ? new TableSplit.Missing(0, 0)
                            : new TableSplit.Missing(marks.count(LIVE), marks.count(KEPT)),
                    elsewhere,
                    largest.stream().sorted(Comparator.comparingLong(LargeObject::size).reversed()
                            .thenComparing(LargeObject::key)).toList(),
                    notes);
        }
    }

    private static final class Sum {
        private Amount amount = Amount.NONE;

        void add(long bytes) {
            amount = amount.plus(Amount.of(1, bytes));
        }

        Amount amount() {
            return amount;
        }
    }
}
