package tableflow.console.service.storage.table;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.SnapshotHistory;
import tableflow.console.domain.storage.SnapshotStep;
import tableflow.console.domain.storage.TableSplit;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;

/// Tells the objects under a table's root apart by what refers to them. Metadata is read first, the bucket listed after
/// it, and the metadata of then read again where there is a newer one: what was written or committed in between is no
/// orphan. Nothing is changed.
public final class TableStorage {

    /// An object that nothing refers to and that is older can hardly be of a commit that is still under way.
    public static final Duration SAFE_AGE = Duration.ofDays(3);

    /// About 500 MB of marks.
    private static final int MOST_FILES = 20_000_000;

    private final ObjectPages pages;
    private final ThreadFactory threads;
    private final Waiter waiter;
    private final Duration safeAge;
    private final Path scratch;

    /// @param pages closed by who opened it
    /// @param threads virtual ones
    /// @param safeAge see [#SAFE_AGE]
    /// @param scratch for a list of candidates that is long; see [ObjectList]
    public TableStorage(
            ObjectPages pages, ThreadFactory threads, Waiter waiter, Duration safeAge, Path scratch) {
        this.pages = pages;
        this.threads = threads;
        this.waiter = waiter;
        this.safeAge = safeAge;
        this.scratch = scratch;
    }

    /// The kept snapshots, oldest first, with what each did. Reads nothing.
    public static List<SnapshotStep> steps(TableMetadata metadata) {
        Long current = metadata.currentSnapshotId();
        return metadata.snapshots().stream()
                .map(one -> Holds.step(one, current != null && current == one.id()))
                .toList();
    }

    /// The kept snapshots with what each keeps. Reads all manifests and lists nothing; what cannot be read is noted.
    ///
    /// @throws RemoteFailure INVALID when it refers to more files than can be told apart here; CANCELLED after an
    ///     interrupt
    public static SnapshotHistory history(LakeTable table, Progress progress) {
        S3Uri root = S3Uri.parse(table.metadata().location()).asFolder();
        return Holds.read(table, new KeyMarks(MOST_FILES), root, progress).history(table);
    }

    /// What lies under the root of a table. Reads its manifests, lists all of it, its versions and its unfinished
    /// uploads. Metadata that cannot be read, all or in part, is noted, and no object is called an orphan then.
    ///
    /// @return to be closed
    /// @throws RemoteFailure NOT_FOUND when the catalog has no such table, INVALID when it does not say where the table
    ///     lies or it refers to more files than can be told apart here; CANCELLED after an interrupt; what listing
    ///     the root may throw
    public TableContents split(LakeTables tables, String database, String name, Progress progress) {
        CatalogTable entry = tables.entry(database, name).orElseThrow(() -> RemoteFailure.of(
                        Kind.NOT_FOUND, "find table " + name,
                        "the catalog's database " + database + " has none so named")
                .withAdvice("Look at the topic's catalog sync; Lake Formation also hides what one may not see."));
        List<String> notes = new ArrayList<>();
        LakeTable table = opened(tables, entry, notes);
        S3Uri root = table == null ? root(entry) : S3Uri.parse(table.metadata().location()).asFolder();
        // Ages are seen from before anything was read.
        Instant now = waiter.now();
        KeyMarks marks = new KeyMarks(MOST_FILES);
        Holds holds = table == null
                ? new Holds(marks, root, List.of())
                : Holds.read(table, marks, root, progress);
        notes.addAll(holds.notes());
        Sorting sorting = new Sorting(holds, marks, notes.isEmpty(), new ObjectList(root, scratch),
                now.minus(safeAge).toEpochMilli());
        try {
            int before = notes.size();
            Amount scanned = list(root, sorting, notes, progress);
            boolean partly = notes.size() > before;
            sorting.listed();
            if (sorting.isSure()) {
                again(tables, entry, table, sorting, progress).ifPresent(note -> {
                    notes.add(note);
                    sorting.unsure();
                });
            }
            if (sorting.isUnsureForDelta()) {
                notes.add("a log of Delta lies beside: files of its older versions cannot be told from orphans here");
            }
            return contents(table, sorting, new Seen(root, scanned, partly, notes), progress);
        } catch (RuntimeException failed) {
            sorting.close();
            throw failed;
        }
    }

