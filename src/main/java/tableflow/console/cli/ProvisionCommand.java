package tableflow.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The group of the provisioning commands.
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes what a manifest describes: keys, topics, schemas, integrations and Tableflow tables.")
public final class ProvisionCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ProvisionCommand() {}

    /// The group with its commands.
    public static CommandLine create(Services services, Terminal terminal, Prompt prompt) {
        return new CommandLine(new ProvisionCommand())
                .addSubcommand(new ProvisionPlanCommand(services, terminal))
                .addSubcommand(new ProvisionApplyCommand(services, terminal, prompt))
                .addSubcommand(new ProvisionStatusCommand(services, terminal))
                .addSubcommand(new ProvisionDestroyCommand(services, terminal, prompt))
                .addSubcommand(new ProvisionExportCommand(services, terminal))
                .addSubcommand(new ProvisionKeysCommand(services, terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
