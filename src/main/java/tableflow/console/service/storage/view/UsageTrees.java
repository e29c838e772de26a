package tableflow.console.service.storage.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.Mix;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.PrefixUse;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.domain.storage.TopicRoots;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.view.UsageNode.Times;
import tableflow.console.service.storage.view.UsageNode.What;

/// Makes trees of what a scan has counted. Each adds up to the total of the scan.
public final class UsageTrees {

    private static final Comparator<UsageNode> LARGEST_FIRST =
            Comparator.comparing((UsageNode node) -> node.amount().bytes()).reversed()
                    .thenComparing(UsageNode::name);

    private final StorageReport report;
    private final TopicOwners owners;

    /// @param owners which prefixes are whose
    public UsageTrees(StorageReport report, TopicOwners owners) {
        this.report = report;
        this.owners = owners;
    }

    /// The tree of a view.
    public UsageNode tree(UsageView view) {
        return switch (view) {
            case PREFIX -> prefix(report.tree(), report.tree().name(), report.tree().name(), What.ALL);
            case TOPIC -> all(topics());
            case CLASS -> all(largestFirst(report.classes().entrySet().stream()
                    .map(one -> UsageNode.leaf(What.CLASS, one.getKey(), one.getKey(), one.getValue())).toList()));
            case AGE -> all(bands(What.AGE, report.ages()));
            case SIZE -> all(bands(What.SIZE, report.sizes()));
            case KIND -> all(largestFirst(bands(What.KIND, report.kinds())));
            case PARTITION -> new Partitions(report.tree()).tree();
            case LARGEST -> all(largest());
        };
    }

    private UsageNode all(List<UsageNode> children) {
        PrefixUse tree = report.tree();
        return new UsageNode(What.ALL, tree.name(), tree.name(), "", tree.all(), times(tree), tree.mix(), children);
    }

    private static List<UsageNode> largestFirst(List<UsageNode> nodes) {
        return nodes.stream().sorted(LARGEST_FIRST).toList();
    }

    private static List<UsageNode> bands(What what, Map<? extends Enum<?>, Amount> amounts) {
        return amounts.entrySet().stream()
                .map(one -> UsageNode.leaf(what, one.getKey().name(), one.getKey().name(), one.getValue()))
                .toList();
    }

    static Times times(PrefixUse use) {
        return new Times(use.oldest(), use.newest());
    }

    /// Prefixes with nothing but one prefix in them are one with it, but for roots of tables and topics.
    private UsageNode prefix(PrefixUse use, String key, String name, What what) {
        List<UsageNode> children = new ArrayList<>();
        for (PrefixUse child : use.children()) {
            PrefixUse node = child;
            String childName = child.name();
            while (isOnlyAWay(node) && !owners.topics().containsKey(key + childName)) {
                node = node.children().getFirst();
                childName += node.name();
            }
            children.add(prefix(node, key + childName, childName, What.PREFIX));
        }
        if (!use.folded().isNone()) {
            children.add(UsageNode.leaf(What.REST, key, "", use.folded()));
        }
        Amount direct = use.direct();
        if (!direct.isNone() && !children.isEmpty()) {
            children.add(UsageNode.leaf(What.DIRECT, key, "", direct));
        }
        return new UsageNode(what, key, name, owners.topic(key).orElse(""), use.all(), times(use), use.mix(),
                largestFirst(children));
    }

    private static boolean isOnlyAWay(PrefixUse node) {
        return node.children().size() == 1 && node.folded().isNone() && node.direct().isNone();
    }

