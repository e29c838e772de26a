package tableflow.console.sandbox.sql.statement;

/// A statement that cannot be one, in Athena's sentence: what `StartQueryExecution` refuses at once.
public final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /// @param line from 1
    /// @param column from 1
    /// @param message without the position
    public SyntaxError(int line, int column, String message) {
        super("line " + line + ":" + column + ": " + message);
        this.line = line;
        this.column = column;
    }

    private SyntaxError(String message) {
        super(message);
        this.line = 0;
        this.column = 0;
    }

    /// For a statement that is refused as a whole.
    static SyntaxError whole(String message) {
        return new SyntaxError(message);
    }

    /// 0 when the statement is refused as a whole.
    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /// Such as `line 1:1: mismatched input 'SELEC'. Expecting: ...`.
    public String text() {
        return String.valueOf(getMessage());
    }
}
