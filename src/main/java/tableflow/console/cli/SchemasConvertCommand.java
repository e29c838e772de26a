package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.shape.Conversion;
import tableflow.console.service.schemas.shape.ShapeText.Written;

/// Writes a schema in another language, and tells what is lost.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a schema in another language. What that cannot say is named, with its path, on standard error.",
            "References are written out. With --strict the exit code is 1 when something is lost."
        })
final class SchemasConvertCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final InputStream in;

    @Parameters(paramLabel = "FILE", description = "A schema file; - for standard input.")
    private String file = "";

    @Option(names = "--to", required = true, paramLabel = "avro|json|protobuf", description = "The other language.")
    private SchemaFormat to = SchemaFormat.AVRO;

    @Option(names = "--name", paramLabel = "NAME", description = "What the record is called where the schema does not "
            + "name it; default: after the file.")
    private @Nullable String name;

    @Option(names = "--strict", description = "Exit code 1 when something is lost.")
    private boolean strict;

    @Option(names = "--json", description = "Write one JSON document: the schema and what is lost.")
    private boolean json;

    @Mixin
    private final SchemaFiles schemas = new SchemaFiles();

    /// @param in standard input
    SchemasConvertCommand(Terminal terminal, InputStream in) {
        this.terminal = terminal;
        this.in = in;
    }

    @Override
    public Integer call() {
        schemas.tell(terminal.doing());
        SchemaDocument document = schemas.read(file, in);
        if (document.format() == to) {
            throw BadInput.of("--to: the schema is " + to + " already");
        }
        ParsedSchema schema = document.schema().orElseThrow(() -> BadInput.of(document.findings().stream()
                .map(finding -> SchemaFiles.shown(file) + ":" + finding).toList()));
        terminal.doing().report("Writing it as " + to);
        Written written = Conversion.of(schema, to, name == null ? called() : name);
        if (json) {
            ObjectNode answer = Terminal.document().put("version", 1).put("kind", "converted-schema")
                    .put("from", document.format().name()).put("to", to.name()).put("schema", written.text());
            ArrayNode losses = answer.putArray("losses");
            written.losses().forEach(losses::add);
            terminal.json(answer);
        } else {
            terminal.line(written.text().stripTrailing());
            written.losses().forEach(loss -> terminal.note("Lost: " + loss + "."));
        }
        return strict && !written.losses().isEmpty() ? ExitCode.NO : ExitCode.DONE;
    }

    private String called() {
        return file.equals(SchemaFiles.STANDARD_INPUT) ? "record" : SchemaFiles.bareName(file);
    }
}
