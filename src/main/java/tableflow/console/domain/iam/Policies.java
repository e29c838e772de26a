package tableflow.console.domain.iam;

import java.util.List;
import java.util.Optional;

/// All the policies that have a say about one caller, besides that of the resource.
///
/// @param serviceControl of the caller's account; one of them must allow. Empty for an account outside of any
///     organization
/// @param identity inline and attached ones; one of them must allow
/// @param boundary narrows the identity policies
/// @param session narrows a session; empty for none, otherwise one of them must allow
public record Policies(
        List<Source> serviceControl, List<Source> identity, Optional<Source> boundary, List<Source> session) {
    /// @param name as the simulator shows it: an ARN or the name of an inline policy
    public record Source(String name, Policy policy) {}

    public Policies {
        serviceControl = List.copyOf(serviceControl);
        identity = List.copyOf(identity);
        session = List.copyOf(session);
    }

    public static Policies none() {
        return new Policies(List.of(), List.of(), Optional.empty(), List.of());
    }
}
