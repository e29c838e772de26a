package tableflow.console.domain.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement to run.
///
/// @param sql at most 262,144 bytes of UTF-8
/// @param database where unqualified names are looked up; absent for statements that name none
/// @param workgroup decides limits and, where it enforces them, the result location
/// @param resultLocation `s3://bucket/prefix/`; absent leaves it to the workgroup
/// @param parameters values for `?` in order, each an SQL literal as text (`42`, `'text'`)
public record QueryRequest(
        String sql,
        @Nullable String database,
        @Nullable String workgroup,
        @Nullable String resultLocation,
        List<String> parameters) {
    public QueryRequest {
        parameters = List.copyOf(parameters);
    }
}
