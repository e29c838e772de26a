package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RemovalPlan.Doubtful;
import tableflow.console.domain.provisioning.RemovalPlan.Kept;
import tableflow.console.domain.provisioning.RemovalPlan.Removal;
import tableflow.console.domain.provisioning.RemovalPlan.Restoration;
import tableflow.console.domain.provisioning.RemovalPlan.Restored;
import tableflow.console.domain.provisioning.RunSummary.Created;
import tableflow.console.domain.provisioning.Step;

/// Undoing a run that changed settings and may have made something.
class DoubtfulRemovalTest extends ProvisioningPaneFixture {

    private static final Created TOPIC = new Created("topic:topic2", Step.Kind.TOPIC, "topic2", "topic2");
    private static final Created ACCOUNT =
            new Created("owner", Step.Kind.SERVICE_ACCOUNT, "dev-tableflow", "sa-77");
    private static final String WHY = "it was made in the minute of the call, and so may others have been";

    private static RemovalPlan plan(Set<String> also) {
        Restoration back = new Restoration(
                List.of("run-1"), "topic:orders", Step.Kind.TOPIC, "orders",
                List.of(new Restored("retention.ms", "604800000", "86400000"),
                        new Restored("min.insync.replicas", "2", null)),
                new ChangeRequest.AlterTopicConfigs("lkc-1", "orders", Map.of("retention.ms", "86400000"), Set.of()),
                List.of());
        Removal topic = new Removal("run-1", TOPIC, List.of(), "its records are lost");
        boolean goes = RemovalPlan.names(also, ACCOUNT);
        return new RemovalPlan(
                "test",
                List.of(back),
                goes ? List.of(topic, new Removal("run-1", ACCOUNT, List.of(), "its keys go too", WHY))
                        : List.of(topic),
                goes ? List.of() : List.of(new Kept(Step.Kind.SERVICE_ACCOUNT, "dev-tableflow", WHY)),
                goes ? List.of() : List.of(new Doubtful("run-1", ACCOUNT, WHY)),
                List.of(),
                "topic2");
    }

    @Test
    void doubtfulObjectsStayUntilTheyAreTicked() {
        service = new FakeProvisioner(FakeProvisioner.profile(false, Profile.Kind.SANDBOX));
        service.undo = DoubtfulRemovalTest::plan;
        service.runs.add(FakeProvisioner.unended("run-1", "topic2", List.of(TOPIC)));
        open(1080, 720);
        click("#undo-run-1");
        await("plan", () -> shows("#removal-also-owner"));
        assertThat(find("#removal-also-owner", CheckBox.class).isSelected()).isFalse();
        assertThat(titles()).containsExactly(
                "Will be changed back", "Will be removed, in this order",
                "May be somebody else\u2019s: stays unless you tick it");
        pictures("provisioning-doubtful");

        click("#removal-also-owner");
        await("planned anew", () -> service.undone.size() == 2 && shows("#removal-also-owner")
                && ((CheckBox) stage().getScene().lookup("#removal-also-owner")).isSelected());
        assertThat(service.undone.getLast()).containsExactly("owner");
        await("possible", () -> !((Button) stage().getScene().lookup("#provision-remove")).isDisabled());
        click("#provision-remove");
        assertThat(asked.getLast().details())
                .containsExactly("Settings of orders, changed back", "Topic  topic2", "Service account  dev-tableflow");
    }

    private List<String> titles() {
        return fx(() -> stage().getScene().getRoot().lookupAll(".wizard-removal .section-title").stream()
                .map(it -> ((Label) it).getText())
                .toList());
    }
}
