package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.Deletions;
import tableflow.console.service.schemas.registry.RegistryKeeping;

/// Deletes versions and subjects.
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes a version, or all of a subject, softly: schemas recover brings it back. First it shows what that "
                    + "would break.",
            "--permanent deletes for good what is deleted softly; --confirm SUBJECT must then name the subject.",
            "Exit code 1 when it is not possible."
        })
final class SchemasDeleteCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final Prompt prompt;

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "The subject, such as orders-value.")
    private String subject = "";

    @Option(names = "--version-number", paramLabel = "N", description = "Only this version.")
    private @Nullable Integer number;

    @Option(names = "--permanent", description = "For good.")
    private boolean permanent;

    @Option(names = "--confirm", paramLabel = "SUBJECT", defaultValue = "",
            description = "With --permanent: the subject's name once more.")
    private String confirmation = "";

    @Mixin
    private final RegistryPlan.Consent consent = new RegistryPlan.Consent();

    SchemasDeleteCommand(Services services, Terminal terminal, Prompt prompt) {
        this.services = services;
        this.terminal = terminal;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        if (permanent && !consent.isOnly() && !confirmation.equals(subject)) {
            throw BadInput.of("Nothing was deleted: --permanent takes --confirm " + subject
                    + ", or --plan to see what would go.");
        }
        RegistryPlan plans = consent.plan(terminal, prompt, permanent);
        RegistryKeeping keeping = services.keeping(consent.open(services));
        Deletions.Plan plan = keeping.deletions().plan(
                new Deletions.Wish(SubjectName.of(subject), number, permanent), Progress.NONE);
        ObjectNode document = RegistryPlan.document("schema-deletion").put("subject", subject)
                .put("permanent", permanent);
        ArrayNode versions = document.putArray("versions");
        List<String> lines = new ArrayList<>();
        plan.goes().forEach(it -> {
            versions.addObject().put("version", it.number()).put("id", it.id());
            lines.add("version " + it.number() + ", id " + it.id() + (permanent ? " goes for good" : " goes"));
        });
        return plans.run(document,
                new RegistryPlan.Words(lines, plan.consequences(), plan.blocked(), !plan.goes().isEmpty()),
                "Delete " + lines.size() + " versions of " + subject, () -> keeping.deletions().apply(plan));
    }
}
