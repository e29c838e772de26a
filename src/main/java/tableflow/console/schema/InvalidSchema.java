package tableflow.console.schema;

/// A schema that its own language refuses. The message says what is wrong, with line and column where the parser
/// knows them.
public final class InvalidSchema extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidSchema(String message) {
        super(message);
    }

    InvalidSchema(String message, Throwable cause) {
        super(message, cause);
    }
}
