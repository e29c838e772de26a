package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.compat.LineDiff;
import tableflow.console.service.schemas.files.SchemaText;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.service.schemas.references.ReferenceText;
import tableflow.console.ui.schemas.files.FileConflict;
import tableflow.console.ui.schemas.files.FileNotice;
import tableflow.console.ui.schemas.files.FilesView;
import tableflow.console.ui.schemas.files.FilesViewModel;
import tableflow.console.ui.schemas.files.NewFileBox;
import tableflow.console.ui.schemas.files.OpenFile;
import tableflow.console.ui.schemas.files.OpenFile.Opened;
import tableflow.console.ui.schemas.files.OpenFile.Other;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.tour.TourStep;
import tableflow.console.ui.work.LatestOnly;

/// The schema files of a folder, and the draft as one of them.
final class FilesTool implements SchemaTool {

    /// Its tab.
    static final String TAB = "schemas-files-tab";

    /// Drafts of files are kept under this and their path.
    static final String FILE = "file:";

    private final ToolPlace place;
    private final FilesViewModel files;
    private final Button save = new Button(text("schemas.files.save"), new FontIcon(Feather.SAVE));
    private final Button saveAs = new Button("", new FontIcon(Feather.FILE_PLUS));
    private final FileNotice notice = new FileNotice();
    private final LatestOnly opening = new LatestOnly();
    private final LatestOnly comparing = new LatestOnly();
    private final FilesView view;
    private String shown = "";

    FilesTool(ToolPlace place) {
        this.place = place;
        this.files = new FilesViewModel(place.services().desk().files(), place.context().work());
        this.view = new FilesView(files, place.context().dialogs());
        save.setId("schemas-files-save");
        save.setTooltip(new Tooltip(text("schemas.files.save.why")));
        save.setOnAction(event -> save());
        saveAs.setId("schemas-files-saveas");
        saveAs.setAccessibleText(text("schemas.files.saveas"));
        saveAs.setTooltip(new Tooltip(text("schemas.files.saveas") + ": " + text("schemas.files.saveas.why")));
        saveAs.setOnAction(event -> saveAs());
        open().openedProperty().subscribe(this::opened);
        open().otherProperty().subscribe(this::other);
        files.folderProperty().subscribe(this::look);
        draft().textProperty().subscribe(this::look);
        draft().referencesProperty().subscribe(this::look);
        draft().judgementProperty().subscribe(this::look);
        look();
    }

    private OpenFile open() {
        return files.open();
    }

    private DraftViewModel draft() {
        return place.model().draft();
    }

    private static String key(Opened file) {
        return FILE + file.file().path();
    }

    /// Whether the draft is still that of the open file: a subject may have been opened meanwhile.
    private @Nullable Opened current() {
        Opened file = open().openedProperty().get();
        return file != null && draft().subject().equals(key(file)) ? file : null;
    }

    private void look() {
        Opened file = current();
        boolean changed = file != null && (file.base().isEmpty() || differs(file));
        shown(save, file != null);
        save.setDisable(!changed);
        shown(saveAs, file == null && files.folderProperty().get() != null);
        if (file == null) {
            notice.hide();
        }
    }

    private boolean differs(Opened file) {
        return !draft().textProperty().get().equals(file.text())
                || !draft().referencesProperty().get().equals(file.references(implied()));
    }

    /// What the newest version refers to: a file that says nothing else is taken to mean the same.
    private List<SchemaReference> implied() {
        Subject around = place.model().subjectProperty().get();
        return around == null ? List.of() : around.references();
    }

    private OpenFile.Draft inHand() {
        return new OpenFile.Draft(draft().textProperty().get(), draft().referencesProperty().get(), implied());
    }

    private static void shown(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }

    private void opened(@Nullable Opened file) {
        if (file == null || (key(file).equals(shown) && current() != null)) {
            look();
            return;
        }
        shown = key(file);
        SchemaFormat format = file.file().format(file.text()).orElse(SchemaFormat.JSON);
        String subject = file.subject().orElse("");
        if (subject.isEmpty()) {
            open(file, null, format);
            return;
        }
        place.context().work().job(text("schemas.job.open", subject),
                progress -> place.services().shelf().now(subject, progress))
                .in(opening)
                .onResult(found -> open(file, found, format))
                // A file can be edited though the registry is silent.
                .onFailure(failure -> open(file, null, format))
                .start();
    }

