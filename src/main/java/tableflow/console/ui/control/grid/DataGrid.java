package tableflow.console.ui.control.grid;

import static tableflow.console.ui.control.grid.GridLayout.HEADER;
import static tableflow.console.ui.control.grid.GridLayout.ROW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.event.EventTarget;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.grid.CellBlock.Sight;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// A grid of cells over a source of any size: nodes exist for the cells in sight only, in both directions, and rows are
/// read off the JavaFX thread as they come into sight. Columns can be moved, resized, hidden and kept at the left;
/// cells, rows, columns and rectangles chosen by mouse and keyboard. Sorting, opening and menus are the owner's, see
/// [GridActions]. Why it is no table of JavaFX: `docs/decisions/0025-own-grid.md`.
public final class DataGrid extends Region {

    private static final String PROBE = "0000000000";
    private static final double NUMBER_PADDING = 18;

    private final GridColumns columns = new GridColumns();
    private final GridSelection selection = new GridSelection();
    private final GridScroll scroll = new GridScroll(columns, this::requestLayout);
    private final RowCache cache;
    private final CellPainter painter;
    private final GridActions actions;
    private final CellBlock numbers;
    private final CellBlock frozen;
    private final CellBlock body;
    private final HeaderBlock frozenHeader;
    private final HeaderBlock header;
    private final Region corner = new Region();
    private final Region frozenEdge = new Region();
    private final Text probe = new Text(PROBE);
    private GridLayout layout = GridLayout.NONE;
    private @Nullable GridSource source;
    private Subscription counted = Subscription.EMPTY;
    private Map<Integer, SortMark> sorted = Map.of();
    private int version;
    /// The version that was laid out last.
    private int drawn = -1;
    private boolean unfitted;
    /// Whether the cell with the keyboard has to be in sight once everything has its place.
    private boolean revealing;

    /// @param work reads the rows
    public DataGrid(Work work) {
        cache = new RowCache(work, this::rowsCame);
        painter = new CellPainter(columns, selection, cache);
        actions = new GridActions(this, work);
        numbers = new CellBlock("grid-numbers", position -> position * layout.numbers(), painter::number);
        frozen = new CellBlock("grid-frozen", columns::left, painter::fill);
        body = new CellBlock("grid-body", columns::left, painter::fill);
        frozenHeader = new HeaderBlock("grid-frozen-header", columns, actions);
        header = new HeaderBlock("grid-scrolled-header", columns, actions);
        getStyleClass().add("data-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        probe.getStyleClass().add("grid-text");
        probe.setManaged(false);
        probe.setVisible(false);
        probe.layoutBoundsProperty().subscribe(this::redraw);
        corner.getStyleClass().add("grid-corner");
        frozenEdge.getStyleClass().add("grid-frozen-edge");
        frozenEdge.setMouseTransparent(true);
        getChildren().setAll(probe, numbers, body, frozen, header, frozenHeader, corner, frozenEdge);
        getChildren().addAll(scroll.down(), scroll.across());
        columns.onChange(this::redraw);
        selection.onChange(() -> {
            redraw();
            notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        });
        addEventHandler(ScrollEvent.SCROLL, event -> {
            scroll.by(-event.getDeltaX(), -event.getDeltaY());
            event.consume();
        });
        new GridKeys(this).listen();
        new GridMouse(this).listen(corner);
    }

    /// Shows other rows under other columns, from the top.
    public void show(List<GridColumn> newColumns, GridSource newSource) {
        sorted = Map.of();
        columns.set(newColumns);
        scroll.toLeft();
        unfitted = true;
        rows(newSource);
    }

    /// Arranges the columns as somebody has arranged the same ones before; they are not fitted to the first rows then.
    public void arrange(GridArrangement as) {
        columns.arrange(as);
        unfitted = false;
    }

    /// Shows other rows under the same columns, from the top: in another order, or fewer of them.
    public void rows(GridSource newSource) {
        counted.unsubscribe();
        source = newSource;
        selection.clear();
        scroll.toTop();
        cache.toTop(layout.page());
        cache.source(newSource, columns.all().size());
        counted = newSource.rowCount().subscribe(this::redraw);
    }

    /// Reads the rows in sight again.
    public void reload() {
        cache.reload();
        redraw();
    }

    public GridColumns columns() {
        return columns;
    }

    public GridSelection selection() {
        return selection;
    }

    /// What its owner does when the user sorts, opens, copies or asks for a menu.
    public GridActions actions() {
        return actions;
    }

    /// Where the rows come from; null before [#show].
    public @Nullable GridSource source() {
        return source;
    }

    /// Whether the rows in sight are there, read or not to be read, and drawn: no cell says that it waits.
    public boolean isSettled() {
        return !isNeedsLayout() && drawn == version && (rowCount() == 0 || layout.height() > 0) && cache.isSettled();
    }

    /// How many rows there are by now.
    public long rowCount() {
        return source == null ? 0 : source.rowCount().get();
    }

    /// Why rows in sight could not be read.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return cache.problemProperty();
    }

