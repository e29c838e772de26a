package tableflow.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.Problem;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.sample.Samples;
import tableflow.console.service.messages.write.Encoder;
import tableflow.console.service.messages.write.LineReader;
import tableflow.console.service.messages.write.LineReader.Kind;
import tableflow.console.service.messages.write.LineReader.Shape;
import tableflow.console.service.messages.write.Lines;
import tableflow.console.service.messages.write.Producing;
import tableflow.console.service.messages.write.Unfit;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.profile.WriteGuard;

/// Writes records to a topic.
@Command(
        name = "produce",
        mixinStandardHelpOptions = true,
        description = {
            "Writes records to a topic: one for each line of standard input or of a file.",
            "A line of JSON is an object with value and, where wanted, key, headers, timestamp and partition: what",
            "'consume' writes can be written again. A file is checked as a whole before anything is sent."
        })
final class TopicsProduceCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "standard input";

    private final Services services;
    private final Terminal terminal;
    private final InputStream in;

    @Parameters(paramLabel = "TOPIC", description = "The topic.")
    private String topic = "";

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--in", paramLabel = "FILE", description = "Read FILE instead of standard input.")
    private @Nullable Path file;

    @Option(names = "--format", paramLabel = "json|value|key-value", converter = LineKind.class,
            description = "What a line holds: an object (default), the value, or key, delimiter and value.")
    private Kind format = Kind.JSON;

    @Option(names = "--delimiter", paramLabel = "D", description = "For --format key-value; default: a tab.")
    private String delimiter = "\t";

    @Option(names = "--value", paramLabel = "TEXT", description = "Write this one value and read nothing.")
    private @Nullable String value;

    @Option(names = "--key", paramLabel = "TEXT", description = "The key of --value.")
    private @Nullable String key;

    @Option(names = "--value-schema", paramLabel = "SUBJECT[:VERSION]", description = "Values are JSON, and are "
            + "checked and encoded by this schema of the registry.")
    private @Nullable String valueSchema;

    @Option(names = "--key-schema", paramLabel = "SUBJECT[:VERSION]", description = "The same for keys.")
    private @Nullable String keySchema;

    @Option(names = "--keep-partitions", description = "Write to the partition that a line names; otherwise the key "
            + "decides.")
    private boolean keepPartitions;

    @Option(names = "--acks", paramLabel = "all|leader|none", description = "Who must have stored a record; default: "
            + "${DEFAULT-VALUE}. With all, none is written twice when it must be sent again.")
    private Acks acks = Acks.ALL;

    @Option(names = "--dry-run", description = "Check every line, encode it, and send nothing.")
    private boolean dryRun;

    @Option(names = "--sample", paramLabel = "N", description = "Make up N records by --value-schema (and "
            + "--key-schema), print them as lines that can be written, and send nothing.")
    private int sample;

    @Option(names = "--json", description = "Write what became of the records as one JSON document.")
    private boolean json;

    TopicsProduceCommand(Services services, Terminal terminal, InputStream in) {
        this.services = services;
        this.terminal = terminal;
        this.in = in;
    }

    @Override
    public Integer call() {
        checkOptions();
        Profile opened = profile.open(services);
        WriteGuard guard = new WriteGuard(opened);
        if (!dryRun && sample == 0) {
            guard.check("write to topic " + topic);
        }
        Messages messages = services.messages(opened);
        if (sample > 0) {
            return samples(messages);
        }
        Kind kind = value == null ? format : key == null ? Kind.VALUE : Kind.KEY_VALUE;
        LineReader reader = new LineReader(topic,
                new Shape(kind, value == null ? delimiter : "\n", keepPartitions),
                keySchema == null ? null : messages.encoder(keySchema),
                valueSchema == null ? null : messages.encoder(valueSchema));
        if (!dryRun) {
            // A producer waits for a topic that is not there until its time is over, and says that nobody answers.
            messages.partitions(topic);
        }
        Producing.Report report = new Producing.Report();
        try {
            if (value != null) {
                return single(messages.producing(guard), reader, report);
            }
            return file == null
                    ? lines(messages.producing(guard), STANDARD_INPUT, in, reader, report)
                    : file(messages.producing(guard), file, reader, report);
        } catch (BadInput bad) {
            if (report.delivered() > 0) {
                throw new BadInput(bad.reason(), withNote(bad, report));
            }
            throw bad;
        }
    }

    private static List<Problem> withNote(BadInput bad, Producing.Report report) {
        List<Problem> all = new ArrayList<>(bad.problems());
        all.add(Problem.of("", "The " + Units.grouped(report.delivered())
                + " records before it were delivered; none behind it was sent.", null));
        return all;
    }

    private void checkOptions() {
        if (value != null && file != null) {
            throw BadInput.of("--value and --in: one of them only");
        }
        if (key != null && value == null) {
            throw BadInput.of("--key: needs --value; in lines the key is a member, or stands before the delimiter");
        }
        if (sample < 0 || (sample > 0 && (valueSchema == null || value != null || file != null))) {
            throw BadInput.of("--sample: needs a number above 0 and --value-schema, and neither --value nor --in");
        }
        if (delimiter.isEmpty()) {
            throw BadInput.of("--delimiter: must not be empty");
        }
    }

    private int samples(Messages messages) {
        Encoder values = messages.encoder(Objects.requireNonNull(valueSchema));
        Encoder keys = keySchema == null ? null : messages.encoder(keySchema);
        for (long seed = 0; seed < sample; seed++) {
            ObjectNode line = Terminal.document();
            if (keys != null) {
                line.set("key", made(keys, seed));
            }
            line.set("value", made(values, seed));
            terminal.line(ExactJson.compact(line));
        }
        return ExitCode.DONE;
    }

    private static JsonNode made(Encoder encoder, long seed) {
        Samples.Sample made = Samples.of(encoder, seed);
        Unfit unfit = made.unfit();
        if (unfit != null) {
            throw BadInput.of("No sample could be made for the schema of " + encoder.version().subject()
                    + ", which asks for too much: " + unfit.getMessage());
        }
        return made.value();
    }

    private int single(Producing producing, LineReader reader, Producing.Report report) {
        String text = key == null ? Objects.requireNonNull(value) : key + "\n" + value;
        NewRecord record = reader.read(text, Place.file("--value"));
        if (dryRun) {
            return wouldSend(1);
        }
        List<NewRecord> one = new ArrayList<>(List.of(record));
        producing.write(topic, () -> one.isEmpty() ? null : one.removeFirst(), acks, report);
        return tell(report);
    }

    /// A file can be read twice: nothing is sent of one that has a flaw.
    private int file(Producing producing, Path path, LineReader reader, Producing.Report report) {
        try {
            long records;
            try (InputStream once = Files.newInputStream(path)) {
                records = new Lines(path.toString(), once, reader).check();
            }
            if (dryRun) {
                return wouldSend(records);
            }
            try (InputStream again = Files.newInputStream(path)) {
                return lines(producing, path.toString(), again, reader, report);
            }
        } catch (IOException failed) {
            throw LocalFailures.of("read the records", path, failed);
        }
    }

    private int lines(
            Producing producing, String name, InputStream text, LineReader reader, Producing.Report report) {
        Lines lines = new Lines(name, text, reader);
        if (dryRun) {
            return wouldSend(lines.check());
        }
        try {
            producing.write(topic, lines, acks, report);
        } finally {
            if (Thread.currentThread().isInterrupted()) {
                terminal.note(delivered(report));
            }
        }
        return tell(report);
    }

    private int wouldSend(long records) {
        if (json) {
            terminal.json(Terminal.document().put("version", 1).put("kind", "produce-dry-run").put("topic", topic)
                    .put("records", records));
        } else {
            terminal.line("All " + Units.grouped(records) + " records can be written. Nothing was sent.");
        }
        return ExitCode.DONE;
    }

    private int tell(Producing.Report report) {
        if (json) {
            terminal.json(document(report));
        } else {
            terminal.line(delivered(report));
            report.offsets().forEach((partition, range) -> terminal.line(
                    "  partition " + partition + ": offsets " + range.from() + " to " + (range.to() - 1)));
        }
        report.failed().forEach(failed ->
                terminal.note("Record " + failed.number() + ": " + failed.why().getMessage()));
        report.failed().stream().flatMap(it -> it.why().advice().stream()).distinct()
                .forEach(advice -> terminal.note("What to do: " + advice));
        return report.failures() == 0 ? ExitCode.DONE : ExitCode.REMOTE;
    }

    private String delivered(Producing.Report report) {
        String text = acks == Acks.NONE ? " records sent; nobody was asked to confirm them" : " records delivered";
        return Units.grouped(report.delivered()) + text
                + (report.failures() == 0 ? "" : ", " + Units.grouped(report.failures()) + " failed")
                + (report.inDoubt() == 0 ? "" : ", " + Units.grouped(report.inDoubt())
                        + " on their way when it ended: they may or may not be there")
                + ".";
    }

    private ObjectNode document(Producing.Report report) {
        ObjectNode document = Terminal.document().put("version", 1).put("kind", "produced").put("topic", topic)
                .put("delivered", report.delivered()).put("failed", report.failures());
        ArrayNode partitions = document.putArray("partitions");
        report.offsets().forEach((partition, range) -> partitions.addObject()
                .put("partition", partition).put("from", range.from()).put("to", range.to()));
        ArrayNode failures = document.putArray("failures");
        report.failed().forEach(failed -> failures.addObject()
                .put("record", failed.number()).put("why", failed.why().getMessage()));
        return document;
    }
}
