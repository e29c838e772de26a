package tableflow.console.cli;

import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.table.Column;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.Before;
import tableflow.console.service.schemas.preview.Draft;
import tableflow.console.service.schemas.preview.Present;
import tableflow.console.service.schemas.preview.Previewer;
import tableflow.console.service.schemas.preview.TablePreview;

/// Says what Tableflow makes of a schema, and whether a table follows a change of it.
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Shows the Iceberg and Athena columns that a schema becomes, and whether Tableflow makes a table "
                + "of it. With --against, --subject or --topic: whether the table follows, or which rule suspends it. "
                + "Nothing is registered. Exit code 1 when no table would run.")
public final class SchemasPreviewCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final InputStream in;

    @Parameters(paramLabel = "FILE", description = "The schema of the values; - for standard input.")
    private String file = "";

    @ArgGroup
    private Compared compared = new Compared();

    /// What the schema follows: at most one of these.
    private static final class Compared {
        @Option(names = "--against", paramLabel = "OLD", description = "A file with the schema before: the table is "
                + "taken to follow it.")
        private @Nullable String against;

        @Option(names = "--subject", paramLabel = "SUBJECT", description = "The newest registered version of this "
                + "subject is the schema before.")
        private @Nullable String subject;

        @Option(names = "--topic", paramLabel = "TOPIC", description = "The topic's table as it is, by its Iceberg "
                + "metadata; the key's schema is taken from the registry unless --key gives it.")
        private @Nullable String topic;
    }

    @Option(names = "--key", paramLabel = "KEY", description = "A file with the schema of the records' keys, in the "
            + "same language unless its name says otherwise.")
    private @Nullable String key;

    @Option(names = "--portable-names", description = "The record's own columns are called cflt_metadata_offset, not "
            + "$$offset; with --topic the table tells.")
    private boolean portable;

    @Mixin
    private final SchemaFiles schemas = new SchemaFiles();

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    public SchemasPreviewCommand(Services services, Terminal terminal, InputStream in) {
        this.services = services;
        this.terminal = terminal;
        this.in = in;
    }

    @Override
    public Integer call() {
        schemas.tell(terminal.doing());
        SchemaDocument value = schemas.read(file, in);
        SchemaDocument keyDocument = key == null ? null : schemas.read(key, in);
        TablePreview preview;
        terminal.doing().report("Making the columns");
        if (compared.against != null) {
            Before.Schema before = new Before.Schema(readable(compared.against), null);
            preview = Previewer.preview(new Draft(value, keyDocument, naming()), before);
        } else if (compared.subject == null && compared.topic == null) {
            preview = Previewer.preview(new Draft(value, keyDocument, naming()), null);
        } else {
            try (Services.Opened<Present> present = services.present(profile.open(services))) {
                preview = compared.topic == null
                        ? withSubject(present.service(), compared.subject, value, keyDocument)
                        : withTable(present.service(), compared.topic, value, keyDocument);
            }
        }
        Stream<SchemaFinding> broken = Stream.concat(value.findings().stream(),
                keyDocument == null ? Stream.empty() : keyDocument.findings().stream());
        PreviewText text = new PreviewText(terminal, SchemaFiles.shown(file), key == null ? "" : key);
        if (json) {
            terminal.json(PreviewJson.of(SchemaFiles.shown(file), value, preview, broken.toList()));
        } else {
            text.write(value, keyDocument, preview);
        }
        return preview.verdict().runs() ? ExitCode.DONE : ExitCode.NO;
    }

    private MetadataColumnNaming naming() {
        return portable ? MetadataColumnNaming.PORTABLE : MetadataColumnNaming.DEFAULT;
    }

    private Column readable(String other) {
        SchemaDocument document = schemas.read(other, in);
        return document.schema().map(ParsedSchema::column).orElseThrow(() -> BadInput.of(
                BadInput.Reason.UNREADABLE, Place.file(SchemaFiles.shown(other)),
                "is no schema to compare with: " + document.findings().stream().filter(SchemaFinding::isError)
                        .findFirst().map(SchemaFinding::message).orElse("")));
    }

    private TablePreview withSubject(
            Present present, @Nullable String subject, SchemaDocument value, @Nullable SchemaDocument keyDocument) {
        String name = subject == null ? "" : subject;
        Optional<SchemaDocument> latest = present.latest(name);
        Before before = latest.flatMap(SchemaDocument::schema)
                .map(schema -> new Before.Schema(schema.column(), null)).orElse(null);
        if (before == null) {
            terminal.note("Subject " + name + (latest.isPresent() ? "'s newest version cannot be read"
                    : " has no version yet") + ": there is nothing to compare with.");
        }
        return Previewer.preview(new Draft(value, keyDocument, naming()), before);
    }

    private TablePreview withTable(
            Present present, String topic, SchemaDocument value, @Nullable SchemaDocument keyDocument) {
        SchemaDocument keys = keyDocument == null ? present.latest(topic + "-key").orElse(null) : keyDocument;
        Optional<Before.Table> table = present.table(topic);
        if (table.isEmpty()) {
            terminal.note("Topic " + topic + " has no table yet: there is nothing to compare with.");
            return Previewer.preview(new Draft(value, keys, naming()), null);
        }
        return Previewer.preview(new Draft(value, keys, table.get().naming()), table.get());
    }
}
