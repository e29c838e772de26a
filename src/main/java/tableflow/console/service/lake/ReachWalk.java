package tableflow.console.service.lake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.LakeFile;
import tableflow.console.service.lake.ManifestWalk.Reading;
import tableflow.console.service.lake.Reached.By;

/// Goes through all that a table's metadata refers to. Snapshots share most manifests: each is read once.
final class ReachWalk {

    private final BaseTable table;
    private final ManifestWalk walk;

    ReachWalk(BaseTable table, ManifestWalk walk) {
        this.table = table;
        this.walk = walk;
    }

    void walk(Reached sink, Reading reading) {
        metadata(sink);
        Map<String, ManifestFile> current = new LinkedHashMap<>();
        Map<String, ManifestFile> older = new LinkedHashMap<>();
        @Nullable Snapshot now = table.currentSnapshot();
        if (now != null) {
            manifests(now, current, sink, reading);
        }
        for (Snapshot snapshot : table.snapshots()) {
            Progress.throwIfCancelled(reading.what());
            if (now == null || snapshot.snapshotId() != now.snapshotId()) {
                manifests(snapshot, older, sink, reading);
            }
        }
        older.keySet().removeAll(current.keySet());
        files(current, By.CURRENT, sink, reading);
        files(older, By.KEPT_SNAPSHOTS, sink, reading);
    }

    private void metadata(Reached sink) {
        TableMetadata told = table.operations().current();
        if (told.metadataFileLocation() != null) {
            sink.object(told.metadataFileLocation(), 0, By.METADATA);
        }
        told.previousFiles().forEach(one -> sink.object(one.file(), 0, By.METADATA));
        told.statisticsFiles().forEach(one -> sink.object(one.path(), one.fileSizeInBytes(), By.METADATA));
        told.partitionStatisticsFiles().forEach(one -> sink.object(one.path(), one.fileSizeInBytes(), By.METADATA));
    }

    private void manifests(Snapshot snapshot, Map<String, ManifestFile> into, Reached sink, Reading reading) {
        if (snapshot.manifestListLocation() != null) {
            sink.object(snapshot.manifestListLocation(), 0, By.METADATA);
        }
        try {
            for (ManifestFile manifest : snapshot.allManifests(table.io())) {
                if (into.putIfAbsent(manifest.path(), manifest) == null) {
                    sink.object(manifest.path(), manifest.length(), By.METADATA);
                }
            }
        } catch (RuntimeException broken) {
            throw LakeFailures.of(reading.what(), broken);
        }
    }

    private void files(Map<String, ManifestFile> manifests, By by, Reached sink, Reading reading) {
        List<ManifestFile> all = new ArrayList<>(manifests.values());
        walk.files(all, false, (LakeFile file) -> sink.object(file.path(), file.bytes(), by), reading);
    }
}
