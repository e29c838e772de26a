package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import tableflow.console.domain.kafka.KafkaRecord;

/// Moments in words, in the zone of this machine.
final class MessageWords {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter ZONED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT).withZone(ZoneId.systemDefault());

    private MessageWords() {}

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /// For a column whose heading names the zone.
    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /// A record's time, or that it has none.
    static String of(KafkaRecord record, Function<Instant, String> words) {
        return record.hasTime() ? words.apply(record.timestamp()) : text("messages.record.none");
    }

    static String zoned(Instant at) {
        return ZONED.format(at);
    }
}
