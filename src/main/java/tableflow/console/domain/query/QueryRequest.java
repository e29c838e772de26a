package tableflow.console.domain.query;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A statement to run.
///
/// @param sql at most 262,144 bytes of UTF-8
/// @param database where unqualified names are looked up; absent for statements that name none
/// @param workgroup decides limits and, where it enforces them, the result location
/// @param resultLocation `s3://bucket/prefix/`; absent leaves it to the workgroup
/// @param parameters values for `?` in order, each an SQL literal as text (`42`, `'text'`)
/// @param catalog the data catalog that `database` is in; absent means Glue's, `AwsDataCatalog`
/// @param reuseMinutes how old an earlier result may be to be taken for this one's, 0 to 10,080 minutes; empty runs
///     the statement in any case
public record QueryRequest(
        String sql,
        @Nullable String database,
        @Nullable String workgroup,
        @Nullable String resultLocation,
        List<String> parameters,
        @Nullable String catalog,
        OptionalInt reuseMinutes) {

    /// The oldest result that Athena takes again, in minutes.
    public static final int OLDEST_REUSE_MINUTES = 10_080;

    public QueryRequest {
        parameters = List.copyOf(parameters);
        if (reuseMinutes.isPresent()
                && (reuseMinutes.getAsInt() < 0 || reuseMinutes.getAsInt() > OLDEST_REUSE_MINUTES)) {
            throw new IllegalArgumentException("a result's age is 0 to " + OLDEST_REUSE_MINUTES + " minutes");
        }
    }

    /// In Glue's catalog, and run in any case.
    public QueryRequest(
            String sql,
            @Nullable String database,
            @Nullable String workgroup,
            @Nullable String resultLocation,
            List<String> parameters) {
        this(sql, database, workgroup, resultLocation, parameters, null, OptionalInt.empty());
    }

    /// The same statement in another data catalog; null for Glue's.
    public QueryRequest in(@Nullable String otherCatalog) {
        return new QueryRequest(sql, database, workgroup, resultLocation, parameters, otherCatalog, reuseMinutes);
    }

    /// The same statement, content with an earlier result that is at most `minutes` old.
    public QueryRequest reusing(int minutes) {
        return new QueryRequest(
                sql, database, workgroup, resultLocation, parameters, catalog, OptionalInt.of(minutes));
    }
}
