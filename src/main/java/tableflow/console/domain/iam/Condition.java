package tableflow.console.domain.iam;

import java.util.List;

/// One operator and key of a Condition block with the values to compare with; those are alternatives.
///
/// @param key as it is written
record Condition(Operator operator, Sets sets, boolean ifExists, String key, List<String> values) {
    /// How a key with several values is looked at.
    enum Sets {
        ONE,
        FOR_ALL_VALUES,
        FOR_ANY_VALUE
    }

    Condition {
        values = List.copyOf(values);
    }

    /// @param variables whether the policy's version has them
    Truth holds(PolicyContext context, boolean variables) {
        return context.knows(key) && !(variables && Policy.variables(values).stream().anyMatch(v -> !context.knows(v)))
                ? Truth.of(holdsFor(context, variables))
                : Truth.UNKNOWN;
    }

    private boolean holdsFor(PolicyContext context, boolean variables) {
        List<String> actual = context.of(key);
        if (operator == Operator.NULL) {
            boolean absent = !context.has(key);
            return values.stream().anyMatch(v -> Boolean.parseBoolean(v) == absent);
        }
        if (actual.isEmpty()) {
            return switch (sets) {
                case FOR_ALL_VALUES -> true;
                case FOR_ANY_VALUE -> false;
                // A negated operator is true of a key that is not there: the trap in many a bucket policy.
                case ONE -> ifExists || operator.negated();
            };
        }
        return switch (sets) {
            case FOR_ALL_VALUES -> actual.stream().allMatch(a -> meets(a, context, variables));
            case FOR_ANY_VALUE -> actual.stream().anyMatch(a -> meets(a, context, variables));
            case ONE -> operator.negated()
                    ? actual.stream().allMatch(a -> meets(a, context, variables))
                    : actual.stream().anyMatch(a -> meets(a, context, variables));
        };
    }

    private boolean meets(String actual, PolicyContext context, boolean variables) {
        PolicyContext known = variables ? context : PolicyContext.EMPTY;
        return operator.negated() != values.stream().anyMatch(v -> operator.compare(v, actual, known, variables));
    }
}
