package tableflow.console.service.topics;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a value when it is first asked for, and keeps it while what it was made of stays the same; a failure is not
/// kept, so that the next call tries again.
///
/// @param <B> what the value is made of
final class Once<B, T> implements Supplier<T> {

    private final Supplier<B> basis;
    private final Function<B, T> maker;
    private final Consumer<T> drop;
    private @Nullable B madeOf;
    private @Nullable T made;

    /// @param basis what to make a value of now; equal answers mean the same value
    /// @param drop ends a value that another one takes the place of
    Once(Supplier<B> basis, Function<B, T> maker, Consumer<T> drop) {
        this.basis = basis;
        this.maker = maker;
        this.drop = drop;
    }

    @Override
    public synchronized T get() {
        B now = basis.get();
        T value = made;
        if (value != null && now.equals(madeOf)) {
            return value;
        }
        close();
        T fresh = maker.apply(now);
        made = fresh;
        madeOf = now;
        return fresh;
    }

    /// Ends the value, if there is one; the next call makes another.
    synchronized void close() {
        T value = made;
        made = null;
        madeOf = null;
        if (value != null) {
            drop.accept(value);
        }
    }
}
