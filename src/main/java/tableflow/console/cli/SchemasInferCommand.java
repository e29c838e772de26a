package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Units;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.filter.FilterText.Kind;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.schemas.infer.Evidence;
import tableflow.console.service.schemas.infer.Inference;
import tableflow.console.service.schemas.infer.Samples;
import tableflow.console.service.schemas.shape.ShapeText.Written;

/// Finds the schema that records or lines of JSON have in common.
@Command(
        name = "infer",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the schema that all records of a topic, or all lines of a file, are valid by.",
            "The schema goes to standard output, what it rests on to standard error: how often each field was seen."
        })
final class SchemasInferCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;
    private final InputStream input;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "One JSON value a line; - for standard input.")
    private @Nullable String file;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Look at the records of this topic instead.")
    private @Nullable String topic;

    @Option(names = "--last", paramLabel = "N", description = "How many of its newest records; default "
            + "${DEFAULT-VALUE}.")
    private long last = 1_000;

    @Option(names = "--keys", description = "Look at the keys, not at the values.")
    private boolean keys;

    @Option(names = "--format", paramLabel = "json|avro|protobuf", description = "Default: ${DEFAULT-VALUE}.")
    private SchemaFormat format = SchemaFormat.JSON;

    @Option(names = "--name", paramLabel = "NAME", description = "What the record is called; default: after the topic "
            + "or file.")
    private @Nullable String name;

    @Option(names = "--json", description = "One JSON document: the schema, what it cannot say, and the evidence.")
    private boolean json;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Mixin
    private final DecodeOptions decode = new DecodeOptions();

    /// @param input standard input
    SchemasInferCommand(Services services, Terminal terminal, InputStream input) {
        this.services = services;
        this.terminal = terminal;
        this.input = input;
    }

    @Override
    public Integer call() {
        if ((file == null) == (topic == null)) {
            throw BadInput.of("name either a file or, with --topic, a topic");
        }
        if (last < 1) {
            throw BadInput.of("--last: at least 1");
        }
        Inference inference = new Inference();
        terminal.doing().say(() -> "Looked at " + Units.grouped(inference.records()) + " records so far.");
        if (topic != null) {
            read(topic, inference);
        } else if (file != null) {
            lines(file, inference);
        }
        if (inference.records() == 0) {
            throw BadInput.of("there is no JSON in " + source() + " to see a schema in");
        }
        Written written = inference.schema(format, name == null ? source() : name);
        if (json) {
            terminal.json(document(inference, written));
        } else {
            terminal.line(written.text().stripTrailing());
            table(inference.evidence()).lines().forEach(terminal::note);
            written.losses().forEach(loss -> terminal.note("Lost: " + loss + "."));
        }
        return ExitCode.DONE;
    }

    private String source() {
        if (topic != null) {
            return topic;
        }
        return file == null || file.equals(SchemaFiles.STANDARD_INPUT) ? "record" : SchemaFiles.bareName(file);
    }

    private void read(String of, Inference into) {
        Messages messages = services.messages(profile.open(services));
        var decoder = messages.decoder().with(decode.keys(), decode.values());
        Samples samples = new Samples(into, decoder, keys);
        messages.reader().read(
                new ReadRequest(of, new From.Last(last), Until.END, Set.of(), false),
                new FilterText(Kind.TEXT, "", false).compile(decoder), samples, new Reading(event -> {}));
        terminal.note(Units.grouped(into.records()) + " records were looked at."
                + (samples.empty() == 0 ? "" : " " + Units.grouped(samples.empty()) + " hold nothing."));
        if (samples.others() > 0) {
            terminal.note(Units.grouped(samples.others()) + " could not be looked at, the first in " + samples.why()
                    + ".");
        }
    }

    private void lines(String path, Inference into) {
        try (BufferedReader lines = path.equals("-")
                ? new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(path))) {
            Samples.lines(lines, path.equals("-") ? "standard input" : path, into);
        } catch (CharacterCodingException broken) {
            throw BadInput.of(path + " is no text in UTF-8");
        } catch (IOException failed) {
            throw LocalFailures.of("read the lines", Path.of(path), failed);
        }
    }

    private static TextTable table(List<Evidence> evidence) {
        TextTable table = TextTable.of("FIELD", "SEEN", "OF", "TYPES", "NOTES").right(1, 2);
        evidence.stream().skip(1).forEach(it -> table.row(
                it.path(), Units.grouped(it.seen()), Units.grouped(it.of()), kinds(it), String.join(" ", it.notes())));
        return table;
    }

    private static String kinds(Evidence evidence) {
        return evidence.kinds().entrySet().stream()
                .map(it -> word(it.getKey()) + (evidence.kinds().size() > 1 ? " " + Units.grouped(it.getValue()) : ""))
                .collect(Collectors.joining(", "));
    }

    private static String word(Evidence.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private ObjectNode document(Inference inference, Written written) {
        ObjectNode document = Terminal.document();
        document.put("version", 1).put("kind", "inferred-schema").put("format", format.name().toLowerCase(Locale.ROOT))
                .put("records", inference.records()).put("schema", written.text());
        ArrayNode losses = document.putArray("losses");
        written.losses().forEach(losses::add);
        ArrayNode evidence = document.putArray("evidence");
        for (Evidence one : inference.evidence()) {
            ObjectNode row = evidence.addObject().put("path", one.path()).put("seen", one.seen()).put("of", one.of());
            ObjectNode types = row.putObject("types");
            one.kinds().forEach((kind, count) -> types.put(word(kind), count));
            ArrayNode notes = row.putArray("notes");
            one.notes().forEach(notes::add);
        }
        return document;
    }
}
