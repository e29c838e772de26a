package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.export.CopyFormat;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.control.grid.GridCopy;
import tableflow.console.ui.control.grid.GridRange;
import tableflow.console.ui.control.grid.GridSource;
import tableflow.console.ui.work.Work;

/// Puts the chosen cells on the clipboard in one of several forms, with every character of theirs.
final class CellCopy {

    private final DataGrid grid;
    private final ResultViewModel model;
    private final Work work;

    CellCopy(DataGrid grid, ResultViewModel model, Work work) {
        this.grid = grid;
        this.model = model;
        this.work = work;
    }

    /// As the keyboard copies: for spreadsheets, without names.
    void plain() {
        copy(CopyFormat.TSV, false);
    }

    /// A menu of all forms.
    Menu menu() {
        Menu menu = new Menu(text("result.copy.as"));
        for (CopyFormat format : CopyFormat.values()) {
            MenuItem item = new MenuItem(text("result.copy.as." + format.name().toLowerCase(Locale.ROOT)));
            item.setOnAction(event -> copy(format, true));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void copy(CopyFormat format, boolean names) {
        GridSource source = grid.source();
        if (source == null || grid.selection().ranges().isEmpty()) {
            return;
        }
        GridRange range = GridCopy.chosen(grid);
        int[] numbers = GridCopy.numbers(grid, range);
        List<ResultColumn> all = model.columnsProperty().get();
        List<ResultColumn> columns = Arrays.stream(numbers).mapToObj(all::get).toList();
        work.job(text("grid.copy"), progress ->
                        format.text(columns, GridCopy.read(source, range, numbers, progress), names))
                .onResult(Copying::copy)
                .start();
    }
}
