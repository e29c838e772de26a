package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.ui.control.code.CodeLanguage.Fold;
import tableflow.console.ui.control.code.CodeLanguage.Span;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Task;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// Asks the language in the background: about the whole text a moment after the last change, about a place at once. The
/// newest question of a kind wins. What the language throws is logged and shows nothing. JavaFX thread only.
final class Analysis {

    /// A longer text is coloured in the background.
    static final int SHORT = 32_768;

    private static final Logger LOG = LoggerFactory.getLogger(Analysis.class);
    private static final Duration PAUSE = Duration.ofMillis(180);

    private final Work work;
    private final LatestOnly whole = new LatestOnly();
    private final LatestOnly place = new LatestOnly();
    private final LatestOnly pointer = new LatestOnly();
    private CodeLanguage language;
    private Timer.@Nullable Alarm alarm;

    /// What was found in a text.
    ///
    /// @param spans absent when they were found before
    record Findings(String text, @Nullable List<Span> spans, List<CodeProblem> problems, List<Fold> folds) {}

    Analysis(CodeLanguage language, Work work) {
        this.language = language;
        this.work = work;
    }

    CodeLanguage language() {
        return language;
    }

    void language(CodeLanguage other) {
        language = other;
    }

    /// The colours of a short text; null for one that is coloured later.
    @Nullable List<Span> now(String content) {
        if (content.length() > SHORT) {
            return null;
        }
        try {
            return language.highlight(content);
        } catch (RuntimeException broken) {
            LOG.warn("the text could not be coloured", broken);
            return List.of();
        }
    }

    /// The text has changed; `found` gets what is in it unless it changes again.
    void later(String content, Consumer<Findings> found) {
        if (alarm != null) {
            alarm.cancel();
        }
        alarm = work.timer().after(PAUSE, () -> work.onFx(() -> soon(content, found)));
    }

    /// As [#later], without the pause.
    void soon(String content, Consumer<Findings> found) {
        CodeLanguage asked = language;
        ask(whole, progress -> new Findings(
                content,
                content.length() > SHORT ? asked.highlight(content) : null,
                asked.problems(content),
                asked.folds(content)), found);
    }

    /// A question about a place that the user waits for.
    <T> void atCaret(Task<T> question, Consumer<T> answer) {
        ask(place, question, answer);
    }

    /// A question about the place that the pointer rests on.
    <T> void atPointer(Task<T> question, Consumer<T> answer) {
        ask(pointer, question, answer);
    }

    /// Nobody waits any more.
    void forgetPointer() {
        pointer.clear();
    }

    /// Runs work on the JavaFX thread after what is going on now.
    void afterwards(Runnable action) {
        work.onFx(action);
    }

    void close() {
        if (alarm != null) {
            alarm.cancel();
        }
        whole.clear();
        place.clear();
        pointer.clear();
    }

    private <T> void ask(LatestOnly slot, Task<T> question, Consumer<T> answer) {
        work.job(text("code.job"), question)
                .in(slot)
                .quiet()
                .onResult(answer)
                .onFailure(failure -> LOG.warn("no answer about the text: {}", failure.getMessage(), failure))
                .start();
    }
}
