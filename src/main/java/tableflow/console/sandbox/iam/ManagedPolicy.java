package tableflow.console.sandbox.iam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A policy that can be attached to many.
///
/// @param versions oldest first; exactly one is in force
record ManagedPolicy(Name name, String description, List<Version> versions) {
    /// @param id `v1`, `v2`, ...
    record Version(String id, String document, boolean inForce, Instant createdAt) {}

    ManagedPolicy {
        versions = List.copyOf(versions);
    }

    String arn() {
        return name.arn("policy");
    }

    Version current() {
        return versions.stream().filter(Version::inForce).findFirst().orElseThrow();
    }

    Optional<Version> version(String id) {
        return versions.stream().filter(v -> v.id().equals(id)).findFirst();
    }
}
