package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.schemas.registry.RegistryKit;
import tableflow.console.ui.schemas.registry.RowFigures;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.FxWork;

/// Which row is the subject at hand.
class SubjectListTest extends UiTest {

    @TempDir
    private Path folder = Path.of("");

    private final FakeSubjects registry = new FakeSubjects();
    private final FxWork work = new FxWork(InstantSource.system());
    private final AtomicReference<@Nullable SchemasViewModel> shown = new AtomicReference<>();

    private SchemasViewModel open() {
        for (int i = 0; i < 60; i++) {
            registry.add("many-%02d-value".formatted(i), SchemaFormat.AVRO, "\"string\"");
        }
        SchemasServices services = new SchemasServices(new SubjectShelf(registry::registry),
                new DraftJudge(() -> ReviewSettings.USUAL), topic -> Optional.empty(),
                new TabStore(folder, InstantSource.system()), registry.services(), registry.desk(folder));
        Profile profile = new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null), null, null, null, null);
        show(() -> {
            SchemasViewModel model = new SchemasViewModel(services, work.work());
            shown.set(model);
            return new SubjectList(model, new RowFigures(RegistryKit.of(new PaneContext(profile, work.work(),
                    new Navigation(), new Overlay(), new SimpleBooleanProperty(true)), services.registry())));
        }, 220, 300);
        return Objects.requireNonNull(shown.get());
    }

    @AfterEach
    void close() {
        run(Objects.requireNonNull(shown.get())::close);
        work.close();
    }

    @Test
    void theOneThatIsOpenedBeforeTheListIsThereIsMarkedAndSeen() {
        SchemasViewModel model = open();
        run(() -> model.open("many-50-value"));
        await("it is open", () -> model.subjectProperty().get() != null);
        run(model::list);
        await("it is marked", () -> isMarked("many-50-value"));
    }

    @Test
    void itStaysMarkedWhereRowsMove() {
        SchemasViewModel model = open();
        run(model::list);
        await("listed", () -> model.shown().size() == 60);
        run(() -> model.open("many-02-value"));
        await("it is marked", () -> isMarked("many-02-value"));
        registry.add("another-value", SchemaFormat.AVRO, "\"string\"");
        run(model::list);
        await("one more", () -> model.shown().size() == 61);
        await("it is marked still", () -> isMarked("many-02-value"));
        run(() -> model.filterProperty().set("many-4"));
        assertThat(fx(() -> subjects().getSelectionModel().getSelectedItem())).as("it is not listed").isNull();
        run(() -> model.filterProperty().set(""));
        await("it is marked again", () -> isMarked("many-02-value"));
    }

    private ListView<?> subjects() {
        return find("#schemas-subjects", ListView.class);
    }

    /// Whether its row is the chosen one, and in sight.
    private boolean isMarked(String subject) {
        ListView<?> list = subjects();
        return subject.equals(list.getSelectionModel().getSelectedItem())
                && list.lookupAll(".list-cell").stream().anyMatch(it -> it instanceof ListCell<?> cell
                        && cell.isSelected() && subject.equals(cell.getItem()) && cell.isVisible()
                        && list.localToScene(list.getLayoutBounds()).contains(
                                cell.localToScene(cell.getWidth() / 2, cell.getHeight() / 2)));
    }
}
