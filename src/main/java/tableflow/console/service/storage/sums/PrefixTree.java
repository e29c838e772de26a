package tableflow.console.service.storage.sums;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.Mix;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.PrefixUse;

/// Sums by prefix, in a tree of limited size. When it grows too large, prefixes deep down give way: the small ones of
/// a prefix are counted together from then on, and no new one is shown beside those that stay. So whatever is shown
/// was counted from its first key to its last.
final class PrefixTree {

    /// Folders deeper than this are counted with the one above: nobody looks so deep, and a key may have 1,024 slashes.
    static final int DEEPEST = 32;

    private static final Comparator<Node> LARGEST_FIRST =
            Comparator.comparing((Node node) -> node.all, (a, b) -> b.compareBytes(a))
                    .thenComparing(node -> node.all.objects(), Comparator.reverseOrder())
                    .thenComparing(node -> node.name);

    private static final long[] NOTHING = {};
    /// There are a dozen kinds and as many storage classes; an emulation of S3 might send anything.
    private static final int MOST_NAMES = 32;

    private final Node root;
    private final int most;
    /// By their place in a node's sums.
    private final List<ObjectKind> kinds = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private int nodes = 1;

    /// A prefix.
    private static final class Node {
        private final String name;
        private final int depth;
        private final Adder all = new Adder();
        private final Adder folded = new Adder();
        private long[] kinds = NOTHING;
        private long[] classes = NOTHING;
        private @Nullable Map<String, Node> children;
        private boolean closed;
        private long oldest = Long.MAX_VALUE;
        private long newest = Long.MIN_VALUE;

        Node(String name, int depth) {
            this.name = name;
            this.depth = depth;
        }

        void add(Tally.Run run, long objects, long bytes) {
            all.add(objects, bytes);
            oldest = Math.min(oldest, run.oldest);
            newest = Math.max(newest, run.newest);
        }

        void addKind(int at, long bytes) {
            kinds = added(kinds, at, bytes);
        }

        void addClass(int at, long bytes) {
            classes = added(classes, at, bytes);
        }

        /// Sums that only tell what most of it is: they end at what fits into 64 bits.
        private static long[] added(long[] sums, int at, long bytes) {
            if (at < 0) {
                return sums;
            }
            long[] grown = at < sums.length ? sums : Arrays.copyOf(sums, at + 1);
            grown[at] = Long.MAX_VALUE - grown[at] < bytes ? Long.MAX_VALUE : grown[at] + bytes;
            return grown;
        }

        boolean hasChildren() {
            return children != null && !children.isEmpty();
        }

        boolean holdsLeavesOnly() {
            return children != null && !children.isEmpty()
                    && children.values().stream().noneMatch(Node::hasChildren);
        }
    }

    /// @param root the prefix of everything; a folder or not
    /// @param most nodes that it may hold
    PrefixTree(String root, int most) {
        this.root = new Node(root, 0);
        this.most = most;
    }

    /// The tree as it was told.
    PrefixTree(PrefixUse told, int most) {
        this(told.name(), most);
        nodes = 0;
        take(root, told);
    }

    private void take(Node node, PrefixUse told) {
        nodes++;
        node.all.add(told.all());
        node.folded.add(told.folded());
        node.closed = told.closed();
        node.oldest = told.oldest();
        node.newest = told.newest();
        told.mix().kinds().forEach((kind, bytes) -> node.addKind(place(kinds, kind), bytes));
        told.mix().classes().forEach((name, bytes) -> node.addClass(place(classes, name), bytes));
        for (PrefixUse child : told.children()) {
            Node made = new Node(child.name(), node.depth + 1);
            children(node).put(child.name(), made);
            take(made, child);
        }
    }

    private static Map<String, Node> children(Node node) {
        Map<String, Node> known = node.children;
        if (known == null) {
            known = new HashMap<>(4);
            node.children = known;
        }
        return known;
    }

    int nodes() {
        return nodes;
    }

    Amount total() {
        return root.all.amount();
    }

    void add(Tally.Run run, long objects, long bytes) {
        Node node = root;
        node.add(run, objects, bytes);
        mix(node, run);
        String folder = run.folder;
        int at = root.name.length();
        int slash = folder.indexOf('/', at);
        while (slash >= 0 && node.depth < DEEPEST) {
            String name = folder.substring(at, slash + 1);
            Node child = node.children == null ? null : node.children.get(name);
            if (child == null) {
                if (node.closed) {
                    node.folded.add(objects, bytes);
                    return;
                }
                child = new Node(name, node.depth + 1);
                children(node).put(name, child);
                nodes++;
            }
            child.add(run, objects, bytes);
            mix(child, run);
            node = child;
            at = slash + 1;
            slash = folder.indexOf('/', at);
        }
        if (slash >= 0) {
            node.folded.add(objects, bytes);
            node.closed = true;
        }
        if (nodes > most) {
            fold();
        }
    }

    private void mix(Node node, Tally.Run run) {
        run.kinds.forEach((kind, sum) -> node.addKind(place(kinds, kind), sum.bytes));
        run.classes.forEach((name, sum) -> node.addClass(place(classes, name), sum.bytes));
    }

    /// The place of a kind or class in a node's sums; below zero for one too many.
    private static <K> int place(List<K> known, K wanted) {
        int at = known.indexOf(wanted);
        if (at < 0 && known.size() < MOST_NAMES) {
            at = known.size();
            known.add(wanted);
        }
        return at;
    }

    /// Brings the tree down to three quarters of what it may hold.
    private void fold() {
        int goal = most - most / 4;
        while (nodes > goal) {
            List<Node> parents = parentsOfLeaves();
            parents.sort(Comparator.comparingInt((Node node) -> -node.depth).thenComparing(
                    (Node node) -> node.all, Adder::compareBytes));
            int before = nodes;
            for (Node parent : parents) {
                if (nodes > goal) {
                    fold(parent);
                }
            }
            if (nodes == before) {
                return;
            }
        }
    }

    private List<Node> parentsOfLeaves() {
        List<Node> found = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        for (Node node = open.poll(); node != null; node = open.poll()) {
            if (node.holdsLeavesOnly()) {
                found.add(node);
            } else if (node.children != null) {
                open.addAll(node.children.values());
            }
        }
        return found;
    }

    /// Keeps the larger half of a parent's leaves, and none of a few.
    private void fold(Node parent) {
        Map<String, Node> children = children(parent);
        List<Node> leaves = new ArrayList<>(children.values());
        leaves.sort(LARGEST_FIRST);
        int stay = parent.depth == 0 ? Math.max(1, leaves.size() / 2) : leaves.size() < 8 ? 0 : leaves.size() / 2;
        for (Node leaf : leaves.subList(Math.min(stay, leaves.size()), leaves.size())) {
            parent.folded.add(leaf.all);
            children.remove(leaf.name);
            nodes--;
        }
        parent.closed = true;
    }

    /// Everything so far.
    PrefixUse told() {
        return told(root);
    }

    private PrefixUse told(Node node) {
        List<PrefixUse> children = node.children == null
                ? List.of()
                : node.children.values().stream().sorted(LARGEST_FIRST).map(this::told).toList();
        return new PrefixUse(node.name, node.all.amount(), node.folded.amount(), node.closed, node.oldest,
                node.newest, children, mix(node));
    }

    private Mix mix(Node node) {
        return new Mix(told(kinds, node.kinds), told(classes, node.classes));
    }

    private static <K> Map<K, Long> told(List<K> names, long[] sums) {
        Map<K, Long> told = new HashMap<>(2);
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] > 0) {
                told.put(names.get(i), sums[i]);
            }
        }
        return told;
    }
}
