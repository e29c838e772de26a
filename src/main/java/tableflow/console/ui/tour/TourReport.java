package tableflow.console.ui.tour;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Durations;

/// What the tour saw.
public record TourReport(List<Entry> entries) {

    public TourReport {
        entries = List.copyOf(entries);
    }

    /// One step's outcome.
    ///
    /// @param picture the file's name, null when none could be taken
    /// @param failure why the step did not hold, null when it held
    public record Entry(TourStep step, @Nullable String picture, Duration took, @Nullable String failure) {
        public boolean held() {
            return failure == null;
        }
    }

    /// Whether there were steps and all of them held.
    public boolean allHeld() {
        return !entries.isEmpty() && entries.stream().allMatch(Entry::held);
    }

    /// The report as Markdown, with the pictures beside it.
    public String markdown() {
        List<String> lines = new ArrayList<>();
        long held = entries.stream().filter(Entry::held).count();
        lines.add("# " + text("tour.report.title"));
        lines.add("");
        lines.add(text("tour.report.held", held, entries.size()));
        lines.add("");
        lines.add(text("tour.report.columns"));
        lines.add("|---|---|---|");
        for (Entry entry : entries) {
            String verdict = entry.failure() == null
                    ? text("tour.report.ok")
                    : text("tour.report.failed", cell(entry.failure()));
            String time = Durations.text(entry.took());
            lines.add("| " + String.join(" | ", cell(entry.step().title()), verdict, time) + " |");
        }
        for (Entry entry : entries) {
            lines.add("");
            lines.add("## " + entry.step().title());
            lines.add("");
            lines.add(entry.picture() == null
                    ? text("tour.report.nopicture")
                    : "![" + entry.step().title() + "](" + entry.picture() + ")");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
