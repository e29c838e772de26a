package tableflow.console.ui.query.result;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made when it is wanted for the first time.
final class OnDemand<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    OnDemand(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }

    /// Does something with it if it is there.
    void ifMade(Consumer<T> action) {
        T known = made;
        if (known != null) {
            action.accept(known);
        }
    }

    boolean isMade() {
        return made != null;
    }
}
