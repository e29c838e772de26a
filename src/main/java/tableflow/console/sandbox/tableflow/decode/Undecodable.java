package tableflow.console.sandbox.tableflow.decode;

/// Bytes that do not fit their schema, or have none. The message is a sentence without a full stop.
public final class Undecodable extends Exception {
    private static final long serialVersionUID = 1L;

    public Undecodable(String message) {
        super(message);
    }

    Undecodable(String message, Throwable cause) {
        super(message, cause);
    }

    /// The sentence.
    public String text() {
        return String.valueOf(getMessage());
    }
}