    /// Shows in the headers how the rows are sorted, by the columns' numbers.
    public void sorted(Map<Integer, SortMark> marks) {
        sorted = Map.copyOf(marks);
        redraw();
    }

    /// Marks cells; null marks none. To be called again when the marks change.
    public void mark(GridMark.@Nullable Marker marker) {
        painter.mark(marker);
        redraw();
    }

    /// Chooses a cell and brings it into sight; the column stays as it is when `number` is -1 or hidden.
    public void jumpTo(long row, int number) {
        int position = number < 0 ? -1 : columns.position(number);
        scroll.near(row);
        redraw();
        move(row, position < 0 ? Math.max(0, selection.column()) : position, false);
    }

    /// Fits a column to its name and the values in sight.
    public void fit(int number) {
        columns.resize(number, GridFit.width(
                columns.all().get(number), number, inSight(), painter.letter(), GridFit.MOST));
    }

    /// Fits all columns.
    public void fitAll() {
        fitAll(GridFit.MOST, true);
    }

    /// Scrolls to a row, and to a part of the width between 0 and 1.
    public void scrollTo(double row, double part) {
        scroll.to(row, part);
    }

    /// Scrolls to the last row, also of those that have just come.
    public void toEnd() {
        scroll.wantEnd();
        redraw();
    }

    /// Whether the last row that was laid out is in sight.
    public boolean isAtEnd() {
        return scroll.isAtEnd();
    }

    /// The text of the cell that has the keyboard, or its beginning; empty for NULL, and while it is not read.
    public Optional<String> chosenText() {
        return GridCopy.shown(this, cache.row(Math.max(0, selection.row())));
    }

    /// Moves the keyboard to a cell, or to the nearest there is, and brings it into sight.
    void move(long row, int position, boolean extend) {
        if (rowCount() == 0 || columns.shown() == 0) {
            return;
        }
        long toRow = Math.clamp(row, 0, rowCount() - 1);
        int toPosition = Math.clamp(position, 0, columns.shown() - 1);
        if (extend) {
            selection.extendTo(toRow, toPosition);
        } else {
            selection.moveTo(toRow, toPosition);
        }
        scroll.reveal(toRow, toPosition);
        revealing = true;
    }

    GridScroll scroll() {
        return scroll;
    }

    GridLayout parts() {
        return layout;
    }

    /// The row at `y` in the grid, perhaps beyond the last one, or negative above the first.
    long rowAt(double y) {
        return (long) Math.floor((y - HEADER + scroll.y()) / ROW);
    }

    /// The position at `x` in the grid; the number of columns beyond the last one.
    int positionAt(double x) {
        double within = x - layout.numbers();
        return columns.at(within < layout.frozen() ? within : within - layout.frozen() + scrolledX());
    }

    /// The position of the heading that an event hit; -1 for none.
    int headingAt(EventTarget target) {
        int position = header.position(target);
        return position >= 0 ? position : frozenHeader.position(target);
    }

