package tableflow.console.service.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.PrefixUse;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.domain.storage.TopicRoots;

/// What a scan has counted, as lines: each sum adds up to the total.
public final class UsageRows {

    private static final String OTHER = "(other)";

    /// By what the lines are.
    public enum By {
        PREFIX,
        TOPIC,
        CLASS,
        AGE,
        SIZE,
        KIND
    }

    private final StorageReport report;
    private final TopicOwners owners;

    public UsageRows(StorageReport report, TopicOwners owners) {
        this.report = report;
        this.owners = owners;
    }

    /// @param depth of prefixes, from 1; of no meaning for the others
    public List<UsageRow> rows(By by, int depth) {
        return switch (by) {
            case PREFIX -> prefixes(depth);
            case TOPIC -> topics();
            case CLASS -> largestFirst(report.classes().entrySet().stream()
                    .map(one -> UsageRow.of(one.getKey(), one.getValue(), "")).toList());
            case AGE -> report.ages().entrySet().stream()
                    .map(one -> UsageRow.of(words(one.getKey()), one.getValue(), "")).toList();
            case SIZE -> report.sizes().entrySet().stream()
                    .map(one -> UsageRow.of(words(one.getKey()), one.getValue(), "")).toList();
            case KIND -> largestFirst(report.kinds().entrySet().stream()
                    .map(one -> UsageRow.of(words(one.getKey()), one.getValue(), "")).toList());
        };
    }

    private static String words(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<UsageRow> largestFirst(List<UsageRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparing((UsageRow row) -> row.amount().bytes()).reversed()
                        .thenComparing(UsageRow::name))
                .toList();
    }

    private List<UsageRow> prefixes(int depth) {
        List<UsageRow> rows = new ArrayList<>();
        PrefixUse tree = report.tree();
        children(tree.name(), tree, new Depth(0, depth), rows);
        return rows;
    }

    private record Depth(int now, int most) {
        Depth deeper() {
            return new Depth(now + 1, most);
        }
    }

    /// Prefixes with nothing but one prefix in them are shown as one.
    private static void children(String above, PrefixUse parent, Depth depth, List<UsageRow> rows) {
        if (depth.now == depth.most) {
            return;
        }
        for (PrefixUse child : parent.children()) {
            String name = above + child.name();
            PrefixUse node = child;
            while (node.children().size() == 1 && node.direct().isNone() && node.folded().isNone()) {
                node = node.children().getFirst();
                name += node.name();
            }
            rows.add(new UsageRow(name, depth.now, node.all(), "", newest(node.newest())));
            children(name, node, depth.deeper(), rows);
        }
        if (!parent.folded().isNone()) {
            rows.add(new UsageRow(above + OTHER, depth.now, parent.folded(),
                    "prefixes that are too many to be shown", OptionalLong.empty()));
        }
        boolean others = !parent.children().isEmpty() || !parent.folded().isNone();
        if (!parent.direct().isNone() && (others || depth.now == 0)) {
            rows.add(new UsageRow(above, depth.now, parent.direct(), "directly in it", OptionalLong.empty()));
        }
    }

    private static OptionalLong newest(long millis) {
        return millis == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    /// A topic may have a table and a connector's folder: these are two lines.
    private List<UsageRow> topics() {
        List<UsageRow> rows = new ArrayList<>();
        Amount known = Amount.NONE;
        for (RootUse root : report.roots()) {
            known = known.plus(root.all());
            rows.add(topic(root));
        }
        if (!report.otherRoots().isNone()) {
            known = known.plus(report.otherRoots());
            rows.add(UsageRow.of("(other topics)", report.otherRoots(), "more topics than are counted one by one"));
        }
        List<UsageRow> sorted = new ArrayList<>(largestFirst(rows));
        Amount rest = report.total().minus(known);
        if (!rest.isNone()) {
            sorted.add(UsageRow.of("(no topic)", rest, "under no table and in no connector's folder"));
        }
        return sorted;
    }

    private UsageRow topic(RootUse root) {
        String known = owners.topic(root.prefix()).orElse("");
        if (!known.isEmpty()) {
            return new UsageRow(known, 0, root.all(), "table " + root.prefix(), newest(root.newest()));
        }
        if (TopicRoots.isTable(root.prefix())) {
            String note = (owners.unknown() == null && !owners.roots().isEmpty()
                    ? "a table of no topic that Tableflow has now: " : "table ") + root.prefix();
            return new UsageRow("(table)", 0, root.all(), note, newest(root.newest()));
        }
        return new UsageRow(TopicRoots.folderTopic(root.prefix()), 0, root.all(),
                "connector's folder " + root.prefix(), newest(root.newest()));
    }
}
