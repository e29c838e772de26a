package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.domain.schema.lint.LintRules;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.schemas.document.DocumentRules;

class SchemasLintCommandTest {

    private static final String ORDER = """
            {
            \t"type": "object", "price": 1,
            \t"properties": {"price": {"type": "number"}}
            }
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ReviewSettingsFile settings = new ReviewSettingsFile(Path.of("none"), InstantSource.system());

    @BeforeEach
    void write() throws IOException {
        settings = new ReviewSettingsFile(folder.resolve("lint.json"), "the rules", InstantSource.system());
        Files.writeString(folder.resolve("order.json"), ORDER);
        Files.writeString(folder.resolve("broken.avsc"), "{\"type\": \"strin\"}");
    }

    private int lint(String in, String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        Services services = (Services) Proxy.newProxyInstance(Services.class.getClassLoader(),
                new Class<?>[] {Services.class}, (proxy, method, given) -> {
                    if (method.getName().equals("lintSettings")) {
                        return settings;
                    }
                    throw new AssertionError(method.getName());
                });
        return new CommandLine(new SchemasLintCommand(services, terminal,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8))))
                .setExecutionExceptionHandler((thrown, command, result) -> {
                    if (thrown instanceof BadInput bad) {
                        err.writeBytes(String.valueOf(bad.getMessage()).getBytes(StandardCharsets.UTF_8));
                        return ExitCode.USAGE;
                    }
                    throw thrown;
                }).execute(arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFindingIsToldWithItsPlaceAndUnderlined() {
        assertThat(lint("", "--rules", "money-as-float", file("order.json"))).isZero();

        assertThat(text()).isEqualToNormalizingNewlines(file("order.json")
                + ":3:17: warning: price is an amount kept as number, which rounds [money-as-float]\n"
                + "    \t\"properties\": {\"price\": {\"type\": \"number\"}}\n"
                + "    \t               ^^^^^^^\n"
                + file("order.json") + ": 1 warning\n");
    }

    @Test
    void anErrorIsTheAnswerNoAndSoIsWhatIsAskedFor() {
        assertThat(lint("", file("broken.avsc"))).isEqualTo(ExitCode.NO);
        assertThat(text()).contains(":1:10: error: nothing defines this type [undefined-type]", "^^^^^^^");
        assertThat(lint("", file("order.json"))).isZero();
        assertThat(lint("", "--fail-under", "warning", file("order.json"))).isEqualTo(ExitCode.NO);
        assertThat(lint("", "--fail-under", "note", "--rules", "closed-enum", file("order.json"))).isZero();
        assertThat(text()).contains("no findings");
    }

    @Test
    void jsonHasEachFindingWithItsPlace() throws IOException {
        assertThat(lint("syntax = \"proto3\";\nmessage M { uint64 a = 1; }\n", "--json", "--without",
                "missing-package,record-undocumented", "-", file("broken.avsc"))).isEqualTo(ExitCode.NO);

        JsonNode document = new ObjectMapper().readTree(text());
        assertThat(document.path("version").asInt()).isEqualTo(1);
        assertThat(document.path("kind").asText()).isEqualTo("lint");
        JsonNode first = document.path("files").path(0);
        assertThat(first.path("format").asText()).isEqualTo("PROTOBUF");
        assertThat(first.path("valid").asBoolean()).isTrue();
        assertThat(first.path("findings").findValuesAsText("rule"))
                .containsExactly("beyond-64-bits", "field-undocumented");
        JsonNode finding = first.path("findings").path(0);
        assertThat(finding.path("severity").asText()).isEqualTo("warning");
        assertThat(finding.path("path").asText()).isEqualTo("M.a");
        assertThat(finding.path("line").asInt()).isEqualTo(2);
        assertThat(finding.path("column").asInt()).isEqualTo(20);
        assertThat(finding.path("endColumn").asInt()).isEqualTo(21);
        assertThat(finding.path("message").asText()).contains("uint64");
        assertThat(finding.path("mend")).isNotEmpty();
        assertThat(document.path("files").path(1).path("valid").asBoolean()).isFalse();
    }

    @Test
    void settingsHoldAndNamingARuleOverridesThem() {
        settings.write(ReviewSettings.USUAL.with("money-as-float", RuleChoice.USUAL.off("we round")));

        lint("", file("order.json"));
        assertThat(text()).doesNotContain("money-as-float").contains("open-content");
        lint("", "--rules", "Money-As-Float", file("order.json"));
        assertThat(text()).contains("money-as-float").doesNotContain("open-content");
    }

    @Test
    void whatCannotBeReadIsWrongInput() {
        assertThat(lint("", file("none.json"))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.json", "no such file");
        assertThat(lint("who knows", "-")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--format");
        assertThat(lint("who knows", "--format", "avro", "-")).isEqualTo(ExitCode.NO);
        assertThat(lint("", "--rules", "no-such", file("order.json"))).isEqualTo(ExitCode.USAGE);
        assertThat(lint("", "--fail-under", "50", file("order.json"))).isEqualTo(ExitCode.USAGE);
        assertThat(lint("")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void referencesAreGivenByName() throws IOException {
        Files.writeString(folder.resolve("t.proto"), "syntax = \"proto3\"; package o; message T { int32 a = 1; }");
        String in = "syntax = \"proto3\";\nimport \"o/t.proto\";\nmessage M { o.T t = 1; }";

        assertThat(lint(in, "-")).isEqualTo(ExitCode.NO);
        assertThat(text()).contains("o/t.proto is imported, and not among the references");
        assertThat(lint(in, "--reference", "o/t.proto=" + file("t.proto"), "-")).isZero();
    }

    @Test
    void everyRuleIsListedAndInTheGuide() throws IOException {
        assertThat(lint("", "--list-rules", "--json")).isZero();
        JsonNode rules = new ObjectMapper().readTree(text()).path("rules");
        assertThat(rules).hasSize(LintRules.ALL.size() + DocumentRules.ALL.size());
        assertThat(rules).filteredOn(it -> it.path("switchable").asBoolean()).hasSize(LintRules.ALL.size());

        String guide = Files.readString(Path.of("docs/guide/schemas.md"));
        assertThat(rules).allSatisfy(rule ->
                assertThat(guide).contains("| `" + rule.path("rule").asText() + "` | "
                        + rule.path("severity").asText()));
        assertThat(lint("", "--list-rules")).isZero();
        assertThat(text()).contains("exploding-pattern", "unreserved-gap");
    }
}
