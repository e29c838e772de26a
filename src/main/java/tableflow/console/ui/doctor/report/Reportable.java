package tableflow.console.ui.doctor.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tableflow.console.service.report.ReportFormat;

/// Something that a report can be made of.
///
/// @param name of the file, without its ending
/// @param text the report; redacted
public record Reportable(String name, Text text) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int LONGEST = 80;

    /// Makes the text; called in a job, so it may read files.
    @FunctionalInterface
    public interface Text {
        String as(ReportFormat format);
    }

    /// A name for a file: what it is, about what, and when. Whatever a file's name should not hold becomes a dash.
    public static String name(Instant when, String... parts) {
        String about = Stream.of(parts)
                .map(part -> part.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
        return (about.length() <= LONGEST ? about : about.substring(0, LONGEST)) + "-" + STAMP.format(when);
    }
}
