package tableflow.console.ui.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.TreeItem;

/// The items of a tree that is read anew while one types. What stayed keeps its item, open or shut, and its value as
/// long as that looks the same: a tree lays all its cells out anew for each value that is set. What else is new of a
/// value, such as its place in the text, [#newest] knows.
///
/// @param <T> the values
final class LiveTree<T> {

    private final TreeItem<T> root = new TreeItem<>();
    private final Function<T, List<T>> inner;
    private final BiPredicate<T, T> same;
    private final Function<T, ?> look;
    private final Predicate<Integer> open;
    private List<T> values = List.of();
    private int count;

    /// @param inner the values inside one
    /// @param same whether one is the other of a moment ago
    /// @param look what its cell shows
    /// @param open whether the value of this number, counted from 1, is open at first
    LiveTree(Function<T, List<T>> inner, BiPredicate<T, T> same, Function<T, ?> look, Predicate<Integer> open) {
        this.inner = inner;
        this.same = same;
        this.look = look;
        this.open = open;
    }

    /// The item that holds the outermost ones.
    TreeItem<T> root() {
        return root;
    }

    /// The outermost values.
    List<T> values() {
        return values;
    }

    void show(List<T> now) {
        values = now;
        count = 0;
        fill(root, now);
    }

    private void fill(TreeItem<T> item, List<T> now) {
        List<TreeItem<T>> before = new ArrayList<>(item.getChildren());
        List<TreeItem<T>> after = new ArrayList<>();
        int from = 0;
        for (T value : now) {
            count++;
            int found = from;
            while (found < before.size() && !same.test(before.get(found).getValue(), value)) {
                found++;
            }
            TreeItem<T> child;
            if (found == before.size()) {
                child = new TreeItem<>(value);
                child.setExpanded(open.test(count));
            } else {
                child = before.get(found);
                from = found + 1;
                if (!Objects.equals(look.apply(child.getValue()), look.apply(value))) {
                    child.setValue(value);
                }
            }
            fill(child, inner.apply(value));
            after.add(child);
        }
        if (!after.equals(before)) {
            item.getChildren().setAll(after);
        }
    }

    /// All that is known of an item's value by now.
    T newest(TreeItem<T> item) {
        TreeItem<T> parent = item.getParent();
        int at = parent == null ? -1 : parent.getChildren().indexOf(item);
        if (at < 0) {
            return item.getValue();
        }
        List<T> beside = parent.equals(root) ? values : inner.apply(newest(parent));
        return at < beside.size() ? beside.get(at) : item.getValue();
    }
}
