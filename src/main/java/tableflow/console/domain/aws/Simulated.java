package tableflow.console.domain.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// What IAM's simulator says of one action on one resource. It knows the policies of the identity and its boundary,
/// not those of the resource unless it was given one.
///
/// @param decision the simulator's own words: `allowed`, `implicitDeny`, `explicitDeny`
/// @param sources ids of the policies whose statements decided; none for an implicit denial, nor for one by the
///     organization
/// @param missingKeys condition keys that the policies look at and that it was not told
/// @param allowedByBoundary absent when there is no boundary
/// @param allowedByOrganization absent when the account has none, or it is not told
public record Simulated(
        String action,
        String resource,
        Open<Decision> decision,
        List<String> sources,
        List<String> missingKeys,
        @Nullable Boolean allowedByBoundary,
        @Nullable Boolean allowedByOrganization) {

    public Simulated {
        sources = List.copyOf(sources);
        missingKeys = List.copyOf(missingKeys);
    }

    /// The simulator's words in one case.
    public enum Decision {
        ALLOWED,
        IMPLICITDENY,
        EXPLICITDENY
    }

    public boolean allowed() {
        return decision.is(Decision.ALLOWED);
    }
}
