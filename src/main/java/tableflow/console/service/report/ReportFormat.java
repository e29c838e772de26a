package tableflow.console.service.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a report can be written as.
public enum ReportFormat {
    /// A page that loads nothing.
    HTML("html"),
    /// For tickets and chats.
    MARKDOWN("md"),
    /// For programs.
    JSON("json");

    private final String ending;

    ReportFormat(String ending) {
        this.ending = ending;
    }

    /// Of a file's name, without the dot.
    public String ending() {
        return ending;
    }

    /// The one that a file's name asks for.
    public static Optional<ReportFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(it -> name.endsWith("." + it.ending)).findFirst();
    }
}
