package tableflow.console.sandbox.sql;

import java.util.Optional;

/// Why a statement failed, as the engine says it.
public final class SqlFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String name;
    private final Kind kind;
    private final transient Optional<Position> position;

    /// Whose fault it is.
    public enum Kind {
        USER_ERROR,
        INTERNAL_ERROR,
        INSUFFICIENT_RESOURCES,
        EXTERNAL
    }

    /// In the statement, both from 1.
    public record Position(int line, int column) {}

    /// @param code the engine's number of the error
    /// @param name such as `COLUMN_NOT_FOUND` or `DIVISION_BY_ZERO`
    /// @param message the engine's sentence; starts with `line L:C: ` when the position is known
    public SqlFailure(int code, String name, Kind kind, String message, Optional<Position> position) {
        super(message);
        this.code = code;
        this.name = name;
        this.kind = kind;
        this.position = position;
    }

    public int code() {
        return code;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Position> position() {
        return position;
    }

    /// The engine's sentence.
    public String text() {
        return String.valueOf(getMessage());
    }

    /// Name and sentence as Athena puts them in `StateChangeReason`.
    public String reason() {
        String sentence = text();
        if (name.equals("COLUMN_NOT_FOUND") && sentence.endsWith("cannot be resolved")) {
            sentence += " or requester is not authorized to access requested resources";
        }
        return name + ": " + sentence;
    }
}
