package tableflow.console.ui.storage.kept;

import java.util.List;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.keep.ScanComparison;
import tableflow.console.service.storage.keep.ScanComparison.Change;

/// Two scans of one place, and what changed.
record Compared(KeptScan before, KeptScan after, ScanComparison changes) {

    /// By what changes are told.
    enum By {
        PREFIX,
        TOPIC,
        CLASS,
        KIND
    }

    /// What became of something.
    enum Fate {
        CAME,
        GREW,
        SHRANK,
        WENT;

        static Fate of(Change change) {
            if (change.before().isNone()) {
                return CAME;
            }
            if (change.after().isNone()) {
                return WENT;
            }
            int bytes = change.gained().bytes().signum();
            return bytes > 0 || (bytes == 0 && change.gained().objects() > 0) ? GREW : SHRANK;
        }
    }

    List<Change> by(By by) {
        return switch (by) {
            case PREFIX -> changes.prefixes();
            case TOPIC -> changes.roots();
            case CLASS -> changes.classes();
            case KIND -> changes.kinds();
        };
    }
}
