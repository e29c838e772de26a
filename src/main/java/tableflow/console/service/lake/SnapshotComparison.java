package tableflow.console.service.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import tableflow.console.domain.lake.FileTotals;
import tableflow.console.domain.lake.LakeFile;
import tableflow.console.domain.lake.SnapshotDifference;
import tableflow.console.service.lake.ManifestWalk.Reading;

/// Compares two snapshots, related or not. A manifest never changes, so what both list holds the same files for both,
/// and only the others are read: after an append that is one small manifest.
final class SnapshotComparison {

    private SnapshotComparison() {}

    record Side(long id, List<ManifestFile> manifests) {
        List<ManifestFile> without(Side other) {
            Set<String> theirs = new HashSet<>();
            other.manifests.forEach(manifest -> theirs.add(manifest.path()));
            return manifests.stream().filter(manifest -> !theirs.contains(manifest.path())).toList();
        }
    }

    static SnapshotDifference of(Side from, Side to, ManifestWalk walk, Reading reading) {
        List<ManifestFile> old = from.without(to);
        List<ManifestFile> fresh = to.without(from);
        // Rewritten manifests list many files again: those that both sides have fall out.
        Map<String, LakeFile> gone = new HashMap<>();
        walk.files(old, false, file -> gone.put(file.path(), file), reading);
        Sum came = new Sum();
        walk.files(fresh, false, file -> {
            if (gone.remove(file.path()) == null) {
                came.add(file);
            }
        }, reading);
        Sum went = new Sum();
        gone.values().forEach(went::add);
        return new SnapshotDifference(
                from.id(),
                to.id(),
                came.data,
                went.data,
                came.deletes,
                went.deletes,
                came.listed,
                went.listed,
                old.size() + fresh.size(),
                to.manifests().size() - fresh.size());
    }

    private static final class Sum {
        private final List<LakeFile> listed = new ArrayList<>();
        private FileTotals data = FileTotals.NONE;
        private FileTotals deletes = FileTotals.NONE;

        void add(LakeFile file) {
            if (file.isData()) {
                data = data.plus(file);
            } else {
                deletes = deletes.plus(file);
            }
            if (listed.size() < SnapshotDifference.MOST_LISTED) {
                listed.add(file);
            }
        }
    }
}