    /// @param partly whether a part could not be listed
    private record Seen(S3Uri root, Amount scanned, boolean partly, List<String> notes) {}

    private TableContents contents(@Nullable LakeTable table, Sorting sorting, Seen seen, Progress progress) {
        OldVersions old = new OldVersions(pages);
        Optional<OldVersions.Old> versions =
                asked(seen.notes(), "versions", () -> old.versions(seen.root(), one -> {}, progress));
        Optional<Amount> uploads =
                asked(seen.notes(), "unfinished uploads", () -> old.uploads(seen.root(), (one, bytes) -> {}));
        Sorting.Sorted sorted = sorting.sorted();
        return new TableContents(
                new TableSplit(
                        sorted.parts(),
                        versions.map(OldVersions.Old::versions),
                        versions.map(OldVersions.Old::marks),
                        uploads,
                        seen.partly() || !sorting.isSure() ? new TableSplit.Missing(0, 0) : sorting.missing(),
                        sorting.elsewhere(),
                        seen.scanned(),
                        sorted.largest(),
                        seen.notes()),
                sorted.orphans(),
                table == null ? new SnapshotHistory(List.of(), seen.notes()) : sorting.history(table));
    }

    private static @Nullable LakeTable opened(LakeTables tables, CatalogTable entry, List<String> notes) {
        try {
            return tables.open(entry);
        } catch (RemoteFailure broken) {
            if (broken.is(Kind.CANCELLED)) {
                throw broken;
            }
            notes.add("metadata not read: " + broken.getMessage());
            return null;
        }
    }

    private static S3Uri root(CatalogTable entry) {
        String what = "find where table " + entry.name() + " lies";
        try {
            return entry.root().filter(root -> !root.key().isEmpty()).orElseThrow(() -> RemoteFailure.of(
                    Kind.INVALID, what, "its metadata cannot be read, and its entry in the catalog names no folder"));
        } catch (IllegalArgumentException elsewhere) {
            throw RemoteFailure.of(Kind.INVALID, what, String.valueOf(elsewhere.getMessage())).withCause(elsewhere);
        }
    }

    private Amount list(S3Uri root, Sorting sorting, List<String> notes, Progress progress) {
        Scan scan = new Scan(pages, threads, waiter, ScanRequest.of(root), sorting);
        Scan.Outcome outcome = scan.run(now -> progress.report(
                "List " + root + ": " + Units.grouped(now.seen().objects()) + " objects",
                now.seen().objects(), now.expected().orElse(0)));
        Progress.throwIfCancelled("list " + root);
        RemoteFailure failure = outcome.failure();
        if (failure != null) {
            throw failure;
        }
        for (Unseen part : outcome.kept().unseen()) {
            notes.add("not listed: s3://" + root.bucket() + "/" + part.prefix() + ": " + part.why());
        }
        return outcome.kept().report().total();
    }

    /// Looks at what the table refers to by now.
    ///
    /// @return why that could not be seen
    private static Optional<String> again(
            LakeTables tables, CatalogTable before, @Nullable LakeTable old, Sorting sorting, Progress progress) {
        try {
            CatalogTable now = tables.entry(before.database(), before.name()).orElse(null);
            if (now == null) {
                return Optional.of("not read again: the catalog has the table no more");
            }
            LakeTable table = tables.open(now);
            if (!table.equals(old)) {
                sorting.meanwhile(table, progress);
            }
            return Optional.empty();
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            return Optional.of("not read again after the listing: " + failed.getMessage());
        }
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
}