    /// The node that shows a cell; null when it is out of sight.
    @Nullable GridCell cell(long row, int position) {
        return row < 0 || position < 0 ? null : (position < columns.frozen() ? frozen : body).cell(row, position);
    }

    private List<List<@Nullable String>> inSight() {
        long first = rowAt(HEADER);
        return cache.rows(first, Math.min(rowCount(), first + layout.page() + 1));
    }

    private double scrolledX() {
        return columns.frozenWidth() + scroll.x();
    }

    private void redraw() {
        version++;
        requestLayout();
    }

    private void rowsCame() {
        if (unfitted && !inSight().isEmpty()) {
            unfitted = false;
            fitAll(GridFit.MOST_AT_FIRST, false);
            revealing = selection.row() >= 0;
        }
        redraw();
    }

    private void fitAll(double most, boolean wanted) {
        List<List<@Nullable String>> rows = inSight();
        double[] widths = new double[columns.all().size()];
        for (int number = 0; number < widths.length; number++) {
            widths[number] = GridFit.width(columns.all().get(number), number, rows, painter.letter(), most);
        }
        columns.resizeAll(widths, wanted);
    }

    @Override
    protected void layoutChildren() {
        painter.letter(Math.max(1, probe.getLayoutBounds().getWidth() / PROBE.length()));
        int digits = Long.toString(Math.max(99, rowCount())).length();
        double numbersWidth = Math.ceil(digits * painter.letter()) + NUMBER_PADDING;
        layout = GridLayout.of(getWidth(), getHeight(), columns, rowCount(), numbersWidth, scroll.thickness());
        scroll.lay(layout);
        if (revealing && selection.row() >= 0 && selection.column() < columns.shown()) {
            scroll.reveal(selection.row(), selection.column());
        }
        revealing = false;

        double y = scroll.y();
        long first = (long) (y / ROW);
        long end = Math.min(rowCount(), (long) Math.ceil((y + layout.height()) / ROW));
        int from = Math.max(columns.frozen(), columns.at(scrolledX()));
        int to = firstBeyond(from, scrolledX() + layout.width());
        int frozenTo = Math.min(columns.frozen(), firstBeyond(0, layout.frozen()));
        cache.want(first, end - 1);

        corner.resizeRelocate(0, 0, layout.numbers(), HEADER);
        numbers.resizeRelocate(0, HEADER, layout.numbers(), layout.height());
        frozen.resizeRelocate(layout.numbers(), HEADER, layout.frozen(), layout.height());
        frozenHeader.resizeRelocate(layout.numbers(), 0, layout.frozen(), HEADER);
        body.resizeRelocate(layout.left(), HEADER, layout.width(), layout.height());
        frozenEdge.setVisible(layout.frozen() > 0);
        frozenEdge.resizeRelocate(layout.left() - 1, 0, 2, HEADER + layout.height());
        header.resizeRelocate(layout.left(), 0, Math.max(0, getWidth() - layout.left()), HEADER);
        frozenHeader.show(0, frozenTo, 0, sorted::get);
        header.show(from, to, scrolledX(), sorted::get);
        if (source == null) {
            numbers.prepare(layout.height() / ROW, 1);
            body.prepare(layout.height() / ROW, CellBlock.USUAL_COLUMNS);
        }
        numbers.show(new Sight(first, end, y, 0, 1, 0), version, ROW);
        frozen.show(new Sight(first, end, y, 0, frozenTo, 0), version, ROW);
        body.show(new Sight(first, end, y, from, to, scrolledX()), version, ROW);
        drawn = version;
    }

    private int firstBeyond(int from, double x) {
        int to = from;
        while (to < columns.shown() && columns.left(to) < x) {
            to++;
        }
        return to;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return GridAccess.answer(this, attribute, parameters)
                .orElseGet(() -> super.queryAccessibleAttribute(attribute, parameters));
    }
}
