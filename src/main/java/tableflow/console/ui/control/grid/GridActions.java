package tableflow.console.ui.control.grid;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.work.Work;

/// What happens when the user asks a grid for more than moving about: its owner says what sorting, opening and the
/// menus do. Without an owner's word, copying puts the newest chosen rectangle on the clipboard as TSV.
public final class GridActions implements HeaderBlock.Actions {

    private final DataGrid grid;
    private final ContextMenu menu = new ContextMenu();
    private SortMark.Handler onSort = (column, further) -> {};
    private Runnable onOpen = () -> {};
    private Runnable onCopy;
    private Supplier<List<MenuItem>> cellMenu = List::of;
    private IntFunction<List<MenuItem>> headerMenu = number -> List.of();

    GridActions(DataGrid grid, Work work) {
        this.grid = grid;
        onCopy = new GridCopy(grid, work)::copy;
        grid.setOnContextMenuRequested(this::showMenu);
    }

    /// A header was clicked.
    public void onSort(SortMark.Handler handler) {
        onSort = handler;
    }

    /// Enter was pressed, or a cell clicked twice.
    public void onOpen(Runnable action) {
        onOpen = action;
    }

    /// Copy was pressed.
    public void onCopy(Runnable action) {
        onCopy = action;
    }

    /// What the menu of a chosen cell offers, asked each time.
    public void cellMenu(Supplier<List<MenuItem>> items) {
        cellMenu = items;
    }

    /// What the menu of a header offers, by the column's number, asked each time.
    public void headerMenu(IntFunction<List<MenuItem>> items) {
        headerMenu = items;
    }

    /// The menu of the chosen cell, as it would be shown now.
    public List<MenuItem> menuOfCell() {
        return cellMenu.get();
    }

    void open() {
        if (grid.selection().row() >= 0) {
            onOpen.run();
        }
    }

    void copy() {
        if (!grid.selection().ranges().isEmpty()) {
            onCopy.run();
        }
    }

    @Override
    public void sort(int position, boolean further) {
        onSort.sort(grid.columns().number(position), further);
    }

    @Override
    public void select(int position, boolean extend) {
        grid.requestFocus();
        grid.selection().columns(position, extend, false);
    }

    @Override
    public void fit(int position) {
        grid.fit(grid.columns().number(position));
    }

    private void showMenu(ContextMenuEvent event) {
        int heading = event.isKeyboardTrigger() ? -1 : grid.headingAt(event.getTarget());
        List<MenuItem> items = heading >= 0
                ? headerMenu.apply(grid.columns().number(heading))
                : grid.selection().row() >= 0 ? cellMenu.get() : List.of();
        menu.hide();
        if (items.isEmpty()) {
            return;
        }
        menu.getItems().setAll(items);
        @Nullable GridCell cell = grid.cell(grid.selection().row(), grid.selection().column());
        if (event.isKeyboardTrigger() && cell != null) {
            var place = cell.localToScreen(0, cell.getHeight());
            menu.show(grid, place.getX(), place.getY());
        } else {
            menu.show(grid, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }
}
