package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The time stamp of a record that is to be written.
///
/// @param moment in whole milliseconds, as Kafka keeps it; absent for the time of writing
/// @param flaw what is wrong with it, in words; empty when nothing is
record RecordTime(@Nullable Instant moment, String flaw) {

    /// The time of writing.
    static final RecordTime OF_WRITING = new RecordTime(null, "");

    private static final Instant FIRST = Instant.EPOCH;
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /// What was written: nothing, a moment with a zone (`2026-11-22T10:00:00.123Z`), one of this machine
    /// (`2026-11-22 11:00`), or milliseconds since 1970.
    static RecordTime parse(String written) {
        String plain = written.strip();
        if (plain.isEmpty()) {
            return OF_WRITING;
        }
        try {
            Instant moment = moment(plain);
            if (moment.isBefore(FIRST)) {
                return wrong("messages.produce.time.early");
            }
            Instant whole = moment.truncatedTo(ChronoUnit.MILLIS);
            return whole.equals(moment) ? new RecordTime(whole, "") : wrong("messages.produce.time.fine");
        } catch (DateTimeException | ArithmeticException | NumberFormatException none) {
            return wrong("messages.produce.time.wrong");
        }
    }

    private static Instant moment(String plain) {
        if (plain.matches("-?\\d{1,20}")) {
            return Instant.ofEpochMilli(Long.parseLong(plain));
        }
        return plain.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") && plain.contains(":")
                ? OffsetDateTime.parse(plain.replace(' ', 'T')).toInstant()
                : LocalDateTime.parse(plain, LOCAL).atZone(ZoneId.systemDefault()).toInstant();
    }

    private static RecordTime wrong(String key) {
        return new RecordTime(null, text(key));
    }
}
