package tableflow.console.sandbox.sql.statement;

import java.util.Optional;
import tableflow.console.sandbox.sql.SqlEngine;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlRequest;
import tableflow.console.sandbox.sql.SqlRun;

/// Runs what is to be done for a statement in the engine.
public final class AthenaRuns {
    private AthenaRuns() {}

    /// Starts it and returns at once. What needs the engine for nothing, such as [Work.Prepare], is not for here; of an
    /// [Work.Unload] the rows of its query come.
    ///
    /// @param around schema, parameters and user; its SQL is not used
    /// @throws IllegalArgumentException for work that is the caller's own
    public static SqlRun submit(SqlEngine engine, Work work, SqlRequest around) {
        return switch (work) {
            case Work.Query query -> engine.submit(asked(query.sql(), around));
            case Work.Unload unload -> engine.submit(asked(unload.query(), around));
            case Work.Report report -> new ReportRun(engine, report, around);
            case Work.Refused refused -> new RefusedRun(new SqlFailure(
                    0, refused.error(), SqlFailure.Kind.USER_ERROR, refused.message(), Optional.empty()));
            case Work.Prepare _, Work.Execute _, Work.Deallocate _ ->
                    throw new IllegalArgumentException("not for the engine: " + work);
        };
    }

    private static SqlRequest asked(String sql, SqlRequest around) {
        return new SqlRequest(sql, around.schema(), around.parameters(), around.user());
    }
}
