package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import tableflow.console.ui.control.Menus;
import tableflow.console.ui.work.Problem;

/// What can be done with a tab besides running it: files, names, saved statements.
final class EditorActions {

    private static final String SUFFIX = ".sql";

    private final QueryViewModel model;
    private final Node owner;

    /// @param owner file dialogs stand above its window
    EditorActions(QueryViewModel model, Node owner) {
        this.model = model;
        this.owner = owner;
    }

    void openFile() {
        List<File> chosen = chooser(text("query.file.open")).showOpenMultipleDialog(owner.getScene().getWindow());
        if (chosen != null) {
            model.files().open(chosen.stream().map(File::toPath).toList());
        }
    }

    void save() {
        model.tabs().chosen().ifPresent(tab -> {
            Path file = tab.fileProperty().get();
            if (file == null) {
                saveAs(tab);
            } else {
                model.files().save(tab, file);
            }
        });
    }

    void saveAs() {
        model.tabs().chosen().ifPresent(this::saveAs);
    }

    /// Keeps the tab's text under a name.
    void keep() {
        model.tabs().chosen().ifPresent(tab -> NameDialog.show(
                NameDialog.Question.of(text("query.saved.keep"), new NameDialog.Answer(tab.name(), "", false))
                        .sharing(text("query.saved.shared")),
                model.context().dialogs(),
                answer -> model.context()
                        .work()
                        .job(text("query.job.saved"), progress -> model.services().desk().saved()
                                .add(answer.shared(), answer.name(), answer.description(), tab.text()))
                        .onFailure(failure -> model.problemProperty().set(Problem.of(failure)))
                        .start()));
    }

    ContextMenu menu(EditorTab tab) {
        MenuItem saveAs = Menus.item("query.file.saveas", () -> saveAs(tab));
        return new ContextMenu(
                Menus.item("query.tab.rename", () -> rename(tab)),
                Menus.item("query.tab.duplicate", () -> model.tabs().duplicate(tab)),
                saveAs,
                Menus.item("query.tab.close", () -> model.tabs().close(tab)),
                Menus.item("query.tab.close.others", () -> List.copyOf(model.tabs().all()).stream()
                        .filter(other -> !other.equals(tab))
                        .forEach(model.tabs()::close)));
    }

    private void rename(EditorTab tab) {
        NameDialog.show(
                NameDialog.Question.ofName(text("query.tab.rename"), tab.name()),
                model.context().dialogs(),
                answer -> tab.nameProperty().set(answer.name()));
    }

    private void saveAs(EditorTab tab) {
        FileChooser chooser = chooser(text("query.file.saveas"));
        chooser.setInitialFileName(tab.name().endsWith(SUFFIX) ? tab.name() : tab.name() + SUFFIX);
        File chosen = chooser.showSaveDialog(owner.getScene().getWindow());
        if (chosen != null) {
            model.files().save(tab, chosen.toPath());
        }
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(
                new FileChooser.ExtensionFilter(text("query.file.sql"), "*" + SUFFIX),
                new FileChooser.ExtensionFilter(text("query.file.all"), "*"));
        return chooser;
    }
}
