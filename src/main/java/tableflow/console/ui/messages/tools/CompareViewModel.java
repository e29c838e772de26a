package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.compare.RecordCompare;
import tableflow.console.service.messages.compare.RecordDifference;
import tableflow.console.service.messages.compare.RecordDifference.Kind;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Two records beside each other. JavaFX thread only.
final class CompareViewModel {

    private final Work work;
    private final RecordDecoder decoder;
    private final LatestOnly slot = new LatestOnly();
    private final BooleanProperty onlyDifferences = new SimpleBooleanProperty(true);
    private final ObservableList<DifferenceRow> lines = FXCollections.observableArrayList();
    private List<DifferenceRow> all = List.of();
    private final ReadOnlyObjectWrapper<@Nullable RecordDifference> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// Two records, read when they are compared; blocking.
    interface Two {
        KafkaRecord left();

        KafkaRecord right();
    }

    private record Compared(RecordDifference difference, List<DifferenceRow> rows) {
        static Compared of(RecordDifference difference) {
            return new Compared(difference, difference.lines().stream().map(DifferenceRow::of).toList());
        }
    }

    CompareViewModel(Work work, RecordDecoder decoder) {
        this.work = work;
        this.decoder = decoder;
        onlyDifferences.subscribe((before, now) -> fill());
    }

    void compare(Two records) {
        problem.set(null);
        work.job(text("messages.compare.job"), _ ->
                        Compared.of(new RecordCompare(decoder).compare(records.left(), records.right())))
                .in(slot)
                .quiet()
                .onResult(compared -> {
                    all = compared.rows();
                    found.set(compared.difference());
                    fill();
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> compare(records))))
                .start();
    }

    private void fill() {
        lines.setAll(all.stream()
                .filter(it -> !onlyDifferences.get() || it.line().kind() != Kind.SAME)
                .toList());
    }

    /// In a sentence.
    String summary() {
        RecordDifference difference = found.get();
        if (difference == null) {
            return "";
        }
        if (difference.sameContent()) {
            return text("messages.compare.same");
        }
        String counted = text("messages.compare.summary", difference.count(Kind.CHANGED),
                difference.count(Kind.REMOVED), difference.count(Kind.ADDED), difference.count(Kind.SAME));
        return switch (difference.left()) {
            case NOTHING -> counted;
            case SAME -> counted + " " + text("messages.compare.cut.same");
            case DIFFERENCES -> counted + " " + text("messages.compare.cut");
        };
    }

    ObservableList<DifferenceRow> lines() {
        return lines;
    }

    BooleanProperty onlyDifferencesProperty() {
        return onlyDifferences;
    }

    /// What was found; absent until then.
    ReadOnlyObjectProperty<@Nullable RecordDifference> foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    void close() {
        slot.clear();
    }
}
