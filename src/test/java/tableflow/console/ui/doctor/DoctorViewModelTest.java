package tableflow.console.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.ui.control.Interval;
import tableflow.console.ui.doctor.DoctorViewModel.Phase;
import tableflow.console.ui.shell.Notice;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.TestWork;

class DoctorViewModelTest {

    @TempDir
    private Path folder = Path.of("");

    private final TestWork work = TestWork.inline();
    private FakeDoctor doctor = new FakeDoctor();
    private DoctorViewModel model = new DoctorViewModel(doctor, work.work);

    @BeforeEach
    void make() {
        doctor = new FakeDoctor(folder);
        model = new DoctorViewModel(doctor, work.work);
    }

    /// The user stops it; the job ends as an interrupted one does.
    private void stop() {
        model.cancel();
        Thread.interrupted();
        throw RemoteFailure.cancelled("examine");
    }

    private RungRow row(Rung rung) {
        return model.ladder().row(rung);
    }

    @Test
    void verdictsShowWhileTheExaminationGoesOn() {
        doctor.troubled();
        List<String> seen = new ArrayList<>();
        doctor.before = rung -> {
            if (rung == Rung.BUCKET) {
                seen.add(row(Rung.WORKSTATION).state() + " " + row(Rung.ROLE).state() + " "
                        + row(Rung.BUCKET).state() + " " + row(Rung.DATA).state());
                seen.add(row(Rung.BUCKET).asksProperty().get());
                seen.add(model.ladder().findings().getFirst().id());
            }
        };

        model.run();

        // Parts are handed over on the JavaFX thread, several at a time; with one thread, at once.
        assertThat(seen).containsExactly("HEALTHY BROKEN ASKING WAITING", "look at the bucket", "R2");
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.DONE);
        assertThat(row(Rung.BUCKET).state()).isEqualTo(RungRow.State.WARNING);
        assertThat(row(Rung.KMS).state()).isEqualTo(RungRow.State.NOT_CHECKED);
        assertThat(row(Rung.GLUE).unchecked()).isEqualTo(1);
    }

    @Test
    void theCauseIsChosenBeforeWhatFollowsFromIt() {
        doctor.troubled();
        model.run();

        assertThat(model.ladder().findings()).extracting(Finding::id).containsExactly("R2", "T1", "S13", "S13");
        assertThat(model.ladder().chosenProperty().get()).isEqualTo(Place.of(Rung.ROLE, "role-1"));
    }

    @Test
    void aStoppedExaminationKeepsWhatItFound() {
        doctor.troubled();
        doctor.before = rung -> {
            if (rung == Rung.BUCKET) {
                stop();
            }
        };

        model.run();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPED);
        assertThat(model.examinationProperty().get()).isNull();
        assertThat(row(Rung.ROLE).state()).isEqualTo(RungRow.State.BROKEN);
        assertThat(row(Rung.DATA).state()).isEqualTo(RungRow.State.STOPPED);
        assertThat(model.ladder().findings()).extracting(Finding::id).containsExactly("R2", "T1");
        assertThat(model.canGoOn()).isFalse();
        assertThat(doctor.store().list().examinations()).isEmpty();
    }

    @Test
    void oneRungIsExaminedAnewAndTheOthersStay() {
        doctor.troubled();
        model.run();
        doctor.verdicts.put("role-1", Verdict.healthy("Trusted now."));

        model.again(Rung.ROLE);

        assertThat(doctor.again).containsExactly(EnumSet.of(Rung.ROLE));
        assertThat(row(Rung.ROLE).state()).isEqualTo(RungRow.State.HEALTHY);
        assertThat(row(Rung.TABLEFLOW).state()).isEqualTo(RungRow.State.BROKEN);
        assertThat(model.ladder().findings()).extracting(Finding::id).startsWith("T1");

        model.from(Rung.GLUE);
        assertThat(doctor.again.getLast()).isEqualTo(Examiner.from(Rung.GLUE));
    }

    @Test
    void whenAnExaminationAnewIsStoppedTheOldAnswersStandAgain() {
        doctor.troubled();
        model.run();
        doctor.before = rung -> stop();

        model.from(Rung.ROLE);

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPED);
        assertThat(row(Rung.ROLE).state()).isEqualTo(RungRow.State.BROKEN);
        assertThat(model.ladder().findings()).hasSize(4);
        assertThat(model.canGoOn()).isTrue();
    }

    @Test
    void theAnswerToAnOlderQuestionIsDropped() {
        TestWork queued = TestWork.queued();
        DoctorViewModel slow = new DoctorViewModel(doctor, queued.work);
        slow.topicProperty().set("orders");
        slow.run();
        slow.topicProperty().set("payments");
        slow.run();

        queued.runNext();
        assertThat(slow.phaseProperty().get()).isEqualTo(Phase.RUNNING);
        queued.runNext();

        assertThat(slow.phaseProperty().get()).isEqualTo(Phase.DONE);
        assertThat(Objects.requireNonNull(slow.subjectProperty().get()).topic()).contains("payments");
    }

    @Test
    void aFailureThatIsNoEvidenceIsShownWithAWayToTryAgain() {
        doctor.before = rung -> {
            throw RemoteFailure.of(Kind.UNAUTHORIZED, "use key K", "its secret is not in the secret store");
        };
        model.run();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.FAILED);
        var problem = Objects.requireNonNull(model.problemProperty().get());
        doctor.before = rung -> {};
        Objects.requireNonNull(problem.retry()).run();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.DONE);
    }

    @Test
    void aFailureOfAnotherPaneLeadsToItsRungAndFromThereWhenItIsHealthy() {
        doctor.troubled();
        Request.Said said = new Request.Said("run the query", Source.ATHENA, "",
                "Unable to verify/create output bucket results", null);

        model.diagnose(new Request.Diagnose(Request.About.table("lake", "orders", "primary"), said, List.of()));

        Complaint complaint = Objects.requireNonNull(model.complaintProperty().get());
        assertThat(complaint.modes().getFirst().id()).isEqualTo("A1");
        assertThat(complaint.rung()).contains(Rung.ATHENA);
        assertThat(doctor.examined.getFirst().table()).contains("orders");
        assertThat(model.ladder().chosenProperty().get())
                .as("that rung is healthy, so what is wrong is shown")
                .isEqualTo(Place.of(Rung.ROLE, "role-1"));

        doctor.verdicts.put("athena-1", Verdict.of(
                Finding.of("A1", Rung.ATHENA, Finding.Severity.ERROR, "The bucket of the results is gone.")));
        model.diagnose(new Request.Diagnose(Request.About.NOTHING, said, List.of()));
        assertThat(model.ladder().chosenProperty().get()).isEqualTo(Place.of(Rung.ATHENA));
    }

    @Test
    void wordsThatNobodyKnowsLeadToTheWholeLadder() {
        model.diagnose(new Request.Diagnose(Request.About.NOTHING,
                new Request.Said("", null, "", "the cat sat on the mat", null), List.of()));
        Complaint complaint = Objects.requireNonNull(model.complaintProperty().get());
        assertThat(complaint.modes()).isEmpty();
        assertThat(complaint.rung()).isEmpty();
    }

    @Test
    void whatIsKeptIsComparedWithTheLastGoodRun() {
        HistoryViewModel history = new HistoryViewModel(doctor, model);
        model.topicProperty().set("payments");
        model.run();
        doctor.troubled();
        doctor.at = FakeDoctor.AT.plusSeconds(60);
        model.run();

        history.compareWithLastGood();

        var compared = Objects.requireNonNull(history.comparedProperty().get());
        assertThat(compared.comparison().orElseThrow().thatMatter())
                .extracting(change -> change.check().id())
                .containsExactly("tableflow-2", "role-1", "bucket-2");
        assertThat(history.examinations()).hasSize(2);

        history.open(history.examinations().getLast(), () -> {});
        assertThat(model.pastProperty().get()).isTrue();
        assertThat(model.ladder().findings()).isEmpty();
        assertThat(model.canGoOn()).isFalse();
    }

    @Test
    void watchModeTellsOfChangesAndOfNothingElse() {
        List<Notice> told = new ArrayList<>();
        Watch watch = new Watch(doctor, model, told::add);
        watch.intervalProperty().set(Interval.MINUTES_5);
        assertThat(doctor.examined).as("the first round begins at once").hasSize(1);

        work.timer.advance(Interval.MINUTES_5.period());
        assertThat(doctor.examined).hasSize(2);
        assertThat(told).as("nothing has changed").isEmpty();

        doctor.troubled();
        work.timer.advance(Interval.MINUTES_5.period());
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().text()).contains("external id 0000");

        work.timer.advance(Interval.MINUTES_5.period());
        assertThat(told).as("it is known").hasSize(1);

        doctor.verdicts.put("role-1", Verdict.notChecked("iam:GetRole is not allowed."));
        work.timer.advance(Interval.MINUTES_5.period());
        doctor.verdicts.put("role-1", Verdict.of(FakeDoctor.untrusted()));
        work.timer.advance(Interval.MINUTES_5.period());
        assertThat(told).as("what could not be looked at has not changed").hasSize(1);

        doctor.verdicts.put("role-1", Verdict.healthy("Trusted."));
        work.timer.advance(Interval.MINUTES_5.period());
        assertThat(told).hasSize(2);
        assertThat(told.getLast().text()).isEqualTo("Check 1 of role");

        watch.intervalProperty().set(Interval.OFF);
        int before = doctor.examined.size();
        work.timer.advance(Interval.HOUR.period());
        assertThat(doctor.examined).hasSize(before);
    }

    @Test
    void watchModeLeavesARoundOutWhileTheUserExamines() {
        TestWork queued = TestWork.queued();
        DoctorViewModel slow = new DoctorViewModel(doctor, queued.work);
        Watch watch = new Watch(doctor, slow, notice -> {});
        slow.run();
        watch.intervalProperty().set(Interval.MINUTE);

        assertThat(queued.waiting()).isEqualTo(2);
        queued.runNext();
        queued.runNext();

        assertThat(doctor.examined).as("the user's, and no round of the watch").hasSize(1);
    }
}
