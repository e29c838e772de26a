package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.StatusReport;
import tableflow.console.service.provisioning.ApplyOptions;
import tableflow.console.service.provisioning.Provisioning;

/// Makes reality like the manifest, or continues a run that was interrupted.
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Makes what the manifest describes and waits until the tables are healthy.",
            "Existing objects are taken, never made twice. An interrupted run is continued by applying again.",
            "At a terminal it shows the plan and asks; with --json, --yes or without a terminal it does not."
        })
final class ProvisionApplyCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final Prompt prompt;

    @Mixin
    private final ManifestOptions options = new ManifestOptions();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--accept", paramLabel = "CODE", description = "Accept a notice of the plan by its code.")
    private Set<String> accepted = new LinkedHashSet<>();

    @Option(
            names = "--no-wait-for-keys",
            description = "Do not wait until new keys work: for clusters that cannot be reached from here.")
    private boolean noWaitForKeys;

    @Option(names = "--no-wait", description = "Do not wait until the tables are healthy.")
    private boolean noWait;

    ProvisionApplyCommand(Services services, Terminal terminal, Prompt prompt) {
        this.services = services;
        this.terminal = terminal;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        Profile profile = options.profile(services);
        Provisioning provisioning = services.provisioning(profile);
        Manifest manifest = provisioning.read(options.file());
        Plan plan = provisioning.plan(manifest, ProvisionText.progress(terminal));
        Optional<Integer> end = endBeforeApplying(plan, profile);
        if (end.isPresent()) {
            return end.get();
        }
        RunResult result = provisioning.apply(
                plan,
                new ApplyOptions(accepted, !noWaitForKeys, !noWait),
                new RunNarrator(terminal));
        return report(plan, result, afterwards(profile, provisioning, manifest, result));
    }

    /// What fails after the run does not take its result away.
    private Optional<StatusReport> afterwards(
            Profile profile, Provisioning provisioning, Manifest manifest, RunResult result) {
        try {
            services.adopt(profile, result);
            return tables(provisioning, manifest, result);
        } catch (RemoteFailure failure) {
            terminal.note("The run has ended. What comes after it did not work:");
            terminal.failure(failure);
            return Optional.empty();
        }
    }

    private Optional<Integer> endBeforeApplying(Plan plan, Profile profile) {
        if (plan.isBlocked()) {
            show(plan);
            return Optional.of(ExitCode.NO);
        }
        List<Notice> missing = plan.consents().stream()
                .filter(notice -> !accepted.contains(notice.code()))
                .toList();
        if (!missing.isEmpty()) {
            throw BadInput.of(missing.stream()
                    .map(notice -> notice.text() + " To go on, add --accept " + notice.code() + ".")
                    .toList());
        }
        if (!options.json() && !yes && plan.hasChanges()) {
            ProvisionText.plan(plan, false).forEach(terminal::line);
            Optional<String> answer = prompt.ask("Apply this plan with profile " + profile.name() + "? (yes/no)");
            if (answer.isPresent() && !answer.get().equals("yes")) {
                terminal.note("Nothing was changed.");
                return Optional.of(ExitCode.CANCELLED);
            }
        }
        return Optional.empty();
    }

    private void show(Plan plan) {
        if (options.json()) {
            terminal.json(ProvisionJson.document("plan", ProvisionJson.plan(plan)));
        } else {
            ProvisionText.plan(plan, false).forEach(terminal::line);
        }
    }

    private Optional<StatusReport> tables(Provisioning provisioning, Manifest manifest, RunResult result) {
        return result.outcome() == RunResult.Outcome.DONE
                ? Optional.of(provisioning.status(manifest, Progress.NONE))
                : Optional.empty();
    }

    private int report(Plan plan, RunResult result, Optional<StatusReport> status) {
        if (options.json()) {
            ObjectNode body = ProvisionJson.result(result);
            status.ifPresent(report -> body.set("tables", ProvisionJson.tables(report.tables())));
            terminal.json(ProvisionJson.document("apply", body));
        } else {
            ProvisionText.result(plan, result).forEach(terminal::line);
            status.ifPresent(report -> ProvisionText.tables(report.tables()).forEach(terminal::line));
        }
        return ProvisionText.exitCode(result, terminal);
    }
}
