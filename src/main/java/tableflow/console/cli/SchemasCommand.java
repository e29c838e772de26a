package tableflow.console.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The group of the commands about schemas.
@Command(
        name = "schemas",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds and checks schemas in JSON Schema, Avro and Protobuf before they are registered.")
public final class SchemasCommand implements Runnable {

    /// Those that change something, or write a file: they get the time to leave it in order.
    private static final Set<String> CHANGING =
            Set.of("contract", "register", "levels", "delete", "recover", "copy", "status");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SchemasCommand() {}

    /// The group with its commands.
    public static CommandLine create(Services services, Terminal terminal, Prompt prompt) {
        return new CommandLine(new SchemasCommand())
                .addSubcommand(new SchemasLintCommand(services, terminal, System.in))
                .addSubcommand(new SchemasPreviewCommand(services, terminal, System.in))
                .addSubcommand(new SchemasStatusCommand(services, terminal))
                .addSubcommand(new SchemasInferCommand(services, terminal, System.in))
                .addSubcommand(new SchemasConvertCommand(terminal, System.in))
                .addSubcommand(new SchemasContractCommand(services, terminal, System.in))
                .addSubcommand(new SchemasCheckCommand(services, terminal, System.in))
                .addSubcommand(new SchemasDiffCommand(services, terminal, System.in))
                .addSubcommand(new SchemasRegisterCommand(services, terminal, prompt, System.in))
                .addSubcommand(new SchemasListCommand(services, terminal))
                .addSubcommand(new SchemasShowCommand(services, terminal))
                .addSubcommand(new SchemasLevelsCommand(services, terminal, prompt))
                .addSubcommand(new SchemasDeleteCommand(services, terminal, prompt))
                .addSubcommand(new SchemasRecoverCommand(services, terminal, prompt))
                .addSubcommand(new SchemasCopyCommand(services, terminal, prompt));
    }

    /// Whether a command only asks or reads: when it is told to end there is nothing to leave in order, and the parsers
    /// that it may be in hear no interrupt.
    ///
    /// @param arguments as given to the program
    public static boolean onlyAsks(String... arguments) {
        return arguments.length > 1 && arguments[0].equals("schemas") && !CHANGING.contains(arguments[1]);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
