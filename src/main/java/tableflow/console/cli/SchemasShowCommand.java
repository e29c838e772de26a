package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.RegistryKeeping;
import tableflow.console.service.schemas.registry.RegistrySettings.InForce;
import tableflow.console.service.schemas.registry.RegistryShelf.History;
import tableflow.console.service.schemas.registry.SchemaUses.Uses;
import tableflow.console.service.schemas.registry.SettingInForce;

/// Shows a subject.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a subject: its versions, also those that are deleted softly, what holds for it and where "
                + "that comes from, and who uses it. With --text, the text of one version.")
final class SchemasShowCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "The subject, such as orders-value.")
    private String subject = "";

    @Option(names = "--text", paramLabel = "VERSION", description = "Write the text of this version.")
    private @Nullable Integer text;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    SchemasShowCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RegistryKeeping keeping = services.keeping(profile.open(services));
        SubjectName name = SubjectName.of(subject);
        History history = keeping.shelf().history(name, Progress.NONE);
        Integer wanted = text;
        if (wanted != null && !json) {
            RegisteredSchema version = history.version(wanted).orElseThrow(() -> tableflow.console.domain.BadInput.of(
                    subject + " has no version " + wanted));
            terminal.line(version.version().text());
            return ExitCode.DONE;
        }
        InForce settings = keeping.settings().read(name);
        Uses uses = keeping.uses().of(
                name, history.live().stream().map(RegisteredSchema::number).toList(), Progress.NONE);
        if (json) {
            terminal.json(json(history, settings, uses));
        } else {
            print(history, settings, uses);
        }
        return ExitCode.DONE;
    }

    private void print(History history, InForce settings, Uses uses) {
        terminal.line(subject + ": compatibility " + words(settings.level()) + ", mode " + words(settings.mode())
                + ", normalise " + words(settings.normalize()));
        TextTable table = TextTable.of("VERSION", "ID", "FORMAT", "STATE", "REFERENCES").right(0, 1);
        history.versions().forEach(it -> table.row(Integer.toString(it.number()), Integer.toString(it.id()),
                it.version().format().toString(), it.deleted() ? "deleted" : "registered",
                String.join(", ", it.version().references().stream()
                        .map(one -> one.subject() + ":" + one.version()).toList())));
        table.lines().forEach(terminal::line);
        uses.topic().ifPresent(it -> terminal.line("Topic " + it.topic().topic() + ", its "
                + it.topic().part().name().toLowerCase(Locale.ROOT) + ": " + switch (it.there()) {
                    case YES -> "exists";
                    case NO -> "does not exist";
                    case NOT_KNOWN -> "not known";
                }));
        uses.table().ifPresent(it -> terminal.line("Tableflow table: " + it.status().phase()
                + (it.suspended() ? ", suspended" : "")));
        uses.referrers().forEach(it -> terminal.line(it.subject() + ":" + it.version() + " refers to version "
                + it.number()));
        uses.unknown().forEach(terminal::note);
    }

    private static String words(SettingInForce<?> setting) {
        return setting.value() + " (" + setting.origin().name().toLowerCase(Locale.ROOT) + ")";
    }

    private ObjectNode json(History history, InForce settings, Uses uses) {
        ObjectNode document = RegistryPlan.document("subject").put("subject", subject);
        SchemasLevelsCommand.write(document.putObject("settings"), settings);
        ArrayNode versions = document.putArray("versions");
        for (RegisteredSchema it : history.versions()) {
            ObjectNode node = versions.addObject().put("version", it.number()).put("id", it.id())
                    .put("guid", it.guid()).put("format", it.version().format().toString())
                    .put("deleted", it.deleted());
            ArrayNode references = node.putArray("references");
            it.version().references().forEach(one -> references.addObject().put("name", one.name())
                    .put("subject", one.subject()).put("version", one.version()));
            if (text != null && text == it.number()) {
                node.put("schema", it.version().text());
            }
        }
        document.put("omitted", history.omitted());
        ObjectNode used = document.putObject("uses");
        uses.topic().ifPresent(it -> used.putObject("topic").put("name", it.topic().topic())
                .put("part", it.topic().part().name()).put("exists", it.there().name()));
        uses.table().ifPresent(it -> used.putObject("table").put("phase", it.status().phase().toString())
                .put("suspended", it.suspended()));
        ArrayNode referrers = used.putArray("referrers");
        uses.referrers().forEach(it -> referrers.addObject().put("subject", it.subject().toString())
                .put("version", it.version()).put("refersTo", it.number()));
        uses.unknown().forEach(used.putArray("unknown")::add);
        return document;
    }
}
