package tableflow.console.sandbox.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Role bindings and what they allow. A binding counts only some time after it was made ([Pace#roleActs]).
///
/// The rights are those that provisioning needs, after the published role descriptions; roles that grant none of
/// them (billing) are known and allow nothing. Thread-safe.
public final class Roles {
    private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);
    private static final Map<String, Set<Permission>> GRANTS = Map.ofEntries(
            Map.entry("OrganizationAdmin", ALL),
            Map.entry("EnvironmentAdmin", without(Permission.MANAGE_ACCOUNT)),
            Map.entry("CloudClusterAdmin", EnumSet.of(
                    Permission.VIEW, Permission.MANAGE_CLUSTER, Permission.MANAGE_CATALOG, Permission.MANAGE_TOPIC,
                    Permission.READ_TOPIC, Permission.WRITE_TOPIC, Permission.GRANT, Permission.READ_METRICS)),
            Map.entry("AccountAdmin", EnumSet.of(Permission.VIEW, Permission.MANAGE_ACCOUNT)),
            Map.entry("ResourceOwner", EnumSet.of(
                    Permission.VIEW, Permission.GRANT, Permission.MANAGE_INTEGRATION, Permission.ASSIGN_INTEGRATION,
                    Permission.MANAGE_TOPIC, Permission.READ_TOPIC, Permission.WRITE_TOPIC, Permission.READ_SUBJECT,
                    Permission.WRITE_SUBJECT)),
            Map.entry("Assigner", EnumSet.of(Permission.VIEW, Permission.ASSIGN_INTEGRATION)),
            Map.entry("DeveloperManage", EnumSet.of(Permission.VIEW, Permission.MANAGE_TOPIC)),
            Map.entry("DeveloperRead", EnumSet.of(Permission.VIEW, Permission.READ_TOPIC, Permission.READ_SUBJECT)),
            Map.entry("DeveloperWrite", EnumSet.of(Permission.VIEW, Permission.WRITE_TOPIC, Permission.WRITE_SUBJECT)),
            Map.entry("DataSteward", EnumSet.of(Permission.VIEW, Permission.READ_SUBJECT, Permission.WRITE_SUBJECT)),
            Map.entry("DataDiscovery", EnumSet.of(Permission.VIEW, Permission.READ_SUBJECT)),
            Map.entry("Operator", EnumSet.of(Permission.VIEW, Permission.READ_METRICS)),
            Map.entry("MetricsViewer", EnumSet.of(Permission.READ_METRICS)),
            Map.entry("BillingAdmin", EnumSet.noneOf(Permission.class)),
            Map.entry("NetworkAdmin", EnumSet.of(Permission.VIEW)),
            Map.entry("ResourceKeyAdmin", EnumSet.of(Permission.VIEW, Permission.MANAGE_ACCOUNT)));

    private final Clock clock;
    private final Duration delay;
    private final Map<String, Binding> bindings = new ConcurrentHashMap<>();

    /// One role given to one principal on one scope.
    ///
    /// @param principal id without the `User:` prefix
    /// @param scope a name or pattern; see [Crn]
    public record Binding(String id, String principal, String role, Crn scope, Instant createdAt) {}

    public Roles(Clock clock, Pace pace) {
        this.clock = clock;
        this.delay = pace.roleActs();
    }

    /// Is this a role that can be given?
    public static boolean known(String role) {
        return GRANTS.containsKey(role);
    }

    public void add(Binding binding) {
        bindings.put(binding.id(), binding);
    }

    public Optional<Binding> find(String id) {
        return Optional.ofNullable(bindings.get(id));
    }

    public Optional<Binding> remove(String id) {
        return Optional.ofNullable(bindings.remove(id));
    }

    /// Removes all that the principal has, as deleting it does.
    public void removeAll(String principal) {
        bindings.values().removeIf(b -> b.principal().equals(bare(principal)));
    }

    /// Oldest first.
    public Collection<Binding> all() {
        return bindings.values().stream()
                .sorted(Comparator.comparing(Binding::createdAt).thenComparing(Binding::id))
                .toList();
    }

    /// Does the principal (with or without `User:`) hold a role that allows this on that resource, now?
    public boolean allows(String principal, Permission permission, Crn resource) {
        return held(principal).stream()
                .anyMatch(b -> grants(b).contains(permission) && b.scope().covers(resource));
    }

    /// Does it hold this right on any resource at or below the scope? For lists, and for rights on parts of a cluster.
    public boolean allowsSome(String principal, Permission permission, Crn scope) {
        return held(principal).stream()
                .anyMatch(b -> grants(b).contains(permission)
                        && (b.scope().covers(scope) || scope.covers(b.scope())));
    }

    private List<Binding> held(String principal) {
        Instant now = clock.instant();
        String id = bare(principal);
        return bindings.values().stream()
                .filter(b -> b.principal().equals(id) && !now.isBefore(b.createdAt().plus(delay)))
                .toList();
    }

    private static Set<Permission> grants(Binding binding) {
        return GRANTS.getOrDefault(binding.role(), Set.of());
    }

    private static String bare(String principal) {
        return principal.startsWith("User:") ? principal.substring(5) : principal;
    }

    private static Set<Permission> without(Permission one) {
        Set<Permission> rest = EnumSet.allOf(Permission.class);
        rest.remove(one);
        return rest;
    }
}
