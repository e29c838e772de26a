package tableflow.console.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.report.ReportFile;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.service.schemas.contract.ContractHtml;
import tableflow.console.service.schemas.contract.ContractMarkdown;
import tableflow.console.service.schemas.contract.DataContract;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.Present;

/// Writes what a topic promises: its fields, what they mean, and the columns that they are.
@Command(
        name = "contract",
        mixinStandardHelpOptions = true,
        description = "Writes the data contract of a schema file or of a topic: fields with their meaning, the columns "
                + "of its table, owners. As Markdown, or what --report names. Nothing is registered.")
final class SchemasContractCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final InputStream in;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The schema of the values; - for standard input.")
    private @Nullable String file;

    @Option(names = "--key", paramLabel = "KEY", description = "A file with the schema of the records' keys.")
    private @Nullable String key;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "The schemas that this topic has in the registry "
            + "instead of files.")
    private @Nullable String topic;

    @Option(names = "--name", paramLabel = "NAME", description = "What the contract is called; default: after the "
            + "topic or the file.")
    private @Nullable String name;

    @Option(names = "--owner", paramLabel = "OWNER", description = "Who answers for it; may be repeated.")
    private List<String> owners = List.of();

    @Option(names = "--report", paramLabel = "FILE", description = "Write FILE.md or FILE.html instead.")
    private @Nullable Path report;

    @Mixin
    private final SchemaFiles schemas = new SchemaFiles();

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    /// @param in standard input
    SchemasContractCommand(Services services, Terminal terminal, InputStream in) {
        this.services = services;
        this.terminal = terminal;
        this.in = in;
    }

    @Override
    public Integer call() {
        schemas.tell(terminal.doing());
        ReportFormat format = format();
        DataContract contract = contract();
        String text = format == ReportFormat.HTML
                ? new ContractHtml(it -> it).of(contract) : new ContractMarkdown(it -> it).of(contract);
        if (report == null) {
            terminal.line(text.stripTrailing());
        } else {
            ReportFile.write(report, text);
            terminal.note("Written: " + report);
        }
        return ExitCode.DONE;
    }

    private ReportFormat format() {
        if (report == null) {
            return ReportFormat.MARKDOWN;
        }
        return ReportFormat.of(report).filter(it -> it != ReportFormat.JSON)
                .orElseThrow(() -> BadInput.of("--report " + report + ": its name must end in .md or .html"));
    }

    private DataContract contract() {
        if (topic != null && file == null && key == null) {
            terminal.doing().report("Reading the schemas of " + topic);
            try (Services.Opened<Present> present = services.present(profile.open(services))) {
                return registered(topic, present.service());
            }
        }
        if (file == null || topic != null) {
            throw BadInput.of("name either a file or, with --topic, a topic");
        }
        SchemaDocument value = readable(file);
        String called = file.equals(SchemaFiles.STANDARD_INPUT) ? "record" : SchemaFiles.bareName(file);
        return DataContract.of(
                name == null ? called : name, value, key == null ? null : readable(key), owners);
    }

    private SchemaDocument readable(String path) {
        SchemaDocument document = schemas.read(path, in);
        if (document.schema().isEmpty()) {
            throw BadInput.of(document.findings().stream()
                    .map(finding -> SchemaFiles.shown(path) + ":" + finding).toList());
        }
        return document;
    }

    private DataContract registered(String of, Present present) {
        String what = "write the contract of " + of;
        SchemaDocument value = present.latest(of + "-value").orElseThrow(() -> RemoteFailure.of(
                Kind.NOT_FOUND, what, "the registry has no subject " + of + "-value"));
        Optional<SchemaDocument> keys = present.latest(of + "-key");
        if (value.schema().isEmpty() || keys.filter(it -> it.schema().isEmpty()).isPresent()) {
            throw RemoteFailure.of(Kind.INVALID, what, "its registered schema cannot be read")
                    .withAdvice("'schemas lint' tells what is wrong with a schema file.");
        }
        return DataContract.of(name == null ? of : name, value, keys.orElse(null), owners);
    }
}
