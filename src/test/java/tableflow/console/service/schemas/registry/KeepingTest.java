package tableflow.console.service.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.RegistryShelf.Entry;
import tableflow.console.service.schemas.registry.RegistryShelf.Figures;
import tableflow.console.service.schemas.registry.RegistryShelf.History;
import tableflow.console.service.schemas.registry.RegistryShelf.Listing;

/// What is there, deleting it and bringing it back, on a registry over HTTP.
class KeepingTest {

    private static final RegistryStand STAND = new RegistryStand();
    private static final String REFERRER = "{\"type\":\"record\",\"name\":\"Q\",\"fields\":"
            + "[{\"name\":\"r\",\"type\":\"R\"}]}";

    private final RegistryShelf shelf = new RegistryShelf(STAND.desk());
    private final Deletions deletions = new Deletions(STAND.desk(), STAND.uses(STAND.desk()));
    private final Recoveries recoveries = new Recoveries(STAND.desk());

    @AfterAll
    static void stop() {
        STAND.close();
    }

    private static Deletions.Wish all(SubjectName subject, boolean permanent) {
        return new Deletions.Wish(subject, null, permanent);
    }

    private static Recoveries.Wish back(SubjectName subject, Recoveries.Way way, Integer... numbers) {
        return new Recoveries.Wish(subject, List.of(numbers), way);
    }

    @Test
    void theListHasContextsAndMarksWhatIsDeleted() {
        SubjectName plain = STAND.filled(RegistryStand.fresh("listed"), RegistryStand.ONE, RegistryStand.TWO);
        SubjectName gone = STAND.filled(RegistryStand.fresh("gone"), RegistryStand.ONE);
        SubjectName inside = STAND.filled(":.dev:" + RegistryStand.fresh("inside"), RegistryStand.ONE);
        STAND.delete(gone);
        Listing listing = shelf.list();
        assertThat(listing.entries()).contains(
                new Entry(plain, false), new Entry(gone, true), new Entry(inside, false));
        assertThat(listing.contexts()).startsWith(".").contains(".dev");
        assertThat(listing.entries()).isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
        assertThat(shelf.figures(new Entry(plain, false)).orElseThrow()).extracting(Figures::version).isEqualTo(2);
        assertThat(shelf.figures(new Entry(gone, true)).orElseThrow()).extracting(Figures::version).isEqualTo(1);
        assertThat(shelf.figures(new Entry(SubjectName.of("never"), false))).isEmpty();
    }

