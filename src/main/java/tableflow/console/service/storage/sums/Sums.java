package tableflow.console.service.storage.sums;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.AgeBand;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.RootUse.Detail;
import tableflow.console.domain.storage.SizeBand;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.domain.storage.TopicRoots;

/// All sums of a scan. What it holds is limited, whatever the bucket holds: no object is kept but the largest. Not safe
/// for use by several threads; its user holds a lock.
public final class Sums {

    /// How much is kept.
    ///
    /// @param prefixes nodes of the tree
    /// @param roots tables and topics
    /// @param largest objects
    public record Limits(int prefixes, int roots, int largest) {
        public static final Limits USUAL = new Limits(40_000, 40_000, 200);
    }

    /// S3 has a dozen classes; an emulation might send anything.
    private static final int MOST_CLASSES = 64;
    private static final String OTHER_CLASSES = "(other)";

    private static final Comparator<LargeObject> SMALLEST_FIRST = Comparator.comparingLong(LargeObject::size)
            .thenComparing(LargeObject::key, Comparator.reverseOrder());

    private final Limits limits;
    private final Set<String> tables;
    private final PrefixTree tree;
    private final Map<String, Adder> classes = new HashMap<>();
    private final Map<SizeBand, Adder> sizes = new EnumMap<>(SizeBand.class);
    private final Map<AgeBand, Adder> ages = new EnumMap<>(AgeBand.class);
    private final Map<ObjectKind, Adder> kinds = new EnumMap<>(ObjectKind.class);
    private final Map<String, Root> roots = new HashMap<>();
    private final Adder otherRoots = new Adder();
    private final PriorityQueue<LargeObject> largest = new PriorityQueue<>(SMALLEST_FIRST);

    private static final class Root {
        private final Map<ObjectKind, Adder> kinds = new EnumMap<>(ObjectKind.class);
        private final Map<String, Adder> classes = new HashMap<>(2);
        private final Map<SizeBand, Adder> dataSizes = new EnumMap<>(SizeBand.class);
        private final Adder smallData = new Adder();
        private boolean counted = true;
        private long oldest = Long.MAX_VALUE;
        private long newest = Long.MIN_VALUE;
        private long newestData = Long.MIN_VALUE;

        /// What was counted before; a root that an older console has counted stays without.
        void add(@Nullable Detail before) {
            counted = before != null;
            if (before != null) {
                before.classes().forEach((name, amount) -> of(classes, name).add(amount));
                before.dataSizes().forEach((band, amount) -> of(dataSizes, band).add(amount));
                smallData.add(before.smallData());
                newestData = before.newestData();
            }
        }

        /// What the kinds do not tell.
        void add(Tally.Run run) {
            run.classes.forEach((name, sum) -> ofClass(classes, name).add(sum.objects, sum.bytes));
            run.dataSizes.forEach((band, sum) -> of(dataSizes, band).add(sum.objects, sum.bytes));
            smallData.add(run.smallData.objects, run.smallData.bytes);
            oldest = Math.min(oldest, run.oldest);
            newest = Math.max(newest, run.newest);
            newestData = Math.max(newestData, run.newestData);
        }

        RootUse told(String prefix) {
            return new RootUse(prefix, Sums.told(kinds), oldest, newest, counted
                    ? new Detail(Sums.told(classes), Sums.told(dataSizes), smallData.amount(), newestData)
                    : null);
        }
    }

    /// @param prefix of everything that will come
    /// @param tables roots of tables that are known, each ending with a slash; others are told by their layout
    public Sums(String prefix, Set<String> tables, Limits limits) {
        this.limits = limits;
        this.tables = Set.copyOf(tables);
        this.tree = new PrefixTree(prefix, limits.prefixes());
    }

