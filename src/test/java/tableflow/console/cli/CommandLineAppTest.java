package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;

class CommandLineAppTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Command(name = "try")
    private static final class Try implements Callable<Integer> {
        @Option(names = "--partitions")
        private int partitions;

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

    private int run(RuntimeException failure, String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                text -> text.replace("hunter2", "••••"));
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
        Terminal terminal = new Terminal(System.out, System.err, text -> text);

        int code = new CommandLineApp(terminal, List.of(new Try(new IllegalStateException())))
                .run(new PrintWriter(help), "--help");

        assertThat(code).isZero();
        assertThat(help.toString()).contains("try").contains("Exit codes");
    }
}
