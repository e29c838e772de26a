package tableflow.console.sandbox.confluent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Roles;

/// All that the control plane knows. What changes with time (phases, keys that become usable) is not stored but
/// computed from when an object was made, so nothing runs in the background.
final class Organization {
    private final String id;
    private final AccessControl access;
    private final Topics topics;
    private final Ids ids = new Ids();
    private final Quotas quotas = new Quotas();
    private final Outcomes outcomes = new Outcomes();
    private final Store<Environment> environments = new Store<>();
    private final Store<KafkaCluster> clusters = new Store<>();
    private final Store<RegistryCluster> registries = new Store<>();
    private final Store<Account> accounts = new Store<>();
    private final Store<ApiKey> apiKeys = new Store<>();
    private final Store<Integration> integrations = new Store<>();
    private final Store<CatalogIntegration> catalogs = new Store<>();
    private final Store<TableflowTopic> tables = new Store<>();
    private volatile Optional<Addresses> addresses = Optional.empty();
    private volatile Optional<TableStates> materialiser = Optional.empty();

    Organization(String id, AccessControl access, Topics topics) {
        this.id = id;
        this.access = access;
        this.topics = topics;
    }

    String id() {
        return id;
    }

    Crn crn() {
        return Crn.organization(id);
    }

    Crn crn(String environment) {
        return crn().environment(environment);
    }

    Crn crn(String environment, String cluster) {
        return crn(environment).cluster(cluster);
    }

    Instant now() {
        return access.clock().instant();
    }

    /// Has this much time gone by since then?
    boolean past(Instant start, Duration time) {
        return !now().isBefore(start.plus(time));
    }

    Pace pace() {
        return access.pace();
    }

    Keys keys() {
        return access.keys();
    }

    Roles roles() {
        return access.roles();
    }

    Topics topics() {
        return topics;
    }

    Ids ids() {
        return ids;
    }

    Quotas quotas() {
        return quotas;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    Optional<Addresses> addresses() {
        return addresses;
    }

    void announce(Addresses found) {
        addresses = Optional.of(found);
    }

    /// Who really makes the tables; while there is nobody, time alone makes them.
    Optional<TableStates> materialiser() {
        return materialiser;
    }

    void attach(TableStates states) {
        materialiser = Optional.of(states);
    }

    Store<Environment> environments() {
        return environments;
    }

    Store<KafkaCluster> clusters() {
        return clusters;
    }

    Store<RegistryCluster> registries() {
        return registries;
    }

    Store<Account> accounts() {
        return accounts;
    }

    Store<ApiKey> apiKeys() {
        return apiKeys;
    }

    Store<Integration> integrations() {
        return integrations;
    }

    Store<CatalogIntegration> catalogs() {
        return catalogs;
    }

    Store<TableflowTopic> tables() {
        return tables;
    }

    /// How many service accounts there are.
    int serviceAccounts() {
        return accounts.list(a -> a.kind() == Account.Kind.SERVICE_ACCOUNT).size();
    }

    Optional<KafkaCluster> cluster(String environment, String cluster) {
        return clusters.find(cluster).filter(c -> c.environmentId().equals(environment));
    }

    Optional<Integration> integration(String environment, String integration) {
        return integrations.find(integration).filter(i -> i.environmentId().equals(environment));
    }

    /// The tables of a cluster, oldest first.
    List<TableflowTopic> tables(String environment, String cluster) {
        return tables.list(t -> t.environmentId().equals(environment) && t.clusterId().equals(cluster));
    }

    List<CatalogIntegration> catalogs(String environment, String cluster) {
        return catalogs.list(c -> c.environmentId().equals(environment) && c.clusterId().equals(cluster));
    }

    /// Adds a key to both places that know of keys.
    void addKey(ApiKey key, Key live) {
        apiKeys.put(key);
        keys().add(live);
    }

    void removeKey(String key) {
        apiKeys.remove(key);
        keys().remove(key);
    }
}
