package tableflow.console.ui.storage;

import tableflow.console.domain.storage.StorageReport;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.scan.Checkpoint;

/// The scan whose figures the pane shows.
///
/// @param scan what was counted, and what was not
/// @param owners which prefixes are whose
/// @param kept whether it came from this computer's disk
/// @param running whether it still grows
public record ShownScan(Checkpoint scan, TopicOwners owners, boolean kept, boolean running) {

    public StorageReport report() {
        return scan.report();
    }

    /// The bucket that was scanned.
    public String bucket() {
        return scan.root().bucket();
    }
}
