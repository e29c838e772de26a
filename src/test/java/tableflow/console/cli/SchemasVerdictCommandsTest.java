package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.remote.HttpConnector;
import tableflow.console.remote.http.HttpSettings;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.schemas.subjects.Subjects;

/// `schemas check`, `schemas diff` and `schemas register`, with files and with a registry over HTTP.
class SchemasVerdictCommandsTest extends SchemaCommands {

    private static final String ONE = """
        {"type": "record", "name": "R", "fields": [
          {"name": "a", "type": "int"}
        ]}
        """;
    private static final String MORE = """
        {"type": "record", "name": "R", "fields": [
          {"name": "a", "type": "int"},
          {"name": "note", "type": ["null", "string"], "default": null}
        ]}
        """;
    private static final String WIDER = """
        {"type": "record", "name": "R", "fields": [
          {"name": "a", "type": "long"},
          {"name": "price", "type": "int"}
        ]}
        """;

    private static final SchemaRegistry REGISTRY = STAND.registry();

    private SchemaRegistry asked = REGISTRY;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("one.avsc"), ONE);
        Files.writeString(folder.resolve("more.avsc"), MORE);
        Files.writeString(folder.resolve("wider.avsc"), WIDER);
        Files.writeString(folder.resolve("broken.avsc"), "{\"type\": \"record\",\n \"name\": }");
        Files.writeString(folder.resolve("other.proto"), "syntax = \"proto3\"; message M { string a = 1; }");
    }

    @Override
    protected List<Object> commands(Services services, Terminal terminal, Prompt prompt) {
        ByteArrayInputStream in = new ByteArrayInputStream(MORE.getBytes(StandardCharsets.UTF_8));
        return List.of(new SchemasCheckCommand(services, terminal, in), new SchemasDiffCommand(services, terminal, in),
                new SchemasRegisterCommand(services, terminal, prompt, in));
    }

    @Override
    protected Object service(String method, Profile profile) {
        assertThat(method).isEqualTo("subjects");
        return new Subjects(asked, new WriteGuard(profile));
    }

    private static void registered(String subject, String... texts) {
        for (String text : texts) {
            REGISTRY.register(new NewSchema(subject, SchemaFormat.AVRO, text, List.of()));
        }
    }

    @Test
    void offlineTheFileIsJudgedWithPlaceAndReason() {
        assertThat(run("check", "--against", file("one.avsc"), "--level", "full", file("wider.avsc"))).isEqualTo(1);
        assertThat(said()).contains(file("wider.avsc") + ":3:12: error:", "[READER_FIELD_MISSING_DEFAULT_VALUE]",
                "[TYPE_MISMATCH]", "why: A reader looks for each of its fields", "new readers cannot read its data (1)",
                "its readers cannot read new data (1)", "not compatible at level FULL");
        assertThat(run("check", file("more.avsc"), "--against", file("one.avsc"), "--level", "FULL")).isZero();
        assertThat(said()).contains("compatible at level FULL");
        assertThat(run("check", "--format", "avro", "--against", file("one.avsc"), "--level", "FULL", "-")).isZero();
        assertThat(said()).contains("<standard input>: compatible");
    }

    @Test
    void theLastFileIsTheDraftWhenItStandsBehindTheOthers() {
        assertThat(run("check", "--against", file("one.avsc"), file("more.avsc"), file("wider.avsc"))).isEqualTo(1);
        assertThat(said()).contains(file("more.avsc") + ": not compatible").doesNotContain(file("one.avsc") + ":");
        assertThat(run("check", "--level", "BACKWARD_TRANSITIVE", "--against", file("one.avsc"), file("more.avsc"),
                file("wider.avsc"))).isEqualTo(1);
        assertThat(said()).contains(file("one.avsc") + ": not compatible");
    }

    @Test
    void theDocumentHasEveryFindingOfEveryVersion() throws IOException {
        assertThat(run("check", "--json", "--level", "FULL_TRANSITIVE", "--against", file("one.avsc"),
                file("more.avsc"), file("wider.avsc"))).isEqualTo(1);
        JsonNode document = json();
        assertThat(document.path("kind").asText()).isEqualTo("check");
        assertThat(document.path("compatible").booleanValue()).isFalse();
        assertThat(document.path("level").asText()).isEqualTo("FULL_TRANSITIVE");
        assertThat(document.path("versions")).hasSize(2);
        assertThat(document.path("findings")).as("what both versions share stands there once").hasSize(2);
        assertThat(document.at("/versions/0/name").asText()).isEqualTo(file("more.avsc"));
        JsonNode finding = document.at("/versions/0/findings/0");
        assertThat(finding.path("rule").asText()).isEqualTo("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(finding.path("severity").asText()).isEqualTo("error");
        assertThat(finding.path("path").asText()).isEqualTo("/fields/1");
        assertThat(finding.path("line").intValue()).isEqualTo(3);
        assertThat(finding.path("message").asText()).contains("price");
        assertThat(finding.path("direction").asText()).isEqualTo("NEW_READS_OLD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "check more.avsc                                        | give either --subject",
        "check more.avsc --subject s --against one.avsc         | give either --subject",
        "check --subject s                                      | no file is named",
        "check more.avsc --against one.avsc --level SIDEWAYS    | SIDEWAYS",
        "check more.avsc --against nowhere.avsc                 | there is no such file",
        "check more.avsc --against broken.avsc                  | broken.avsc:2:10 syntax",
        "check more.avsc --subject s --refers a=b               | is no SUBJECT:VERSION",
        "check more.avsc --against one.avsc --refers a=b:1      | --refers goes with --subject",
        "diff one.avsc broken.avsc                              | broken.avsc:2:",
        "diff one.avsc other.proto                              | nothing to compare",
        "register more.avsc --subject s --json                  | Nothing was changed",
        "register more.avsc                                     | --subject"})
    void wrongUseChangesNothing(String line, String told) {
        String[] arguments = line.strip().split(" +");
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i].endsWith(".avsc") || arguments[i].endsWith(".proto")
                    ? file(arguments[i]) : arguments[i];
        }
        assertThat(run(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(complained()).contains(told);
    }

    @Test
    void aDraftThatIsNoSchemaIsNotJudged() throws IOException {
        assertThat(run("check", "--json", file("broken.avsc"), "--against", file("one.avsc"))).isEqualTo(1);
        assertThat(json().path("valid").booleanValue()).isFalse();
        assertThat(json().path("compatible").isNull()).isTrue();
        assertThat(json().at("/findings/0/line").intValue()).isEqualTo(2);
    }

    @Test
    void aSubjectIsAskedAtItsOwnLevel() throws IOException {
        registered("checked-value", ONE);
        assertThat(run("check", "--subject", "checked-value", file("more.avsc"))).isZero();
        assertThat(said()).contains("version 1: compatible", "The registry: compatible",
                "compatible with checked-value at level BACKWARD");
        assertThat(run("check", "--json", "--subject", "checked-value", file("wider.avsc"))).isEqualTo(1);
        assertThat(json().at("/registry/compatible").booleanValue()).isFalse();
        assertThat(json().at("/registry/messages/0").asText()).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(json().at("/versions/0/number").intValue()).isEqualTo(1);
        assertThat(run("check", "--subject", "checked-value", "--level", "NONE", file("wider.avsc"))).isZero();
        assertThat(said()).contains("The registry was not asked");
        assertThat(run("check", "--subject", "checked-value", file("one.avsc"))).isZero();
        assertThat(said()).contains("registered already, as version 1");
    }

    @Test
    void aRegistryThatIsNotThereIsARemoteFailure() {
        asked = HttpConnector.standard(URI.create("http://127.0.0.1:1"), "test")
                .schemaRegistry(URI.create("http://127.0.0.1:1"), new ApiKey("key", new Secret("secret")));
        assertThat(run("check", "--subject", "s", file("one.avsc"))).isEqualTo(ExitCode.REMOTE);
        assertThat(run("diff", "s:1", "s:2")).isEqualTo(ExitCode.REMOTE);
        assertThat(run("register", "--yes", "--subject", "s", file("one.avsc"))).isEqualTo(ExitCode.REMOTE);
    }

    @ParameterizedTest
    @CsvSource({"401, 401, key", "403, 40301, may", "429, 0, too many", "500, 50001, 500", "503, 0, 503"})
    void aRegistryThatRefusesIsARemoteFailureWithAdvice(int status, int code, String told) {
        registered("faulty-value", ONE);
        STAND.faults().arm(new Fault("*", "*", Pattern.compile(".*"), 1000, new Fault.Answer(status, Map.of(),
                Optional.of("{\"error_code\":" + code + ",\"message\":\"armed " + status + "\"}"))));
        try {
            assertThat(run("check", "--subject", "faulty-value", file("more.avsc"))).isEqualTo(ExitCode.REMOTE);
            assertThat(complained()).containsIgnoringCase(told).contains("What to do");
            assertThat(run("register", "--yes", "--subject", "faulty-value", file("more.avsc")))
                    .isEqualTo(ExitCode.REMOTE);
            assertThat(complained()).contains("What to do");
        } finally {
            STAND.faults().clear();
        }
        assertThat(run("check", "--subject", "faulty-value", file("more.avsc"))).as("it works again").isZero();
        assertThat(REGISTRY.versions("faulty-value")).containsExactly(1);
    }

    @Test
    void aRegistryThatDoesNotAnswerInTimeIsTold() {
        asked = STAND.registry(new HttpSettings(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMillis(400),
                2, "test"));
        STAND.faults().arm(new Fault("*", "*", Pattern.compile(".*"), 1000,
                new Fault.Delay(Duration.ofSeconds(2))));
        try {
            assertThat(run("check", "--subject", "slow-value", file("one.avsc"))).isEqualTo(ExitCode.REMOTE);
            assertThat(complained()).contains("What to do");
        } finally {
            STAND.faults().clear();
        }
    }

    @Test
    void aConnectionThatGoesInTheMiddleRegistersOnce() {
        STAND.faults().arm(new Fault("*", "POST", Pattern.compile("/subjects/[^/]+/versions"), 1,
                new Fault.DropAfter()));
        try {
            assertThat(run("register", "--yes", "--subject", "dropped-value", file("one.avsc"))).isZero();
        } finally {
            STAND.faults().clear();
        }
        assertThat(REGISTRY.versions("dropped-value")).containsExactly(1);
    }

    @Test
    void whatChangedIsToldWithItsConsequences() throws IOException {
        registered("compared-value", ONE);
        REGISTRY.setCompatibility(new SetCompatibility("compared-value", CompatibilityLevel.NONE));
        registered("compared-value", WIDER);
        assertThat(run("diff", "compared-value:1", "compared-value:latest")).isEqualTo(1);
        assertThat(said()).contains("retyped a: int -> long", "new readers read old values as long",
                "old readers cannot read new data", "added price: int, required", "new readers cannot read old data",
                "the table cannot follow: REQUIRED_FIELD_ADDED price",
                "Neither can new readers read old data, nor old readers new data.");
        assertThat(run("diff", "--json", "compared-value:1", file("more.avsc"))).isEqualTo(1);
        JsonNode change = json().at("/changes/0");
        assertThat(change.path("change").asText()).isEqualTo("added");
        assertThat(change.path("name").asText()).isEqualTo("note");
        assertThat(change.path("newPath").asText()).isEqualTo("/fields/1");
        assertThat(change.at("/newReaders/ok").booleanValue()).isTrue();
        assertThat(change.at("/oldReaders/ok").booleanValue()).isTrue();
        assertThat(change.path("table")).isEmpty();
        assertThat(json().path("order").asText()).isEqualTo("any");
        assertThat(run("diff", "compared-value:1", file("one.avsc"))).isZero();
        assertThat(said()).contains("Nothing has changed.");
        assertThat(run("diff", "compared-value:9", file("one.avsc"))).isEqualTo(ExitCode.REMOTE);
    }

    @Test
    void textsAreComparedLineByLine() throws IOException {
        assertThat(run("diff", "--text", file("one.avsc"), file("more.avsc"))).isEqualTo(1);
        assertThat(said().lines()).contains("@@ -1 +1 @@", "-  {\"name\": \"a\", \"type\": \"int\"}",
                "+  {\"name\": \"a\", \"type\": \"int\"},", " ]}");
        assertThat(run("diff", "--text", file("one.avsc"), file("one.avsc"))).isZero();
        assertThat(run("diff", "--text", "--json", file("one.avsc"), file("more.avsc"))).isEqualTo(1);
        assertThat(json().path("lines")).hasSize(5);
        assertThat(json().at("/lines/1").toString())
                .isEqualTo("{\"change\":\"went\",\"oldLine\":2,\"newLine\":0,\"text\":\"  {\\\"name\\\": \\\"a\\\", "
                        + "\\\"type\\\": \\\"int\\\"}\"}");
    }

    @Test
    void registeringAsksAndTakesNoForAnAnswer() {
        answer = Optional.of("no");
        assertThat(run("register", "--subject", "asked-value", file("one.avsc"))).isEqualTo(ExitCode.CANCELLED);
        assertThat(REGISTRY.versions("asked-value")).isEmpty();
        answer = Optional.empty();
        assertThat(run("register", "--subject", "asked-value", file("one.avsc"))).isEqualTo(ExitCode.USAGE);
        assertThat(complained()).contains("Add --yes");
        assertThat(REGISTRY.versions("asked-value")).isEmpty();
        answer = Optional.of("yes");
        assertThat(run("register", "--subject", "asked-value", file("one.avsc"))).isZero();
        assertThat(said()).contains("the first version of a new subject", "Registered: asked-value version 1");
        assertThat(REGISTRY.versions("asked-value")).containsExactly(1);
    }

    @Test
    void aPlanRegistersNothing() {
        assertThat(run("register", "--plan", "--yes", "--subject", "planned-value", file("one.avsc"))).isZero();
        assertThat(said()).contains("it would be the first version");
        assertThat(REGISTRY.versions("planned-value")).isEmpty();
    }

    @Test
    void theSameSchemaIsNotRegisteredAgain() throws IOException {
        registered("again-value", ONE);
        assertThat(run("register", "--json", "--yes", "--subject", "again-value", file("one.avsc"))).isZero();
        assertThat(json().path("outcome").asText()).isEqualTo("nothing-to-do");
        assertThat(json().at("/registered/new").booleanValue()).isFalse();
        assertThat(REGISTRY.versions("again-value")).containsExactly(1);
    }

    @Test
    void whatIsNotCompatibleIsNotRegistered() throws IOException {
        registered("refused-value", ONE);
        assertThat(run("register", "--json", "--yes", "--subject", "refused-value", file("wider.avsc"))).isEqualTo(1);
        assertThat(json().path("outcome").asText()).isEqualTo("blocked");
        assertThat(json().path("blocked")).isNotEmpty();
        assertThat(json().has("registered")).isFalse();
        assertThat(REGISTRY.versions("refused-value")).containsExactly(1);
    }

    @Test
    void aReadOnlyProfileRefuses() {
        readOnly = true;
        assertThat(run("register", "--yes", "--subject", "locked-value", file("one.avsc"))).isEqualTo(1);
        assertThat(said()).contains("the profile is read-only");
        assertThat(REGISTRY.versions("locked-value")).isEmpty();
    }

    @Test
    void whatIsReferredToIsTakenFromTheRegistry() throws IOException {
        registered("place-value",
                "{\"type\":\"record\",\"name\":\"Place\",\"namespace\":\"n\",\"fields\":[{\"name\":\"zip\","
                        + "\"type\":\"string\"}]}");
        Files.writeString(folder.resolve("trip.avsc"),
                "{\"type\":\"record\",\"name\":\"Trip\",\"fields\":[{\"name\":\"to\",\"type\":\"n.Place\"}]}");
        assertThat(run("register", "--yes", "--subject", "trip-value", file("trip.avsc"))).isEqualTo(1);
        assertThat(said()).contains("the draft is no schema");
        assertThat(run("register", "--yes", "--subject", "trip-value", "--refers", "n.Place=place-value:1",
                file("trip.avsc"))).isZero();
        assertThat(REGISTRY.latest("trip-value").orElseThrow().references()).hasSize(1);
        Files.writeString(folder.resolve("trip.avsc.references.json"),
                "[{\"name\":\"n.Place\",\"subject\":\"place-value\",\"version\":1}]");
        assertThat(run("check", "--subject", "trip-value", file("trip.avsc"))).as("what stands beside it").isZero();
        assertThat(run("register", "--yes", "--subject", "trap-value", file("trip.avsc"))).isZero();
        assertThat(REGISTRY.latest("trap-value").orElseThrow().references()).hasSize(1);
        Files.writeString(folder.resolve("trip.avsc.references.json"), "{");
        assertThat(run("check", "--subject", "trip-value", file("trip.avsc"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("check", "--subject", "trip-value", "--refers", "n.Place=place-value:1", file("trip.avsc")))
                .isZero();
    }
}
