package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.domain.schema.diff.Consequences;
import tableflow.console.domain.schema.diff.SchemaChange;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.schemas.compat.Earlier;
import tableflow.console.service.schemas.compat.LineDiff;
import tableflow.console.service.schemas.compat.SchemaComparison;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.subjects.Subjects;

/// Tells what changed between two schemas.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what changed from one schema to another: what joined, went, was renamed or retyped, and what that "
                    + "means for readers and for the table of a topic's values.",
            "A schema is a file, or SUBJECT:VERSION of the registry, or SUBJECT:latest.",
            "Exit code 1 when anything changed."
        })
final class SchemasDiffCommand implements Callable<Integer> {

    private static final int CONTEXT = 3;

    private final Services services;
    private final Terminal terminal;
    private final InputStream in;

    @Parameters(index = "0", paramLabel = "OLD", description = "The schema before.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The schema after.")
    private String after = "";

    @Option(names = "--text", description = "Compare the texts line by line instead.")
    private boolean lines;

    @Mixin
    private final SchemaFiles schemas = new SchemaFiles();

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private @Nullable Subjects subjects;

    SchemasDiffCommand(Services services, Terminal terminal, InputStream in) {
        this.services = services;
        this.terminal = terminal;
        this.in = in;
    }

    /// A schema with its text as it stands in the file or registry.
    private record Side(String text, ParsedSchema schema) {}

    @Override
    public Integer call() {
        schemas.tell(terminal.doing());
        Side old = side(before);
        Side now = side(after);
        if (old.schema.format() != now.schema.format()) {
            throw BadInput.of("one is " + old.schema.format() + " and the other " + now.schema.format()
                    + ": they have nothing to compare");
        }
        terminal.doing().report("Comparing " + before + " with " + after);
        return lines ? texts(old, now) : changes(old, now);
    }

    private Side side(String place) {
        int colon = place.lastIndexOf(':');
        String version = place.substring(colon + 1);
        boolean registered = colon > 0 && version.matches("[1-9]\\d{0,8}|latest");
        if (place.equals(SchemaFiles.STANDARD_INPUT) || !registered || Files.exists(Path.of(place))) {
            SchemaDocument document = schemas.read(place, in);
            return new Side(document.text(), document.schema().orElseThrow(() -> BadInput.of(document.findings()
                    .stream().filter(finding -> finding.isError())
                    .map(finding -> finding.span().in(SchemaFiles.shown(place)) + ": " + finding.message())
                    .toList())));
        }
        Subjects opened = subjects == null ? services.subjects(profile.open(services)) : subjects;
        subjects = opened;
        Earlier found = opened.version(
                place.substring(0, colon), version.equals("latest") ? null : Integer.valueOf(version));
        ParsedSchema schema = found.schema()
                .orElseThrow(() -> BadInput.of(place + ": is no schema that can be read: " + found.unreadable()));
        return new Side(schema.canonical(), schema);
    }

    private int texts(Side old, Side now) {
        List<LineDiff.Line> all = LineDiff.of(now.schema.format(), old.text, now.text);
        boolean same = all.stream().allMatch(line -> line.change() == LineDiff.Change.SAME);
        if (json) {
            ObjectNode document = head("text-diff");
            ArrayNode nodes = document.putArray("lines");
            all.forEach(line -> nodes.addObject().put("change", line.change().name().toLowerCase(Locale.ROOT))
                    .put("oldLine", line.oldNumber()).put("newLine", line.newNumber()).put("text", line.text()));
            terminal.json(document);
        } else if (same) {
            terminal.line("The texts are the same.");
        } else {
            unified(all).forEach(terminal::line);
        }
        return same ? ExitCode.DONE : ExitCode.NO;
    }

    /// As `diff -u` shows it: changed lines with some around them.
    private List<String> unified(List<LineDiff.Line> all) {
        List<String> shown = new ArrayList<>(List.of("--- " + before, "+++ " + after));
        int last = -1;
        for (int at = 0; at < all.size(); at++) {
            if (near(all, at)) {
                LineDiff.Line line = all.get(at);
                if (last != at - 1 || at == 0) {
                    shown.add("@@ -" + numbered(all, at, true) + " +" + numbered(all, at, false) + " @@");
                }
                shown.add(line.toString());
                last = at;
            }
        }
        return shown;
    }

    private static int numbered(List<LineDiff.Line> all, int from, boolean old) {
        return all.subList(from, all.size()).stream().mapToInt(line -> old ? line.oldNumber() : line.newNumber())
                .filter(number -> number > 0).findFirst().orElse(0);
    }

    private static boolean near(List<LineDiff.Line> all, int at) {
        return all.subList(Math.max(0, at - CONTEXT), Math.min(all.size(), at + CONTEXT + 1)).stream()
                .anyMatch(line -> line.change() != LineDiff.Change.SAME);
    }

    private int changes(Side old, Side now) {
        SchemaChanges changes;
        try {
            changes = SchemaComparison.compare(old.schema, now.schema);
        } catch (TooComplex tooComplex) {
            throw BadInput.of("the two cannot be compared: " + tooComplex.getMessage());
        }
        if (json) {
            terminal.json(document(changes));
        } else {
            tell(changes);
        }
        return changes.all().isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private void tell(SchemaChanges changes) {
        for (SchemaChange change : changes.all()) {
            terminal.line(ChangeText.of(change));
            if (!change.kind().silent() || !change.impact().table().isEmpty()) {
                Consequences consequences = Consequences.of(changes.format(), change);
                terminal.line("    new readers " + consequences.newReaders());
                terminal.line("    old readers " + consequences.oldReaders());
                change.impact().table().forEach(problem -> terminal.line("    the table cannot follow: "
                        + problem.rule() + " " + problem.path() + ": " + problem.explanation()));
            }
        }
        if (changes.cut()) {
            terminal.line("There is more than is told here.");
        }
        terminal.line(ChangeText.order(changes));
    }

    private ObjectNode head(String kind) {
        return Terminal.document().put("version", 1).put("kind", kind).put("old", before).put("new", after);
    }

    private ObjectNode document(SchemaChanges changes) {
        ObjectNode document = head("schema-diff").put("format", changes.format().name())
                .put("order", changes.order().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("cut", changes.cut());
        ArrayNode nodes = document.putArray("changes");
        for (SchemaChange change : changes.all()) {
            Consequences consequences = Consequences.of(changes.format(), change);
            ObjectNode node = nodes.addObject().put("change", ChangeText.key(change.kind()))
                    .put("name", change.subject().name());
            if (!change.subject().detail().isEmpty()) {
                node.put("keyword", change.subject().detail());
            }
            node.put("oldPath", change.subject().oldPointer()).put("newPath", change.subject().newPointer())
                    .put("before", change.before()).put("after", change.after());
            readers(node.putObject("newReaders"), consequences.newReaders(), change.impact().newReaders());
            readers(node.putObject("oldReaders"), consequences.oldReaders(), change.impact().oldReaders());
            ArrayNode table = node.putArray("table");
            change.impact().table().forEach(problem -> table.addObject().put("rule", problem.rule().name())
                    .put("column", problem.path()).put("message", problem.explanation()));
        }
        return document;
    }

    private static void readers(ObjectNode node, String says, List<SchemaDifference> findings) {
        node.put("ok", findings.isEmpty()).put("says", says);
        ArrayNode rules = node.putArray("findings");
        findings.forEach(finding -> rules.addObject().put("rule", finding.type()).put("path", finding.path()));
    }
}
