package tableflow.console.service.topics.change;

import java.util.function.Supplier;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.TopicSources;

/// Lets suspended tables go on.
public final class Resuming {

    private final Supplier<TopicSources.TableflowScope> tableflow;
    private final WriteGuard guard;

    public Resuming(Supplier<TopicSources.TableflowScope> tableflow, WriteGuard guard) {
        this.tableflow = tableflow;
        this.guard = guard;
    }

    /// @throws RemoteFailure INVALID when the table is not suspended, NOT_FOUND when there is none
    public ResumePlan plan(String topic) {
        TableflowTopic table = table(topic);
        if (!table.suspended()) {
            throw RemoteFailure.of(Kind.INVALID, what(topic), "the table is not suspended (it is "
                    + table.status().phase().text() + ")");
        }
        String reason = table.status().errorMessage();
        return new ResumePlan(topic, reason == null ? "" : reason);
    }

    /// Does it; a table that goes on already is left as it is.
    ///
    /// @throws RemoteFailure FORBIDDEN under a read-only profile
    public void apply(ResumePlan plan) {
        guard.check(what(plan.topic()));
        if (table(plan.topic()).suspended()) {
            TopicSources.TableflowScope scope = tableflow.get();
            scope.api().change(new ChangeTableflowTopic(
                    plan.topic(), scope.environmentId(), scope.clusterId(), null, TableSettings.DEFAULTS, true));
        }
    }

    private TableflowTopic table(String topic) {
        TopicSources.TableflowScope scope = tableflow.get();
        return scope.api().topic(scope.environmentId(), scope.clusterId(), topic).orElseThrow(() ->
                RemoteFailure.of(Kind.NOT_FOUND, what(topic), "Tableflow is off for the topic"));
    }

    private static String what(String topic) {
        return "resume the table of topic " + topic;
    }
}
