package tableflow.console.sandbox.http;

/// Thrown by a handler that wants its client to see a broken connection instead of an answer.
public final class DropConnection extends Exception {
    public DropConnection() {
        super("connection dropped on purpose");
    }
}
