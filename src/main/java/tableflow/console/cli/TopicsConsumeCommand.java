package tableflow.console.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.export.RecordFormat;
import tableflow.console.service.messages.export.RecordOutput;
import tableflow.console.service.messages.export.RecordOutput.NobodyReads;
import tableflow.console.service.messages.export.RecordWriter;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.ReadEvent;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.profile.LocalFailures;

/// Reads the records of a topic and writes those that are wanted, as they come.
@Command(
        name = "consume",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the records of a topic, all partitions at once, and writes them as they come.",
            "It joins no consumer group and commits nothing."
        })
final class TopicsConsumeCommand implements Callable<Integer>, FailureDocument.Lines {

    private static final Duration LAST_BATCH = Duration.ofMillis(100);

    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "TOPIC", description = "The topic.")
    private String topic = "";

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Mixin
    private final ReadOptions reading = new ReadOptions();

    @Option(names = {"-f", "--follow"}, description = "Go on with records as they are written, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--format", paramLabel = "json|raw|csv|parquet", description = "Default: ${DEFAULT-VALUE}, an "
            + "object a line; raw is the value's bytes and a line feed; parquet needs --out.")
    private RecordFormat format = RecordFormat.JSON;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to FILE instead; it is replaced.")
    private @Nullable Path out;

    @Mixin
    private final DecodeOptions decode = new DecodeOptions();

    TopicsConsumeCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RecordFormat form = json ? RecordFormat.JSON : format;
        if (form == RecordFormat.PARQUET && out == null) {
            throw BadInput.of(List.of("--format parquet: needs --out FILE, it is not written to a terminal"));
        }
        ReadRequest request = reading.request(topic, follow);
        FilterText text = reading.filter();
        Messages messages = services.messages(profile.open(services));
        RecordDecoder decoder = messages.decoder().with(decode.keys(), decode.values());
        RecordFilter filter = text.compile(decoder);
        Reading run = new Reading(this::tell);
        try (RecordOutput output = new RecordOutput(writer(form, decoder), () -> out == null && terminal.isClosed())) {
            try {
                messages.reader().read(request, filter, output, run);
            } finally {
                // After a cancel a batch may still be on its way into the output: it is told of too.
                run.endWithin(LAST_BATCH);
            }
        } catch (NobodyReads done) {
            return ExitCode.DONE;
        } catch (IOException failed) {
            throw notWritten(failed);
        } catch (UncheckedIOException failed) {
            throw notWritten(Objects.requireNonNull(failed.getCause()));
        } finally {
            summary(run);
        }
        return ExitCode.DONE;
    }

    private RemoteFailure notWritten(IOException failed) {
        return LocalFailures.of("write the records", out == null ? Path.of("standard output") : out, failed);
    }

    private RecordWriter writer(RecordFormat form, RecordDecoder decoder) throws IOException {
        return out == null ? form.to(terminal.bytes(), decoder) : form.to(out, decoder);
    }

    private void tell(ReadEvent event) {
        switch (event) {
            case ReadEvent.Planned _ -> {
                // The records themselves show it.
            }
            case ReadEvent.Skipped(var gap) -> terminal.note("Partition " + gap.partition() + ": offsets " + gap.from()
                    + " to " + (gap.to() - 1) + " were deleted before they could be read; going on at " + gap.to()
                    + ".");
            case ReadEvent.Lost(RemoteFailure why) -> terminal.note(
                    "Waiting for the cluster: " + why.why() + ". Nothing that was read is lost.");
            case ReadEvent.Back _ -> terminal.note("The cluster answers again.");
        }
    }

    private void summary(Reading run) {
        if (run.positions().isEmpty() && run.planned() == 0 && !follow) {
            // There is nothing to tell of a topic that is empty, or could not be read.
            return;
        }
        StringBuilder text = new StringBuilder(Units.grouped(run.matched())).append(" of ")
                .append(Units.grouped(run.scanned())).append(" records");
        if (out != null) {
            text.append(" in ").append(out);
        }
        terminal.note(text.append('.').toString());
        run.whyUnjudged().ifPresent(why -> terminal.note("The filter could not judge "
                + Units.grouped(run.unjudged()) + " of them, which were left out; the first: " + why + "."));
    }
}
