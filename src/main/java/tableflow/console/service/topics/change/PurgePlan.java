package tableflow.console.service.topics.change;

import java.util.List;

/// Records that go for good.
///
/// @param consequences in sentences
public record PurgePlan(String topic, List<Cut> cuts, List<String> consequences) {
    public PurgePlan {
        cuts = List.copyOf(cuts);
        consequences = List.copyOf(consequences);
    }

    /// One partition.
    ///
    /// @param upTo the first offset that stays
    public record Cut(int partition, long earliest, long upTo, long end) {

        /// Records that go, at most.
        public long records() {
            return Math.max(0, upTo - earliest);
        }
    }

    /// Records that go, at most.
    public long records() {
        return cuts.stream().mapToLong(Cut::records).sum();
    }
}
