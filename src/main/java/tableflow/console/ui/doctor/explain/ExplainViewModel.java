package tableflow.console.ui.doctor.explain;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// A pasted error and its explanation, which follows the text. JavaFX thread only.
public final class ExplainViewModel {

    private final Work work;
    private final Function<String, Explanation> explain;
    private final Consumer<Answer> examine;
    private final StringProperty pasted = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly reading = new LatestOnly();

    /// @param explain see `service.doctor.explain.Explainer#explain`; runs in a job
    /// @param examine goes to the rung that proves an answer or rules it out
    public ExplainViewModel(Work work, Function<String, Explanation> explain, Consumer<Answer> examine) {
        this.work = work;
        this.explain = explain;
        this.examine = examine;
        pasted.subscribe(this::read);
    }

    /// What was pasted or typed.
    public StringProperty pastedProperty() {
        return pasted;
    }

    /// Absent while nothing is pasted, and until the first text is read.
    public ReadOnlyObjectProperty<@Nullable Explanation> explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return reading.busyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void read(String words) {
        problem.set(null);
        if (words.isBlank()) {
            reading.clear();
            explanation.set(null);
            return;
        }
        work.job(text("doctor.explain.job"), progress -> explain.apply(words))
                .in(reading)
                .onResult(explanation::set)
                .onFailure(failure -> problem.set(new Problem(failure, () -> read(words))))
                .start();
    }

    void clear() {
        pasted.set("");
    }

    void examine(Answer answer) {
        examine.accept(answer);
    }

    /// The text with what points to `answer` marked.
    List<Piece> pieces(Answer answer) {
        Explanation now = explanation.get();
        return now == null ? List.of() : Piece.of(now.text(), answer);
    }

    /// All of it as text for a ticket; without secrets, as the explanation is.
    String report() {
        Explanation now = explanation.get();
        return now == null ? "" : ExplainReport.of(now);
    }

    /// Ends what still runs.
    public void close() {
        reading.clear();
    }
}
