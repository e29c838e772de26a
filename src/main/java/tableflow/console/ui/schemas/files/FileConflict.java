package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.compat.LineDiff.Line;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// Shows the draft and what its file holds, line by line, and asks which stays.
public final class FileConflict extends DialogBox {

    private static final String WENT = "schemas-went";
    private static final String CAME = "schemas-came";

    /// @param name of the file
    /// @param differing lines of the file and of the draft
    /// @param choices what keeping the draft and taking the file's text do; nothing stays undecided without one
    public FileConflict(Dialogs dialogs, String name, List<Line> differing, FileNotice.Choices choices) {
        super(text("schemas.files.conflict.title", name), "schemas-dialog");
        setId("schemas-files-conflict");
        ListView<Line> lines = new ListView<>();
        lines.setId("schemas-files-conflict-lines");
        lines.getStyleClass().addAll("schemas-diff", "mono");
        lines.setAccessibleText(text("schemas.files.conflict.lines"));
        lines.getItems().setAll(differing);
        lines.setCellFactory(view -> new LineCell());
        Button over = new Button(text("schemas.files.conflict.keep"));
        over.setId("schemas-files-conflict-keep");
        over.setOnAction(event -> {
            dialogs.close(this);
            choices.keep().run();
        });
        Button theirOwn = new Button(text("schemas.files.conflict.take"));
        theirOwn.setId("schemas-files-conflict-take");
        theirOwn.setDisable(!choices.taking());
        theirOwn.setOnAction(event -> {
            dialogs.close(this);
            choices.take().run();
        });
        add(DialogBox.words(text("schemas.files.conflict.words")), lines);
        buttons(DialogBox.cancel(() -> dialogs.close(this)), theirOwn, over);
        setVgrow(lines, Priority.ALWAYS);
    }

    private static final class LineCell extends ListCell<Line> {

        LineCell() {
            getStyleClass().add("schemas-diff-half");
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll(WENT, CAME);
            setText(empty || line == null ? null : line.toString());
            if (!empty && line != null) {
                switch (line.change()) {
                    case WENT -> getStyleClass().add(WENT);
                    case CAME -> getStyleClass().add(CAME);
                    case SAME -> { }
                }
            }
        }
    }
}
