package tableflow.console.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import tableflow.console.service.support.Version;

/// The command line: finds the command, runs it, and turns every way it can fail into a sentence and an exit code.
public final class CommandLineApp {

    /// The root; with no command the launcher opens the window instead.
    @Command(
            name = "tableflow-console",
            mixinStandardHelpOptions = true,
            versionProvider = ProgramVersion.class,
            description = "Provisions, watches and explains Confluent Tableflow topics. "
                    + "Without a command it opens the desktop console.",
            footer = {
                "",
                "Exit codes: 0 done, 1 the answer is no, 2 wrong usage or input, 3 remote failure, 130 cancelled."
            })
    static final class Root {}

    static final class ProgramVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tableflow-console " + Version.known().orElse("(development build)")};
        }
    }

    private final CommandLine commandLine;
    private final Terminal terminal;

    /// @param commands one object of each top-level command class
    public CommandLineApp(Terminal terminal, List<?> commands) {
        this.terminal = terminal;
        commandLine = new CommandLine(new Root());
        commands.forEach(commandLine::addSubcommand);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) ->
                ended(failure, command, parsed.originalArgs(), Ending.of(failure, terminal)));
        commandLine.setParameterExceptionHandler((failure, arguments) ->
                ended(failure, failure.getCommandLine(), List.of(arguments), explainUsage(failure)));
    }

    /// Runs and returns the exit code.
    public int run(String... arguments) {
        if (FailureDocument.isJson(List.of(arguments))) {
            terminal.quiet();
        }
        return commandLine.execute(arguments);
    }

    /// The same with help and usage going to `writer` instead of standard output, for tests.
    public int run(PrintWriter writer, String... arguments) {
        commandLine.setOut(writer);
        return run(arguments);
    }

    private int ended(Exception failure, CommandLine command, List<String> arguments, int code) {
        if (FailureDocument.isAsked(command, arguments)) {
            terminal.failed(failure, command.getCommandSpec().qualifiedName(), code);
        }
        return code;
    }

    private int explainUsage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        terminal.note("Error: " + failure.getMessage());
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                terminal.note("Did you mean: " + String.join(", ", suggestions) + "?");
            }
        }
        terminal.note("Usage: see '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }
}
