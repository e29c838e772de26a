package tableflow.console.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
import tableflow.console.service.messages.filter.FilterText.Kind;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadEvent;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Spelling;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.profile.LocalFailures;

/// Reads the records of a topic and writes those that are wanted, as they come.
@Command(
        name = "consume",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the records of a topic, all partitions at once, and writes them as they come.",
            "It joins no consumer group and commits nothing."
        })
final class TopicsConsumeCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "TOPIC", description = "The topic.")
    private String topic = "";

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--from", paramLabel = "WHERE", description = "beginning (default), end (default with --follow), "
            + "last:N, offset:N, P:N,P:N (offset by partition), a time span ago (15m, 2h, 7d), a day or an instant, "
            + "group:NAME.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "WHERE", description = "end (default: the last record that there is now), "
            + "offset:N, a time span ago, a day or an instant. What stands there is not read.")
    private @Nullable String until;

    @Option(names = {"-f", "--follow"}, description = "Go on with records as they are written, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after N records that match.")
    private @Nullable Long limit;

    @Option(names = "--max-bytes", paramLabel = "BYTES", converter = ByteCount.class,
            description = "Stop when the matching records have so many bytes: a number, or with kB, MB, GB behind it.")
    private @Nullable Long maxBytes;

    @Option(names = "--partitions", paramLabel = "P", description = "Only these, such as 0,2,5-8.")
    private @Nullable String partitions;

    @ArgGroup
    private @Nullable Wanted wanted;

    /// Which records are wanted: one way at a time.
    static final class Wanted {
        @Option(names = "--filter", paramLabel = "EXPRESSION", description = "Only records for which it is true: "
                + "\"value.amount > 12.5 && headers.trace == 'x'\". Names: key, value, headers, topic, partition, "
                + "offset, time, bytes.")
        private @Nullable String filter;

        @Option(names = "--grep", paramLabel = "TEXT", description = "Only records with this text in key, value or "
                + "headers.")
        private @Nullable String grep;

        @Option(names = "--regex", paramLabel = "REGEX", description = "Only records in which it finds something.")
        private @Nullable String regex;
    }

    @Option(names = {"-i", "--ignore-case"}, description = "For --grep and --regex.")
    private boolean ignoreCase;

    @Option(names = "--format", paramLabel = "json|raw|csv|parquet", description = "Default: ${DEFAULT-VALUE}, an "
            + "object a line; raw is the value's bytes and a line feed; parquet needs --out.")
    private RecordFormat format = RecordFormat.JSON;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to FILE instead; it is replaced.")
    private @Nullable Path out;

    @Mixin
    private final DecodeOptions decode = new DecodeOptions();

    @Option(names = "--read-committed", description = "Leave out records of transactions that were given up or have "
            + "not ended.")
    private boolean committedOnly;

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
        ReadRequest request = request();
        FilterText text = filter();
        text.flaw().ifPresent(flaw -> {
            throw BadInput.of(List.of(option(text) + ": " + flaw, "  " + text.text(),
                    "  " + " ".repeat(flaw.from()) + "^".repeat(flaw.to() - flaw.from())));
        });
        Messages messages = services.messages(profile.open(services));
        RecordDecoder decoder = messages.decoder().with(decode.keys(), decode.values());
        RecordFilter filter = text.compile(decoder);
        Reading reading = new Reading(this::tell);
        try (RecordOutput output = new RecordOutput(writer(form, decoder), () -> out == null && terminal.isClosed())) {
            messages.reader().read(request, filter, output, reading);
        } catch (NobodyReads done) {
            return ExitCode.DONE;
        } catch (IOException failed) {
            throw notWritten(failed);
        } catch (UncheckedIOException failed) {
            throw notWritten(Objects.requireNonNull(failed.getCause()));
        } finally {
            summary(reading);
        }
        return ExitCode.DONE;
    }

    private RemoteFailure notWritten(IOException failed) {
        return LocalFailures.of("write the records", out == null ? Path.of("standard output") : out, failed);
    }

    private static String option(FilterText text) {
        return text.kind() == Kind.REGEX ? "--regex" : "--filter";
    }

    private FilterText filter() {
        if (wanted == null) {
            return new FilterText(Kind.TEXT, "", ignoreCase);
        }
        if (wanted.filter != null) {
            return new FilterText(Kind.EXPRESSION, wanted.filter, ignoreCase);
        }
        return wanted.regex != null
                ? new FilterText(Kind.REGEX, wanted.regex, ignoreCase)
                : new FilterText(Kind.TEXT, wanted.grep == null ? "" : wanted.grep, ignoreCase);
    }

    private ReadRequest request() {
        From start = from != null ? Spelling.from(from) : follow ? From.END : From.BEGINNING;
        Until end = follow ? Until.NEVER : Until.END;
        if (until != null) {
            end = Spelling.until(until, end, Instant.now());
        }
        if (limit != null) {
            if (limit < 1) {
                throw BadInput.of("--limit: at least 1");
            }
            end = end.matches(limit);
        }
        if (maxBytes != null) {
            end = end.bytes(maxBytes);
        }
        Set<Integer> chosen = partitions == null ? Set.of() : Spelling.partitions(partitions);
        return new ReadRequest(topic, start, end, chosen, committedOnly);
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

    private void summary(Reading reading) {
        if (reading.positions().isEmpty() && reading.planned() == 0 && !follow) {
            // There is nothing to tell of a topic that is empty, or could not be read.
            return;
        }
        StringBuilder text = new StringBuilder(Units.grouped(reading.matched())).append(" of ")
                .append(Units.grouped(reading.scanned())).append(" records");
        if (out != null) {
            text.append(" in ").append(out);
        }
        terminal.note(text.append('.').toString());
        reading.whyUnjudged().ifPresent(why -> terminal.note("The filter could not judge "
                + Units.grouped(reading.unjudged()) + " of them, which were left out; the first: " + why + "."));
    }
}
