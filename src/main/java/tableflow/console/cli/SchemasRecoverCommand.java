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
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.Recoveries;
import tableflow.console.service.schemas.registry.RegistryKeeping;

/// Brings back what is deleted softly.
@Command(
        name = "recover",
        mixinStandardHelpOptions = true,
        description = {
            "Brings back versions that are deleted softly. Their ids stay.",
            "Each gets the next number, and its old one is gone then; with --same-number it keeps its number, and the "
                    + "subject is in IMPORT mode for a moment.",
            "Exit code 1 when it is not possible."
        })
final class SchemasRecoverCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final Prompt prompt;

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "The subject, such as orders-value.")
    private String subject = "";

    @Option(names = "--version-number", paramLabel = "N", description = "This version; may be given again. Default: "
            + "all that is deleted.")
    private List<Integer> numbers = new ArrayList<>();

    @Option(names = "--same-number", description = "Keep the numbers.")
    private boolean sameNumber;

    @Mixin
    private final RegistryPlan.Consent consent = new RegistryPlan.Consent();

    SchemasRecoverCommand(Services services, Terminal terminal, Prompt prompt) {
        this.services = services;
        this.terminal = terminal;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        RegistryPlan plans = consent.plan(terminal, prompt);
        RegistryKeeping keeping = services.keeping(consent.open(services));
        Recoveries.Plan plan = keeping.recoveries().plan(new Recoveries.Wish(SubjectName.of(subject), numbers,
                sameNumber ? Recoveries.Way.SAME_NUMBER : Recoveries.Way.NEXT_NUMBER), Progress.NONE);
        ObjectNode document = RegistryPlan.document("schema-recovery").put("subject", subject);
        ArrayNode versions = document.putArray("versions");
        plan.returns().forEach(it -> versions.addObject().put("was", it.version().number())
                .put("becomes", it.number()).put("id", it.version().id()));
        return plans.run(document,
                new RegistryPlan.Words(List.of(), plan.consequences(), plan.blocked(), !plan.returns().isEmpty()),
                "Bring back " + plan.returns().size() + " versions of " + subject,
                () -> keeping.recoveries().apply(plan, Progress.NONE));
    }
}
