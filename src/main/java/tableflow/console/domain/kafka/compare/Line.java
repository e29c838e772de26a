package tableflow.console.domain.kafka.compare;

/// One fact about both topics.
///
/// @param name what it is about, within its part; empty for the part as a whole, of which neither side tells anything
public record Line(Part part, String name, Side left, Side right) {

    /// How the two sides stand to each other.
    public enum Verdict {
        SAME,
        /// The same value now, but set for the topic on one side and inherited on the other: they part when the
        /// inherited one changes.
        OTHER_ORIGIN,
        DIFFERENT,
        /// A side is not known, so nothing can be said.
        NOT_KNOWN
    }

    /// Whether the sides agree.
    public Verdict verdict() {
        if (left instanceof Side.NotKnown || right instanceof Side.NotKnown) {
            return Verdict.NOT_KNOWN;
        }
        if (left instanceof Side.Has a && right instanceof Side.Has b) {
            if (!a.exact().equals(b.exact())) {
                return Verdict.DIFFERENT;
            }
            return a.own() == b.own() ? Verdict.SAME : Verdict.OTHER_ORIGIN;
        }
        return left.equals(right) ? Verdict.SAME : Verdict.DIFFERENT;
    }

    /// Whether there is anything to look at.
    public boolean isSame() {
        return verdict() == Verdict.SAME;
    }

    /// Whether the left side can be copied to the right, or why not.
    public Copying copying() {
        Verdict verdict = verdict();
        if (verdict == Verdict.SAME) {
            return Copying.SAME;
        }
        if (verdict == Verdict.NOT_KNOWN) {
            return Copying.NOT_KNOWN;
        }
        return switch (part) {
            case SETTING -> left instanceof Side.Has && right instanceof Side.Has to && !to.fixed()
                    ? Copying.POSSIBLE
                    : Copying.FIXED;
            case PLACEMENT -> name.equals(TopicFacts.PARTITIONS) ? growth() : Copying.FIXED;
            case SCHEMA, TABLEFLOW, ACCESS -> Copying.ELSEWHERE;
        };
    }

    private Copying growth() {
        return left instanceof Side.Has from && right instanceof Side.Has to
                        && Integer.parseInt(from.exact()) > Integer.parseInt(to.exact())
                ? Copying.POSSIBLE
                : Copying.FEWER_PARTITIONS;
    }

    /// Whether a difference can be copied from the left topic to the right one.
    public enum Copying {
        POSSIBLE,
        /// There is nothing to copy.
        SAME,
        NOT_KNOWN,
        /// The service lets nobody change it.
        FIXED,
        /// Partitions cannot be taken away.
        FEWER_PARTITIONS,
        /// It is changed by provisioning, not here.
        ELSEWHERE
    }
}
