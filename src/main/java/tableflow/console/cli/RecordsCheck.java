package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Units;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.filter.FilterText.Kind;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.messages.write.Unfit.Flaw;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.samples.RecordTrial;
import tableflow.console.service.schemas.samples.RecordTrial.Misfit;
import tableflow.console.service.schemas.samples.SampleDesk;

/// The part of `schemas check` that tries a schema on records.
final class RecordsCheck {

    @Option(names = "--records", paramLabel = "FILE", description = "Try the schema on records: one JSON value a line; "
            + "- for standard input.")
    private @Nullable String records;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Try it on the newest records of this topic.")
    private @Nullable String topic;

    @Option(names = "--last", paramLabel = "N", description = "How many of its newest records; default "
            + "${DEFAULT-VALUE}.")
    private long last = 1_000;

    @Option(names = "--keys", description = "Try the keys, not the values.")
    private boolean keys;

    @Mixin
    private final DecodeOptions decode = new DecodeOptions();

    /// Whether records were asked for.
    boolean asked() {
        return records != null || topic != null;
    }

    /// Tries all of them.
    ///
    /// @throws InvalidSchema when the document is no schema
    RecordTrial.Tally run(SchemaDocument document, Services services, ProfileOptions profile, InputStream in,
            Doing doing) throws InvalidSchema {
        if (records != null && topic != null) {
            throw BadInput.of("give either --records or --topic");
        }
        SampleDesk desk = SampleDesk.of(document);
        if (topic != null) {
            Messages messages = services.messages(profile.open(services));
            RecordDecoder decoder = messages.decoder().with(decode.keys(), decode.values());
            RecordTrial trial = new RecordTrial(desk, decoder, keys);
            tell(doing, trial);
            messages.reader().read(new ReadRequest(topic, new From.Last(last), Until.END, Set.of(), false),
                    new FilterText(Kind.TEXT, "", false).compile(decoder), trial, new Reading());
            return trial.tally();
        }
        RecordTrial trial = new RecordTrial(desk, new RecordDecoder(() -> {
            throw new IllegalStateException("lines name no schema");
        }), keys);
        tell(doing, trial);
        String path = String.valueOf(records);
        try (BufferedReader lines = path.equals(SchemaFiles.STANDARD_INPUT)
                ? new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(path))) {
            trial.lines(lines);
        } catch (IOException failed) {
            throw LocalFailures.of("read the records", Path.of(path), failed);
        }
        return trial.tally();
    }

    private static void tell(Doing doing, RecordTrial trial) {
        doing.say(() -> Units.grouped(trial.tally().records()) + " records were tried.");
    }

    static void write(Terminal terminal, String file, RecordTrial.Tally tally) {
        for (Misfit misfit : tally.kept()) {
            for (Flaw flaw : misfit.flaws()) {
                terminal.line(misfit.place() + (flaw.pointer().isEmpty() ? "" : " " + flaw.pointer()) + ": "
                        + flaw.why());
            }
        }
        long more = tally.unfit() + tally.unread() - tally.kept().size();
        if (more > 0) {
            terminal.line("... and " + Units.grouped(more) + " more");
        }
        terminal.line(file + ": " + Units.grouped(tally.fit()) + " fit, " + Units.grouped(tally.unfit())
                + " do not, " + Units.grouped(tally.unread()) + " could not be read, " + Units.grouped(tally.empty())
                + " hold nothing");
    }

    static ObjectNode json(ObjectNode node, RecordTrial.Tally tally) {
        node.put("records", tally.records()).put("fit", tally.fit()).put("unfit", tally.unfit())
                .put("unread", tally.unread()).put("empty", tally.empty());
        ArrayNode misfits = node.putArray("misfits");
        for (Misfit misfit : tally.kept()) {
            ObjectNode one = misfits.addObject();
            if (misfit.line() > 0) {
                one.put("line", misfit.line());
            } else {
                one.put("partition", misfit.partition()).put("offset", misfit.offset());
            }
            one.put("read", misfit.read());
            ArrayNode flaws = one.putArray("flaws");
            misfit.flaws().forEach(flaw -> flaws.addObject().put("path", flaw.pointer()).put("message", flaw.why()));
        }
        return node;
    }
}
