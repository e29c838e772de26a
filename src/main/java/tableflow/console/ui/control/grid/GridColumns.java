package tableflow.console.ui.control.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Which columns are shown, in which order, how wide, and how many of them stay at the left. A column is named by its
/// number in the source; its place among those shown is its position. JavaFX thread only.
public final class GridColumns {

    static final double LEAST = 36;
    private static final double AT_FIRST = 140;

    private final List<Runnable> listeners = new ArrayList<>();
    private final BitSet hidden = new BitSet();
    private List<GridColumn> all = List.of();
    private List<Integer> order = List.of();
    private double[] widths = {};
    private int[] shown = {};
    /// Where each shown column ends, from the left edge of the first one.
    private double[] ends = {};
    private int frozen;
    /// Whether a person has changed anything; the first widths are the grid's own.
    private boolean arranged;

    /// Runs `action` after every change.
    public void onChange(Runnable action) {
        listeners.add(action);
    }

    /// Replaces the columns: all are shown, in the order of the source.
    void set(List<GridColumn> columns) {
        all = List.copyOf(columns);
        order = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            order.add(i);
        }
        hidden.clear();
        widths = new double[all.size()];
        Arrays.fill(widths, AT_FIRST);
        frozen = 0;
        arranged = false;
        changed();
    }

    /// What a person has made of the columns; empty while they are as the grid has laid them.
    public Optional<GridArrangement> arrangement() {
        return arranged
                ? Optional.of(new GridArrangement(order, hidden(), Arrays.stream(widths).boxed().toList(), frozen()))
                : Optional.empty();
    }

    /// Arranges the columns as they were; one of another number of columns changes nothing.
    void arrange(GridArrangement as) {
        if (as.order().size() != all.size() || as.widths().size() != all.size()) {
            return;
        }
        order = new ArrayList<>(as.order());
        hidden.clear();
        as.hidden().forEach(hidden::set);
        widths = as.widths().stream().mapToDouble(Double::doubleValue).toArray();
        frozen = as.frozen();
        byHand();
    }

    private void byHand() {
        arranged = true;
        changed();
    }

    /// All columns in the order of the source.
    public List<GridColumn> all() {
        return all;
    }

    /// How many are shown.
    public int shown() {
        return shown.length;
    }

    /// The number in the source of the column at a position.
    public int number(int position) {
        return shown[position];
    }

    /// The numbers of the shown columns from left to right.
    public int[] numbers() {
        return shown.clone();
    }

    /// Where a column is shown; -1 when it is hidden.
    public int position(int number) {
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] == number) {
                return i;
            }
        }
        return -1;
    }

    /// The numbers of the hidden columns.
    public List<Integer> hidden() {
        return hidden.stream().boxed().toList();
    }

    double width(int position) {
        return widths[shown[position]];
    }

    double left(int position) {
        return position == 0 ? 0 : ends[position - 1];
    }

    double right(int position) {
        return ends[position];
    }

    /// The width of all shown columns.
    double total() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /// The position at `x` from the left edge of the first column; the number of shown columns beyond the last.
    int at(double x) {
        int found = Arrays.binarySearch(ends, x);
        return Math.max(0, found >= 0 ? found + 1 : -found - 1);
    }

    /// How many columns at the left do not scroll.
    public int frozen() {
        return Math.min(frozen, shown.length);
    }

    double frozenWidth() {
        return frozen() == 0 ? 0 : ends[frozen() - 1];
    }

    /// Keeps the columns before `position` in sight; 0 lets all scroll.
    public void freeze(int positions) {
        frozen = Math.clamp(positions, 0, shown.length);
        byHand();
    }

    /// Moves the column at one position to where another one is.
    public void move(int from, int to) {
        if (from == to) {
            return;
        }
        Integer moved = shown[from];
        Integer neighbour = shown[to];
        order.remove(/* element */ moved);
        order.add(order.indexOf(neighbour) + (to > from ? 1 : 0), moved);
        byHand();
    }

    /// Hides a column, unless it is the last one shown.
    public void hide(int number) {
        int position = position(number);
        if (position < 0 || shown.length == 1) {
            return;
        }
        if (position < frozen) {
            frozen--;
        }
        hidden.set(number);
        byHand();
    }

    /// Shows a hidden column again, at its place.
    public void show(int number) {
        hidden.clear(number);
        byHand();
    }

    /// Shows all columns.
    public void showAll() {
        hidden.clear();
        byHand();
    }

    /// Makes a column so wide, but not too narrow to be seen.
    public void resize(int number, double width) {
        widths[number] = Math.max(LEAST, Math.rint(width));
        byHand();
    }

    /// Sets all widths at once, by number.
    ///
    /// @param wanted somebody has asked for it
    void resizeAll(double[] newWidths, boolean wanted) {
        arranged |= wanted;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(LEAST, Math.rint(newWidths[i]));
        }
        changed();
    }

    private void changed() {
        shown = order.stream().filter(number -> !hidden.get(number)).mapToInt(Integer::intValue).toArray();
        ends = new double[shown.length];
        double x = 0;
        for (int i = 0; i < shown.length; i++) {
            x += widths[shown[i]];
            ends[i] = x;
        }
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
