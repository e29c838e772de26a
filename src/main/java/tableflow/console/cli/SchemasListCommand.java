package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.service.schemas.registry.RegistryShelf;
import tableflow.console.service.schemas.registry.RegistryShelf.Entry;

/// Lists subjects.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the subjects of all contexts; a subject of another context than the default one is "
                + ":.context:subject.")
final class SchemasListCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Option(names = "--deleted", description = "List also subjects whose versions are all deleted softly.")
    private boolean deleted;

    @Option(names = "--context", paramLabel = "CONTEXT", defaultValue = "",
            description = "Only this context, such as .dev; . is the default one.")
    private String context = "";

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    SchemasListCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Entry> entries = new RegistryShelf(services.keeping(profile.open(services)).desk()).list().entries()
                .stream()
                .filter(it -> deleted || !it.deleted())
                .filter(it -> context.isEmpty() || it.name().context().equals(context))
                .toList();
        if (json) {
            ObjectNode document = RegistryPlan.document("subjects");
            ArrayNode nodes = document.putArray("subjects");
            entries.forEach(it -> nodes.addObject().put("subject", it.name().toString())
                    .put("context", it.name().context()).put("deleted", it.deleted()));
            terminal.json(document);
        } else {
            entries.forEach(it -> terminal.line(it.name() + (it.deleted() ? " (deleted)" : "")));
        }
        return ExitCode.DONE;
    }
}
