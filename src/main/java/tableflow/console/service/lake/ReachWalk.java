package tableflow.console.service.lake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.SnapshotHolder;
import tableflow.console.service.lake.ManifestWalk.Reading;

/// Goes through all that a table's metadata refers to. Snapshots share most manifests: each is read once, for the
/// highest of the snapshots that list it.
final class ReachWalk {

    private final BaseTable table;
    private final ManifestWalk walk;
    private final ThreadFactory threads;

    ReachWalk(BaseTable table, ManifestWalk walk, ThreadFactory threads) {
        this.table = table;
        this.walk = walk;
        this.threads = threads;
    }

    /// @param holders the snapshots; the place of one is its rank
    void walk(List<SnapshotHolder> holders, Reached sink, Reading reading) {
        metadata(sink);
        Map<String, Ranked> manifests = manifests(holders, sink, reading);
        walk.ranked(List.copyOf(manifests.values()), sink, reading);
    }

    /// A manifest with the rank of the highest snapshot that lists it.
    record Ranked(ManifestFile manifest, int rank) {}

    private void metadata(Reached sink) {
        TableMetadata told = table.operations().current();
        if (told.metadataFileLocation() != null) {
            sink.object(told.metadataFileLocation(), 0, Reached.METADATA);
        }
        told.previousFiles().forEach(one -> sink.object(one.file(), 0, Reached.METADATA));
        told.statisticsFiles().forEach(one -> sink.object(one.path(), one.fileSizeInBytes(), Reached.METADATA));
        told.partitionStatisticsFiles()
                .forEach(one -> sink.object(one.path(), one.fileSizeInBytes(), Reached.METADATA));
    }

    private Map<String, Ranked> manifests(List<SnapshotHolder> holders, Reached sink, Reading reading) {
        Map<String, Ranked> found = new LinkedHashMap<>();
        try (PlanThreads pool = new PlanThreads(threads)) {
            List<Future<List<ManifestFile>>> lists = new ArrayList<>();
            for (SnapshotHolder holder : holders) {
                Snapshot snapshot = table.snapshot(holder.id());
                if (snapshot.manifestListLocation() != null) {
                    sink.object(snapshot.manifestListLocation(), 0, Reached.METADATA);
                }
                lists.add(pool.submit(() -> snapshot.allManifests(table.io())));
            }
            // The highest first: what comes later was listed by a higher one already.
            for (int rank = holders.size() - 1; rank >= 0; rank--) {
                for (ManifestFile manifest : manifests(lists.get(rank), sink, reading)) {
                    if (found.putIfAbsent(manifest.path(), new Ranked(manifest, rank)) == null) {
                        sink.object(manifest.path(), manifest.length(), Reached.METADATA);
                    }
                }
            }
        }
        return found;
    }

    private static List<ManifestFile> manifests(Future<List<ManifestFile>> list, Reached sink, Reading reading) {
        Progress.throwIfCancelled(reading.what());
        try {
            return list.get();
        } catch (ExecutionException broken) {
            RemoteFailure why = LakeFailures.of(reading.what(), broken);
            if (why.is(Kind.CANCELLED)) {
                throw why;
            }
            sink.unread(why);
            return List.of();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(reading.what()).withCause(cancelled);
        }
    }
}
