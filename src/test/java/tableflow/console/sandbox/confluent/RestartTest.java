package tableflow.console.sandbox.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.StepClock;
import tableflow.console.sandbox.http.Faults;

class RestartTest {
    @Test
    void everythingIsTheSameAfterARestart(@TempDir Path folder) throws IOException {
        StepClock clock = new StepClock();
        Plane plane = Plane.on(folder.resolve("confluent.json"), clock);
        String integration = plane.integration("s3");
        plane.topic("orders", Map.of());
        plane.tableflow("POST", "/tableflow/v1/catalog-integrations", "{'spec':{'display_name':'g',"
                + plane.references() + ",'config':{'kind':'AwsGlue','provider_integration_id':'" + integration
                + "'}}}").json(202);
        plane.tableflow("POST", "/tableflow/v1/tableflow-topics", "{'spec':{'display_name':'orders',"
                + plane.references() + ",'storage':{'kind':'ByobAws','bucket_name':'dev-bucket',"
                + "'provider_integration_id':'" + integration + "'},'config':{'error_handling':{'mode':'LOG'}}}}")
                .json(202);
        String[] account = plane.account("robot", "").split(" ", -1);
        plane.cloud("POST", "/iam/v2/role-bindings", "{'principal':'User:" + account[0]
                + "','role_name':'EnvironmentAdmin','crn_pattern':'" + plane.server.environmentCrn() + "'}").json(201);
        plane.server.outcomes().arm("orders", Outcomes.Outcome.failed("on purpose"));
        String deleted = plane.founding.keys().kafka().id();
        plane.cloud("DELETE", "/iam/v2/api-keys/" + deleted);
        Map<String, JsonNode> before = everything(plane);
        Founding founding = plane.founding;

        plane.close();
        try (Plane again = Plane.on(folder.resolve("confluent.json"), clock)) {
            assertThat(again.server.isNew()).isFalse();
            assertThat(again.founding.environment()).isEqualTo(founding.environment());
            assertThat(again.founding.clusters()).isEqualTo(founding.clusters());
            assertThat(again.founding.keys().kafka().id()).isNotEqualTo(deleted);
            Map<String, JsonNode> after = everything(again);
            before.forEach((path, data) -> assertThat(after.get(path)).as(path).isEqualTo(data));
            again.clock.advance(Pace.REAL.roleActs().plus(Pace.REAL.tableRunning()));
            assertThat(again.as(account[1], "GET", "/org/v2/environments").text("/data/0/id"))
                    .isEqualTo(founding.environment());
            assertThat(again.tableflow("GET", "/tableflow/v1/tableflow-topics" + again.scope())
                    .text("/data/0/status/error_message")).isEqualTo("on purpose");
        }
    }

    @Test
    void aDamagedFileIsLeftAloneAndSaid(@TempDir Path folder) throws IOException {
        for (String damage : new String[] {"{", "", "{\"version\":99,\"organization\":\"o\"}", "[]"}) {
            Path file = folder.resolve("confluent.json");
            Files.writeString(file, damage);
            assertThatThrownBy(() -> ControlPlane.start(AccessControl.of(new StepClock(), Pace.FAST), nothing(),
                    new Faults(), file)).as(damage).isInstanceOf(IOException.class);
            assertThat(file).hasContent(damage);
        }
    }

    /// All lists, without links, which name the port.
    private static Map<String, JsonNode> everything(Plane plane) {
        String here = "?environment=" + plane.environment + "&page_size=100";
        return Map.of(
                "environments", data(plane.cloud("GET", "/org/v2/environments?page_size=100"), plane),
                "clusters", data(plane.cloud("GET", "/cmk/v2/clusters" + here), plane),
                "registries", data(plane.cloud("GET", "/srcm/v3/clusters" + here), plane),
                "accounts", data(plane.cloud("GET", "/iam/v2/service-accounts?page_size=100"), plane),
                "integrations", data(plane.cloud("GET", "/pim/v1/integrations" + here), plane),
                "tables", data(plane.tableflow("GET", "/tableflow/v1/tableflow-topics" + plane.scope()), plane),
                "catalogs", data(plane.tableflow("GET", "/tableflow/v1/catalog-integrations" + plane.scope()), plane));
    }

    private static JsonNode data(Answer answer, Plane plane) {
        Answer portless = new Answer(answer.status(), answer.headers(),
                answer.body().replace(plane.server.url(), "http://here"));
        return portless.json(200).path("data");
    }

    private static Topics nothing() {
        return new Topics() {
            @Override
            public Optional<KafkaTopic> find(String clusterId, String name) {
                return Optional.empty();
            }

            @Override
            public void ensure(String clusterId, String name) {}
        };
    }
}
