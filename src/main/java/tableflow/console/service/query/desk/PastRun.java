package tableflow.console.service.query.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run that was made here, after its end.
///
/// @param id Athena's; absent for a statement that never became a query
/// @param state as Athena names it
/// @param millis from the wish to the end, as seen here
/// @param scanned bytes; absent when it was not told
/// @param dollars what they cost, as a plain decimal; absent when it was not told
/// @param error why it did not succeed; absent when it did
/// @param catalog the data catalog that it ran in; absent means Glue's
public record PastRun(
        @Nullable String id,
        String sql,
        @Nullable String database,
        String workgroup,
        String state,
        Instant started,
        long millis,
        @Nullable Long scanned,
        @Nullable String dollars,
        @Nullable String error,
        @Nullable String catalog) {

    /// The same run of another statement.
    PastRun withSql(String other) {
        return new PastRun(
                id, other, database, workgroup, state, started, millis, scanned, dollars, error, catalog);
    }

    /// Whether each word of `text` occurs in the statement, its catalog, database, workgroup, state, id or error, in
    /// any case.
    public boolean matches(String text) {
        return WordSearch.fits(text, sql, String.valueOf(catalog), String.valueOf(database), workgroup, state,
                String.valueOf(id), String.valueOf(error));
    }
}
