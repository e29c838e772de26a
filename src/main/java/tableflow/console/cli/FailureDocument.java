package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Problem;
import tableflow.console.domain.RemoteFailure;

/// What a command that failed writes with `--json`: what failed, why, and what to do. So whoever reads standard output
/// gets one document whatever happens.
final class FailureDocument {

    /// Commands whose `--json` stands for lines, a record each: among them there is no place for a failure.
    interface Lines {}

    private static final Set<String> ASKING = Set.of("--json", "--json=true");

    private final UnaryOperator<String> redact;

    /// @param redact takes secrets out of texts
    FailureDocument(UnaryOperator<String> redact) {
        this.redact = redact;
    }

    /// Whether a document was asked for. The words themselves are looked at: where they are wrong, nobody has read
    /// them to their end.
    static boolean isAsked(CommandLine command, List<String> arguments) {
        return !(command.getCommandSpec().userObject() instanceof Lines) && isJson(arguments);
    }

    /// Whether JSON is asked for at all.
    static boolean isJson(List<String> arguments) {
        return arguments.stream().takeWhile(word -> !word.equals("--")).anyMatch(ASKING::contains);
    }

    /// @param command as it is called: `tableflow-console schemas check`
    ObjectNode of(Exception failure, String command, int exitCode) {
        ObjectNode node = Terminal.document().put("version", 1).put("kind", "failure").put("command", command)
                .put("exitCode", exitCode);
        return told(node, failure, command);
    }

    /// What failed, without a head: for a document that has begun as another one.
    ObjectNode within(RuntimeException failure, String command) {
        return told(Terminal.document(), failure, command);
    }

    private ObjectNode told(ObjectNode node, Exception failure, String command) {
        switch (failure) {
            case RemoteFailure remote -> {
                put(node, remote.kind().name(), remote.what(), remote.why(), remote.advice().orElse(null));
                node.put("requestId", remote.requestId().orElse(null));
            }
            case BadInput input -> {
                put(node, "INPUT", "run " + command, String.valueOf(input.getMessage()), advice(input, command));
                problems(node.putArray("problems"), input.problems());
            }
            case ParameterException usage ->
                put(node, "USAGE", "run " + command, String.valueOf(usage.getMessage()), help(command));
            case UncheckedIOException local -> put(node, "LOCAL", "run " + command, local.getMessage()
                    + (local.getCause() == null ? "" : ": " + local.getCause().getMessage()), null);
            default -> put(node, RemoteFailure.Kind.UNEXPECTED.name(), "run " + command,
                    failure.getClass().getSimpleName()
                            + (failure.getMessage() == null ? "" : ": " + failure.getMessage()), null);
        }
        return node;
    }

    private void put(ObjectNode node, String kind, String what, String why, @Nullable String advice) {
        node.put("failureKind", kind).put("what", redact.apply(what)).put("why", redact.apply(why))
                .put("advice", advice == null ? null : redact.apply(advice));
    }

    /// What stands in a file says itself what is to be mended there.
    private static @Nullable String advice(BadInput input, String command) {
        return input.problems().stream().anyMatch(problem -> problem.place() != null) ? null : help(command);
    }

    private static String help(String command) {
        return "'" + command + " --help' tells what can be asked for.";
    }

    private void problems(ArrayNode nodes, List<Problem> problems) {
        for (Problem problem : problems) {
            ObjectNode node = nodes.addObject().put("path", problem.path())
                    .put("message", redact.apply(problem.message()))
                    .put("allowed", Optional.ofNullable(problem.allowed()).map(redact).orElse(null));
            if (problem.place() != null) {
                node.put("file", problem.place().file()).put("line", problem.place().line())
                        .put("column", problem.place().column());
            }
        }
    }
}
