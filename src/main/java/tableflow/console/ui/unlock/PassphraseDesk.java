package tableflow.console.ui.unlock;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource;

/// Where jobs get passphrases from while a window is open: each question is handed to the window, and the job waits.
/// Never on the JavaFX thread, which would wait for itself.
public final class PassphraseDesk implements PassphraseSource {

    private final AtomicReference<@Nullable Consumer<PassphraseQuestion>> window = new AtomicReference<>();

    /// Hands questions to `show` from now on.
    ///
    /// @param show called on the thread of the job that asks
    public void open(Consumer<PassphraseQuestion> show) {
        window.set(show);
    }

    /// Nobody is there to ask any more.
    public void close() {
        window.set(null);
    }

    @Override
    public Optional<Secret> ask(Purpose purpose, String store) {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("secrets are read in jobs, not on the JavaFX thread");
        }
        Consumer<PassphraseQuestion> show = window.get();
        if (show == null) {
            return Optional.empty();
        }
        PassphraseQuestion question = new PassphraseQuestion(purpose, store);
        show.accept(question);
        return question.await();
    }
}
