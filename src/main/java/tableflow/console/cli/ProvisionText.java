package tableflow.console.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.domain.Progress;
import tableflow.console.domain.change.PlannedCall;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.domain.provisioning.StatusReport;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.TableHealth;

/// What the provisioning commands tell people, as lines.
final class ProvisionText {

    private ProvisionText() {}

    /// Progress as notes, one for each new message.
    static Progress progress(Terminal terminal) {
        return new Progress() {
            private String last = "";

            @Override
            public synchronized void report(String message, long done, long total) {
                if (!message.equals(last)) {
                    last = message;
                    terminal.note(message);
                }
            }
        };
    }

    static List<String> plan(Plan plan, boolean withCalls) {
        List<String> lines = new ArrayList<>();
        if (plan.resumes() != null) {
            lines.add("Continues run " + plan.resumes() + ".");
        }
        for (Step step : plan.steps()) {
            lines.add(String.format(Locale.ROOT, "%-8s %s", sign(step.action()), headline(step)));
            if (step.existing() != null && step.changes()) {
                lines.add("           now: " + step.existing());
            }
            step.reasons().forEach(reason -> lines.add("           blocked: " + reason));
            step.irreversible().forEach(text -> lines.add("           cannot be undone: " + text));
            if (withCalls) {
                step.calls().forEach(call -> lines.addAll(call(call)));
            }
        }
        for (Notice notice : plan.notices()) {
            lines.add(notice.severity().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " [" + notice.code() + "]: "
                    + notice.text());
        }
        lines.add(summary(plan));
        return lines;
    }

    /// What a step that changes something will do; for the others, what there is.
    private static String headline(Step step) {
        boolean onlyLooks = step.action() == Step.Action.NONE || step.action() == Step.Action.REUSE;
        return onlyLooks && step.existing() != null ? words(step.kind()) + ": " + step.existing() : step.intent();
    }

    private static String sign(Step.Action action) {
        return switch (action) {
            case CREATE -> "create";
            case CREATE_IF_ABSENT -> "create?";
            case CHANGE -> "change";
            case REUSE -> "reuse";
            case NONE -> "-";
            case BLOCKED -> "BLOCKED";
        };
    }

    private static List<String> call(PlannedCall call) {
        List<String> lines = new ArrayList<>();
        lines.add("           " + call.method() + " " + call.url());
        if (call.body() != null) {
            call.body().lines().forEach(line -> lines.add("             " + line));
        }
        return lines;
    }

    private static String summary(Plan plan) {
        if (plan.isBlocked()) {
            return "Blocked: nothing can be applied until the marked steps are mended.";
        }
        long changes = plan.steps().stream().filter(Step::changes).count();
        return changes == 0 ? "No changes." : changes + " of " + plan.steps().size() + " steps would change something.";
    }

    static List<String> result(Plan plan, RunResult result) {
        List<String> lines = new ArrayList<>();
        if (result.outcome() == RunResult.Outcome.DONE) {
            String unchanged = plan.hasChanges() ? "Done; nothing had to be changed." : "No changes.";
            lines.add(result.changed() ? "Done." : unchanged);
        }
        result.nextSteps().forEach(step -> lines.add("Next: " + step));
        lines.add("Journal: " + result.journal());
        return lines;
    }

    static List<String> removed(RunResult result) {
        return List.of(
                result.outcome() == RunResult.Outcome.DONE ? "Removed." : "Not everything was removed.",
                "Journal: " + result.journal());
    }

    static List<String> tables(Map<String, TableHealth> tables) {
        TextTable table = TextTable.of("TOPIC", "PHASE", "CATALOG", "VERDICT", "FINDINGS");
        new TreeMap<>(tables).forEach((topic, health) -> table.row(
                topic,
                health.phase(),
                health.catalog() == null ? "-" : health.catalog(),
                health.verdict().name().toLowerCase(Locale.ROOT),
                String.join("; ", health.findings())));
        return table.lines();
    }

    static List<String> status(StatusReport report) {
        List<String> lines = new ArrayList<>();
        for (StatusReport.Drift drift : report.drifts()) {
            lines.add("drift  " + drift.subject() + ": found " + drift.found() + ", wanted " + drift.wanted());
        }
        if (report.unreadable() != null) {
            lines.add("not checked: " + report.unreadable());
        }
        if (!report.tables().isEmpty()) {
            lines.addAll(tables(report.tables()));
        }
        lines.add(report.isAsWanted() ? "All is as the manifest says." : "Not as the manifest says.");
        return lines;
    }

    static List<String> removal(RemovalPlan plan) {
        List<String> lines = new ArrayList<>();
        for (RemovalPlan.Restoration it : plan.restorations()) {
            lines.add("restore  " + words(it.kind()) + " " + it.subject());
            it.settings().forEach(setting -> lines.add("           " + setting.name() + " from " + setting.now()
                    + " to " + (setting.to() == null ? "the default" : setting.to())));
        }
        for (RemovalPlan.Removal removal : plan.removals()) {
            RunSummary.Created object = removal.object();
            lines.add("remove   " + words(object.kind()) + " " + object.subject() + " (" + object.objectId() + ")");
            if (!removal.consequence().isEmpty()) {
                lines.add("           " + removal.consequence());
            }
            if (removal.doubt() != null) {
                lines.add("           doubtful: " + removal.doubt());
            }
        }
        plan.kept().forEach(kept ->
                lines.add("keep     " + words(kept.kind()) + " " + kept.subject() + ": " + kept.reason()));
        plan.doubtful().forEach(it -> lines.add("doubtful " + words(it.object().kind()) + " " + it.object().subject()
                + ": kept; to remove it too, add --also " + it.object().stepId()));
        plan.warnings().forEach(warning -> lines.add("warning: " + warning));
        if (plan.isEmpty()) {
            lines.add(plan.doubtful().isEmpty()
                    ? "Nothing to remove: no run of this console made anything for this manifest."
                    : "Nothing to remove: what is doubtful stays.");
        } else {
            lines.add("Confirmation text: " + plan.confirmation());
        }
        return lines;
    }

    private static String words(Step.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// The exit code of a run, after telling why it failed.
    static int exitCode(RunResult result, Terminal terminal) {
        return switch (result.outcome()) {
            case DONE -> ExitCode.DONE;
            case CANCELLED -> ExitCode.CANCELLED;
            case FAILED -> {
                result.failure().ifPresent(terminal::failure);
                yield ExitCode.REMOTE;
            }
        };
    }
}
