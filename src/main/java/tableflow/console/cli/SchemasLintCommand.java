package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.SchemaRule;
import tableflow.console.domain.schema.lint.LintRule;
import tableflow.console.domain.schema.lint.LintRules;
import tableflow.console.service.schemas.document.DocumentRules;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.lint.Linter;

/// Checks schema files by themselves: whether they are schemas, and what could be better.
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Checks schema files: syntax, the meta-schema or the language's own rules, and best practice. "
                + "Nothing is fetched or registered. Exit code 1 when there is an error, or what --fail-under names.")
public final class SchemasLintCommand implements Callable<Integer> {

    /// Findings that are written together: one by one takes longer than to find them.
    private static final int AT_ONCE = 1_000;

    private final Services services;
    private final Terminal terminal;
    private final InputStream in;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Schema files; - for standard input.")
    private List<String> files = List.of();

    @Mixin
    private final SchemaFiles schemas = new SchemaFiles();

    @Option(names = "--rules", paramLabel = "LIST", split = ",", description = "Of best practice only these rules, by "
            + "id, whatever the settings say; parted by commas.")
    private List<String> rules = List.of();

    @Option(names = "--without", paramLabel = "LIST", split = ",", description = "Without these rules of best "
            + "practice.")
    private List<String> without = List.of();

    @Option(names = "--fail-under", paramLabel = "SEVERITY", defaultValue = "error", description = "Exit code 1 when a "
            + "finding is at least so bad: error, warning or note; default: ${DEFAULT-VALUE}.")
    private String failUnder = "error";

    @Option(names = "--list-rules", description = "List the rules with what they ask, and check nothing.")
    private boolean list;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    public SchemasLintCommand(Services services, Terminal terminal, InputStream in) {
        this.services = services;
        this.terminal = terminal;
        this.in = in;
    }

    @Override
    public Integer call() {
        schemas.tell(terminal.doing());
        Severity limit = Severity.of(failUnder.strip())
                .orElseThrow(() -> BadInput.of("--fail-under " + failUnder + ": is none of error, warning, note"));
        Stream.concat(rules.stream(), without.stream()).filter(id -> LintRules.find(id).isEmpty()).findFirst()
                .ifPresent(id -> {
                    throw BadInput.of(id + ": there is no such rule of best practice; --list-rules names them");
                });
        if (list) {
            listed();
            return ExitCode.DONE;
        }
        if (files.isEmpty()) {
            throw BadInput.of("no file is named; - stands for standard input");
        }
        List<SchemaDocument> documents = files.stream().map(file -> schemas.read(file, in)).toList();
        Linter linter = new Linter(settings());
        ArrayNode all = Terminal.document().arrayNode();
        List<SchemaFinding> found = new ArrayList<>();
        for (int at = 0; at < documents.size(); at++) {
            terminal.doing().report("Looking through " + SchemaFiles.shown(files.get(at)));
            List<SchemaFinding> findings = linter.all(documents.get(at));
            found.addAll(findings);
            if (json) {
                write(all.addObject(), files.get(at), documents.get(at), findings);
            } else {
                tell(SchemaFiles.shown(files.get(at)), documents.get(at), findings);
            }
        }
        if (json) {
            ObjectNode document = Terminal.document().put("version", 1).put("kind", "lint");
            document.set("files", all);
            terminal.json(document);
        }
        return found.stream().anyMatch(it -> it.severity().reaches(limit)) ? ExitCode.NO : ExitCode.DONE;
    }

    private ReviewSettings settings() {
        ReviewSettings settings = services.lintSettings().read();
        for (LintRule rule : LintRules.ALL) {
            boolean meant = (rules.isEmpty() || names(rules, rule)) && !names(without, rule);
            if (!meant) {
                settings = settings.with(rule.id(), settings.choice(rule.id()).off("by the command"));
            } else if (!rules.isEmpty()) {
                settings = settings.with(rule.id(), settings.choice(rule.id()).switchedOn());
            }
        }
        return settings;
    }

    private static boolean names(List<String> ids, LintRule rule) {
        return ids.stream().anyMatch(id -> id.strip().toLowerCase(Locale.ROOT).equals(rule.id()));
    }

    private void tell(String file, SchemaDocument document, List<SchemaFinding> findings) {
        for (int from = 0; from < findings.size(); from += AT_ONCE) {
            terminal.lines(findings.subList(from, Math.min(from + AT_ONCE, findings.size())).stream()
                    .flatMap(finding -> FindingsText.lines(file, document, finding).stream()).toList());
        }
        terminal.line(file + ": " + FindingsText.summary(findings));
    }

    private static void write(ObjectNode node, String file, SchemaDocument document, List<SchemaFinding> findings) {
        node.put("file", file).put("format", document.format().name()).put("valid", document.schema().isPresent());
        FindingsText.json(node.putArray("findings"), findings);
    }

    private void listed() {
        List<SchemaRule> all = Stream.concat(DocumentRules.ALL.stream(), LintRules.ALL.stream().map(LintRule::rule))
                .toList();
        if (!json) {
            all.forEach(rule -> {
                terminal.line("%-26s %-8s %s".formatted(rule.id(), rule.severity().key(), rule.title()));
                terminal.line("    " + rule.explanation().asks());
            });
            return;
        }
        ObjectNode document = Terminal.document().put("version", 1).put("kind", "lint-rules");
        ArrayNode nodes = document.putArray("rules");
        all.forEach(rule -> {
            ObjectNode node = nodes.addObject().put("rule", rule.id()).put("severity", rule.severity().key())
                    .put("title", rule.title()).put("why", rule.explanation().why())
                    .put("asks", rule.explanation().asks())
                    .put("switchable", LintRules.find(rule.id()).isPresent());
            ArrayNode steps = node.putArray("mend");
            rule.explanation().mend().forEach(steps::add);
        });
        terminal.json(document);
    }
}
