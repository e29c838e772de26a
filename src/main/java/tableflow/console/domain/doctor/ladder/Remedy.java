package tableflow.console.domain.doctor.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What to do about a finding, in the smallest steps that help.
///
/// @param steps in order
/// @param policies what has to change in policies, ready to copy
/// @param action what this console can do about it
public record Remedy(List<String> steps, List<PolicyChange> policies, Optional<Action> action) {
    public Remedy {
        steps = List.copyOf(steps);
        policies = List.copyOf(policies);
    }

    public static Remedy steps(List<String> steps) {
        return new Remedy(steps, List.of(), Optional.empty());
    }

    /// The same with a policy change more.
    public Remedy change(PolicyChange change) {
        List<PolicyChange> more = new ArrayList<>(policies);
        more.add(change);
        return new Remedy(steps, more, action);
    }

    public Remedy action(Action here) {
        return new Remedy(steps, policies, Optional.of(here));
    }

    /// The least change of one policy.
    ///
    /// @param where what kind of policy it is
    /// @param holder whose: the ARN of a role, the name of a bucket, the ARN of a key
    /// @param json the statement to add, or the whole policy as it should be; for Lake Formation the grant. True names
    ///     throughout, no placeholder
    /// @param whole whether `json` replaces the policy rather than being one statement more
    /// @param why which action it allows, or whose denial it ends
    public record PolicyChange(Where where, String holder, String json, boolean whole, String why) {}

    /// The kinds of policies.
    public enum Where {
        IDENTITY_POLICY,
        TRUST_POLICY,
        BUCKET_POLICY,
        KEY_POLICY,
        LAKE_FORMATION_GRANT
    }

    /// A button.
    ///
    /// @param kind which
    /// @param argument of what: a topic, a table `database.table`, a statement
    public record Action(Kind kind, String argument) {

        /// What can be opened from a finding.
        public enum Kind {
            SHOW_TOPIC,
            PROVISION_TOPIC,
            OPEN_STATEMENT,
            EDIT_PROFILE
        }
    }
}
