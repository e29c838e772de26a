package tableflow.console.sandbox.tableflow;

/// The table cannot go on by itself: it is suspended until its owner has mended the cause. The message says why.
final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    Stopped(String message) {
        super(message);
    }

    Stopped(String message, Throwable cause) {
        super(message, cause);
    }
}
