package tableflow.console.ui.control.treemap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// A tree of weights in columns: node 0 is the topmost, those of one parent stand together, heaviest first. Needs no
/// toolkit, never changes.
///
/// @param <T> what a node stands for
public final class TreemapTree<T> {

    private final List<T> items;
    private final int[] parents;
    private final int[] firsts;
    private final int[] counts;
    private final double[] weights;
    private final IdentityHashMap<T, Integer> places;

    private TreemapTree(List<T> items, int[] parents, int[] firsts, int[] counts, double[] weights) {
        this.items = items;
        this.parents = parents;
        this.firsts = firsts;
        this.counts = counts;
        this.weights = weights;
        this.places = new IdentityHashMap<>(items.size() * 2);
        for (int i = 0; i < items.size(); i++) {
            places.put(items.get(i), i);
        }
    }

    /// @param children of an item; those of no weight are left out
    /// @param weight what its area stands for; below zero counts as nothing
    public static <T> TreemapTree<T> of(T root, Function<T, List<T>> children, ToDoubleFunction<T> weight) {
        List<T> items = new ArrayList<>(List.of(root));
        Columns columns = new Columns();
        columns.add(-1, Math.max(0, weight.applyAsDouble(root)));
        for (int i = 0; i < items.size(); i++) {
            columns.firsts[i] = items.size();
            List<Weighed<T>> sorted = new ArrayList<>();
            for (T child : children.apply(items.get(i))) {
                double heavy = weight.applyAsDouble(child);
                if (heavy > 0) {
                    sorted.add(new Weighed<>(child, heavy));
                }
            }
            sorted.sort(Comparator.comparingDouble((Weighed<T> one) -> one.weight).reversed());
            for (Weighed<T> one : sorted) {
                items.add(one.item);
                columns.add(i, one.weight);
            }
            columns.counts[i] = sorted.size();
        }
        int size = items.size();
        return new TreemapTree<>(List.copyOf(items), Arrays.copyOf(columns.parents, size),
                Arrays.copyOf(columns.firsts, size), Arrays.copyOf(columns.counts, size),
                Arrays.copyOf(columns.weights, size));
    }

    private record Weighed<T>(T item, double weight) {}

    /// The columns while they grow.
    private static final class Columns {
        private int[] parents = new int[64];
        private int[] firsts = new int[64];
        private int[] counts = new int[64];
        private double[] weights = new double[64];
        private int size;

        void add(int parent, double weight) {
            if (size == parents.length) {
                parents = Arrays.copyOf(parents, size * 2);
                firsts = Arrays.copyOf(firsts, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
                weights = Arrays.copyOf(weights, size * 2);
            }
            parents[size] = parent;
            weights[size++] = weight;
        }
    }

    public int size() {
        return items.size();
    }

    public T item(int node) {
        return items.get(node);
    }

    /// The node of an item, told by identity; empty for one that is not in the tree.
    public OptionalInt node(T item) {
        Integer place = places.get(item);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /// Below zero for the topmost.
    public int parent(int node) {
        return parents[node];
    }

    /// The first of its children, which follow each other.
    public int first(int node) {
        return firsts[node];
    }

    public int count(int node) {
        return counts[node];
    }

    public double weight(int node) {
        return weights[node];
    }

    /// Whether `node` is `above` or lies under it.
    public boolean isWithin(int node, int above) {
        for (int one = node; one >= 0; one = parents[one]) {
            if (one == above) {
                return true;
            }
        }
        return false;
    }
}
