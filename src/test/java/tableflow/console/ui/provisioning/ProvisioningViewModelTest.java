package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.ui.provisioning.ProvisioningViewModel.Page;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;
import tableflow.console.ui.work.TestWork;

/// The way from the form over the plan to the run and back, without a window.
class ProvisioningViewModelTest {

    private final TestWork work = TestWork.inline();
    private FakeProvisioner service;
    private ProvisioningViewModel wizard;

    @BeforeEach
    void open() {
        make(false);
    }

    private void make(boolean readOnly) {
        Profile profile = FakeProvisioner.profile(readOnly, Profile.Kind.SANDBOX);
        service = new FakeProvisioner(profile);
        wizard = new ProvisioningViewModel(
                work.work, service, profile, new SchemaFiles(Path.of("target")),
                new ChoiceSources(p -> List.of(), p -> List.of(), p -> List.of(), p -> List.of()));
        wizard.showStart();
    }

    private void plan() {
        wizard.showForm("topic2");
        wizard.form().form().source.set(SchemaSource.REGISTERED);
        wizard.planForm();
    }

    private Page page() {
        return wizard.pageProperty().get();
    }

    private String obstacle() {
        return wizard.plan().obstacleProperty().get();
    }

    @Test
    void fromTheFormToARunThatIsDone() {
        assertThat(page()).isEqualTo(Page.START);
        plan();
        assertThat(page()).isEqualTo(Page.PLAN);
        assertThat(obstacle()).isEmpty();
        wizard.plan().waitForHealthProperty().set(false);
        wizard.apply();
        assertThat(page()).isEqualTo(Page.RUN);
        assertThat(wizard.runProperty().get().phase()).isEqualTo(RunViewModel.Phase.DONE);
        assertThat(service.applied).singleElement().satisfies(it -> {
            assertThat(it.waitForKeys()).isTrue();
            assertThat(it.waitForHealth()).isFalse();
        });
        assertThat(wizard.unsaved()).isEmpty();
    }

    @Test
    void aPlanThatFailsLosesNothingAndIsTriedAgain() {
        service.planFailure = RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "make the plan", "no route to host");
        plan();
        assertThat(wizard.plan().problemProperty().get().failure().why()).isEqualTo("no route to host");
        wizard.leavePlan();
        assertThat(page()).isEqualTo(Page.FORM);
        assertThat(wizard.form().form().name.get()).isEqualTo("topic2");
        assertThat(wizard.form().form().source.get()).isEqualTo(SchemaSource.REGISTERED);
        assertThat(wizard.unsaved()).isPresent();
        service.planFailure = null;
        wizard.planForm();
        assertThat(wizard.plan().problemProperty().get()).isNull();
        assertThat(wizard.plan().planProperty().get()).isNotNull();
    }

    @Test
    void retryPlansTheSameAgain() {
        service.planFailure = RemoteFailure.of(RemoteFailure.Kind.THROTTLED, "make the plan", "429");
        plan();
        service.planFailure = null;
        FakeProvisioner.retry(wizard.plan().problemProperty());
        assertThat(wizard.plan().planProperty().get()).isNotNull();
        assertThat(service.planned).hasSize(2).allSatisfy(it ->
                assertThat(it.topics().getFirst().name()).isEqualTo("topic2"));
    }

    @Test
    void consentsAreNeededAndHandedOver() {
        Notice upsert = new Notice(Notice.Severity.NEEDS_CONSENT, "upsert-for-good", null, "UPSERT for good.");
        service.planner = it -> FakeProvisioner.plan(it, FakeProvisioner.steps("topic2"), List.of(upsert));
        plan();
        assertThat(obstacle()).contains("accepted");
        wizard.apply();
        assertThat(service.applied).isEmpty();
        wizard.plan().accepted().add("upsert-for-good");
        assertThat(obstacle()).isEmpty();
        wizard.apply();
        assertThat(service.applied).singleElement().satisfies(it ->
                assertThat(it.accepted()).containsExactly("upsert-for-good"));
    }

    @Test
    void aBlockedPlanIsNotApplied() {
        service.planner = it -> FakeProvisioner.plan(it, List.of(FakeProvisioner.step(
                "preflight", Step.Kind.PREFLIGHT, "env-1", Step.Action.BLOCKED)), List.of());
        plan();
        assertThat(obstacle()).startsWith("Blocked");
        wizard.apply();
        assertThat(service.applied).isEmpty();
    }

    @Test
    void aReadOnlyProfilePlansButDoesNotApply() {
        make(true);
        plan();
        assertThat(obstacle()).isEqualTo("This profile is read-only.");
        wizard.apply();
        assertThat(service.applied).isEmpty();
        wizard.planUndo("run-1");
        wizard.remove("topic2");
        assertThat(service.confirmed).isEmpty();
    }

    @Test
    void nothingToDoIsNotApplied() {
        service.planner = it -> FakeProvisioner.plan(it, List.of(FakeProvisioner.step(
                "topic:topic2", Step.Kind.TOPIC, "topic2", Step.Action.REUSE)), List.of());
        plan();
        assertThat(obstacle()).isEqualTo("Nothing to apply.");
    }

    @Test
    void continuingAfterAFailurePlansAnew() {
        RemoteFailure broken = RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "make the topic", "connection reset");
        service.run = (plan, listener) -> FakeProvisioner.result(plan, RunResult.Outcome.FAILED, broken);
        plan();
        wizard.apply();
        FakeProvisioner.retry(wizard.runProperty().get().problemProperty());
        assertThat(page()).isEqualTo(Page.PLAN);
        service.run = FakeProvisioner::runWell;
        wizard.apply();
        assertThat(wizard.runProperty().get().phase()).isEqualTo(RunViewModel.Phase.DONE);
        assertThat(service.planned).hasSize(2);
    }

    @Test
    void resumesAnEarlierRunFromItsJournal() {
        plan();
        service.runs.add(FakeProvisioner.unended("run-0", "topic2", List.of()));
        wizard.showStart();
        assertThat(wizard.start().runs()).hasSize(1);
        wizard.resume("run-0");
        assertThat(page()).isEqualTo(Page.PLAN);
        wizard.leavePlan();
        assertThat(page()).isEqualTo(Page.START);
    }

    @Test
    void undoRemovesWhatTheUserConfirmed() {
        service.removal = new RemovalPlan("test", List.of(new RemovalPlan.Removal(
                "run-1", new RunSummary.Created("topic:topic2", Step.Kind.TOPIC, "topic2", "topic2"), List.of(),
                "its records go with it")), List.of(), List.of(), "topic2");
        wizard.planUndo("run-1");
        assertThat(page()).isEqualTo(Page.REMOVAL);
        wizard.remove("topic2");
        assertThat(service.confirmed).containsExactly("topic2");
        assertThat(page()).isEqualTo(Page.RUN);
        assertThat(wizard.runProperty().get().steps()).singleElement().satisfies(row ->
                assertThat(row.state()).isEqualTo(StepState.DONE));
    }
}