    /// A topic may have a table and a connector's folder, and a table of its past: each is a child of it then.
    private List<UsageNode> topics() {
        Map<String, List<UsageNode>> named = new LinkedHashMap<>();
        List<UsageNode> nodes = new ArrayList<>();
        Map<String, PrefixUse> places = places();
        Amount known = Amount.NONE;
        for (RootUse root : report.roots()) {
            known = known.plus(root.all());
            String topic = owners.topic(root.prefix()).orElse("");
            boolean table = !topic.isEmpty() || TopicRoots.isTable(root.prefix());
            if (topic.isEmpty() && table) {
                nodes.add(root(root, What.TABLE, "", places));
            } else {
                String name = table ? topic : TopicRoots.folderTopic(root.prefix());
                named.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(root(root, What.TOPIC, name, places));
            }
        }
        named.forEach((name, parts) -> nodes.add(parts.size() == 1 ? parts.getFirst() : joined(name, parts)));
        if (!report.otherRoots().isNone()) {
            known = known.plus(report.otherRoots());
            nodes.add(UsageNode.leaf(What.REST, "", "", report.otherRoots()));
        }
        Amount rest = report.total().minus(known);
        if (!rest.isNone()) {
            nodes.add(UsageNode.leaf(What.NO_TOPIC, "", "", rest));
        }
        return largestFirst(nodes);
    }

    private UsageNode root(RootUse root, What what, String topic, Map<String, PrefixUse> places) {
        PrefixUse place = places.get(root.prefix());
        List<UsageNode> within = place == null || !place.all().equals(root.all())
                ? List.of()
                : prefix(place, root.prefix(), topic, what).children();
        return new UsageNode(what, root.prefix(), what == What.TABLE ? root.prefix() : topic, topic, root.all(),
                new Times(root.oldest(), root.newest()), place == null ? Mix.of(root.kinds()) : place.mix(), within);
    }

    private static UsageNode joined(String name, List<UsageNode> parts) {
        Amount sum = parts.stream().map(UsageNode::amount).reduce(Amount.NONE, Amount::plus);
        Times times = parts.stream().map(UsageNode::times).reduce(Times.UNKNOWN, Times::and);
        List<UsageNode> children = parts.stream()
                .map(part -> new UsageNode(What.PREFIX, part.key(), part.key(), name, part.amount(), part.times(),
                        part.mix(), part.children()))
                .sorted(LARGEST_FIRST)
                .toList();
        return new UsageNode(What.TOPIC, "", name, name, sum, times, children.getFirst().mix(), children);
    }

    /// Where the roots are in the tree of prefixes.
    private Map<String, PrefixUse> places() {
        Map<String, PrefixUse> found = new HashMap<>();
        report.roots().forEach(root -> find(root.prefix()).ifPresent(use -> found.put(root.prefix(), use)));
        return found;
    }

    private Optional<PrefixUse> find(String prefix) {
        PrefixUse node = report.tree();
        if (!prefix.startsWith(node.name())) {
            return Optional.empty();
        }
        int at = node.name().length();
        while (at < prefix.length()) {
            int slash = prefix.indexOf('/', at);
            if (slash < 0) {
                return Optional.empty();
            }
            Optional<PrefixUse> child = node.child(prefix.substring(at, slash + 1));
            if (child.isEmpty()) {
                return Optional.empty();
            }
            node = child.get();
            at = slash + 1;
        }
        return Optional.of(node);
    }

    private List<UsageNode> largest() {
        List<UsageNode> nodes = new ArrayList<>();
        Amount known = Amount.NONE;
        for (LargeObject one : report.largest()) {
            Amount amount = Amount.of(1, one.size());
            known = known.plus(amount);
            nodes.add(new UsageNode(What.OBJECT, one.key(), one.key().substring(one.key().lastIndexOf('/') + 1), "",
                    amount, new Times(one.modified(), one.modified()),
                    new Mix(Map.of(ObjectKind.of(one.key()), one.size()),
                            Map.of(one.storageClass(), one.size())), List.of()));
        }
        Amount rest = report.total().minus(known);
        if (!rest.isNone()) {
            nodes.add(UsageNode.leaf(What.REST, "", "", rest));
        }
        return nodes;
    }
}
