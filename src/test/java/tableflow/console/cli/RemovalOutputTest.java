package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RemovalPlan.Doubtful;
import tableflow.console.domain.provisioning.RemovalPlan.Removal;
import tableflow.console.domain.provisioning.RunSummary.Created;
import tableflow.console.domain.provisioning.Step.Kind;

/// What `provision destroy` says of objects that may be another's.
class RemovalOutputTest {

    private static final Created TABLE = new Created("tableflow:t", Kind.TABLEFLOW_TOPIC, "t", "t");
    private static final Created TOPIC = new Created("topic:t", Kind.TOPIC, "t", "t");

    private static RemovalPlan plan(List<Removal> removals, List<Doubtful> doubtful) {
        return new RemovalPlan("dev", List.of(), removals, List.of(), doubtful, List.of(), "t");
    }

    @Test
    void aDoubtfulObjectIsNamedWithTheOptionThatRemovesIt() {
        RemovalPlan plan = plan(List.of(), List.of(new Doubtful("run-1", TOPIC, "nobody knows")));

        assertThat(ProvisionText.removal(plan)).containsExactly(
                "doubtful topic t: kept; to remove it too, add --also topic:t",
                "Nothing to remove: what is doubtful stays.");
        JsonNode json = ProvisionJson.removal(plan).path("doubtful").path(0);
        assertThat(json.path("step").asText()).isEqualTo("topic:t");
        assertThat(json.path("why").asText()).isEqualTo("nobody knows");
        assertThat(json.path("runId").asText()).isEqualTo("run-1");
    }

    @Test
    void aChosenOneSaysWhyItIsDoubtful() {
        RemovalPlan plan = plan(List.of(new Removal("run-1", TABLE, List.of(), ""),
                new Removal("run-1", TOPIC, List.of(), "", "nobody knows")), List.of());

        assertThat(ProvisionText.removal(plan)).containsSubsequence(
                "remove   tableflow topic t (t)", "remove   topic t (t)", "           doubtful: nobody knows");
        JsonNode json = ProvisionJson.removal(plan).path("removals");
        assertThat(json.path(0).path("doubt").isNull()).isTrue();
        assertThat(json.path(1).path("doubt").asText()).isEqualTo("nobody knows");
    }
}
