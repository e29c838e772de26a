package tableflow.console.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;

/// A request body that is not one JSON document. The message names line and column but never quotes the body,
/// which may carry a secret.
public final class BadJson extends Exception {
    private final int line;
    private final int column;

    BadJson(String what, int line, int column) {
        super(what + " at line " + line + ", column " + column);
        this.line = line;
        this.column = column;
    }

    static BadJson from(JsonProcessingException cause) {
        var place = cause.getLocation();
        return place == null
                ? new BadJson("malformed JSON", 1, 1)
                : new BadJson("malformed JSON", Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
    }

    /// One-based line of the first fault.
    public int line() {
        return line;
    }

    /// One-based column of the first fault.
    public int column() {
        return column;
    }
}
