package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tableflow.console.sandbox.armoury.Lab;
import tableflow.console.sandbox.armoury.Scene;

/// The command on the lab, healthy and broken, and what its reports hold.
class DoctorCommandTest extends DoctorCommandFixture {

    @Test
    void whereAllIsWellItIsDone(Lab lab) throws Exception {
        int code = doctor(lab.healthy(), "--topic", Lab.TOPIC);

        assertThat(code).as(written()).isZero();
        assertThat(written()).contains("Workstation", "S3 bucket", "Nothing is wrong as far as was looked.");
    }

    @Test
    void aBrokenTrustIsNamedWithItsFixInEveryKindOfReport(Lab lab) throws Exception {
        Path html = home.resolve("report.html");
        Path markdown = home.resolve("report.md");
        Path json = home.resolve("report.json");
        try (Scene scene = lab.arm("R3")) {
            for (Path report : List.of(html, markdown, json)) {
                assertThat(doctor(scene, "--topic", Lab.TOPIC, "--report", report.toString())).isEqualTo(1);
            }
            String secret = scene.profile().at("/aws/secretAccessKey").asText();
            String key = scene.profile().at("/kafka/apiKey/secret").asText();
            for (Path report : List.of(html, markdown, json)) {
                assertThat(Files.readString(report)).contains("sts:ExternalId").doesNotContain(secret, key);
            }
        }
        assertThat(written()).contains("ERROR R3", "sts:ExternalId");
        assertThat(Files.readString(markdown)).startsWith("# Doctor: ")
                .containsSubsequence("Glue databases visible", "Objects under the prefix", "Topics",
                        "Newest schema", "Tableflow topic", "| IAM role | broken |", "## 1. ERROR R3", "```json");
        String page = Files.readString(html);
        assertThat(page).containsSubsequence("Glue databases visible", "<svg", "R3").doesNotContain("http-equiv",
                "<script", "src=", "href=");
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(
                page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6).getBytes(StandardCharsets.UTF_8))))
                .isNotNull();
        JsonNode document = new ObjectMapper().readTree(json.toFile());
        assertThat(document.path("errors").asInt()).isPositive();
        assertThat(document.path("first").asText()).isNotEmpty();
    }

    @Test
    void oneRungAloneIsJudgedForTheExitCode(Lab lab) throws Exception {
        try (Scene scene = lab.arm("R3")) {
            assertThat(doctor(scene, "--topic", Lab.TOPIC, "--rung", "kafka")).isZero();
            assertThat(written()).contains("Kafka").doesNotContain("IAM role");
            assertThat(doctor(scene, "--topic", Lab.TOPIC, "--rung", "ROLE")).isEqualTo(1);
        }
    }

    @Test
    void jsonIsOneDocument(Lab lab) throws Exception {
        int code = doctor(lab.healthy(), "--json");

        JsonNode document = new ObjectMapper().readTree(written());
        assertThat(code).isZero();
        assertThat(document.fieldNames()).toIterable().startsWith("version", "kind");
        assertThat(document.path("kind").asText()).isEqualTo("examination");
        assertThat(document.path("rungs")).hasSize(14);
        assertThat(document.path("errors").asInt()).isZero();
    }

    @Test
    void aTextIsExplainedWithoutAskingAnybody() {
        int sure = app.run("doctor", "--explain", "An error occurred (NoSuchBucket) when calling the ListObjectsV2 "
                + "operation: The specified bucket does not exist");
        assertThat(written()).contains("S2", "Because");
        assertThat(sure).isZero();

        int unsure = app.run("doctor", "--explain", "it does not work");
        assertThat(unsure).isEqualTo(1);
        assertThat(written()).contains("Not sure.");
    }

    @Test
    void fromARungDownThatAndAllBelowAreToldAndTheRestCounted(Lab lab) throws Exception {
        try (Scene scene = lab.arm("R3")) {
            assertThat(doctor(scene, "--topic", Lab.TOPIC, "--from", "glue")).isZero();
        }
        assertThat(written()).contains("Glue", "Athena", "Data", "Nothing is wrong", "On other rungs: 2 errors")
                .doesNotContain("S3 bucket", "ERROR R3");
    }

    @Test
    void noTextIsNothingToExplainAndAPlanNeedsATable(Lab lab) throws Exception {
        assertThat(app.run("doctor", "--explain", "  ")).isEqualTo(2);
        assertThat(doctor(lab.healthy(), "--with-explain")).isEqualTo(2);
        assertThat(doctor(lab.healthy(), "--from", "attic")).isEqualTo(2);
        assertThat(noted()).contains("no text to explain", "without --topic", "attic");
    }

    @Test
    void wrongOptionsAreToldWithWhatIsRight(Lab lab) throws Exception {
        assertThat(doctor(lab.healthy(), "--rung", "cellar")).isEqualTo(2);
        assertThat(doctor(lab.healthy(), "--report", "report.pdf")).isEqualTo(2);
        assertThat(noted()).contains("cellar", "workstation", ".html, .md or .json");
    }
}
