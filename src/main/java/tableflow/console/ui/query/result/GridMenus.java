package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import tableflow.console.ui.control.Menus;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.control.grid.GridColumns;

/// The menus of cells and headers. What a header offers, the menu of a cell offers for its column too: the keyboard
/// reaches cells only.
final class GridMenus {

    /// What the menus cannot do by themselves.
    ///
    /// @param filter begins a condition on a column, by its number
    /// @param inspect shows the cell in full
    /// @param statistics shows the figures of a column, by its number
    /// @param go asks for a row to go to
    /// @param copy puts cells on the clipboard
    record Actions(IntConsumer filter, Runnable inspect, IntConsumer statistics, Runnable go, CellCopy copy) {}

    private final ResultViewModel model;
    private final DataGrid grid;
    private final Actions actions;

    GridMenus(ResultViewModel model, DataGrid grid, Actions actions) {
        this.model = model;
        this.grid = grid;
        this.actions = actions;
    }

    /// The menu of the chosen cell.
    List<MenuItem> cell() {
        List<MenuItem> items = new ArrayList<>();
        items.add(Menus.item("result.cell.show", actions.inspect()));
        items.add(Menus.item("result.copy.cells", actions.copy()::plain));
        items.add(actions.copy().menu());
        items.add(Menus.item("result.go.menu", actions.go()));
        int position = grid.selection().column();
        if (position >= 0 && position < grid.columns().shown()) {
            Menu column = new Menu(text("result.column"));
            column.getItems().setAll(header(grid.columns().number(position)));
            items.add(column);
        }
        return items;
    }

    /// The menu of a column.
    List<MenuItem> header(int number) {
        GridColumns columns = grid.columns();
        int position = columns.position(number);
        List<MenuItem> items = new ArrayList<>();
        items.add(Menus.item("result.column.up", () -> model.ordering().sort(number, false)));
        items.add(Menus.item("result.column.down", () -> model.ordering().sort(number, true)));
        items.add(Menus.item("result.column.unsort", model.ordering()::unsort));
        items.add(Menus.item("result.column.filter", () -> actions.filter().accept(number)));
        items.add(Menus.item("result.column.statistics", () -> actions.statistics().accept(number)));
        items.add(new SeparatorMenuItem());
        items.add(Menus.item("result.column.freeze", () -> columns.freeze(position + 1)));
        if (columns.frozen() > 0) {
            items.add(Menus.item("result.column.unfreeze", () -> columns.freeze(0)));
        }
        items.add(Menus.item("result.column.fit", () -> grid.fit(number)));
        items.add(Menus.item("result.column.fit.all", grid::fitAll));
        items.add(Menus.item("result.column.hide", () -> columns.hide(number)));
        if (!columns.hidden().isEmpty()) {
            items.add(Menus.item("result.column.show.all", columns::showAll));
        }
        return items;
    }
}
