package tableflow.console.service.storage.scan;

import java.util.OptionalLong;
import java.util.Set;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.sums.Sums;

/// What to scan, and how.
///
/// @param root the bucket and a prefix, which may be empty and need not end with a slash
/// @param streams requests under way at once, from 1 to [#MOST_STREAMS]
/// @param tables roots of tables that are known, without the bucket, each ending with a slash
/// @param expected how many objects there are about, of another source, for the estimate alone
/// @param limits of what is kept
public record ScanRequest(S3Uri root, int streams, Set<String> tables, OptionalLong expected, Sums.Limits limits) {

    public static final int USUAL_STREAMS = 16;
    public static final int MOST_STREAMS = 256;

    public ScanRequest {
        tables = Set.copyOf(tables);
        if (streams < 1 || streams > MOST_STREAMS) {
            throw new IllegalArgumentException("streams from 1 to " + MOST_STREAMS + ", not " + streams);
        }
    }

    /// The usual scan.
    public static ScanRequest of(S3Uri root) {
        return new ScanRequest(root, USUAL_STREAMS, Set.of(), OptionalLong.empty(), Sums.Limits.USUAL);
    }

    public ScanRequest withStreams(int wanted) {
        return new ScanRequest(root, wanted, tables, expected, limits);
    }

    public ScanRequest withTables(Set<String> known) {
        return new ScanRequest(root, streams, known, expected, limits);
    }

    public ScanRequest withExpected(OptionalLong objects) {
        return new ScanRequest(root, streams, tables, objects, limits);
    }
}
