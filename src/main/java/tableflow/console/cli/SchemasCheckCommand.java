package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.schemas.compat.CompatibilityCheck;
import tableflow.console.service.schemas.compat.CompatibilityVerdict;
import tableflow.console.service.schemas.compat.Earlier;
import tableflow.console.service.schemas.compat.VersionVerdict.Answer;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.samples.RecordTrial;
import tableflow.console.service.schemas.subjects.Draft;
import tableflow.console.service.schemas.subjects.RegistryWord;
import tableflow.console.service.schemas.subjects.SubjectVerdict;
import tableflow.console.service.schemas.subjects.Subjects;

/// Judges whether a schema may follow others: the versions of a subject, or files.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks whether a schema may follow earlier ones, with a verdict for each of them.",
            "With --subject against a subject of the registry, at its level: here, and by the registry's own word, "
                    + "which counts. With --against offline, against files.",
            "With --records or --topic instead: tries it on records, and names those that it does not allow.",
            "Nothing is registered. Exit code 1 when it is not compatible, or a record does not fit."
        })
final class SchemasCheckCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final InputStream in;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The schema; - for standard input.")
    private @Nullable String file;

    @Option(names = "--subject", paramLabel = "SUBJECT", description = "The subject whose versions it is to follow.")
    private @Nullable String subject;

    @Option(names = "--against", arity = "1..*", paramLabel = "OLD", description = "Files with the earlier schemas, "
            + "oldest first.")
    private List<String> against = new ArrayList<>();

    @Option(names = "--level", paramLabel = "LEVEL", description = "NONE, BACKWARD, FORWARD or FULL, or one of these "
            + "with _TRANSITIVE. Offline BACKWARD where none is given; with --subject another than its own is only "
            + "tried here.")
    private @Nullable String level;

    @Mixin
    private final SchemaFiles schemas = new SchemaFiles();

    @Mixin
    private final RegistryReferences references = new RegistryReferences();

    @Mixin
    private final RecordsCheck records = new RecordsCheck();

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    SchemasCheckCommand(Services services, Terminal terminal, InputStream in) {
        this.services = services;
        this.terminal = terminal;
        this.in = in;
    }

    @Override
    public Integer call() {
        schemas.tell(terminal.doing());
        if (records.asked()) {
            return tried();
        }
        if ((subject == null) == against.isEmpty()) {
            throw BadInput.of("give either --subject SUBJECT, or --against with the earlier files, or records to try "
                    + "with --records or --topic");
        }
        if (file == null && against.size() > 1) {
            // What stands last was taken for one more earlier file.
            file = against.removeLast();
        }
        if (file == null) {
            throw BadInput.of("no file is named; - stands for standard input");
        }
        return subject == null ? offline(file) : registered(file, subject);
    }

    private int tried() {
        if (subject != null || !against.isEmpty() || file == null) {
            throw BadInput.of("--records and --topic go with one FILE, without --subject and --against");
        }
        SchemaDocument document = schemas.read(file, in);
        CompatibilityText text = new CompatibilityText(SchemaFiles.shown(file), document);
        try {
            RecordTrial.Tally tally = records.run(document, services, profile, in, terminal.doing());
            if (json) {
                terminal.json(RecordsCheck.json(text.json("check-records"), tally));
            } else {
                RecordsCheck.write(terminal, text.file(), tally);
            }
            return tally.allFit() ? ExitCode.DONE : ExitCode.NO;
        } catch (InvalidSchema none) {
            return noSchema(text, text.json("check-records"));
        }
    }

    private int offline(String name) {
        if (!references.isEmpty()) {
            throw BadInput.of("--refers goes with --subject; offline --reference NAME=FILE gives what is referred to");
        }
        SchemaDocument document = schemas.read(name, in);
        CompatibilityLevel meant = level == null ? CompatibilityLevel.BACKWARD : levelOf(level);
        List<Earlier> earlier = against.stream().map(this::earlier).toList();
        CompatibilityText text = new CompatibilityText(SchemaFiles.shown(name), document);
        CompatibilityVerdict verdict = CompatibilityCheck.check(document, earlier, meant, terminal.doing())
                .orElse(null);
        if (verdict == null) {
            return noSchema(text, text.json("check"));
        }
        if (json) {
            ObjectNode node = text.json("check");
            CompatibilityText.write(node, verdict);
            CompatibilityText.answer(node, "compatible", verdict.answer());
            terminal.json(node);
        } else {
            text.lines(verdict).forEach(terminal::line);
            terminal.line(text.file() + ": " + words(verdict.answer()) + " at level " + meant);
        }
        return verdict.answer() == Answer.YES ? ExitCode.DONE : ExitCode.NO;
    }

    private Earlier earlier(String name) {
        SchemaDocument old = schemas.read(name, in);
        Earlier earlier = Earlier.of(name, old.format(), old.text(), old.references());
        if (earlier.schema().isEmpty()) {
            List<String> why = old.findings().stream().filter(SchemaFinding::isError)
                    .map(finding -> SchemaFiles.shown(name) + ":" + finding).toList();
            throw why.isEmpty() ? BadInput.of(SchemaFiles.shown(name) + ": is no schema: " + earlier.unreadable())
                    : BadInput.of(why);
        }
        return earlier;
    }

    private int registered(String name, String subject) {
        Subjects subjects = services.subjects(profile.open(services));
        List<SchemaReference> refers = references.of(name);
        SchemaDocument document = schemas.read(name, in, subjects.referenced(refers));
        Draft draft = new Draft(subject, document, refers, false);
        SubjectVerdict verdict =
                level == null
                ? subjects.check(draft, terminal.doing()) : subjects.tryAt(draft, levelOf(level), terminal.doing());
        if (verdict.registry() instanceof RegistryWord.Failed(var failure)) {
            throw failure;
        }
        CompatibilityText text = new CompatibilityText(SchemaFiles.shown(name), document);
        if (document.schema().isEmpty()) {
            ObjectNode node = text.json("check");
            CompatibilityText.write(node, verdict);
            return noSchema(text, node);
        }
        if (json) {
            ObjectNode node = text.json("check");
            CompatibilityText.write(node, verdict);
            CompatibilityText.answer(node, "compatible", verdict.answer());
            terminal.json(node);
        } else {
            verdict.local().map(text::lines).orElse(List.of(
                    "The console does not know the level " + verdict.level() + ".")).forEach(terminal::line);
            CompatibilityText.registry(verdict).forEach(terminal::line);
            verdict.same().ifPresent(same ->
                    terminal.line("It is registered already, as version " + same.version() + "."));
            terminal.line(text.file() + ": " + words(verdict.answer()) + " with " + subject + " at level "
                    + verdict.level());
        }
        return verdict.answer() == Answer.YES ? ExitCode.DONE : ExitCode.NO;
    }

    private int noSchema(CompatibilityText text, ObjectNode node) {
        if (json) {
            node.putNull("compatible");
            FindingsText.json(node.putArray("findings"), text.document().findings());
            terminal.json(node);
        } else {
            text.document().findings().forEach(finding ->
                    FindingsText.lines(text.file(), text.document(), finding).forEach(terminal::line));
            terminal.line(text.file() + ": is no schema");
        }
        return ExitCode.NO;
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case YES -> "compatible";
            case NO -> "not compatible";
            case UNKNOWN -> "not known to be compatible";
        };
    }

    private static CompatibilityLevel levelOf(String name) {
        return CompatibilityLevel.ofRemote(name.strip().toUpperCase(Locale.ROOT)).orElseThrow(() -> BadInput.of(
                "--level " + name + ": is none of " + List.of(CompatibilityLevel.values())));
    }
}