    private void open(Opened file, @Nullable Subject subject, SchemaFormat format) {
        place.model().openText(key(file), subject, format, file.text(),
                file.base().flatMap(SchemaText::references).orElse(null));
        notice.hide();
        if (differs(file)) {
            // A draft of an earlier run: what it was made from is not known any more.
            Other kept = new Other(file, file.base());
            notice.show(text("schemas.files.notice.kept", file.file().lastName()), choices(kept, false));
        }
        look();
    }

    private void save() {
        Opened file = current();
        if (file != null) {
            open().save(inHand(), other -> difference(other, true));
        } else if (saveAs.isVisible()) {
            saveAs();
        }
    }

    /// Writes the draft into a new file of the folder.
    private void saveAs() {
        Path folder = files.folderProperty().get();
        if (folder == null) {
            return;
        }
        Subject around = place.model().subjectProperty().get();
        String subject = around == null ? "" : around.name();
        SchemaFormat format = draft().formatProperty().get();
        place.context().dialogs().show(new NewFileBox(place.context().dialogs(), files.rows(), subject, format,
                name -> files.create(folder, name, Optional.of(subject).filter(it -> !it.isEmpty()),
                        inHand())));
    }

    /// Another program changed the open file: an untouched draft follows; for a changed one somebody decides.
    private void other(@Nullable Other other) {
        Opened file = current();
        if (other == null || file == null || !other.file().equals(file)) {
            notice.hide();
            return;
        }
        Optional<SchemaText> now = other.now();
        if (now.isPresent() && !differs(file)) {
            take(other);
            return;
        }
        String said = now.isPresent() ? "schemas.files.notice.changed" : "schemas.files.notice.gone";
        notice.show(text(said, file.file().lastName()), choices(other, false));
    }

    /// @param saving whether to keep the draft is to save it
    private FileNotice.Choices choices(Other other, boolean saving) {
        return new FileNotice.Choices(() -> difference(other, false), () -> take(other), () -> {
            open().decide(other);
            notice.hide();
            look();
            if (saving) {
                save();
            }
        }, other.now().isPresent());
    }

    private void difference(Other other, boolean saving) {
        String mine = draft().textProperty().get();
        String theirs = other.now().map(it -> it.text().text()).orElse("");
        List<SchemaReference> referred = other.now().flatMap(SchemaText::references).orElse(implied());
        List<SchemaReference> own = draft().referencesProperty().get();
        place.context().work().job(text("schemas.files.job.compare"), progress -> referred.equals(own)
                ? LineDiff.of(theirs, mine)
                : LineDiff.of(ended(theirs) + ReferenceText.write(referred), ended(mine) + ReferenceText.write(own)))
                .in(comparing)
                .onResult(lines -> place.context().dialogs().show(new FileConflict(place.context().dialogs(),
                        other.file().file().lastName(), lines, choices(other, saving))))
                .start();
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }

    private void take(Other other) {
        open().decide(other);
        other.now().ifPresent(now ->
                draft().take(now.text().text(), now.references().orElse(implied())));
        notice.hide();
        look();
    }

    @Override
    public List<Node> bar() {
        return List.of(save, saveAs);
    }

    @Override
    public List<Node> notices() {
        return List.of(notice);
    }

    @Override
    public List<SchemaTab> tabs() {
        return List.of(new SchemaTab(TAB, text("schemas.files.tab"), SchemaTab.Side.PROBLEMS, view));
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(text("schemas.title"), text("schemas.files.save"), Feather.SAVE, this::save)
                        .withShortcut("Shortcut+S"),
                Command.of(text("schemas.title"), text("schemas.files.command.filter"), Feather.FOLDER, () -> {
                    place.show().accept(TAB);
                    view.focusFilter();
                }).withShortcut("Shortcut+Shift+O"),
                Command.of(text("schemas.title"), text("schemas.files.refresh"), Feather.REFRESH_CW, files::refresh));
    }

    @Override
    public List<TourStep> tour() {
        return new FilesTour(place, files).steps();
    }

    @Override
    public void onShown() {
        files.shown();
    }

    @Override
    public void onHidden() {
        files.hidden();
    }

    @Override
    public void close() {
        opening.clear();
        comparing.clear();
        files.close();
    }
}
