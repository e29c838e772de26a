package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;

/// The schema files of a folder, with how each stands to the registry.
public final class FilesView extends VBox {

    private final FilesViewModel model;
    private final Dialogs dialogs;
    private final DataTable<Row> files;

    /// @param open begins to edit a file
    public FilesView(FilesViewModel model, Dialogs dialogs, Consumer<Row> open) {
        this.model = model;
        this.dialogs = dialogs;
        setId("schemas-files");
        getStyleClass().add("schemas-files");
        Button choose = new Button(text("schemas.files.choose"), new FontIcon(Feather.FOLDER));
        choose.setId("schemas-files-choose");
        choose.setOnAction(event -> choose());
        Button subject = new Button(text("schemas.files.subject"), new FontIcon(Feather.LINK));
        subject.setId("schemas-files-subject");
        subject.setOnAction(event -> ask());
        Label where = new Label();
        where.getStyleClass().add("schemas-place");
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        where.textProperty().bind(Bindings.createStringBinding(() -> {
            Path folder = model.folderProperty().get();
            return folder == null ? "" : folder.toString();
        }, model.folderProperty()));
        HBox bar = new HBox(choose, subject, where);
        bar.getStyleClass().add("schemas-bar");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        files = new DataTable<>(model.rows());
        files.setId("schemas-files-table");
        files.text(text("schemas.files.file"), row -> row.file().name()).setPrefWidth(190);
        TableColumn<Row, ?> state = files.status(text("schemas.files.state"),
                row -> row.state().map(it -> it.kind().name()).orElse("ASKING"), FilesView::severity,
                kind -> text("schemas.files.state." + kind));
        state.setPrefWidth(132);
        files.text(text("schemas.files.version"), FilesView::version).setPrefWidth(70);
        files.text(text("schemas.files.of"), row -> row.subject().orElse("")).setPrefWidth(130);
        files.text(text("schemas.files.why"), row -> row.state().map(FileState::why).orElse(""));
        files.onOpen(() -> {
            Row chosen = files.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                open.accept(chosen);
            }
        });
        files.placeholderProperty().bind(Bindings.createObjectBinding(this::nothing,
                model.folderProperty(), model.busyProperty()));
        subject.disableProperty().bind(files.getSelectionModel().selectedItemProperty().isNull());
        VBox.setVgrow(files, Priority.ALWAYS);
        getChildren().setAll(bar, banner, files);
    }

    private Placeholder nothing() {
        if (model.busyProperty().get()) {
            return Placeholder.loading(text("schemas.files.loading"));
        }
        return model.folderProperty().get() == null
                ? Placeholder.empty(Feather.FOLDER, text("schemas.files.none"), text("schemas.files.none.why"))
                        .action(text("schemas.files.choose"), this::choose)
                : Placeholder.empty(Feather.FILE, text("schemas.files.empty"), text("schemas.files.empty.why"));
    }

    private static Severity severity(String kind) {
        return switch (kind) {
            case "SAME" -> Severity.GOOD;
            case "AHEAD", "BEHIND" -> Severity.WARNING;
            case "DIVERGED" -> Severity.BAD;
            default -> Severity.NEUTRAL;
        };
    }

    private static String version(Row row) {
        FileState state = row.state().orElse(null);
        return state == null || state.newest() == 0 ? ""
                : state.version() == 0 ? "- / " + state.newest() : state.version() + " / " + state.newest();
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(text("schemas.files.choose"));
        Path now = model.folderProperty().get();
        if (now != null && now.toFile().isDirectory()) {
            chooser.setInitialDirectory(now.toFile());
        }
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.choose(chosen.toPath());
        }
    }

    /// Asks for the subject of the selected file.
    private void ask() {
        Row row = files.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        TextField field = new TextField(row.subject().orElse(""));
        field.setId("schemas-files-subject-name");
        field.setAccessibleText(text("schemas.files.of"));
        DialogBox box = new DialogBox(text("schemas.files.subject.title", row.file().lastName()), "name-dialog");
        box.add(DialogBox.words(text("schemas.files.subject.words")), field);
        box.buttons(DialogBox.cancel(() -> dialogs.close(box)),
                DialogBox.yes(text("schemas.files.subject.take"), "schemas-files-subject-take", () -> {
                    dialogs.close(box);
                    model.assign(row, field.getText());
                }));
        dialogs.show(box);
        field.requestFocus();
    }

    /// The table of files.
    @Nullable Row selected() {
        return files.getSelectionModel().getSelectedItem();
    }
}
