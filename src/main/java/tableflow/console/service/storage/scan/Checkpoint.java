package tableflow.console.service.storage.scan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.domain.storage.Unseen;

/// A scan as far as it has come: what was counted, and which parts are still to be listed. Nothing in the one is in the
/// other, so a scan that goes on from here counts each key once.
///
/// @param root the bucket and the prefix
/// @param started ages are seen from here; of a list of S3's, when S3 began it
/// @param report what was counted
/// @param left parts to be listed; empty when the scan has ended
/// @param unseen parts that could not be listed
/// @param effort what it took
/// @param source where the figures are from, in words; empty for a listing
public record Checkpoint(
        S3Uri root, Instant started, StorageReport report, List<Part> left, List<Unseen> unseen, Effort effort,
        String source) {

    public Checkpoint {
        left = List.copyOf(left);
        unseen = List.copyOf(unseen);
    }

    /// By listing.
    public Checkpoint(
            S3Uri root, Instant started, StorageReport report, List<Part> left, List<Unseen> unseen, Effort effort) {
        this(root, started, report, left, unseen, effort, "");
    }

    /// A part of the keys.
    ///
    /// @param after they lie behind this; empty for the beginning
    /// @param upTo and not behind this; absent for no end
    /// @param folded whether only what lies directly under the prefix is meant, and its folders, each as a part
    public record Part(String prefix, String after, @Nullable String upTo, boolean folded) {}

    /// What a scan took.
    ///
    /// @param requests that were billed, those that were refused or brought nothing too
    /// @param slowed how often S3 asked to slow down
    /// @param repeated requests that were sent again after another failure
    /// @param millis time, pauses not counted
    public record Effort(long requests, long slowed, long repeated, long millis) {
        public static final Effort NONE = new Effort(0, 0, 0, 0);
    }

    /// Whether it was counted by listing, and not by a list that S3 had written.
    public boolean isListing() {
        return source.isEmpty();
    }

    /// Whether everything was listed: neither stopped nor refused anywhere.
    public boolean isComplete() {
        return left.isEmpty() && unseen.isEmpty();
    }
}
