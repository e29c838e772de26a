package tableflow.console.service.doctor.keep;

import java.util.Collection;
import java.util.List;
import tableflow.console.domain.timeline.Event;

/// Kept examinations as events of a topic's time line.
public final class ExaminationEvents {

    private ExaminationEvents() {}

    /// Those about `topic`.
    public static List<Event> of(Collection<Kept> examinations, String topic) {
        return examinations.stream()
                .filter(kept -> kept.about().topic().filter(topic::equals).isPresent())
                .map(kept -> new Event(
                        kept.startedAt(), Event.Kind.EXAMINED, Event.Source.DOCTOR, words(kept), !kept.good()))
                .toList();
    }

    private static String words(Kept kept) {
        String found = "Examined: " + count(kept.errors(), "error") + ", " + count(kept.warnings(), "warning")
                + (kept.unchecked() == 0 ? "" : ", " + kept.unchecked() + " not checked");
        return kept.first().isEmpty() ? found : found + ". First: " + kept.first();
    }

    private static String count(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
