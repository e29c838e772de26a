package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.SchemaCopies;
import tableflow.console.service.schemas.registry.SchemaCopies.Outcome;
import tableflow.console.service.schemas.registry.SchemaCopies.Plan;
import tableflow.console.service.schemas.registry.SchemaCopies.Step;

/// Copies subjects to another profile's registry.
@Command(
        name = "copy",
        mixinStandardHelpOptions = true,
        description = {
            "Copies subjects to the registry of a second profile (--with-profile), what they refer to first. What is "
                    + "there already is left alone, so that a copy that ended in the middle can be run again.",
            "Exit code 1 when it is not possible."
        })
final class SchemasCopyCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final Prompt prompt;

    @Parameters(arity = "1..*", paramLabel = "SUBJECT", description = "The subjects.")
    private List<String> subjects = new ArrayList<>();

    @Option(names = "--all-versions", description = "All versions, not only the newest.")
    private boolean all;

    @Option(names = "--same-ids", description = "With the same ids and numbers, in IMPORT mode.")
    private boolean sameIds;

    @Option(names = "--texts-only", description = "Leave metadata (tags, properties, what is sensitive) and rule sets "
            + "behind.")
    private boolean textsOnly;

    @Mixin
    private final RegistryPlan.Consent consent = new RegistryPlan.Consent();

    @Mixin
    private final OtherProfileOptions otherProfile = new OtherProfileOptions();

    SchemasCopyCommand(Services services, Terminal terminal, Prompt prompt) {
        this.services = services;
        this.terminal = terminal;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        RegistryPlan plans = consent.plan(terminal, prompt);
        Profile target = otherProfile.open(services).orElseThrow(() ->
                BadInput.of("Nothing was copied: name the profile to copy to with --with-profile."));
        SchemaCopies copies = new SchemaCopies(
                services.keeping(consent.open(services)).desk(), services.keeping(target).desk());
        Plan plan = copies.plan(new SchemaCopies.Wish(
                subjects.stream().map(SubjectName::of).toList(), all, sameIds, textsOnly), Progress.NONE);
        ObjectNode document = RegistryPlan.document("schema-copy").put("to", target.name());
        ArrayNode steps = document.putArray("steps");
        List<String> lines = new ArrayList<>();
        for (Step step : plan.steps()) {
            steps.addObject().put("subject", step.place().subject().toString())
                    .put("version", step.place().version()).put("id", step.version().id())
                    .put("becomes", step.number()).put("outcome", step.outcome().name())
                    .put("reference", step.reference()).put("carries", step.extras().words());
            lines.add(step.place() + ": " + switch (step.outcome()) {
                case THERE -> "is there, as version " + step.number();
                case REGISTER -> "is registered, as version " + step.number();
                case IMPORT -> "is imported with id " + step.version().id();
                case REFUSED -> "refused";
            });
        }
        long sent = plan.count(Outcome.REGISTER) + plan.count(Outcome.IMPORT);
        return plans.run(document,
                new RegistryPlan.Words(lines, plan.consequences(), plan.blocked(), sent > 0),
                "Send " + sent + " versions to " + target.name(), () -> copy(copies, plan, document));
    }

    private void copy(SchemaCopies copies, Plan plan, ObjectNode document) {
        SchemaCopies.Result result = copies.apply(plan, Progress.NONE);
        if (result.failure() != null) {
            throw result.failure().during("copy " + (result.failed() == null ? "" : result.failed().place()) + " ("
                    + result.done().size() + " of " + plan.steps().size() + " steps are done; run it again to go on)");
        }
        result.lost().forEach(document.putArray("notKept")::add);
        if (!consent.isJson()) {
            result.lost().forEach(it -> terminal.line("  ! " + it));
        }
    }
}
