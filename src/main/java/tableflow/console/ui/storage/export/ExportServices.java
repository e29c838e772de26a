package tableflow.console.ui.storage.export;

import java.util.function.UnaryOperator;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.export.ObjectExports;
import tableflow.console.service.storage.export.ObjectFeeds;

/// What exports need beyond the scan. All of it blocks, and is asked for within jobs.
///
/// @param feeds lists of objects
/// @param orphans those of the tables under a place that nothing refers to
/// @param redact takes secrets out of texts
public record ExportServices(Feeds feeds, Orphans orphans, UnaryOperator<String> redact) {

    /// Makes lists that tell how far they are.
    @FunctionalInterface
    public interface Feeds {
        ObjectFeeds of(Progress progress);
    }

    /// Finds orphan candidates.
    @FunctionalInterface
    public interface Orphans {
        ObjectExports.Feed under(S3Uri place, Progress progress);
    }
}
