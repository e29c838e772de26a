package tableflow.console.cli;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.filter.FilterText.Kind;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Spelling;
import tableflow.console.service.messages.read.Until;

/// The options that say which records of a topic are read.
final class ReadOptions {

    @Option(names = "--from", paramLabel = "WHERE", description = "beginning (default), end (default with --follow), "
            + "last:N, offset:N, P:N,P:N (offset by partition), a time span ago (15m, 2h, 7d), a day or an instant, "
            + "group:NAME.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "WHERE", description = "end (default: the last record that there is now), "
            + "offset:N, a time span ago, a day or an instant. What stands there is not read.")
    private @Nullable String until;

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

    @Option(names = "--read-committed", description = "Leave out records of transactions that were given up or have "
            + "not ended.")
    private boolean committedOnly;

    private static String option(FilterText text) {
        return text.kind() == Kind.REGEX ? "--regex" : "--filter";
    }

    /// Which records are wanted.
    ///
    /// @throws BadInput with the place, when it makes no sense
    FilterText filter() {
        FilterText text = text();
        text.flaw().ifPresent(flaw -> {
            throw BadInput.of(List.of(option(text) + ": " + flaw, "  " + text.text(),
                    "  " + " ".repeat(flaw.from()) + "^".repeat(flaw.to() - flaw.from())));
        });
        return text;
    }

    private FilterText text() {
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

    /// What is to be read.
    ///
    /// @param follow whether to go on with what is still to be written
    /// @throws BadInput when a place makes no sense
    ReadRequest request(String topic, boolean follow) {
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
}
