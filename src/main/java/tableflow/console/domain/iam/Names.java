package tableflow.console.domain.iam;

import java.util.List;
import java.util.Locale;

/// The Action or Resource element of a statement, or its negation.
///
/// @param not whether it is NotAction or NotResource
record Names(boolean not, List<String> patterns) {
    /// What stands where a document has no such element: a role's trust policy says nothing of resources.
    static final Names ALL = new Names(false, List.of("*"));

    Names {
        patterns = List.copyOf(patterns);
    }

    /// Names without regard to case.
    Names lowerCased() {
        return new Names(not, patterns.stream().map(p -> p.toLowerCase(Locale.ROOT)).toList());
    }

    boolean matches(String name) {
        return not != patterns.stream().anyMatch(p -> Glob.matches(p, name));
    }

    /// The same with variables in the patterns.
    boolean matches(String name, PolicyContext context) {
        return not != patterns.stream().anyMatch(p -> Glob.matches(p, name, context));
    }
}
