package tableflow.console.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.service.provisioning.Provisioning;

/// Removes what this console made for a manifest, after a typed confirmation.
@Command(
        name = "destroy",
        mixinStandardHelpOptions = true,
        description = {
            "Removes, in reverse order, what this console made for the manifest; nothing else.",
            "It asks for a confirmation text. Without a terminal, --confirm must hold it; --plan shows it."
        })
final class ProvisionDestroyCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final Prompt prompt;

    @Mixin
    private final ManifestOptions options = new ManifestOptions();

    @Option(names = "--plan", description = "Only show what would be removed and the confirmation text.")
    private boolean planOnly;

    @Option(names = "--confirm", paramLabel = "TEXT", description = "The confirmation text.")
    private @Nullable String confirmation;

    @Option(
            names = "--also",
            paramLabel = "NAME",
            description = {
                "Remove this doubtful object too; may be repeated. Doubtful is what a run may have made and",
                "somebody else may have; --plan names such objects. Without this they stay."
            })
    private List<String> also = List.of();

    ProvisionDestroyCommand(Services services, Terminal terminal, Prompt prompt) {
        this.services = services;
        this.terminal = terminal;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        Profile profile = options.profile(services);
        Provisioning provisioning = services.provisioning(profile);
        RemovalPlan plan = provisioning.planRemoval(provisioning.read(options.file()), Set.copyOf(also));
        refuseUnknown(plan);
        if (planOnly || plan.isEmpty()) {
            show(plan);
            return ExitCode.DONE;
        }
        if (!options.json()) {
            ProvisionText.removal(plan).forEach(terminal::line);
        }
        RunResult result = provisioning.remove(plan, typed(plan), new RunNarrator(terminal));
        if (options.json()) {
            terminal.json(ProvisionJson.document("destroy", ProvisionJson.result(result)));
        } else {
            ProvisionText.removed(result).forEach(terminal::line);
        }
        services.forget(profile, plan.removedKeys(result));
        return ProvisionText.exitCode(result, terminal);
    }

    /// A name that is mistyped must not look as if it had been removed.
    private void refuseUnknown(RemovalPlan plan) {
        for (String name : also) {
            boolean known = plan.removals().stream()
                            .anyMatch(it -> it.doubt() != null && RemovalPlan.names(Set.of(name), it.object()))
                    || plan.kept().stream().anyMatch(it -> it.subject().equals(name));
            if (!known) {
                throw BadInput.of("Nothing was removed: --also " + name + " names no doubtful object;"
                        + " --plan shows their names.");
            }
        }
    }

    private void show(RemovalPlan plan) {
        if (options.json()) {
            terminal.json(ProvisionJson.document("removal-plan", ProvisionJson.removal(plan)));
        } else {
            ProvisionText.removal(plan).forEach(terminal::line);
        }
    }

    private String typed(RemovalPlan plan) {
        String text = confirmation != null
                ? confirmation
                : prompt.ask("To remove these, type " + plan.confirmation()).orElse("");
        if (!text.equals(plan.confirmation())) {
            throw BadInput.of("Nothing was removed: the confirmation text is \"" + plan.confirmation()
                    + "\"; type it when asked, or give it with --confirm.");
        }
        return text;
    }
}
