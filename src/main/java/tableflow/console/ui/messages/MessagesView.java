package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.messages.ChosenRecords.Span;
import tableflow.console.ui.shell.PaneContext;

/// The pane: what is read, the filter, the rows, and beside them the chosen record.
final class MessagesView extends VBox {

    private final DataGrid grid;

    MessagesView(MessagesViewModel model, MessagesTools tools, PaneContext context) {
        getStyleClass().add("messages");
        grid = new DataGrid(context.work());
        grid.setId("messages-grid");
        PaneHeader header = new PaneHeader(text("messages.title"));
        ErrorBanner problems = new ErrorBanner();
        problems.follow(model.reading().problemProperty());
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().setAll(header, problems);
        tools.above().ifPresent(getChildren()::add);
        getChildren().add(grid);
        model.rows().shownProperty().subscribe(rows -> {
            if (rows != null) {
                grid.show(rows.columns().stream().map(RecordColumn::shown).toList(), rows);
            }
        });
        grid.selection().onChange(() -> model.chosen().choose(
                model.rows().shownProperty().get(),
                grid.selection().ranges().stream().map(it -> new Span(it.top(), it.bottom())).toList(),
                grid.selection().row()));
    }
}
