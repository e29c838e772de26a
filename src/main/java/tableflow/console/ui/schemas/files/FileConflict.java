package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.compat.LineDiff;
import tableflow.console.service.schemas.files.FileText;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// Shows the draft and what another program wrote, line by line, and asks which stays.
public final class FileConflict extends DialogBox {

    /// @param name of the file
    /// @param mine the draft
    /// @param keep writes the draft over the file; `take` makes the file's text the draft
    public FileConflict(
            Dialogs dialogs, String name, FileText theirs, String mine, Runnable keep, Runnable take) {
        super(text("schemas.files.conflict.title", name), "schemas-dialog");
        setId("schemas-files-conflict");
        ListView<LineDiff.Line> lines = new ListView<>();
        lines.setAccessibleText(text("schemas.files.conflict.lines"));
        lines.getItems().setAll(LineDiff.of(theirs.text(), mine));
        lines.setCellFactory(view -> new LineCell());
        Button over = new Button(text("schemas.files.conflict.keep"));
        over.setId("schemas-files-conflict-keep");
        over.getStyleClass().add("danger");
        over.setOnAction(event -> {
            dialogs.close(this);
            keep.run();
        });
        Button theirOwn = new Button(text("schemas.files.conflict.take"));
        theirOwn.setId("schemas-files-conflict-take");
        theirOwn.setOnAction(event -> {
            dialogs.close(this);
            take.run();
        });
        add(DialogBox.words(text("schemas.files.conflict.words")), lines);
        buttons(DialogBox.cancel(() -> dialogs.close(this)), theirOwn, over);
    }

    private static final class LineCell extends ListCell<LineDiff.Line> {

        @Override
        protected void updateItem(LineDiff.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : line.toString());
        }
    }
}
