package tableflow.console.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.service.provisioning.Provisioning;

/// Shows what applying a manifest would do. Reads only.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what 'apply' would do, call by call. Changes nothing. Exit 1 when the plan is blocked.")
final class ProvisionPlanCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private final ManifestOptions options = new ManifestOptions();

    @Option(names = "--calls", description = "Show the exact calls with their bodies.")
    private boolean calls;

    ProvisionPlanCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Profile profile = options.profile(services);
        Provisioning provisioning = services.provisioning(profile);
        Plan plan = provisioning.plan(provisioning.read(options.file()), ProvisionText.progress(terminal));
        if (options.json()) {
            terminal.json(ProvisionJson.document("plan", ProvisionJson.plan(plan)));
        } else {
            ProvisionText.plan(plan, calls).forEach(terminal::line);
        }
        return plan.isBlocked() ? ExitCode.NO : ExitCode.DONE;
    }
}
