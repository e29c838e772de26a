package tableflow.console.service.storage.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.Mix;
import tableflow.console.domain.storage.PrefixUse;
import tableflow.console.service.storage.view.UsageNode.Times;
import tableflow.console.service.storage.view.UsageNode.What;

/// Sums over the parts of keys that name a value: `year=2026/month=11/day=23/hour=05/` of sink connectors, and the
/// partitions of Iceberg tables, such as `event_day=2026-11-23/`. The same value counts together wherever it stands.
final class Partitions {

    /// A name and a value; the value may be anything, its default `__HIVE_DEFAULT_PARTITION__` too.
    private static final Pattern PART = Pattern.compile("([A-Za-z_][A-Za-z0-9_.\\-]*)=([^/]*)/");

    private final PrefixUse tree;

    /// One value while its sum grows.
    private static final class Part {
        private final String key;
        private final String name;
        private final Map<String, Part> children = new TreeMap<>();
        private final Map<String, Long> classes = new LinkedHashMap<>();
        private Amount own = Amount.NONE;
        private Amount rest = Amount.NONE;
        private Times times = Times.UNKNOWN;

        Part(String key, String name) {
            this.key = key;
            this.name = name;
        }

        Part child(String segment) {
            return children.computeIfAbsent(segment, _ -> new Part(key + segment, segment));
        }
    }

    Partitions(PrefixUse tree) {
        this.tree = tree;
    }

    UsageNode tree() {
        Part root = new Part("", "");
        visit(tree, root);
        List<UsageNode> children = new ArrayList<>();
        root.children.values().forEach(part -> children.add(node(part)));
        if (!root.rest.isNone()) {
            children.add(UsageNode.leaf(What.REST, "", "", root.rest));
        }
        if (!root.own.isNone()) {
            children.add(UsageNode.leaf(What.NO_PARTITION, "", "", root.own));
        }
        return new UsageNode(What.ALL, tree.name(), tree.name(), "", tree.all(), UsageTrees.times(tree), tree.mix(),
                children);
    }

    private static void visit(PrefixUse use, Part part) {
        part.own = part.own.plus(use.direct());
        part.rest = part.rest.plus(use.folded());
        for (PrefixUse child : use.children()) {
            Optional<String> segment = segment(child.name());
            Part of = segment.map(part::child).orElse(part);
            if (segment.isPresent()) {
                of.times = of.times.and(UsageTrees.times(child));
                child.mix().classes().forEach((name, bytes) -> of.classes.merge(name, bytes, Partitions::sum));
            }
            visit(child, of);
        }
    }

    private static long sum(long one, long other) {
        return Long.MAX_VALUE - one < other ? Long.MAX_VALUE : one + other;
    }

    private static Optional<String> segment(String name) {
        Matcher part = PART.matcher(name);
        return part.matches() ? Optional.of(name) : Optional.empty();
    }

    private static UsageNode node(Part part) {
        List<UsageNode> children = new ArrayList<>();
        Amount sum = part.own.plus(part.rest);
        for (Part child : part.children.values()) {
            UsageNode node = node(child);
            children.add(node);
            sum = sum.plus(node.amount());
        }
        boolean more = !children.isEmpty();
        if (!part.rest.isNone() && (more || !part.own.isNone())) {
            children.add(UsageNode.leaf(What.REST, part.key, "", part.rest));
            more = true;
        }
        if (!part.own.isNone() && more) {
            children.add(UsageNode.leaf(What.DIRECT, part.key, "", part.own));
        }
        String name = part.name.substring(0, part.name.length() - 1);
        return new UsageNode(What.PARTITION, part.key, name, "", sum, part.times, new Mix(Map.of(), part.classes),
                children);
    }
}
