package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Menus;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.control.grid.GridColumns;
import tableflow.console.ui.messages.MessagesTools.Where;

/// The menus of rows and headings. What a heading offers, the menu of a row offers for its column too: the keyboard
/// reaches cells only.
final class GridMenu {

    private final MessagesViewModel model;
    private final RecordViewModel record;
    private final DataGrid grid;
    private final List<MessagesTools.Action> actions;
    private final Runnable show;

    /// @param show opens the record in full
    GridMenu(MessagesViewModel model, RecordViewModel record, DataGrid grid, MessagesTools tools, Runnable show) {
        this.model = model;
        this.record = record;
        this.grid = grid;
        this.actions = tools.actions().stream().filter(it -> it.where() == Where.RECORDS).toList();
        this.show = show;
    }

    /// The menu of the chosen rows.
    List<MenuItem> row() {
        List<MenuItem> items = new ArrayList<>();
        items.add(Menus.item("messages.menu.show", show));
        if (record.canShowRow()) {
            items.add(Menus.item("messages.record.row", record::showRow));
        }
        items.add(Menus.item("messages.record.copy", () -> record.copy(Copying::copy)));
        for (MessagesTools.Action action : actions) {
            MenuItem item = new MenuItem(action.text());
            item.setDisable(!action.enabled().get());
            item.setOnAction(event -> action.run().run());
            items.add(item);
        }
        int position = grid.selection().column();
        if (position >= 0 && position < grid.columns().shown()) {
            int number = grid.columns().number(position);
            like(number).ifPresent(items::add);
            Menu column = new Menu(text("messages.menu.column"));
            column.getItems().setAll(heading(number));
            items.add(new SeparatorMenuItem());
            items.add(column);
        }
        return items;
    }

    /// A filter for the value of the chosen cell, where the cell is short enough to be compared.
    private java.util.Optional<MenuItem> like(int number) {
        RecordColumn column = model.rows().columns().get(number);
        return grid.chosenText().flatMap(value -> LikeFilter.of(column, value)).map(expression ->
                Menus.item("messages.menu.like", () -> {
                    model.filter().kindProperty().set(FilterText.Kind.EXPRESSION);
                    model.filter().textProperty().set(expression);
                    model.applyFilter();
                }));
    }

    /// The menu of a column.
    List<MenuItem> heading(int number) {
        GridColumns columns = grid.columns();
        RecordColumn column = model.rows().columns().get(number);
        int position = columns.position(number);
        List<MenuItem> items = new ArrayList<>();
        items.add(Menus.item("messages.menu.sort", () -> model.rows().turn(number)));
        items.add(Menus.item("messages.menu.freeze", () -> columns.freeze(position + 1)));
        if (columns.frozen() > 0) {
            items.add(Menus.item("messages.menu.unfreeze", () -> columns.freeze(0)));
        }
        items.add(Menus.item("messages.menu.fit", () -> grid.fit(number)));
        items.add(Menus.item("messages.menu.fit.all", grid::fitAll));
        items.add(Menus.item("messages.menu.hide", () -> model.columns().show(column, false)));
        return items;
    }
}
