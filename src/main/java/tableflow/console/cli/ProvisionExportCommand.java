package tableflow.console.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.service.provisioning.Provisioning;

/// Writes down what exists as a manifest. Reads only.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a manifest of the tables that exist to standard output, with their schemas inside.",
            "Applying it changes nothing."
        })
final class ProvisionExportCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write JSON instead of YAML.")
    private boolean json;

    @Parameters(paramLabel = "TOPIC", arity = "0..*", description = "Topics to export; all of the cluster when absent.")
    private List<String> topics = new ArrayList<>();

    ProvisionExportCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Provisioning provisioning = services.provisioning(profile.open(services));
        Manifest manifest = provisioning.export(topics);
        if (json) {
            terminal.json(provisioning.document(manifest));
        } else {
            provisioning.write(manifest).lines().forEach(terminal::line);
        }
        return ExitCode.DONE;
    }
}
