package tableflow.console.domain.provisioning;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.PlannedCall;

/// One step of a plan: what exists, what will be made or changed, how, and what of it cannot be undone.
///
/// @param id stable across plans and runs of one manifest: `kafka-key:lkc-1`, `schema:topic2`
/// @param subject the name of the object: a topic, a subject, a key's display name
/// @param topic the manifest's topic that the step belongs to; absent for shared steps
/// @param after ids of the steps that must be done before; their results may be needed
/// @param existing what there is now, in words; absent when there is nothing
/// @param intent what will be made, changed or waited for, in words
/// @param calls the exact calls, in order; a value that an earlier step makes is shown as `<…>`
/// @param irreversible what this step cannot undo
/// @param reasons why the step is BLOCKED; empty for others
public record Step(
        String id,
        Kind kind,
        String subject,
        @Nullable String topic,
        Set<String> after,
        Action action,
        @Nullable String existing,
        String intent,
        List<PlannedCall> calls,
        List<String> irreversible,
        List<String> reasons) {

    public Step {
        after = Set.copyOf(after);
        calls = List.copyOf(calls);
        irreversible = List.copyOf(irreversible);
        reasons = List.copyOf(reasons);
    }

    /// What a step is about, in the usual order of a run.
    public enum Kind {
        PREFLIGHT,
        SERVICE_ACCOUNT,
        ROLE_BINDING,
        KAFKA_KEY,
        REGISTRY_KEY,
        TABLEFLOW_KEY,
        /// Whether Tableflow is offered where the cluster is; needs a Tableflow key.
        REGION,
        TOPIC,
        COMPATIBILITY,
        SCHEMA,
        PROVIDER_INTEGRATION,
        CATALOG_INTEGRATION,
        TABLEFLOW_TOPIC,
        HEALTH
    }

    /// What a step will do.
    public enum Action {
        /// Make what is not there.
        CREATE,
        /// Change what is there.
        CHANGE,
        /// Take what is there, made by others or by an earlier run.
        REUSE,
        /// Nothing to change: all is as wanted, or the step only looks.
        NONE,
        /// Cannot be done; the reasons say why. Nothing of the plan is applied.
        BLOCKED,
        /// It cannot be looked up before the key exists that an earlier step makes: it will be made when it is absent,
        /// taken when it is as wanted, and the step fails when it differs.
        CREATE_IF_ABSENT
    }

    /// Whether applying this step may change something.
    public boolean changes() {
        return action == Action.CREATE || action == Action.CHANGE || action == Action.CREATE_IF_ABSENT;
    }
}
