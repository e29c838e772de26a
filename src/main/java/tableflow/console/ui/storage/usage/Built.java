package tableflow.console.ui.storage.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.service.storage.view.UsageNode.What;
import tableflow.console.service.storage.view.UsageTrees;
import tableflow.console.service.storage.view.UsageView;
import tableflow.console.ui.control.treemap.TreemapTree;
import tableflow.console.ui.storage.ShownScan;

/// A scan made ready to be looked at in one way.
///
/// @param root everything
/// @param tree the same as weights
record Built(
        ShownScan scan, UsageView view, Measure measure, UsageNode root, TreemapTree<UsageNode> tree) {

    static Built of(ShownScan scan, UsageView view, Measure measure) {
        UsageNode root = new UsageTrees(scan.report(), scan.owners()).tree(view);
        return new Built(scan, view, measure, root,
                TreemapTree.of(root, UsageNode::children, node -> measure.weight(node.amount())));
    }

    /// The way from the top to the node that is the same as `wanted` was, or as far as there is one.
    List<UsageNode> pathLike(List<UsageNode> wanted) {
        List<UsageNode> path = new ArrayList<>(List.of(root));
        for (UsageNode step : wanted.stream().skip(1).toList()) {
            UsageNode next = path.getLast().children().stream()
                    .filter(child -> isLike(child, step))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                break;
            }
            path.add(next);
        }
        return path;
    }

    static boolean isLike(UsageNode one, UsageNode other) {
        return one.what() == other.what() && one.key().equals(other.key()) && one.name().equals(other.name());
    }

    /// The way to a prefix, or as far down as prefixes are shown one by one.
    List<UsageNode> pathTo(String prefix) {
        List<UsageNode> path = new ArrayList<>(List.of(root));
        while (!path.getLast().key().equals(prefix)) {
            UsageNode next = path.getLast().children().stream()
                    .filter(child -> child.what() == What.PREFIX
                            && (prefix.startsWith(child.key()) || child.key().startsWith(prefix)))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                break;
            }
            path.add(next);
            if (next.key().startsWith(prefix)) {
                break;
            }
        }
        return path;
    }

    /// The way from the top to a node of this tree; empty for one of another.
    List<UsageNode> pathOf(UsageNode node) {
        List<UsageNode> path = new ArrayList<>();
        int at = tree.node(node).orElse(-1);
        while (at >= 0) {
            path.addFirst(tree.item(at));
            at = tree.parent(at);
        }
        return Objects.equals(path.isEmpty() ? null : path.getFirst(), root) ? path : List.of();
    }
}
