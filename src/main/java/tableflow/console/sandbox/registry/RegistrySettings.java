package tableflow.console.sandbox.registry;

import java.time.Clock;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.http.Faults;

/// What a registry stands on.
///
/// @param environment resource name of its environment
/// @param clusterId its own id, `lsrc-...`
public record RegistrySettings(
        Keys keys, Roles roles, Faults faults, Clock clock, Crn environment, String clusterId) {

    /// The name under which faults are aimed at it.
    public static final String SERVICE = "schema-registry";

    /// Resource name of a subject.
    Crn subject(String name) {
        return whole().child("subject", name);
    }

    /// Resource name of the registry itself.
    Crn whole() {
        return environment.child("schema-registry", clusterId);
    }
}
