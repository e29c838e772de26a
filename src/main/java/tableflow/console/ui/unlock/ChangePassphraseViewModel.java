package tableflow.console.ui.unlock;

import static tableflow.console.ui.Messages.text;

import java.util.function.BiConsumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Another passphrase for the encrypted file: the present one, and a new one typed twice.
public final class ChangePassphraseViewModel {

    final StringProperty present = new SimpleStringProperty("");
    final NewPassphrase fresh = new NewPassphrase();

    private final Work work;
    private final BiConsumer<Secret, Secret> change;
    private final Runnable changed;
    private final LatestOnly changing = new LatestOnly();
    private final BooleanBinding possible = present.isNotEmpty()
            .and(fresh.validProperty())
            .and(changing.busyProperty().not());
    private final ReadOnlyStringWrapper rebuke = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// @param change seals the file anew: the present and the new passphrase; blocks
    /// @param changed runs once it is done
    public ChangePassphraseViewModel(Work work, BiConsumer<Secret, Secret> change, Runnable changed) {
        this.work = work;
        this.change = change;
        this.changed = changed;
        present.subscribe((before, now) -> rebuke.set(""));
    }

    /// Whether it can be done now.
    BooleanBinding possibleProperty() {
        return possible;
    }

    /// What is wrong with the present passphrase; empty when it was not tried yet.
    ReadOnlyStringProperty rebukeProperty() {
        return rebuke.getReadOnlyProperty();
    }

    /// Any other failure.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void submit() {
        if (!possible.get()) {
            return;
        }
        Secret old = new Secret(present.get());
        Secret next = fresh.passphrase();
        problem.set(null);
        work.job(text("unlock.job.change"), progress -> {
                    change.accept(old, next);
                    return true;
                })
                .in(changing)
                .onResult(done -> changed.run())
                .onFailure(this::failed)
                .start();
    }

    private void failed(RemoteFailure failure) {
        if (failure.is(RemoteFailure.Kind.UNAUTHORIZED)) {
            rebuke.set(text("unlock.wrong"));
        } else {
            problem.set(new Problem(failure, this::submit));
        }
    }
}
