package tableflow.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The group of the commands about storage.
@Command(
        name = "storage",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what lies in a bucket: how much, of what, and whose.")
public final class StorageCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private StorageCommand() {}

    /// The group with its commands.
    public static CommandLine create(Services services, Terminal terminal) {
        return new CommandLine(new StorageCommand())
                .addSubcommand(new StorageUsageCommand(services, terminal))
                .addSubcommand(new StorageFindingsCommand(services, terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
