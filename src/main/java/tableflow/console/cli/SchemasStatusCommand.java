package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.files.FileSubjects;
import tableflow.console.service.schemas.files.FolderStates;
import tableflow.console.service.schemas.files.FolderStates.Asked;
import tableflow.console.service.schemas.files.SchemaFile;
import tableflow.console.service.schemas.files.SchemaFolder;

/// Holds the schema files of a folder against the registry.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "How each schema file of a folder stands to the registry: same, ahead, behind, diverged, absent, untold.",
            "A file named SUBJECT.json, .avsc or .proto, SUBJECT ending in -value or -key, belongs to that subject.",
            "Exit code 1 when one is not the same as its subject's newest version."
        })
final class SchemasStatusCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "The folder, such as schemas/ of a git checkout.")
    private Path folder = Path.of(".");

    @Option(names = "--assign", paramLabel = "FILE=SUBJECT", description = "The file, by its name within DIR, belongs "
            + "to this subject from now on (FILE= for none); remembered for the folder. May be repeated.")
    private Map<String, String> assigned = Map.of();

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    SchemasStatusCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    private record Row(SchemaFile file, Optional<String> subject, FileState state) {}

    @Override
    public Integer call() {
        SchemaFolder.Listing listing = SchemaFolder.list(folder);
        FileDesk desk = services.schemaFiles(profile.open(services));
        FileSubjects subjects = desk.subjects();
        assigned.forEach((name, subject) -> {
            if (listing.files().stream().noneMatch(file -> file.name().equals(name))) {
                throw BadInput.of("--assign " + name + ": there is no such schema file in " + folder);
            }
            subjects.choose(folder, name, subject);
        });
        Function<String, Optional<String>> chosen = subjects.in(folder);
        Map<SchemaFile, FileState> states = new ConcurrentHashMap<>();
        FolderStates.tell(listing.files().stream().map(it -> new Asked(it, chosen.apply(it.name()))).toList(),
                desk.states().get(), desk.executor(), (asked, state) -> states.put(asked.file(), state),
                Progress.NONE);
        List<Row> rows = listing.files().stream().map(file -> new Row(file, chosen.apply(file.name()),
                Objects.requireNonNull(states.get(file)))).toList();
        if (!listing.whole()) {
            terminal.note("Only the first " + SchemaFolder.MOST_FILES + " files were looked at.");
        }
        if (json) {
            terminal.json(document(rows));
        } else {
            table(rows);
        }
        return rows.stream().allMatch(row -> settled(row.state().kind())) ? ExitCode.DONE : ExitCode.NO;
    }

    private static boolean settled(FileState.Kind kind) {
        return kind == FileState.Kind.SAME || kind == FileState.Kind.NO_SUBJECT;
    }

    private void table(List<Row> rows) {
        TextTable table = TextTable.of("FILE", "SUBJECT", "STATE", "VERSION", "NEWEST", "WHY").right(3, 4);
        rows.forEach(row -> table.row(row.file().name(), row.subject().orElse(""), word(row.state().kind()),
                number(row.state().version()), number(row.state().newest()), row.state().why()));
        table.lines().forEach(terminal::line);
        long other = rows.stream().filter(row -> !settled(row.state().kind())).count();
        terminal.line(rows.size() + (rows.size() == 1 ? " file, " : " files, ") + (other == 0
                ? "all as registered" : other + " not as registered"));
    }

    private static String number(int version) {
        return version == 0 ? "" : Integer.toString(version);
    }

    private static String word(FileState.Kind kind) {
        return switch (kind) {
            case SAME -> "same";
            case AHEAD -> "ahead";
            case BEHIND -> "behind";
            case DIVERGED -> "diverged";
            case ABSENT -> "absent";
            case NO_SUBJECT -> "no-subject";
            case UNTOLD -> "untold";
        };
    }

    private ObjectNode document(List<Row> rows) {
        ObjectNode document = Terminal.document().put("version", 1).put("kind", "schema-files")
                .put("folder", folder.toString());
        ArrayNode files = document.putArray("files");
        for (Row row : rows) {
            ObjectNode node = files.addObject().put("file", row.file().name())
                    .put("subject", row.subject().orElse(null)).put("state", word(row.state().kind()));
            if (row.state().version() > 0) {
                node.put("version", row.state().version());
            }
            if (row.state().newest() > 0) {
                node.put("newest", row.state().newest());
            }
            if (!row.state().why().isEmpty()) {
                node.put("why", row.state().why());
            }
        }
        return document;
    }
}
