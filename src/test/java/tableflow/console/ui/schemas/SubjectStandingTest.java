package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.service.schemas.judge.SubjectShelf.State;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.service.schemas.preview.Before;
import tableflow.console.service.schemas.preview.Present;
import tableflow.console.ui.schemas.Standing.TableSight;
import tableflow.console.ui.work.TestWork;

/// What a draft follows while the registry changes.
class SubjectStandingTest {

    private static final String NAME = "orders-value";
    private static final String FIRST = "{\"type\":\"object\"}";
    private static final String ORDERS =
            "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"},\"note\":{\"type\":\"string\"}}}";

    @TempDir
    private Path folder;

    private final FakeSubjects registry = new FakeSubjects()
            .add(NAME, SchemaFormat.JSON, FIRST)
            .add(NAME, SchemaFormat.JSON, ORDERS)
            .add("other-value", SchemaFormat.JSON, FIRST);
    private final TestWork work = TestWork.inline();
    private Optional<Present.Sight> sight = Optional.empty();
    private SchemasViewModel model;

    @BeforeEach
    void open() {
        model = model();
        model.list();
        model.open(NAME);
    }

    private SchemasViewModel model() {
        return new SchemasViewModel(new SchemasServices(new SubjectShelf(registry::registry),
                new DraftJudge(() -> ReviewSettings.USUAL), topic -> topic.equals("orders") ? sight : Optional.empty(),
                new TabStore(folder, InstantSource.system()), registry.services(), registry.desk(folder)), work.work);
    }

    private void write(String text) {
        model.draft().textProperty().set(text);
        work.timer.advance(DraftViewModel.PAUSE);
    }

    private Standing standing() {
        return model.standingProperty().get();
    }

    private State state() {
        return Objects.requireNonNull(standing().subject()).state();
    }

    private long compared() {
        return Objects.requireNonNull(model.draft().judgementProperty().get()).compatibility()
                .map(it -> it.versions().size()).orElse(0);
    }

    @Test
    void aDeletedSubjectIsOneForAllWhoTellOfIt() {
        String text = model.draft().textProperty().get();
        assertThat(standing().follows()).isEqualTo("Follows version 2");
        assertThat(standing().table()).isEqualTo(TableSight.REGISTERED);
        registry.delete(NAME);
        model.touched();
        assertThat(state()).isEqualTo(State.DELETED);
        assertThat(standing().follows()).isEqualTo("Follows none: deleted");
        assertThat(standing().table()).isEqualTo(TableSight.UNREGISTERED);
        assertThat(standing().circumstances().earlier()).isEmpty();
        assertThat(compared()).isZero();
        assertThat(model.movedProperty().get()).startsWith("All versions of orders-value are deleted");
        assertThat(model.draft().textProperty().get()).isEqualTo(text);
        registry.deleted.clear();
        model.touched();
        assertThat(state()).isEqualTo(State.ABSENT);
        assertThat(standing().follows()).isEqualTo("Follows none: not registered");
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void theTableThatIsThereIsComparedWithThoughTheSubjectIsGone() {
        Struct columns = TableLayout.of(null, Column.required("", new Struct(List.of(
                Column.nullable("id", Primitive.LONG)))), MetadataColumnNaming.PORTABLE).columns();
        sight = Optional.of(new Present.Sight(new Before.Table(columns, Map.of()), null));
        model.open(NAME);
        registry.delete(NAME);
        model.touched();
        assertThat(standing().table()).isEqualTo(TableSight.PRESENT);
    }

    @Test
    void anUntouchedDraftIsTheNewestVersionAgain() {
        registry.delete(NAME);
        model.touched();
        registry.recover(NAME);
        registry.add(NAME, SchemaFormat.JSON, FIRST);
        model.touched();
        assertThat(standing().follows()).isEqualTo("Follows version 3");
        assertThat(standing().table()).isEqualTo(TableSight.REGISTERED);
        assertThat(model.draft().textProperty().get()).doesNotContain("note");
        assertThat(model.movedProperty().get()).as("it is the one that is registered").isEmpty();
    }

    @Test
    void aChangedDraftFollowsTheVersionThatIsLeft() {
        write(ORDERS.replace("integer", "string"));
        assertThat(compared()).isEqualTo(1);
        Objects.requireNonNull(registry.subjects.get(NAME)).removeLast();
        model.touched();
        assertThat(standing().follows()).isEqualTo("Follows version 1");
        assertThat(standing().circumstances().earlier()).hasSize(1);
        assertThat(model.movedProperty().get()).isEqualTo("Version 2 is deleted: the draft follows version 1 now.");
        assertThat(model.draft().changedProperty().get()).isTrue();
        assertThat(model.draft().textProperty().get()).isEqualTo(ORDERS.replace("integer", "string"));
        model.seen();
        assertThat(model.movedProperty().get()).isEmpty();
        model.draft().revert();
        assertThat(model.draft().textProperty().get()).as("what is registered now").doesNotContain("note");
    }

    @Test
    void aDraftThatIsWhatIsLeftIsNoDraft() {
        write("{\n  \"type\": \"object\"\n}\n");
        assertThat(model.hasDraft(NAME)).isTrue();
        Objects.requireNonNull(registry.subjects.get(NAME)).removeLast();
        model.touched();
        assertThat(model.draft().changedProperty().get()).isFalse();
        assertThat(model.hasDraft(NAME)).isFalse();
    }

    @Test
    void anotherLevelAndAnotherVersionReachAChangedDraft() {
        write(ORDERS.replace("integer", "string"));
        registry.level = CompatibilityLevel.FULL_TRANSITIVE;
        model.touched();
        assertThat(model.movedProperty().get()).contains("FULL_TRANSITIVE");
        assertThat(compared()).isEqualTo(2);
        registry.add(NAME, SchemaFormat.JSON, ORDERS.replace("note", "remark"));
        model.refresh();
        assertThat(model.movedProperty().get()).startsWith("Version 3 was registered meanwhile");
        assertThat(compared()).isEqualTo(3);
        Objects.requireNonNull(registry.subjects.get(NAME)).removeFirst();
        model.refresh();
        assertThat(model.movedProperty().get())
                .isEqualTo("An earlier version of the subject went: the draft is not compared with it any more.");
        assertThat(compared()).isEqualTo(2);
        model.open("other-value");
        assertThat(model.movedProperty().get()).as("of another subject").isEmpty();
    }

    @Test
    void aListingThatTellsAnotherTaleIsEnough() {
        registry.delete(NAME);
        model.list();
        assertThat(state()).isEqualTo(State.DELETED);
        registry.recover(NAME);
        model.list();
        assertThat(state()).isEqualTo(State.LIVE);
    }

    @Test
    void aSubjectThatIsLookedAtBecauseItIsDeletedIsOpenedOnceItIsBack() {
        registry.delete("other-value");
        model.list();
        model.choose("other-value");
        assertThat(model.draft().subject()).as("the draft stays at hand").isEqualTo(NAME);
        registry.recover("other-value");
        model.touched();
        assertThat(model.draft().subject()).isEqualTo("other-value");
        assertThat(standing().follows()).isEqualTo("Follows version 1");
    }

    @Test
    void theDraftOfASubjectThatIsGoneIsListedAndComesBack() {
        write(ORDERS.replace("integer", "string"));
        registry.delete(NAME);
        model.touched();
        model.open("other-value");
        assertThat(model.shown()).as("deleted ones are not shown, drafts are").contains(NAME);
        model.choose(NAME);
        assertThat(model.draft().textProperty().get()).isEqualTo(ORDERS.replace("integer", "string"));
        assertThat(state()).isEqualTo(State.DELETED);
        registry.deleted.clear();
        model.open("other-value");
        model.list();
        model.choose(NAME);
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.draft().textProperty().get()).isEqualTo(ORDERS.replace("integer", "string"));
        assertThat(model.draft().returnedProperty().get()).isTrue();
        assertThat(state()).isEqualTo(State.ABSENT);
        assertThat(model.ownSubject()).isEqualTo(NAME);
        model.draft().revert();
        assertThat(model.draft().textProperty().get()).as("as a new one begins")
                .isEqualTo(Beginnings.of(SchemaFormat.JSON));
        assertThat(model.hasDraft(NAME)).isFalse();
    }

    @Test
    void theDraftOfAFileFollowsItsSubjectToo() {
        Subject around = Objects.requireNonNull(model.subjectProperty().get());
        model.openText(FilesTool.FILE + "orders.json", around, SchemaFormat.JSON, ORDERS, null);
        assertThat(standing().follows()).isEqualTo("Follows version 2");
        registry.delete(NAME);
        model.touched();
        assertThat(standing().follows()).isEqualTo("Follows none: deleted");
        assertThat(model.draft().textProperty().get()).isEqualTo(ORDERS);
        registry.recover(NAME);
        model.touched();
        assertThat(standing().follows()).isEqualTo("Follows version 2");
        assertThat(model.draft().textProperty().get()).as("the file's").isEqualTo(ORDERS);
        assertThat(model.movedProperty().get()).isEqualTo(
                "orders-value is registered again: the draft follows version 2 now.");
    }

    @Test
    void whatCannotBeAskedIsTold() {
        write("{}");
        registry.failure = RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "list subjects", "no network");
        model.touched();
        registry.failure = null;
        Objects.requireNonNull(registry.subjects.get(NAME)).removeLast();
        Objects.requireNonNull(Objects.requireNonNull(model.problemProperty().get()).retry()).run();
        assertThat(standing().follows()).as("what was left undone is done").isEqualTo("Follows version 1");
    }
}
