package tableflow.console.service.query;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.query.QueryExecution;

/// Why a statement did not give its result, put in order: what Athena says, where in the statement, what the likely
/// cause is and what to do.
///
/// @param code the engine's or Athena's code: `TABLE_NOT_FOUND`; empty when there is none
/// @param category 1 system, 2 user, 3 other; 0 when not told
/// @param type Athena's number of the error; empty when not told
/// @param message the words without code and place
/// @param place absent when the words name none
/// @param causes the likeliest first; empty when nothing known fits
/// @param table the one that the words name; absent when they name none
public record QueryTrouble(
        String code,
        int category,
        Optional<Integer> type,
        String message,
        Optional<Place> place,
        List<Match> causes,
        Optional<Table> table) {

    private static final Pattern CODE = Pattern.compile("^([A-Z][A-Z0-9_]{3,}): *", Pattern.DOTALL);
    private static final Pattern EXCEPTION = Pattern.compile("^\\w+Exception: *");
    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}):(\\d{1,9}): *");
    private static final List<Pattern> TABLES = Stream.of(
                    "'awsdatacatalog\\.(?<db>[^'\"]+?)\\.(?<table>[^'\"]+)'",
                    "\"awsdatacatalog\"\\.\"(?<db>[^\"]+)\"\\.\"(?<table>[^\"]+)\"",
                    "\\barn:aws[\\w-]*:glue:[^:]*:\\d*:table/(?<db>[^/\\s]+)/(?<table>[^\\s\"]*[^\\s\".,;])",
                    "(?:for|of) table:? '?(?:awsdatacatalog\\.)?(?<db>[^\\s'\".]+)\\.(?<table>[^\\s'\"]+)")
            .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE))
            .toList();

    public QueryTrouble {
        causes = List.copyOf(causes);
    }

    /// A place in the statement as it was sent.
    ///
    /// @param line from 1
    /// @param column from 1, in characters (code points)
    /// @param from offset of the place in the text, in Java's own units
    /// @param to the end of the word there; more than `from` unless the place is the end of the text
    public record Place(int line, int column, int from, int to) {}

    /// A table as the failure names it.
    public record Table(String database, String name) {}

    /// Of a query that has ended and did not succeed.
    public static QueryTrouble of(QueryExecution ended) {
        QueryExecution.Failure failure = ended.failure();
        if (failure == null) {
            return read(ended.sql(), new Signal(Signal.Source.ATHENA, "", 0, Signal.NO_TYPE,
                    ended.state().text()));
        }
        // Athena leaves out category and type where it tells none: type 0 alone is the number of a cause.
        boolean told = failure.category() != 0;
        return read(ended.sql(), new Signal(Signal.Source.ATHENA, "", failure.category(),
                told ? failure.type() : Signal.NO_TYPE, failure.reason()));
    }

    /// Of a statement that never became a query, or that could not be followed.
    public static QueryTrouble of(String sql, RemoteFailure failure) {
        Signal.Source source =
                failure.status() == 0 && failure.code().isEmpty() ? Signal.Source.LOCAL : Signal.Source.ATHENA;
        return read(sql, Signal.of(source, failure.code().orElse(""), failure.why()));
    }

    private static QueryTrouble read(String sql, Signal told) {
        String words = EXCEPTION.matcher(told.message()).replaceFirst("");
        Matcher coded = CODE.matcher(words);
        String code = coded.find() ? coded.group(1) : told.code();
        words = coded.reset().replaceFirst("");
        Matcher placed = PLACE.matcher(words);
        @Nullable Place place = null;
        if (placed.find()) {
            place = place(sql, Integer.parseInt(placed.group(1)), Integer.parseInt(placed.group(2)));
            words = words.substring(0, placed.start()) + words.substring(placed.end());
        }
        Signal signal = new Signal(told.source(), code, told.category(), told.type(), told.message());
        return new QueryTrouble(code, told.category(),
                told.type() == Signal.NO_TYPE ? Optional.empty() : Optional.of(told.type()),
                words.strip(), Optional.ofNullable(place), FailureCatalogue.match(signal), table(told.message()));
    }

    private static Optional<Table> table(String message) {
        return TABLES.stream()
                .map(pattern -> pattern.matcher(message))
                .filter(Matcher::find)
                .map(found -> new Table(found.group("db"), found.group("table")))
                .findFirst();
    }

    /// A place beyond the text is its end: the engine counts an end that is missing there.
    private static Place place(String sql, int line, int column) {
        int start = 0;
        for (int at = 1; at < line; at++) {
            int end = sql.indexOf('\n', start);
            if (end < 0) {
                return new Place(line, column, sql.length(), sql.length());
            }
            start = end + 1;
        }
        int end = sql.indexOf('\n', start) < 0 ? sql.length() : sql.indexOf('\n', start);
        int characters = Math.clamp(column - 1L, 0, sql.codePointCount(start, end));
        int from = sql.offsetByCodePoints(start, characters);
        return new Place(line, column, from, wordEnd(sql, from, end));
    }

    /// A quoted name with its quotes, or letters and digits, or one character.
    private static int wordEnd(String sql, int from, int lineEnd) {
        if (from >= lineEnd) {
            return from;
        }
        char first = sql.charAt(from);
        if (first == '"' || first == '\'' || first == '`') {
            int close = sql.indexOf(first, from + 1);
            return close < 0 || close >= lineEnd ? lineEnd : close + 1;
        }
        int to = from;
        while (to < lineEnd && (Character.isLetterOrDigit(sql.charAt(to)) || "_$".indexOf(sql.charAt(to)) >= 0)) {
            to++;
        }
        return to == from ? sql.offsetByCodePoints(from, 1) : to;
    }
}
