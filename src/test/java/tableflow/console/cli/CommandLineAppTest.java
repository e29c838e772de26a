package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.Problem;
import tableflow.console.domain.RemoteFailure;

class CommandLineAppTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Command(name = "try")
    private static final class Try implements Callable<Integer> {
        @Option(names = "--partitions")
        private int partitions;

        // Read by the library only.
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--json")
        private boolean json;

        private final RuntimeException failure;

        Try(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() {
            if (partitions == 1) {
                return ExitCode.NO;
            }
            throw failure;
        }
    }

    @Command(name = "records")
    private static final class Records implements Callable<Integer>, FailureDocument.Lines {
        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() {
            throw BadInput.of(json ? "no such partition" : "no");
        }
    }

    /// Fails behind its result.
    @Command(name = "late")
    private static final class Late implements Callable<Integer> {
        @Option(names = "--json")
        private boolean json;

        private final Terminal terminal;

        Late(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            terminal.json(Terminal.document().put("json", json));
            throw BadInput.of("late");
        }
    }

    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            text -> text.replace("hunter2", "••••"));

    private int run(RuntimeException failure, String... arguments) {
        return new CommandLineApp(terminal, List.of(new Try(failure))).run(arguments);
    }

    @Test
    void aRemoteFailureIsToldWithReasonAdviceAndRequestId() {
        RemoteFailure failure = RemoteFailure.of(
                        RemoteFailure.Kind.UNAUTHORIZED, "read topics", "key hunter2 is unknown")
                .withAdvice("Make a Kafka key for lkc-1.")
                .withRequest("req-7", 401);

        assertThat(run(failure, "try")).isEqualTo(ExitCode.REMOTE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly(
                "Error: Read topics failed: key •••• is unknown",
                "What to do: Make a Kafka key for lkc-1.",
                "Request id: req-7");
        assertThat(out.size()).isZero();
    }

    @Test
    void cancellingIsNoError() {
        assertThat(run(RemoteFailure.cancelled("apply"), "try")).isEqualTo(ExitCode.CANCELLED);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("Cancelled: apply.");
    }

    @Test
    void badInputIsToldLineByLine() {
        BadInput failure = BadInput.of(List.of("m.yaml:3:5: unknown key", "m.yaml:9:1: wrong type"));

        assertThat(run(failure, "try")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("m.yaml:3:5: unknown key", "m.yaml:9:1: wrong type");
    }

    @Test
    void anUnforeseenFailureShowsNoStackTrace() {
        assertThat(run(new IllegalStateException("hunter2 broke"), "try")).isEqualTo(ExitCode.REMOTE);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(
                "Error: IllegalStateException: •••• broke");
    }

    @Test
    void wrongUsageNamesTheHelp() {
        RuntimeException unused = new IllegalStateException();

        assertThat(run(unused, "try", "--partitions", "many")).isEqualTo(ExitCode.USAGE);
        assertThat(run(unused, "tri")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--partitions").contains("Did you mean: try?").contains("--help");
    }

    @Test
    void theCommandsOwnExitCodeIsKept() {
        assertThat(run(new IllegalStateException(), "try", "--partitions", "1")).isEqualTo(ExitCode.NO);
    }

    @Test
    void helpNamesCommandsAndExitCodes() {
        StringWriter help = new StringWriter();
        int code = new CommandLineApp(terminal, List.of(new Try(new IllegalStateException())))
                .run(new PrintWriter(help), "--help");

        assertThat(code).isZero();
        assertThat(help.toString()).contains("try").contains("Exit codes");
    }

    private JsonNode document() throws IOException {
        return new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(out.toByteArray());
    }

    @Test
    void withJsonAFailureIsADocumentToo() throws IOException {
        RemoteFailure failure = RemoteFailure.of(
                        RemoteFailure.Kind.UNREACHABLE, "read subjects", "hunter2 says nothing")
                .withAdvice("Look at the address.").withRequest("req-7", 0);

        assertThat(run(failure, "try", "--json")).isEqualTo(ExitCode.REMOTE);

        assertThat(document().toString()).isEqualTo("{\"version\":1,\"kind\":\"failure\","
                + "\"command\":\"tableflow-console try\",\"exitCode\":3,\"failureKind\":\"UNREACHABLE\","
                + "\"what\":\"read subjects\",\"why\":\"•••• says nothing\",\"advice\":\"Look at the address.\","
                + "\"requestId\":\"req-7\"}");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Read subjects failed");
    }

    @Test
    void inTheDocumentBadInputHasItsPlaces() throws IOException {
        BadInput failure = new BadInput(List.of(
                Problem.of("topics.a", "wrong type", "a number").at(new Place("m.yaml", 3, 5)),
                Problem.of("", "unknown", null)));

        assertThat(run(failure, "try", "--json")).isEqualTo(ExitCode.USAGE);

        assertThat(document().path("exitCode").intValue()).isEqualTo(2);
        assertThat(document().path("failureKind").asText()).isEqualTo("INPUT");
        assertThat(document().path("why").asText()).contains("m.yaml:3:5: topics.a: wrong type (a number)\nunknown");
        assertThat(document().at("/problems/0").toString()).isEqualTo("{\"path\":\"topics.a\",\"message\":\"wrong "
                + "type\",\"allowed\":\"a number\",\"file\":\"m.yaml\",\"line\":3,\"column\":5}");
        assertThat(document().path("problems")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"try --partitions many --json", "try --json --no-such", "tri --json"})
    void wrongUsageIsADocumentThoughNobodyReadTheWordsToTheirEnd(String line) throws IOException {
        run(new IllegalStateException(), "try", "--partitions", "many", "--", "--json");
        assertThat(out.size()).as("that is no option").isZero();
        assertThat(run(new IllegalStateException(), line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(document().path("failureKind").asText()).isEqualTo("USAGE");
        assertThat(document().path("advice").asText()).contains("--help");
    }

    @Test
    void aCancelIsADocumentToo() throws IOException {
        assertThat(run(RemoteFailure.cancelled("apply"), "try", "--json")).isEqualTo(ExitCode.CANCELLED);
        assertThat(document().path("failureKind").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void linesOfRecordsAndResultsGetNoSecondDocument() throws IOException {
        assertThat(new CommandLineApp(terminal, List.of(new Records())).run("records", "--json"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(out.size()).isZero();
        assertThat(new CommandLineApp(terminal, List.of(new Late(terminal))).run("late", "--json"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(document().toString()).isEqualTo("{\"json\":true}");
    }
}
