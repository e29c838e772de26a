package tableflow.console.service.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

/// What belongs together and is opened only when somebody first asks for it, each by one thread and once: clients of
/// one profile. Closing lets go of what was opened, the last first, and nothing opens after that. Safe for use by
/// several threads; a closing waits for an opening that is under way.
public final class OnDemand implements AutoCloseable {

    private final String what;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /// @param what fails once it is closed, such as `call AWS`
    public OnDemand(String what) {
        this.what = what;
    }

    /// One of them. What can be closed is closed with the others. One that could not be opened is tried again when it
    /// is next asked for. It may ask for others of these.
    public <T> Supplier<T> of(Supplier<? extends T> opener) {
        return new One<T>(opener, made -> {
            if (made instanceof AutoCloseable closeable) {
                open.push(closeable);
            }
        });
    }

    /// One that `closer` lets go of.
    public <T> Supplier<T> of(Supplier<? extends T> opener, Closer<T> closer) {
        return new One<T>(opener, made -> open.push(() -> closer.close(made)));
    }

    /// Lets go of what was opened.
    @FunctionalInterface
    public interface Closer<T> {
        void close(T opened) throws Exception;
    }

    /// Remembers what is to be closed.
    private interface Keeper<T> {
        void keep(T made);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            for (AutoCloseable one = open.poll(); one != null; one = open.poll()) {
                close(one);
            }
        } finally {
            lock.unlock();
        }
    }

    /// One that does not close keeps none of the others open.
    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception failed) {
            LoggerFactory.getLogger(OnDemand.class).warn("A client did not close: {}", failed.getMessage());
        }
    }

    private final class One<T> implements Supplier<T> {

        private final Supplier<? extends T> opener;
        private final Keeper<T> keeper;
        private @Nullable T made;

        One(Supplier<? extends T> opener, Keeper<T> keeper) {
            this.opener = opener;
            this.keeper = keeper;
        }

        @Override
        public T get() {
            lock.lock();
            try {
                if (closed) {
                    throw RemoteFailure.of(Kind.CANCELLED, what, "the profile was closed");
                }
                T known = made;
                if (known != null) {
                    return known;
                }
                T fresh = opener.get();
                made = fresh;
                keeper.keep(fresh);
                return fresh;
            } finally {
                lock.unlock();
            }
        }
    }
}
