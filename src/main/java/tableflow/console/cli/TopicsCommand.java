package tableflow.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The group of the commands about topics.
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows topics with their partitions, schemas and Tableflow tables.")
public final class TopicsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private TopicsCommand() {}

    /// The group with its commands.
    public static CommandLine create(Services services, Terminal terminal) {
        return new CommandLine(new TopicsCommand())
                .addSubcommand(new TopicsListCommand(services, terminal))
                .addSubcommand(new TopicsShowCommand(services, terminal))
                .addSubcommand(new TopicsCompareCommand(services, terminal))
                .addSubcommand(new CommandLine(new TopicsGroupsCommand(services, terminal))
                        .addSubcommand(new TopicsGroupsResetCommand(services, terminal)))
                .addSubcommand(new TopicsConsumeCommand(services, terminal))
                .addSubcommand(new TopicsProduceCommand(services, terminal, System.in))
                .addSubcommand(new TopicsReplayCommand(services, terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
