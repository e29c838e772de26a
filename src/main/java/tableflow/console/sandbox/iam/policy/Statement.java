package tableflow.console.sandbox.iam.policy;

import java.util.List;
import java.util.Optional;

/// One statement of a policy.
///
/// @param principals empty in identity policies
/// @param place where it stands in its document
record Statement(
        boolean allows,
        Optional<Principals> principals,
        Names actions,
        Names resources,
        Conditions conditions,
        Place place) {

    /// @param all each of them must hold
    /// @param variables whether `${...}` is filled in, here and in resources; depends on the policy's version
    record Conditions(List<Condition> all, boolean variables) {
        Conditions {
            all = List.copyOf(all);
        }

        boolean hold(PolicyContext context) {
            return all.stream().allMatch(c -> c.holds(context, variables));
        }
    }

    /// Does it speak about this? Principals are looked at by [#grant].
    boolean applies(Question question) {
        return concerns(question) && conditions.hold(question.context());
    }

    /// Does it speak about this if its conditions hold?
    boolean concerns(Question question) {
        return actions.matches(question.lowerAction())
                && (conditions.variables()
                        ? resources.matches(question.resource(), question.context())
                        : resources.matches(question.resource()));
    }

    /// How closely it means the caller; a statement without Principal means whoever it hangs on.
    Grant grant(Caller caller) {
        return principals.map(p -> p.means(caller)).orElse(Grant.DIRECT);
    }
}
