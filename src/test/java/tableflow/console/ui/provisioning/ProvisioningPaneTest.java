package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Step;

/// The form and the plan as a user sees them, and the way through to the end.
class ProvisioningPaneTest extends ProvisioningPaneFixture {

    @Test
    void typePlanApplyAndSeeItDone() {
        open(1180, 780);
        await("empty start", () -> shows(".placeholder"));
        pictures("provisioning-start-empty");
        click(".placeholder .button");
        await("form", () -> shows("#provision-name"));
        await("focus in the name", () -> Objects.equals(
                stage().getScene().getFocusOwner(), stage().getScene().lookup("#provision-name")));
        enter("#provision-name", "topic2");
        await("schema", () -> !find("#provision-schema", javafx.scene.control.TextArea.class).getText().isEmpty());
        pictures("provisioning-form");
        scroll("#provision-form-scroll", 1);
        pictures("provisioning-form-end");
        plan();
        assertThat(find("#provision-apply", Button.class).isDisabled()).isFalse();
        pictures("provisioning-plan");
        unfold("#calls-topic-topic2");
        run(() -> find("#calls-topic-topic2", Node.class).requestFocus());
        scroll("#provision-plan-scroll", 0.6);
        pictures("provisioning-plan-calls");
        click("#provision-apply");
        await("result", () -> shows("#provision-result"));
        assertThat(label("#provision-headline")).isEqualTo("topic2 is provisioned.");
        assertThat(label("#provision-phase")).isEqualTo("Done");
        pictures("provisioning-done");
        assertThat(service.applied).hasSize(1);
        assertThat(fx(() -> stage().getScene().getRoot().lookupAll(".text-field").stream()
                        .noneMatch(it -> ((javafx.scene.control.TextField) it).getText().contains("secret-of"))))
                .as("no secret without asking").isTrue();
        click("#reveal-KAFKAKEY1");
        await("secret", () -> stage().getScene().getRoot().lookupAll(".text-field").stream()
                .anyMatch(it -> ((javafx.scene.control.TextField) it).getText().equals("secret-of-KAFKAKEY1")));
    }

    @Test
    void wrongInputIsToldAtTheFieldAndNothingIsPlanned() {
        open(1000, 640);
        request("not a topic");
        // What its choices are is read meanwhile.
        await("nothing is under way", () -> work.jobs().listed().isEmpty());
        run(() -> {
            ((CheckBox) stage().getScene().lookup("#provision-iceberg")).setSelected(false);
            ((CheckBox) stage().getScene().lookup("#provision-delta")).setSelected(true);
        });
        click("#provision-plan");
        assertThat(label("#provision-wrong")).isEqualTo("4 fields need attention");
        pictures("provisioning-form-wrong");
        enter("#provision-name", "topic2");
        scroll("#provision-form-scroll", 1);
        click("#provision-plan");
        await("the first wrong field can be seen", () ->
                find("#provision-form-scroll", ScrollPane.class).getVvalue() < 0.9);
        scroll("#provision-form-scroll", 0.5);
        pictures("provisioning-form-wrong-middle");
        assertThat(service.planned).isEmpty();
    }

    @Test
    void aBlockedPlanSaysWhy() {
        service.planner = it -> FakeProvisioner.plan(it, List.of(
                FakeProvisioner.step("preflight", Step.Kind.PREFLIGHT, "env-1", Step.Action.BLOCKED),
                FakeProvisioner.step("topic:topic2", Step.Kind.TOPIC, "topic2", Step.Action.NONE)),
                List.of(new Notice(
                        Notice.Severity.ERROR, "quota", null, "The quota of API keys allows 10; 10 are used.")));
        open(1000, 640);
        request("topic2");
        plan();
        assertThat(find("#provision-apply", Button.class).isDisabled()).isTrue();
        assertThat(label("#provision-obstacle")).startsWith("Blocked");
        pictures("provisioning-blocked");
    }

    @Test
    void aReadOnlyProfileShowsThePlanOnly() {
        service = new FakeProvisioner(FakeProvisioner.profile(true, Profile.Kind.SANDBOX));
        open(1000, 640);
        request("topic2");
        plan();
        assertThat(find("#provision-apply", Button.class).isDisabled()).isTrue();
        assertThat(label("#provision-obstacle")).isEqualTo("This profile is read-only.");
        pictures("provisioning-readonly");
    }
}
