package tableflow.console.service.query.language;

/// Something that could be written at a place.
///
/// @param label what is chosen from, such as a name without quotes
/// @param detail beside it: a type, a signature, where it is from; may be empty
/// @param about a sentence or a comment; may be empty
/// @param insert what is written, quoted as the statement needs it
/// @param from what it takes the place of
/// @param to behind that
/// @param caret where the caret goes, counted from the beginning of `insert`
public record Proposal(
        String label, String detail, String about, Kind kind, String insert, int from, int to, int caret) {

    public enum Kind { KEYWORD, DATABASE, TABLE, VIEW, COLUMN, FIELD, FUNCTION, SNIPPET, ALIAS }
}
