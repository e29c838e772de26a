package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.service.schemas.judge.Remark;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.service.schemas.preview.Before;
import tableflow.console.service.schemas.preview.Present;
import tableflow.console.service.schemas.preview.TablePreview.Verdict;
import tableflow.console.service.schemas.references.ReferenceDesk;
import tableflow.console.ui.schemas.Standing.TableSight;
import tableflow.console.ui.work.TestWork;

class SchemasViewModelTest {

    private static final String ORDERS =
            "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"},\"note\":{\"type\":\"string\"}}}";

    @TempDir
    private Path folder;

    private final FakeSubjects registry = new FakeSubjects()
            .add("orders-value", SchemaFormat.JSON, "{\"type\":\"object\"}")
            .add("orders-value", SchemaFormat.JSON, ORDERS)
            .add("Customers-value", SchemaFormat.PROTOBUF, "syntax = \"proto3\"; message M { int32 a = 1; }");
    private Optional<Present.Sight> sight = Optional.empty();

    private SchemasViewModel model(TestWork work) {
        return new SchemasViewModel(new SchemasServices(
                new SubjectShelf(registry::registry),
                new DraftJudge(() -> ReviewSettings.USUAL),
                topic -> topic.equals("orders") ? sight : Optional.empty(),
                new TabStore(folder, InstantSource.system()), registry.services(),
                registry.desk(folder)), work.work);
    }

    private static Judgement judged(SchemasViewModel model) {
        return Objects.requireNonNull(model.draft().judgementProperty().get());
    }

    @Test
    void subjectsAreListedAndFiltered() {
        SchemasViewModel model = model(TestWork.inline());
        model.list();
        assertThat(model.shown()).containsExactly("Customers-value", "orders-value");
        model.filterProperty().set(" CUSTOM");
        assertThat(model.shown()).containsExactly("Customers-value");
        model.filterProperty().set("nothing");
        assertThat(model.shown()).isEmpty();
    }

    @Test
    void aFailureToListIsAProblemThatCanBeTriedAgain() {
        registry.failure = RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "list subjects", "no network");
        SchemasViewModel model = model(TestWork.inline());
        model.list();
        assertThat(model.shown()).isEmpty();
        Runnable retry = Objects.requireNonNull(Objects.requireNonNull(model.problemProperty().get()).retry());
        registry.failure = null;
        retry.run();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.shown()).hasSize(2);
    }

    @Test
    void anOpenedSubjectIsJudgedAgainstItsVersionsAndLaidOut() {
        SchemasViewModel model = model(TestWork.inline());
        model.open("orders-value");
        assertThat(model.draft().textProperty().get()).startsWith("{\n  \"type\": \"object\"");
        assertThat(model.draft().changedProperty().get()).isFalse();
        assertThat(Objects.requireNonNull(model.subjectProperty().get()).versions()).hasSize(2);
        assertThat(model.standingProperty().get().table()).isEqualTo(TableSight.REGISTERED);
        assertThat(judged(model).preview().verdict()).isEqualTo(Verdict.FOLLOWS);
        assertThat(judged(model).compatibility()).isPresent();
    }

    @Test
    void anEditIsJudgedAfterAPauseAndTheNewestWins() {
        TestWork work = TestWork.inline();
        SchemasViewModel model = model(work);
        model.open("orders-value");
        Judgement first = judged(model);
        String text = model.draft().textProperty().get();
        model.draft().textProperty().set(text + " ");
        model.draft().textProperty().set(text.replace("note", "remark"));
        assertThat(judged(model)).isSameAs(first);
        assertThat(model.draft().pendingProperty().get()).isTrue();
        work.timer.advance(DraftViewModel.PAUSE);
        assertThat(model.draft().pendingProperty().get()).isFalse();
        assertThat(judged(model).preview().verdict()).isEqualTo(Verdict.STOPS);
        assertThat(judged(model).remarks()).filteredOn(it -> it.source() == Remark.Source.TABLE)
                .extracting(it -> it.finding().rule()).containsExactly("FIELD_DELETED");
        assertThat(judged(model).remarks()).filteredOn(it -> it.source() == Remark.Source.COMPATIBILITY)
                .extracting(it -> it.finding().rule())
                .containsExactly("OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL");
    }

    @Test
    void aTextThatIsNoSchemaIsSaidToBeNoneAndNothingElseIs() {
        TestWork work = TestWork.inline();
        SchemasViewModel model = model(work);
        model.open("orders-value");
        model.draft().textProperty().set("{");
        work.timer.advance(DraftViewModel.PAUSE);
        assertThat(judged(model).preview().verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(judged(model).compatibility()).isEmpty();
        assertThat(judged(model).remarks()).extracting(Remark::source).contains(Remark.Source.LANGUAGE)
                .doesNotContain(Remark.Source.TABLE, Remark.Source.COMPATIBILITY);
    }

    @Test
    void theTableAsItIsTakesThePlaceOfTheRegisteredVersion() {
        Struct columns = TableLayout.of(null, Column.required("", new Struct(List.of(
                Column.nullable("id", Primitive.LONG), Column.nullable("note", Primitive.STRING),
                Column.nullable("old", Primitive.STRING)))), MetadataColumnNaming.PORTABLE).columns();
        sight = Optional.of(new Present.Sight(new Before.Table(columns, Map.of()), null));
        SchemasViewModel model = model(TestWork.inline());
        model.open("orders-value");
        assertThat(model.standingProperty().get().table()).isEqualTo(TableSight.PRESENT);
        assertThat(judged(model).preview().findings()).extracting(it -> it.rule() + " " + it.column())
                .containsExactly("FIELD_DELETED old");
        assertThat(judged(model).preview().naming()).isEqualTo(MetadataColumnNaming.PORTABLE);
    }

    @Test
    void aDraftSurvivesACrash() {
        TestWork work = TestWork.inline();
        SchemasViewModel model = model(work);
        model.open("orders-value");
        String edited = model.draft().textProperty().get().replace("note", "remark");
        model.draft().textProperty().set(edited);
        work.timer.advance(Duration.ofSeconds(1));
        // No close: the process is gone.
        SchemasViewModel again = model(TestWork.inline());
        again.list();
        assertThat(again.hasDraft("orders-value")).isTrue();
        again.open("orders-value");
        assertThat(again.draft().textProperty().get()).isEqualTo(edited);
        assertThat(again.draft().changedProperty().get()).isTrue();
        again.draft().revert();
        assertThat(again.draft().textProperty().get()).contains("note");
        assertThat(again.hasDraft("orders-value")).isFalse();
        again.close();
        SchemasViewModel third = model(TestWork.inline());
        third.list();
        assertThat(third.hasDraft("orders-value")).isFalse();
    }

    @Test
    void aDraftThatComesBackIsSaidToBeOne() {
        SchemasViewModel model = model(TestWork.inline());
        model.open("orders-value");
        model.draft().textProperty().set("{}");
        assertThat(model.draft().returnedProperty().get()).as("it is typed now").isFalse();
        model.open("Customers-value");
        assertThat(model.draft().returnedProperty().get()).as("it has none").isFalse();
        model.open("orders-value");
        assertThat(model.draft().returnedProperty().get()).isTrue();
        model.draft().textProperty().set("{ }");
        assertThat(model.draft().returnedProperty().get()).as("also while it is worked on").isTrue();
        model.draft().revert();
        assertThat(model.draft().returnedProperty().get()).as("it is none any more").isFalse();
        model.draft().textProperty().set("{}");
        model.open("orders-value");
        model.draft().acknowledge();
        assertThat(model.draft().returnedProperty().get()).isFalse();
        assertThat(model.draft().changedProperty().get()).isTrue();
    }

    @Test
    void draftsThatStandAloneAreKeptByLanguage() {
        SchemasViewModel model = model(TestWork.inline());
        model.begin(SchemaFormat.JSON);
        model.draft().textProperty().set("{\"type\":\"array\"}");
        model.begin(SchemaFormat.AVRO);
        assertThat(model.draft().formatProperty().get()).as("and not the one of before").isEqualTo(SchemaFormat.AVRO);
        assertThat(model.draft().textProperty().get()).contains("record");
        assertThat(model.draft().returnedProperty().get()).isFalse();
        model.begin(SchemaFormat.JSON);
        assertThat(model.draft().textProperty().get()).isEqualTo("{\"type\":\"array\"}");
        assertThat(model.draft().returnedProperty().get()).isTrue();
        model.list();
        assertThat(model.shown()).as("they are of no subject").containsExactly("Customers-value", "orders-value");
    }

    @Test
    void anOpenSubjectThatWasDeletedIsNoFault() {
        SchemasViewModel model = model(TestWork.inline());
        model.list();
        model.open("orders-value");
        String text = model.draft().textProperty().get();
        assertThat(model.draft().circumstances().earlier()).isNotEmpty();
        registry.subjects.remove("orders-value");
        model.touched();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.draft().textProperty().get()).isEqualTo(text);
        assertThat(model.draft().circumstances().earlier()).as("it follows none any more").isEmpty();
        assertThat(model.shown()).containsExactly("Customers-value");
    }

    @Test
    void theTextOfAnEarlierVersionBecomesTheDraft() {
        SchemasViewModel model = model(TestWork.inline());
        model.open("orders-value");
        model.take(Objects.requireNonNull(model.subjectProperty().get()).versions().getFirst());
        assertThat(model.draft().textProperty().get()).isEqualTo("{\n  \"type\": \"object\"\n}\n");
        assertThat(model.draft().changedProperty().get()).isTrue();
    }

    @Test
    void aSubjectThatWentAwayIsAProblemAndTheDraftStays() {
        SchemasViewModel model = model(TestWork.inline());
        model.begin(SchemaFormat.AVRO);
        String text = model.draft().textProperty().get();
        model.open("gone");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().is(RemoteFailure.Kind.NOT_FOUND))
                .isTrue();
        assertThat(model.draft().textProperty().get()).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void whatOneBeginsWithIsASchemaThatMakesATable(SchemaFormat format) {
        SchemasViewModel model = model(TestWork.inline());
        model.begin(format);
        assertThat(judged(model).remarks()).filteredOn(it -> it.finding().isError()).isEmpty();
        assertThat(judged(model).preview().verdict()).isEqualTo(Verdict.CREATES);
        assertThat(model.draft().changedProperty().get()).isFalse();
    }

    @Test
    void anotherSubjectCancelsTheOneBefore() {
        TestWork work = TestWork.queued();
        SchemasViewModel model = model(work);
        model.open("Customers-value");
        model.open("orders-value");
        while (work.waiting() > 0) {
            work.runNext();
        }
        assertThat(Objects.requireNonNull(model.subjectProperty().get()).name()).isEqualTo("orders-value");
        assertThat(model.draft().subject()).isEqualTo("orders-value");
    }

    @Test
    void referencesAreJudgedKeptWithTheDraftAndTakenBack() {
        registry.add("place", SchemaFormat.JSON, ORDERS);
        TestWork work = TestWork.inline();
        SchemasViewModel model = model(work);
        model.open("orders-value");
        model.draft().textProperty().set(ORDERS.replace("\"id\"", "\"to\":{\"$ref\":\"place.json\"},\"id\""));
        work.timer.advance(DraftViewModel.PAUSE);
        assertThat(judged(model).document().schema()).isEmpty();
        List<SchemaReference> place = List.of(new SchemaReference("place.json", "place", 1));
        model.draft().refer(place, new ReferenceDesk(registry::registry).texts(place));
        assertThat(judged(model).document().schema()).isPresent();
        assertThat(judged(model).preview().columns()).anyMatch(it -> it.name().equals("to"));
        model.close();
        SchemasViewModel again = model(TestWork.inline());
        again.list();
        again.open("orders-value");
        assertThat(again.draft().referencesProperty().get()).isEqualTo(place);
        assertThat(judged(again).document().schema()).as("their texts are read again").isPresent();
        again.draft().revert();
        assertThat(again.draft().referencesProperty().get()).isEmpty();
        assertThat(again.draft().changedProperty().get()).isFalse();
        assertThat(again.hasDraft("orders-value")).isFalse();
    }

    @Test
    void aReferenceThatIsGoneIsToldAndTheDraftStays() {
        TestWork work = TestWork.inline();
        SchemasViewModel model = model(work);
        model.open("orders-value");
        model.draft().refer(List.of(new SchemaReference("a.json", "gone", 2)), List.of());
        model.close();
        SchemasViewModel again = model(TestWork.inline());
        again.list();
        again.open("orders-value");
        assertThat(Objects.requireNonNull(again.problemProperty().get()).failure().getMessage())
                .contains("version 2 of gone");
        assertThat(again.draft().textProperty().get()).contains("note");
        registry.add("gone", SchemaFormat.JSON, "{}").add("gone", SchemaFormat.JSON, "{}");
        Objects.requireNonNull(Objects.requireNonNull(again.problemProperty().get()).retry()).run();
        assertThat(again.problemProperty().get()).isNull();
        assertThat(judged(again).document().references()).hasSize(1);
    }
}
