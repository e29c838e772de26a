package tableflow.console.service.storage.view;

import java.util.List;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.Mix;

/// Something that has a share of a scan, and what that consists of. The children add up to it, where it has any.
///
/// @param what it is
/// @param key the whole prefix or key of what has one; the constant's name of a band or kind; else empty
/// @param name as short as it can be told beside its neighbours; of a prefix without what is above it
/// @param topic whose it is; empty when nobody knows
/// @param amount all of it
/// @param times when its objects were written
/// @param mix what its bytes are
/// @param children largest first, but for ages, sizes and partitions, which have an order of their own
public record UsageNode(
        What what, String key, String name, String topic, Amount amount, Times times, Mix mix,
        List<UsageNode> children) {

    public UsageNode {
        children = List.copyOf(children);
    }

    /// What a node is.
    public enum What {
        /// The whole scan.
        ALL,
        PREFIX,
        /// Objects that lie in a prefix itself.
        DIRECT,
        /// What is not shown one by one.
        REST,
        /// A topic of which a table or a folder is there.
        TOPIC,
        /// A table of no topic that is known.
        TABLE,
        /// Everything of no topic and no table.
        NO_TOPIC,
        CLASS,
        AGE,
        SIZE,
        KIND,
        /// A value that keys name, as `year=2026`.
        PARTITION,
        /// Objects that are in no partition.
        NO_PARTITION,
        OBJECT
    }

    /// When the objects were written, milliseconds since 1970.
    ///
    /// @param oldest [Long#MAX_VALUE] when that is not counted
    /// @param newest [Long#MIN_VALUE] when that is not counted
    public record Times(long oldest, long newest) {
        public static final Times UNKNOWN = new Times(Long.MAX_VALUE, Long.MIN_VALUE);

        /// Whether it is known when the newest was written.
        public boolean isKnown() {
            return newest != Long.MIN_VALUE;
        }

        Times and(Times other) {
            return new Times(Math.min(oldest, other.oldest), Math.max(newest, other.newest));
        }
    }

    static UsageNode leaf(What what, String key, String name, Amount amount) {
        return new UsageNode(what, key, name, "", amount, Times.UNKNOWN, Mix.NONE, List.of());
    }
}
