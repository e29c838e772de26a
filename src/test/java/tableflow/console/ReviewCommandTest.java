package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.domain.review.rule.RuleBook;
import tableflow.console.sandbox.armoury.Lab;
import tableflow.console.sandbox.armoury.Scene;
import tableflow.console.sandbox.armoury.Violations;

/// The command's reviews on the lab: exit codes, options, and what reports hold.
class ReviewCommandTest extends DoctorCommandFixture {

    private int review(Scene scene, String... more) throws Exception {
        return doctor(scene, Stream.concat(Stream.of("--review"), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void warningsAloneAreNoErrorAndTooFewPointsAre(Lab lab) throws Exception {
        try (Scene scene = Violations.hardened(lab)) {
            assertThat(review(scene)).as(written()).isZero();
            assertThat(written()).contains("Best practice: ", "Security: ", "All: ", "of 100 points", "% checked",
                    "SEC-CATALOG-ENCRYPTION", "Switch the encryption");

            assertThat(review(scene, "--rules", "SEC-CATALOG-ENCRYPTION", "--fail-under", "1")).isEqualTo(1);
            assertThat(noted()).contains("Fewer points than asked for.");
            assertThat(review(scene, "--rules", "sec-tls,SEC-KEY-OWNER", "--fail-under", "100")).isZero();
            assertThat(review(scene, "--without", "SEC-CATALOG-ENCRYPTION,SEC-KEY-SCOPE,BP-SCHEMA-DOCS",
                    "--fail-under", "100")).isZero();
        }
    }

    @Test
    void aFailedErrorIsTheAnswerNo(Lab lab) throws Exception {
        Violations.Violation open = Violations.all().getFirst();
        try (Scene scene = open.armed(lab)) {
            assertThat(review(scene, "--rules", "SEC-PUBLIC-ACCESS,SEC-WILDCARD")).isEqualTo(1);
            assertThat(written()).contains("SEC-PUBLIC-ACCESS", "Block public access of bucket")
                    .doesNotContain("SEC-TLS");
            assertThat(review(scene, "--without", "SEC-PUBLIC-ACCESS,SEC-WILDCARD")).as(written()).isZero();
        }
    }

    @Test
    void settingsOfTheProfileHoldAndNamingARuleOverridesThem(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            var profile = wiring.profile(null, scene.file());
            var settings = wiring.reviewSettings(profile);
            settings.write(settings.read().with("SEC-TLS", RuleChoice.USUAL.off("a proxy does it")));

            assertThat(review(scene)).isZero();
            assertThat(written()).containsPattern("SEC-TLS +off +off: a proxy does it");
            forget();
            assertThat(review(scene, "--rules", "SEC-TLS")).isZero();
            assertThat(written()).containsPattern("SEC-TLS +failed");
        }
    }

    @Test
    void jsonIsOneDocumentThatItsSchemaDescribes(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            assertThat(review(scene, "--json")).isZero();
        }
        JsonNode document = new ObjectMapper().readTree(written());
        JsonNode schema = new ObjectMapper().readTree(Path.of("schemas/console/review.schema.json").toFile());
        assertThat(document.path("kind").asText()).isEqualTo("review");
        assertThat(document.path("rules")).hasSize(RuleBook.ALL.size());
        assertKnown(document, schema, "");
        assertKnown(document.path("score"), schema.at("/$defs/score"), "score");
        for (JsonNode rule : document.path("rules")) {
            assertKnown(rule, schema.at("/$defs/rule"), "rule");
            rule.path("outcomes").forEach(outcome -> {
                assertKnown(outcome, schema.at("/$defs/outcome"), "outcome");
                outcome.path("calls").forEach(call -> assertKnown(call, schema.at("/$defs/call"), "call"));
            });
        }
    }

    private static void assertKnown(JsonNode document, JsonNode schema, String where) {
        assertThat(schema.path("properties").isObject()).as(where).isTrue();
        document.fieldNames().forEachRemaining(name ->
                assertThat(schema.path("properties").has(name)).as(where + "." + name).isTrue());
        schema.path("required").forEach(name ->
                assertThat(document.has(name.asText())).as(where + "." + name.asText()).isTrue());
    }

    /// Names of things may be anything that somebody typed; nothing of a key is ever written.
    @Test
    void noReportHoldsASecretOrMarkupOfOthers(Lab lab) throws Exception {
        Map<String, Path> reports = Map.of("html", home.resolve("r.html"), "md", home.resolve("r.md"),
                "json", home.resolve("r.json"));
        List<String> secrets = new ArrayList<>();
        Violations.Violation hostile = new Violations.Violation(java.util.Set.of(), "hostile names", scene ->
                Violations.named(scene, "<script>alert(1)</script>|`x`"));
        try (Scene scene = hostile.armed(lab)) {
            for (Path report : reports.values()) {
                review(scene, "--report", report.toString());
            }
            scene.profile().findValues("secret").forEach(secret -> secrets.add(secret.asText()));
            secrets.add(scene.profile().at("/aws/secretAccessKey").asText());
            secrets.add(scene.profile().at("/aws/accessKeyId").asText());
        }
        assertThat(secrets).hasSizeGreaterThan(4).allMatch(secret -> secret.length() > 8);
        for (Path report : reports.values()) {
            assertThat(Files.readString(report)).as(report.toString()).contains("SEC-KEY-PERSON")
                    .doesNotContain(secrets);
        }
        assertThat(written() + noted()).doesNotContain(secrets);
        String page = Files.readString(home.resolve("r.html"));
        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script", "src=", "href=", "http-equiv");
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(
                page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6).getBytes(StandardCharsets.UTF_8))))
                .isNotNull();
        assertThat(Files.readString(home.resolve("r.md"))).startsWith("# Review: ").contains("\\<script\\>");
    }

    @Test
    void rulesAreListedWithoutAProfile() {
        assertThat(app.run("doctor", "--list-rules")).isZero();
        assertThat(written()).contains("BP-PARTITIONS", "SEC-KEY-AGE", "days = 90: ");
        forget();

        assertThat(app.run("doctor", "--list-rules", "--rules", "sec-key-age", "--json")).isZero();
        assertThat(written()).contains("\"kind\" : \"rules\"", "\"SEC-KEY-AGE\"").doesNotContain("BP-");
    }

    @Test
    void wrongOptionsAreToldWithWhatIsRight(Lab lab) throws Exception {
        assertThat(review(lab.healthy(), "--rules", "SEC-NOTHING")).isEqualTo(2);
        assertThat(review(lab.healthy(), "--topic", "orders")).isEqualTo(2);
        assertThat(review(lab.healthy(), "--fail-under", "101")).isEqualTo(2);
        assertThat(review(lab.healthy(), "--report", "r.pdf")).isEqualTo(2);
        assertThat(app.run("doctor", "--fail-under", "5")).isEqualTo(2);
        assertThat(noted()).contains("SEC-NOTHING", "--list-rules", "whole environment", "0 to 100", ".html",
                "go with --review");
    }
}
