package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.files.FileText;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.ui.schemas.files.FileConflict;
import tableflow.console.ui.schemas.files.FilesView;
import tableflow.console.ui.schemas.files.FilesViewModel;
import tableflow.console.ui.schemas.files.FilesViewModel.Opened;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.tour.TourStep;
import tableflow.console.ui.work.LatestOnly;

/// The schema files of a folder, and the draft as one of them.
final class FilesTool implements SchemaTool {

    /// Drafts of files are kept under this and their path.
    static final String FILE = "file:";

    private final ToolPlace place;
    private final FilesViewModel files;
    private final Button save = new Button(text("schemas.files.save"), new FontIcon(Feather.SAVE));
    private final LatestOnly opening = new LatestOnly();
    private final FilesView view;
    private String shown = "";
    private @Nullable FileText asked;

    FilesTool(ToolPlace place) {
        this.place = place;
        this.files = new FilesViewModel(place.services().desk().files(), place.context().work());
        this.view = new FilesView(files, place.context().dialogs(), files::open);
        save.setId("schemas-files-save");
        save.setTooltip(new Tooltip(text("schemas.files.save.why")));
        save.setOnAction(event -> save());
        files.openedProperty().subscribe(this::opened);
        files.onOutside(this::outside);
        draft().textProperty().subscribe(this::look);
        draft().judgementProperty().subscribe(this::look);
        look();
    }

    private DraftViewModel draft() {
        return place.model().draft();
    }

    private static String key(Opened file) {
        return FILE + file.file().path();
    }

    /// Whether the draft is still that of the open file: a subject may have been opened meanwhile.
    private @Nullable Opened current() {
        Opened file = files.openedProperty().get();
        return file != null && draft().subject().equals(key(file)) ? file : null;
    }

    private void look() {
        Opened file = current();
        boolean changed = file != null && !draft().textProperty().get().equals(file.base().text());
        save.setVisible(file != null);
        save.setManaged(file != null);
        save.setDisable(!changed);
    }

    private void opened(@Nullable Opened file) {
        if (file == null || (key(file).equals(shown) && current() != null)) {
            look();
            return;
        }
        shown = key(file);
        SchemaFormat format = file.file().format(file.base().text()).orElse(SchemaFormat.JSON);
        String subject = file.subject().orElse("");
        if (subject.isEmpty()) {
            place.model().openText(key(file), null, format, file.base().text());
            return;
        }
        place.context().work().job(text("schemas.job.open", subject),
                progress -> place.services().shelf().open(subject, progress))
                .in(opening)
                .onResult(found -> open(file, found, format))
                // A file can be edited though its subject has no version, or the registry is silent.
                .onFailure(failure -> open(file, null, format))
                .start();
    }

    private void open(Opened file, @Nullable Subject subject, SchemaFormat format) {
        place.model().openText(key(file), subject, format, file.base().text());
        look();
    }

    private void save() {
        Opened file = current();
        if (file != null) {
            String now = draft().textProperty().get();
            files.save(now, theirs -> conflict(file, theirs));
        }
    }

    /// Another program changed the open file: an untouched draft follows, a changed one is shown beside it, once.
    private void outside(FileText now) {
        Opened file = current();
        if (file == null) {
            return;
        }
        if (draft().textProperty().get().equals(file.base().text())) {
            take(now);
        } else if (asked == null || !asked.sameAs(now)) {
            conflict(file, now);
        }
    }

    private void conflict(Opened file, FileText theirs) {
        asked = theirs;
        String mine = draft().textProperty().get();
        place.context().dialogs().show(new FileConflict(place.context().dialogs(), file.file().lastName(), theirs, mine,
                () -> files.overwrite(mine), () -> take(theirs)));
    }

    private void take(FileText now) {
        files.taken(now);
        draft().textProperty().set(now.text());
        look();
    }

    @Override
    public List<Node> bar() {
        return List.of(save);
    }

    @Override
    public List<SchemaTab> tabs() {
        return List.of(new SchemaTab("schemas-files-tab", text("schemas.files.tab"), SchemaTab.Side.PROBLEMS, view));
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(text("schemas.title"), text("schemas.files.save"), Feather.SAVE, this::save)
                .withShortcut("Shortcut+S"));
    }

    @Override
    public List<TourStep> tour() {
        return List.of();
    }

    /// What is worked on; for tests.
    FilesViewModel files() {
        return Objects.requireNonNull(files);
    }

    @Override
    public void onShown() {
        files.begin();
    }

    @Override
    public void close() {
        opening.clear();
        files.close();
    }
}
