package tableflow.console.sandbox.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tableflow.console.sandbox.aws.AccessKeys;

/// All users, roles, policies, keys and sessions of the sandbox's AWS accounts. Reading needs no lock; whoever looks
/// and then changes holds the lock of [Iam]. Active keys stand in [AccessKeys] too, where signatures are checked.
final class Accounts {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, ManagedPolicy> policies = new ConcurrentHashMap<>();
    private final Map<String, UserKey> keys = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> serviceControl = new ConcurrentHashMap<>();
    private final Map<String, LastUse> lastUses = new ConcurrentHashMap<>();
    private final AccessKeys live;
    private final Ids ids = new Ids();

    /// Kept in memory only.
    record LastUse(Instant at, String service) {}

    Accounts(AccessKeys live) {
        this.live = live;
    }

    Ids ids() {
        return ids;
    }

    Optional<User> user(String arn) {
        return Optional.ofNullable(users.get(arn));
    }

    /// By name within an account; names differ in more than case.
    Optional<User> user(String account, String name) {
        return users(account).stream().filter(u -> u.name().name().equalsIgnoreCase(name)).findFirst();
    }

    List<User> users(String account) {
        return sorted(users.values().stream().filter(u -> u.name().account().equals(account)), User::name);
    }

    void put(User user) {
        users.put(user.arn(), user);
    }

    void remove(User user) {
        users.remove(user.arn());
    }

    Optional<Role> role(String arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    Optional<Role> role(String account, String name) {
        return roles(account).stream().filter(r -> r.name().name().equalsIgnoreCase(name)).findFirst();
    }

    List<Role> roles(String account) {
        return sorted(roles.values().stream().filter(r -> r.name().account().equals(account)), Role::name);
    }

    Optional<Role> roleById(String id) {
        return roles.values().stream().filter(r -> r.name().id().equals(id)).findFirst();
    }

    Optional<User> userById(String id) {
        return users.values().stream().filter(u -> u.name().id().equals(id)).findFirst();
    }

    void put(Role role) {
        roles.put(role.arn(), role);
    }

    void remove(Role role) {
        roles.remove(role.arn());
    }

    Optional<ManagedPolicy> policy(String arn) {
        return AwsManaged.policy(arn).or(() -> Optional.ofNullable(policies.get(arn)));
    }

    /// The customer's own, by name.
    List<ManagedPolicy> policies(String account) {
        return sorted(policies.values().stream().filter(p -> p.name().account().equals(account)),
                ManagedPolicy::name);
    }

    void put(ManagedPolicy policy) {
        policies.put(policy.arn(), policy);
    }

    void remove(ManagedPolicy policy) {
        policies.remove(policy.arn());
    }

    /// How many users and roles it is attached to, or narrows.
    long uses(String policyArn) {
        Predicate<Rights> has = r -> r.attached().contains(policyArn) || r.boundary().equals(Optional.of(policyArn));
        return users.values().stream().filter(u -> has.test(u.rights())).count()
                + roles.values().stream().filter(r -> has.test(r.rights())).count();
    }

    Optional<UserKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    List<UserKey> keys(User owner) {
        return keys.values().stream()
                .filter(k -> k.owner().equals(owner.arn()))
                .sorted(Comparator.comparing(UserKey::createdAt).thenComparing(UserKey::id))
                .toList();
    }

    void put(UserKey key) {
        keys.put(key.id(), key);
        Optional<User> owner = user(key.owner());
        if (key.active() && owner.isPresent()) {
            live.put(new AccessKeys.AccessKey(key.id(), key.secret(), Principals.of(owner.get(), key.id()),
                    Optional.empty()));
        } else {
            live.remove(key.id());
        }
    }

    void remove(UserKey key) {
        keys.remove(key.id());
        live.remove(key.id());
    }

    Optional<Session> session(String keyId) {
        return Optional.ofNullable(sessions.get(keyId));
    }

    void put(Session session) {
        Session.Key key = session.key();
        sessions.put(key.id(), session);
        live.put(new AccessKeys.AccessKey(key.id(), key.secret(), session.principal(),
                Optional.of(new AccessKeys.Session(key.token(), key.expiresAt()))));
    }

    /// Forgets sessions that ended before this time; until then they are told apart from unknown ones.
    void forgetSessions(Instant endedBefore) {
        List<Session> old = sessions.values().stream()
                .filter(s -> s.key().expiresAt().isBefore(endedBefore))
                .toList();
        old.forEach(s -> {
            sessions.remove(s.key().id());
            live.remove(s.key().id());
        });
    }

    /// The service control policies of an account by name; none for an account outside of any organization.
    Map<String, String> serviceControl(String account) {
        return serviceControl.getOrDefault(account, Map.of());
    }

    void putServiceControl(String account, Map<String, String> named) {
        serviceControl.put(account, Map.copyOf(named));
    }

    void used(String keyId, Instant at, String action) {
        lastUses.put(keyId, new LastUse(at, action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT)));
    }

    Optional<LastUse> lastUse(String keyId) {
        return Optional.ofNullable(lastUses.get(keyId));
    }

    private static <T> List<T> sorted(Stream<T> all, Function<T, Name> name) {
        return all.sorted(Comparator.comparing(one -> name.apply(one).name())).toList();
    }

    /// All of it as records, for the file.
    IamFile.Content content() {
        return new IamFile.Content(new ArrayList<>(users.values()), new ArrayList<>(roles.values()),
                new ArrayList<>(policies.values()), new ArrayList<>(keys.values()),
                new ArrayList<>(sessions.values()), new TreeMap<>(serviceControl));
    }

    /// Fills empty accounts.
    void restore(IamFile.Content content) {
        content.users().forEach(this::put);
        content.roles().forEach(this::put);
        content.policies().forEach(this::put);
        content.keys().forEach(this::put);
        content.sessions().forEach(this::put);
        serviceControl.putAll(content.serviceControl());
    }
}