    @Test
    void aHistoryHasDeletedVersionsAndGuids() {
        SubjectName subject = STAND.filled(
                RegistryStand.fresh("history"), RegistryStand.ONE, RegistryStand.TWO, RegistryStand.THREE);
        STAND.delete(subject, 2);
        History history = shelf.history(subject, Progress.NONE);
        assertThat(history.versions()).extracting(RegisteredSchema::number).containsExactly(1, 2, 3);
        assertThat(history.deleted()).extracting(RegisteredSchema::number).containsExactly(2);
        assertThat(history.newest().orElseThrow().number()).isEqualTo(3);
        assertThat(history.versions()).allSatisfy(it -> assertThat(it.guid()).isNotBlank());
        assertThatThrownBy(() -> shelf.history(SubjectName.of("never-there"), Progress.NONE))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                    assertThat(it.kind()).isEqualTo(Kind.NOT_FOUND);
                    assertThat(it.advice()).isPresent();
                });
    }

    @Test
    void aVersionThatComesBackTakesTheNextNumberAndKeepsItsId() {
        SubjectName subject = STAND.filled(RegistryStand.fresh("back"), RegistryStand.ONE, RegistryStand.TWO);
        int id = STAND.history(subject).version(1).orElseThrow().id();
        STAND.delete(subject, 1);
        Recoveries.Plan plan = recoveries.plan(back(subject, Recoveries.Way.NEXT_NUMBER, 1), Progress.NONE);
        assertThat(plan.blocked()).isEmpty();
        assertThat(plan.returns()).singleElement().satisfies(it -> assertThat(it.number()).isEqualTo(3));
        assertThat(plan.consequences()).anyMatch(it -> it.contains("comes back as version 3 and keeps id " + id));
        History after = recoveries.apply(plan, Progress.NONE);
        // The registry drops the deleted version that had the id: number 1 is gone, as it was told.
        assertThat(after.versions()).extracting(RegisteredSchema::number).containsExactly(2, 3);
        assertThat(after.deleted()).isEmpty();
        assertThat(after.version(3).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void whatDoesNotFitComesBackUnderItsOwnNumber() {
        SubjectName subject = SubjectName.of(RegistryStand.fresh("misfit"));
        STAND.registry().setCompatibility(new SetCompatibility(subject.toString(), CompatibilityLevel.NONE));
        STAND.filled(subject.toString(), RegistryStand.ONE, RegistryStand.BREAKING, RegistryStand.TWO);
        STAND.registry().setCompatibility(new SetCompatibility(subject.toString(), CompatibilityLevel.BACKWARD));
        int id = STAND.history(subject).version(2).orElseThrow().id();
        STAND.delete(subject, 2);
        Recoveries.Plan refused = recoveries.plan(back(subject, Recoveries.Way.NEXT_NUMBER, 2), Progress.NONE);
        assertThat(refused.blocked()).singleElement().asString().contains("does not fit");
        assertThatThrownBy(() -> recoveries.apply(refused, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        Recoveries.Plan plan = recoveries.plan(back(subject, Recoveries.Way.SAME_NUMBER, 2), Progress.NONE);
        assertThat(plan.consequences()).anyMatch(it -> it.contains("IMPORT mode"));
        History after = recoveries.apply(plan, Progress.NONE);
        assertThat(after.deleted()).isEmpty();
        assertThat(after.version(2).orElseThrow().id()).isEqualTo(id);
        // It has its mode back: none of its own.
        assertThat(STAND.registry().admin().ownMode(subject.toString())).isEmpty();
        assertThat(STAND.registry().mode(subject.toString())).isEqualTo("READWRITE");
    }

    @Test
    void aWholeSubjectComesBackWithItsNumbers() {
        SubjectName subject = STAND.filled(RegistryStand.fresh("whole"), RegistryStand.ONE, RegistryStand.TWO);
        STAND.delete(subject);
        assertThat(STAND.history(subject).newest()).isEmpty();
        Recoveries.Plan plan = recoveries.plan(back(subject, Recoveries.Way.SAME_NUMBER), Progress.NONE);
        History after = recoveries.apply(plan, Progress.NONE);
        assertThat(after.live()).extracting(RegisteredSchema::number).containsExactly(1, 2);
        // A second time there is nothing to bring back.
        assertThat(recoveries.plan(back(subject, Recoveries.Way.SAME_NUMBER), Progress.NONE).blocked())
                .singleElement().asString().contains("nothing");
    }

    @Test
    void aModeThatIsNotItsOwnIsKeptThroughABringingBack() {
        SubjectName subject = STAND.filled(RegistryStand.fresh("kept"), RegistryStand.ONE, RegistryStand.TWO);
        STAND.delete(subject, 1);
        STAND.registry().admin().set(new SetRegistryMode(subject.toString(), RegistryMode.READONLY, false));
        Recoveries.Plan next = recoveries.plan(back(subject, Recoveries.Way.NEXT_NUMBER, 1), Progress.NONE);
        assertThat(next.blocked()).singleElement().asString().contains("READONLY");
        recoveries.apply(recoveries.plan(back(subject, Recoveries.Way.SAME_NUMBER, 1), Progress.NONE), Progress.NONE);
        assertThat(STAND.registry().admin().ownMode(subject.toString()).orElseThrow().is(RegistryMode.READONLY))
                .isTrue();
        assertThat(STAND.history(subject).live()).extracting(RegisteredSchema::number).containsExactly(1, 2);
    }

    @Test
    void aSubjectGoesSoftlyAndThenForGood() {
        SubjectName subject = STAND.filled(RegistryStand.fresh("going"), RegistryStand.ONE, RegistryStand.TWO);
        STAND.registry().setCompatibility(new SetCompatibility(subject.toString(), CompatibilityLevel.FULL));
        Deletions.Plan early = deletions.plan(all(subject, true), Progress.NONE);
        assertThat(early.blocked()).singleElement().asString().contains("softly first");
        Deletions.Plan soft = deletions.plan(all(subject, false), Progress.NONE);
        assertThat(soft.blocked()).isEmpty();
        assertThat(soft.goes()).hasSize(2);
        assertThat(soft.consequences()).anyMatch(it -> it.contains("own level FULL is forgotten"))
                .anyMatch(it -> it.contains("can be brought back"));
        deletions.apply(soft);
        assertThat(STAND.history(subject).newest()).isEmpty();
        assertThat(STAND.registry().ownCompatibilityLevel(subject.toString())).isEmpty();
        assertThat(deletions.plan(all(subject, false), Progress.NONE).blocked()).singleElement().asString()
                .contains("already");
        Deletions.Plan hard = deletions.plan(all(subject, true), Progress.NONE);
        assertThat(hard.blocked()).isEmpty();
        assertThat(hard.consequences()).anyMatch(it -> it.contains("cannot be read any more"));
        deletions.apply(hard);
        assertThat(STAND.registry().admin().versions(subject.toString(), true)).isEmpty();
        // What somebody else has deleted meanwhile is no failure.
        deletions.apply(hard);
    }

    @Test
    void whatIsReferredToIsNotDeleted() {
        SubjectName base = STAND.filled(RegistryStand.fresh("base"), RegistryStand.ONE);
        String referrer = RegistryStand.fresh("referrer");
        STAND.register(referrer, REFERRER, new SchemaReference("R", base.toString(), 1));
        Deletions.Plan plan = deletions.plan(new Deletions.Wish(base, 1, false), Progress.NONE);
        assertThat(plan.blocked()).singleElement().asString().contains(referrer + " version 1", "42206");
        assertThat(plan.uses().referrers()).extracting(it -> it.subject().toString()).containsExactly(referrer);
        // The registry's own refusal, for who came in between, says what to do.
        assertThatThrownBy(() -> STAND.registry().admin().delete(new DeleteSubject(base.toString(), false)))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                    assertThat(it.kind()).isEqualTo(Kind.CONFLICT);
                    assertThat(it.code()).contains("42206");
                    assertThat(it.advice().orElse("")).contains("refer to it");
                });
    }

    @Test
    void aReadOnlyProfileSeesAllAndChangesNothing() {
        SubjectName subject = STAND.filled(RegistryStand.fresh("locked"), RegistryStand.ONE, RegistryStand.TWO);
        STAND.delete(subject, 1);
        RegistryDesk desk = STAND.readOnly();
        Deletions.Plan plan = new Deletions(desk, STAND.uses(desk)).plan(all(subject, false), Progress.NONE);
        assertThat(plan.blocked()).contains("the profile is read-only");
        assertThatThrownBy(() -> new Deletions(desk, STAND.uses(desk)).apply(plan))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.FORBIDDEN)).isTrue());
        Recoveries recoveries = new Recoveries(desk);
        Recoveries.Plan back = recoveries.plan(back(subject, Recoveries.Way.SAME_NUMBER, 1), Progress.NONE);
        assertThatThrownBy(() -> recoveries.apply(back, Progress.NONE))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.FORBIDDEN)).isTrue());
        assertThat(STAND.history(subject).deleted()).hasSize(1);
    }

    @Test
    void importModeWithoutForceForgetsWhatIsDeleted() {
        SubjectName subject = STAND.filled(RegistryStand.fresh("forgotten"), RegistryStand.ONE);
        STAND.delete(subject);
        // The trap that bringing back must not fall into: it enters the mode by force.
        STAND.registry().admin().set(new SetRegistryMode(subject.toString(), RegistryMode.IMPORT, false));
        assertThat(STAND.registry().admin().versions(subject.toString(), true)).isEmpty();
        assertThatThrownBy(() -> STAND.registry().register(
                        new NewSchema(subject.toString(), SchemaFormat.AVRO, RegistryStand.ONE, List.of())))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                    assertThat(it.code()).contains("42205");
                    assertThat(it.advice().orElse("")).contains("mode");
                });
    }
}
