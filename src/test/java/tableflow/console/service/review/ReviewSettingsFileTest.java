package tableflow.console.service.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Parameter.Unit;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.domain.review.Scope;
import tableflow.console.domain.review.Waiver;

class ReviewSettingsFileTest {

    private static final Parameter DAYS = new Parameter("days", "Days", Unit.DAYS, 1, 100, 90);
    private static final Reviewed ORDERS = new Reviewed(Scope.TOPIC, "orders");

    @TempDir
    Path folder;

    private Path place;
    private ReviewSettingsFile file;

    @BeforeEach
    void open() {
        place = folder.resolve("settings.json");
        file = new ReviewSettingsFile(place, InstantSource.system());
    }

    @Test
    void whatWasChosenComesBack() {
        ReviewSettings chosen = ReviewSettings.USUAL
                .with("SEC-KEY-AGE", RuleChoice.USUAL.with(DAYS, 30))
                .with("SEC-TLS", RuleChoice.USUAL.off("a proxy does it"))
                .waived(new Waiver("BP-NAMES", ORDERS, "old", Optional.of(LocalDate.of(2026, 12, 31))))
                .waived(new Waiver("BP-KEYS", ORDERS, "", Optional.empty()));

        file.write(chosen);

        assertThat(file.read()).isEqualTo(chosen);
        assertThat(file.read().parameters("SEC-KEY-AGE").of(DAYS)).isEqualTo(30);
    }

    @Test
    void nothingIsChosenBeforeAndAfterAll() {
        assertThat(file.read()).isEqualTo(ReviewSettings.USUAL);

        file.write(ReviewSettings.USUAL.with("SEC-TLS", RuleChoice.USUAL.off("x")));
        file.write(ReviewSettings.USUAL);

        assertThat(file.read()).isEqualTo(ReviewSettings.USUAL);
    }

    @Test
    void whatALaterVersionWroteStays() throws Exception {
        Files.writeString(place, """
                {"version":1,"colour":"blue",
                 "rules":{"SEC-TLS":{"on":false,"mood":"good"},"BP-FUTURE":{"on":false}},
                 "waivers":[{"rule":"BP-KEYS","scope":"galaxy","name":"x","reason":"y"},
                            {"rule":"BP-KEYS","scope":"topic","name":"orders","reason":"y","until":"someday"}]}""");

        file.write(file.read().with("SEC-TLS", RuleChoice.USUAL));

        JsonNode now = new ObjectMapper().readTree(place.toFile());
        assertThat(now.path("colour").asText()).isEqualTo("blue");
        assertThat(now.at("/rules/SEC-TLS/mood").asText()).isEqualTo("good");
        assertThat(now.at("/rules/SEC-TLS/on").asBoolean()).isTrue();
        assertThat(now.at("/rules/BP-FUTURE/on").asBoolean(true)).isFalse();
        assertThat(now.path("waivers")).hasSize(2);
        // A waiver whose end makes no sense does not hold for good.
        assertThat(file.read().waivers()).isEmpty();
    }

    @Test
    void numbersThatMakeNoSenseAreAsUsual() throws Exception {
        Files.writeString(place, """
                {"version":1,"rules":{"SEC-KEY-AGE":{"parameters":{"days":100000}},
                 "SEC-TLS":{"parameters":{"days":"many"}}}}""");

        assertThat(file.read().parameters("SEC-KEY-AGE").of(DAYS)).isEqualTo(90);
        assertThat(file.read().parameters("SEC-TLS").of(DAYS)).isEqualTo(90);
    }

    @Test
    void aNewerFileIsLeftAloneAndADamagedOneSetAside() throws Exception {
        Files.writeString(place, "{\"version\":2}");
        assertThatThrownBy(file::read).isInstanceOf(RemoteFailure.class);
        assertThatThrownBy(() -> file.write(ReviewSettings.USUAL)).isInstanceOf(RemoteFailure.class);
        assertThat(place).hasContent("{\"version\":2}");

        Files.writeString(place, "{");
        assertThat(file.read()).isEqualTo(ReviewSettings.USUAL);
        file.write(ReviewSettings.USUAL.with("SEC-TLS", RuleChoice.USUAL.off("x")));
        assertThat(file.read().choice("SEC-TLS").on()).isFalse();
        try (var files = Files.list(folder)) {
            assertThat(files).anySatisfy(it -> assertThat(it.getFileName().toString())
                    .startsWith("settings.json.").isNotEqualTo("settings.json.lock"));
        }
    }

    @Test
    void theSchemaDescribesWhatIsWritten() throws Exception {
        file.write(ReviewSettings.USUAL.with("SEC-TLS", RuleChoice.USUAL.with(DAYS, 3).off("x"))
                .waived(new Waiver("BP-KEYS", ORDERS, "y", Optional.of(LocalDate.of(2026, 1, 2)))));
        JsonNode schema = new ObjectMapper().readTree(
                Path.of("schemas/console/review-settings.schema.json").toFile());
        JsonNode now = new ObjectMapper().readTree(place.toFile());

        assertKnown(now, schema);
        assertKnown(now.at("/rules/SEC-TLS"), schema.at("/properties/rules/additionalProperties"));
        assertKnown(now.at("/waivers/0"), schema.at("/properties/waivers/items"));
    }

    private static void assertKnown(JsonNode document, JsonNode schema) {
        document.fieldNames().forEachRemaining(name ->
                assertThat(schema.path("properties").has(name)).as(name).isTrue());
        schema.path("required").forEach(name -> assertThat(document.has(name.asText())).as(name.asText()).isTrue());
    }
}
