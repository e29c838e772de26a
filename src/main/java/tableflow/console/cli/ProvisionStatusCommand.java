package tableflow.console.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tableflow.console.domain.provisioning.StatusReport;
import tableflow.console.service.provisioning.Provisioning;

/// Compares reality with a manifest. Reads only.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Compares what exists with the manifest. Exit 1 on drift, or when a table is not healthy.")
final class ProvisionStatusCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private final ManifestOptions options = new ManifestOptions();

    ProvisionStatusCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Provisioning provisioning = services.provisioning(options.profile(services));
        StatusReport report =
                provisioning.status(provisioning.read(options.file()), ProvisionText.progress(terminal));
        if (options.json()) {
            terminal.json(ProvisionJson.document("status", ProvisionJson.status(report)));
        } else {
            ProvisionText.status(report).forEach(terminal::line);
        }
        return report.isAsWanted() ? ExitCode.DONE : ExitCode.NO;
    }
}
