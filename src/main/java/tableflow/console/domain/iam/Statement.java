package tableflow.console.domain.iam;

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

        Truth hold(PolicyContext context) {
            return all.stream().map(c -> c.holds(context, variables)).reduce(Truth.YES, Truth::and);
        }
    }

    /// Does it speak about this? Principals are looked at by [#grant].
    Truth applies(Question question) {
        return concerns(question).and(conditions.hold(question.context()));
    }

    /// Does it speak about this if its conditions hold?
    Truth concerns(Question question) {
        if (!actions.matches(question.lowerAction())) {
            return Truth.NO;
        }
        if (!conditions.variables()) {
            return Truth.of(resources.matches(question.resource()));
        }
        return Policy.variables(resources.patterns()).stream().allMatch(question.context()::knows)
                ? Truth.of(resources.matches(question.resource(), question.context()))
                : Truth.UNKNOWN;
    }

    /// How closely it means the caller; a statement without Principal means whoever it hangs on.
    Grant grant(Caller caller) {
        return principals.map(p -> p.means(caller)).orElse(Grant.DIRECT);
    }
}
