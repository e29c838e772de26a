package tableflow.console.domain;

/// Where long work tells how far it is. Implementations are cheap, thread-safe and never throw.
@FunctionalInterface
public interface Progress {

    /// Told to nobody.
    Progress NONE = new Nobody();

    /// A class: the archive of classes, with which commands start, keeps no lambdas of interfaces.
    final class Nobody implements Progress {

        private Nobody() {}

        @Override
        public void report(String message, long done, long total) {
            // Nobody asked.
        }
    }

    /// Reports `message` with `done` of `total` units; `total` is 0 while it is unknown.
    void report(String message, long done, long total);

    /// Reports `message` alone.
    default void report(String message) {
        report(message, 0, 0);
    }

    /// Ends the calling work with a CANCELLED failure when its thread was interrupted. The interrupt stays set.
    static void throwIfCancelled(String what) {
        if (Thread.currentThread().isInterrupted()) {
            throw RemoteFailure.cancelled(what);
        }
    }
}
