package tableflow.console.service.messages.filter;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.WatchedText;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;

/// Finds what a regular expression describes, in the same texts as [TextFilter].
final class RegexFilter implements RecordFilter {

    /// `java.util.regex` goes one level deeper with each turn of a repeated group, until there is no room left.
    static final String TOO_DEEP = "the regular expression repeats a group too often for a text of this length;"
            + " write [ab]* for (a|b)*, or (a|b)*+ where it need not go back";

    private final Pattern pattern;
    private final RecordDecoder decoder;

    RegexFilter(Pattern pattern, RecordDecoder decoder) {
        this.pattern = pattern;
        this.decoder = decoder;
    }

    @Override
    public boolean matches(KafkaRecord record) throws Unjudged {
        try {
            return found(record);
        } catch (StackOverflowError deep) {
            throw new Unjudged("partition " + record.partition() + " offset " + record.offset() + ": " + TOO_DEEP);
        }
    }

    private boolean found(KafkaRecord record) {
        boolean encodedValue = decoder.isEncoded(record, false);
        boolean encodedKey = decoder.isEncoded(record, true);
        if (found(encodedValue ? decoder.value(record).compact() : text(record.value()))
                || found(encodedKey ? decoder.key(record).compact() : text(record.key()))) {
            return true;
        }
        for (KafkaRecord.Header header : record.headers()) {
            if (found(header.key()) || found(text(header.value()))) {
                return true;
            }
        }
        return false;
    }

    private boolean found(@Nullable String text) {
        return text != null && pattern.matcher(WatchedText.endable(text, "search records")).find();
    }

    private static @Nullable String text(@Nullable Bytes bytes) {
        return bytes == null ? null : new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
}
