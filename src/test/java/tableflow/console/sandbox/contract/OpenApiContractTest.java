package tableflow.console.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenApiContractTest {
    private static final String JSON = "application/json";
    private static final String ENVIRONMENT = """
            {"api_version":"org/v2","kind":"Environment","id":"env-1","display_name":"x","metadata":
            {"self":"http://127.0.0.1:1/org/v2/environments/env-1",
            "resource_name":"crn://confluent.cloud/organization=o",
            "created_at":"2026-11-22T10:00:00Z"},"stream_governance_config":{"package":"A_NEW_ONE"}}""";

    private final OpenApiContract org = OpenApiContract.orSkip("org-v2.yaml");

    @Test
    void aTrueAnswerPassesAndCountsAsSeen() {
        String path = "/org/v2/environments/env-1";
        assertThat(org.unseenOperations()).contains("GET /org/v2/environments/{id}");
        assertThatCode(() -> org.conforms("GET", path, 200, JSON, ENVIRONMENT)).doesNotThrowAnyException();
        assertThat(org.seen()).containsExactly("GET /org/v2/environments/{id} 200");
        assertThat(org.unseenOperations()).doesNotContain("GET /org/v2/environments/{id}");
    }

    @Test
    void everyKindOfLieIsFound() {
        String path = "/org/v2/environments/env-1";
        for (String lie : new String[] {
            ENVIRONMENT.replace("\"display_name\":\"x\",", ""),
            ENVIRONMENT.replace("org/v2\",\"kind", "v2\",\"kind"),
            ENVIRONMENT.replace("2026-11-22T10:00:00Z", "yesterday"),
            ENVIRONMENT.replace("\"env-1\",\"display", "1,\"display"),
            "{}"}) {
            assertThatThrownBy(() -> org.conforms("GET", path, 200, JSON, lie)).as(lie)
                    .isInstanceOf(AssertionError.class);
        }
        assertThatThrownBy(() -> org.conforms("GET", path, 418, JSON, "{}")).hasMessageContaining("418");
        assertThatThrownBy(() -> org.conforms("GET", "/org/v2/castles", 200, JSON, "{}"))
                .hasMessageContaining("castles");
        assertThatThrownBy(() -> org.conforms("PUT", path, 200, JSON, "{}")).hasMessageContaining("PUT");
        assertThatThrownBy(() -> org.conforms("GET", path, 200, "text/html", ENVIRONMENT))
                .hasMessageContaining("text/html");
    }
}