    /// Goes on from what was counted before.
    public Sums(StorageReport before, Set<String> tables, Limits limits) {
        this.limits = limits;
        this.tables = Set.copyOf(tables);
        this.tree = new PrefixTree(before.tree(), limits.prefixes());
        before.classes().forEach((name, amount) -> of(classes, name).add(amount));
        before.sizes().forEach((band, amount) -> of(sizes, band).add(amount));
        before.ages().forEach((band, amount) -> of(ages, band).add(amount));
        before.kinds().forEach((kind, amount) -> of(kinds, kind).add(amount));
        for (RootUse told : before.roots()) {
            Root root = new Root();
            told.kinds().forEach((kind, amount) -> of(root.kinds, kind).add(amount));
            root.add(told.detail());
            root.oldest = told.oldest();
            root.newest = told.newest();
            roots.put(told.prefix(), root);
        }
        otherRoots.add(before.otherRoots());
        largest.addAll(before.largest());
    }

    private static <K> Adder of(Map<K, Adder> sums, K key) {
        return sums.computeIfAbsent(key, _ -> new Adder());
    }

    /// Sizes below it can be left out among the largest.
    public long largeFrom() {
        LargeObject least = largest.peek();
        return largest.size() < limits.largest() || least == null ? 0 : least.size();
    }

    /// Adds a page.
    public void add(Tally tally) {
        for (Tally.Run run : tally.runs) {
            add(run);
        }
        tally.sizes.forEach((band, sum) -> of(sizes, band).add(sum.objects, sum.bytes));
        tally.ages.forEach((band, sum) -> of(ages, band).add(sum.objects, sum.bytes));
        for (LargeObject one : tally.large) {
            largest.add(one);
            if (largest.size() > limits.largest()) {
                largest.poll();
            }
        }
    }

    private void add(Tally.Run run) {
        long objects = 0;
        long bytes = 0;
        Optional<Root> root = root(run.folder);
        for (Map.Entry<ObjectKind, Tally.Sum> kind : run.kinds.entrySet()) {
            Tally.Sum sum = kind.getValue();
            objects += sum.objects;
            bytes += sum.bytes;
            of(kinds, kind.getKey()).add(sum.objects, sum.bytes);
            root.ifPresent(owner -> of(owner.kinds, kind.getKey()).add(sum.objects, sum.bytes));
        }
        tree.add(run, objects, bytes);
        run.classes.forEach((name, sum) -> ofClass(classes, name).add(sum.objects, sum.bytes));
        if (root.isPresent()) {
            root.get().add(run);
        } else if (rootName(run.folder).isPresent()) {
            otherRoots.add(objects, bytes);
        }
    }

    private Optional<Root> root(String folder) {
        Optional<String> name = rootName(folder);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Root known = roots.get(name.get());
        if (known == null && roots.size() < limits.roots()) {
            known = new Root();
            roots.put(name.get(), known);
        }
        return Optional.ofNullable(known);
    }

    private Optional<String> rootName(String folder) {
        if (!tables.isEmpty()) {
            for (int slash = folder.lastIndexOf('/'); slash >= 0; slash = folder.lastIndexOf('/', slash - 1)) {
                String part = folder.substring(0, slash + 1);
                if (tables.contains(part)) {
                    return Optional.of(part);
                }
            }
        }
        return TopicRoots.of(folder);
    }

    private static Adder ofClass(Map<String, Adder> classes, String name) {
        Adder known = classes.get(name);
        if (known == null) {
            known = classes.computeIfAbsent(
                    classes.size() < MOST_CLASSES ? name : OTHER_CLASSES, _ -> new Adder());
        }
        return known;
    }

    /// Everything so far.
    public StorageReport report() {
        List<RootUse> owners = roots.entrySet().stream()
                .map(entry -> entry.getValue().told(entry.getKey()))
                .sorted(Comparator.comparing((RootUse one) -> one.all().bytes()).reversed()
                        .thenComparing(RootUse::prefix))
                .toList();
        return new StorageReport(tree.told(), told(classes), told(sizes), told(ages), told(kinds), owners,
                otherRoots.amount(), largest.stream().sorted(SMALLEST_FIRST.reversed()).toList());
    }

    private static <K> Map<K, Amount> told(Map<K, Adder> sums) {
        Map<K, Amount> found = new HashMap<>();
        sums.forEach((key, sum) -> found.put(key, sum.amount()));
        return found;
    }

    /// What was seen so far.
    public Amount total() {
        return tree.total();
    }
}
