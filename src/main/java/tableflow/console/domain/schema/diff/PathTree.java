package tableflow.console.domain.schema.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/// Changes by the steps of their paths, so that those near to another path are found by walking along it, however many
/// changes there are.
///
/// @param <K> what of a change counts besides its path: of those that are alike only the first can be the nearest
final class PathTree<K> {

    private final Node<K> root = new Node<>();

    /// A place that paths of changes end at, or lead through.
    ///
    /// @param here the first change by what it is like, of those whose path ends here
    /// @param below of those whose path leads further
    record Node<K>(Map<String, Node<K>> next, Map<K, Integer> here, Map<K, Integer> below) {
        Node() {
            this(new HashMap<>(0), new HashMap<>(0), new HashMap<>(0));
        }
    }

    /// @param index where the change stands among the others
    void add(String[] steps, K like, int index) {
        Node<K> at = root;
        for (String step : steps) {
            at.below.merge(like, index, Math::min);
            at = at.next.computeIfAbsent(step, key -> new Node<>());
        }
        at.here.merge(like, index, Math::min);
    }

    /// Goes along `path` as far as any change's path does. The visitor gets each node with how many steps lead to it, 0
    /// for the first.
    void along(String[] path, ObjIntConsumer<Node<K>> visitor) {
        Node<K> at = root;
        for (int depth = 0; at != null; depth++) {
            visitor.accept(at, depth);
            at = depth < path.length ? at.next.get(path[depth]) : null;
        }
    }

    /// The best of what was offered; of equals the first among the changes.
    static final class Best {
        private int score;
        private int index = Integer.MAX_VALUE;

        void offer(int offered, int at) {
            if (offered > score || (offered == score && score > 0 && at < index)) {
                score = offered;
                index = at;
            }
        }

        /// Whether anything above 0 was offered.
        boolean found() {
            return score > 0;
        }

        int index() {
            return index;
        }
    }
}
