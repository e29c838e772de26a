package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.Units;
import tableflow.console.service.schemas.files.SchemaFolder;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;

/// The schema files of a folder, with how each stands to the registry.
public final class FilesView extends VBox {

    private final FilesViewModel model;
    private final Dialogs dialogs;
    private final TextField filter = new TextField();
    private final FilesTree tree;

    public FilesView(FilesViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        setId("schemas-files");
        getStyleClass().add("schemas-files");
        tree = new FilesTree(model);
        tree.placeholderProperty().bind(Bindings.createObjectBinding(this::nothing,
                model.folderProperty(), model.busyProperty(), model.treeProperty()));
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().setAll(bar(), banner, tree);
    }

    private HBox bar() {
        Button choose = button("schemas-files-choose", "schemas.files.choose", Feather.FOLDER, this::choose);
        Button subject = button("schemas-files-subject", "schemas.files.subject", Feather.LINK, this::ask);
        subject.setDisable(true);
        tree.getSelectionModel().selectedItemProperty().subscribe(() -> subject.setDisable(tree.chosen().isEmpty()));
        Button refresh = button("schemas-files-refresh", "schemas.files.refresh", Feather.REFRESH_CW, model::refresh);
        refresh.disableProperty().bind(model.folderProperty().isNull().or(model.busyProperty()));
        filter.setId("schemas-files-filter");
        filter.setPromptText(text("schemas.files.filter"));
        filter.setAccessibleText(text("schemas.files.filter"));
        filter.setPrefColumnCount(12);
        filter.setMinWidth(90);
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnAction(event -> focusTree());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                focusTree();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
        CheckBox changed = new CheckBox(text("schemas.files.changed"));
        changed.setId("schemas-files-changed");
        changed.selectedProperty().bindBidirectional(model.onlyChangedProperty());
        changed.setMinWidth(USE_PREF_SIZE);
        // One line: below it the files need all the room that there is.
        HBox bar = new HBox(choose, filter, changed, subject, refresh, where());
        bar.getStyleClass().add("schemas-bar");
        return bar;
    }

    private static Button button(String id, String name, Ikon icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("flat");
        button.setAccessibleText(text(name));
        button.setTooltip(new Tooltip(text(name)));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void focusTree() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty()) {
            tree.getSelectionModel().selectFirst();
        }
    }

    private Label where() {
        Label where = new Label();
        where.setId("schemas-files-where");
        where.getStyleClass().add("schemas-place");
        HBox.setHgrow(where, Priority.ALWAYS);
        where.setMaxWidth(Double.MAX_VALUE);
        where.setMinWidth(0);
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        where.textProperty().bind(Bindings.createStringBinding(() -> {
            Path folder = model.folderProperty().get();
            return folder == null ? "" : model.wholeProperty().get() ? folder.toString()
                    : text("schemas.files.partly", folder, Units.grouped(SchemaFolder.MOST_FILES));
        }, model.folderProperty(), model.wholeProperty()));
        HoverTip.on(where, where::getText);
        return where;
    }

    private Placeholder nothing() {
        if (model.busyProperty().get() && model.rows().isEmpty()) {
            return Placeholder.loading(text("schemas.files.loading"));
        }
        if (model.folderProperty().get() == null) {
            return Placeholder.empty(Feather.FOLDER, text("schemas.files.none"), text("schemas.files.none.why"))
                    .action(text("schemas.files.choose"), this::choose);
        }
        return model.rows().isEmpty()
                ? Placeholder.empty(Feather.FILE, text("schemas.files.empty"), text("schemas.files.empty.why"))
                : Placeholder.empty(Feather.SEARCH, text("schemas.files.nomatch"), text("schemas.files.nomatch.why"))
                        .action(text("schemas.files.all"), this::all);
    }

    private void all() {
        model.filterProperty().set("");
        model.onlyChangedProperty().set(false);
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
        Row row = tree.chosen().orElse(null);
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

    /// Where files are looked for.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}
