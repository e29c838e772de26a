package tableflow.console.sandbox.athena;

import java.time.Clock;
import tableflow.console.sandbox.athena.Execution.State;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;

/// What the calls work on.
record Desk(WorkGroups groups, History history, SavedQueries saved, DataCatalogs catalogs, Tags tags,
        Rights rights, Clock clock) {
    static final String GROUP_NAME = "[a-zA-Z0-9._-]{1,128}";

    /// An execution that the caller may see, as it was kept last.
    ///
    /// @param action such as `GetQueryExecution`
    Execution execution(Principal caller, String action, String id) throws AwsFailure {
        Execution found = history.find(id).orElse(null);
        if (found == null) {
            throw Refusals.invalid("QUERY_EXECUTION_NOT_FOUND", "QueryExecution " + id + " was not found");
        }
        rights.workGroup(caller, action, found.asked().workGroup());
        return found;
    }

    /// A workgroup that the caller may use; `primary` when none is named.
    WorkGroup group(Principal caller, String action, Input in) throws AwsFailure {
        String name = in.optional("WorkGroup").orElse(WorkGroup.PRIMARY);
        in.valid();
        rights.workGroup(caller, action, name);
        return groups.get(name);
    }

    static AwsFailure notFinished(State state) {
        return Refusals.invalid("INVALID_QUERY_EXECUTION_STATE",
                "Query has not yet finished. Current state: " + state);
    }
}
