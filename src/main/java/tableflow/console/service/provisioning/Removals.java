package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteRoleBinding;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteServiceAccount;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RemovalPlan.Doubtful;
import tableflow.console.domain.provisioning.RemovalPlan.Kept;
import tableflow.console.domain.provisioning.RemovalPlan.Removal;
import tableflow.console.domain.provisioning.RunSummary.Created;
import tableflow.console.domain.provisioning.Step.Kind;

/// Decides what undoing removes: what runs of this console made and nothing else, the newest things first, and nothing
/// that others use.
final class Removals {

    static final Set<Kind> KEYS = Set.of(Kind.KAFKA_KEY, Kind.REGISTRY_KEY, Kind.TABLEFLOW_KEY);

    /// In which order kinds go: a table before its catalog, its integration, its schema and its topic; keys when
    /// nothing has to be opened any more.
    private static final List<Kind> ORDER = List.of(
            Kind.TABLEFLOW_TOPIC,
            Kind.CATALOG_INTEGRATION,
            Kind.SCHEMA,
            Kind.TOPIC,
            Kind.KAFKA_KEY,
            Kind.REGISTRY_KEY,
            Kind.TABLEFLOW_KEY,
            Kind.ROLE_BINDING,
            Kind.PROVIDER_INTEGRATION,
            Kind.SERVICE_ACCOUNT);

    private static final String DOUBT = "it may have been made by somebody else: ";

    private final Site site;
    private final List<Journal> all;
    private final List<Item> items = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<Doubtful> doubtful = new ArrayList<>();
    private final Pendings pendings;
    private final Set<String> also;

    /// @param all every journal of the profile; what other runs use is kept
    /// @param also the names of doubtful objects that are to be removed too
    Removals(Site site, List<Journal> all, Pendings pendings, Set<String> also) {
        this.site = site;
        this.all = all;
        this.pendings = pendings;
        this.also = also;
    }

    /// An object that a run made.
    ///
    /// @param doubt why somebody else may have made it; absent when it is surely ours
    record Item(String runId, JournalState.Made made, @Nullable String doubt) {}

    /// The plan to remove what `runs` made for `topics`.
    RemovalPlan plan(String profileName, List<Journal> runs, List<String> topics) {
        runs.forEach(run -> collect(run, topics));
        Set<JournalState.Made> undone = items.stream().map(Item::made).collect(Collectors.toSet());
        items.sort(Comparator.comparingInt(it -> ORDER.indexOf(it.made().kind())));
        keepTopicsUnderForeignTables();
        Set<String> tables = ids(Kind.TABLEFLOW_TOPIC);
        keep(Kind.CATALOG_INTEGRATION, it -> otherTables(it.facts().getOrDefault("cluster", ""), tables));
        keep(Kind.PROVIDER_INTEGRATION, it -> otherUsers(it.objectId(), tables));
        keepKeysOfOtherRuns(runs);
        keepKeysOfOtherTopics(undone);
        keep(Kind.SERVICE_ACCOUNT, it -> otherKeys(it.objectId()));
        Restorations back = restorations(runs, topics);
        boolean accountStays = kept.stream()
                        .anyMatch(it -> it.kind() == Kind.SERVICE_ACCOUNT && !isDoubtful(it))
                || kept.stream().anyMatch(it -> KEYS.contains(it.kind()));
        if (accountStays) {
            keep(Kind.ROLE_BINDING, it -> Optional.of("the keys that stay need it"));
        }
        List<Removal> removals = items.stream().map(this::removal).toList();
        kept.addAll(back.kept());
        return new RemovalPlan(
                profileName, back.restorations(), removals, kept, doubtful, warnings(), confirmation(topics));
    }

    /// What a run changed on topics, subjects and tables that stay.
    private Restorations restorations(List<Journal> runs, List<String> topics) {
        Restorations back = new Restorations(site);
        back.plan(runs, change -> topics.contains(change.stepId().substring(change.stepId().indexOf(':') + 1))
                && items.stream().noneMatch(it -> it.made().stepId().equals(change.stepId())
                        && Objects.equals(it.made().facts().get("cluster"), change.place().get("cluster"))));
        return back;
    }

    private void collect(Journal journal, List<String> topics) {
        JournalState run = journal.state();
        run.made().forEach(it -> collect(run, new Item(run.runId(), it, null), topics));
        run.doubtful().forEach(it -> collect(run, new Item(run.runId(), it.made(), it.why()), topics));
        for (Pendings.Claim claim : pendings.look(journal)) {
            JournalState.Made made = claim.made();
            if (claim.objectId() == null) {
                kept.add(new Kept(made.kind(), made.subject(), claim.origin().why()));
            } else {
                String doubt = claim.origin().verdict() == Origin.Verdict.OURS ? null : claim.origin().why();
                collect(run, new Item(run.runId(), made, doubt), topics);
            }
        }
        run.lost().forEach(it -> items.add(new Item(run.runId(), it, null)));
    }

    private void collect(JournalState run, Item item, List<String> topics) {
        JournalState.Made made = item.made();
        if (!isShared(made.kind()) && !topics.contains(topicOf(made))) {
            return;
        }
        Optional<String> elsewhere =
                isShared(made.kind()) ? Optional.empty() : otherCluster(run, topicOf(made));
        if (elsewhere.isPresent()) {
            kept.add(new Kept(made.kind(), made.subject(), "the run that made it did so for the"
                    + " topic " + topicOf(made) + " of another cluster, " + elsewhere.get()));
        } else if (item.doubt() == null || RemovalPlan.names(also, object(made))) {
            items.add(item);
        } else {
            doubtful.add(new Doubtful(run.runId(), object(made), item.doubt()));
            kept.add(new Kept(made.kind(), made.subject(), DOUBT + item.doubt()));
        }
    }

    private static Created object(JournalState.Made made) {
        return new Created(made.stepId(), made.kind(), made.subject(), made.objectId());
    }

    private static boolean isDoubtful(Kept kept) {
        return kept.reason().startsWith(DOUBT);
    }

    /// Where a run made the topic or its table, unless that is the cluster in which it is now wanted.
    private Optional<String> otherCluster(JournalState run, String topic) {
        Set<String> wanted = site.desired().topics().stream()
                .filter(it -> it.name().equals(topic))
                .map(Desired.Topic::clusterId)
                .collect(Collectors.toSet());
        return run.made().stream()
                .filter(it -> !isShared(it.kind()) && topicOf(it).equals(topic) && it.facts().containsKey("cluster"))
                .map(it -> it.facts().getOrDefault("cluster", ""))
                .filter(it -> !wanted.contains(it))
                .findFirst();
    }

    private String confirmation(List<String> topics) {
        return topics.size() == 1 ? topics.getFirst() : site.desired().environmentId();
    }

    private static boolean isShared(Kind kind) {
        return switch (kind) {
            case TOPIC, SCHEMA, TABLEFLOW_TOPIC, COMPATIBILITY, HEALTH -> false;
            default -> true;
        };
    }

    static String topicOf(JournalState.Made made) {
        return made.stepId().substring(made.stepId().indexOf(':') + 1);
    }

    private Set<String> ids(Kind kind) {
        Set<String> ids = new HashSet<>();
        items.stream().filter(it -> it.made().kind() == kind).forEach(it -> ids.add(it.made().objectId()));
        return ids;
    }

    private interface Reason {
        Optional<String> toKeep(JournalState.Made made);
    }

    private void keep(Kind kind, Reason reason) {
        items.removeIf(item -> {
            if (item.made().kind() != kind) {
                return false;
            }
            Optional<String> why = reason.toKeep(item.made());
            why.ifPresent(it -> kept.add(new Kept(kind, item.made().subject(), it)));
            return why.isPresent();
        });
    }

    private void keepTopicsUnderForeignTables() {
        Set<String> tables = ids(Kind.TABLEFLOW_TOPIC);
        for (Kind kind : List.of(Kind.TOPIC, Kind.SCHEMA)) {
            keep(kind, it -> !tables.contains(topicOf(it)) && tablesOf(site.desired().clusterIds()).stream()
                            .anyMatch(table -> table.name().equals(topicOf(it)))
                    ? Optional.of("Tableflow is enabled on " + topicOf(it) + ", and no run here did that")
                    : Optional.empty());
        }
    }

    private List<TableflowTopic> tablesOf(Set<String> clusters) {
        List<TableflowTopic> tables = new ArrayList<>();
        site.tableflow().ifPresent(it -> clusters.forEach(
                cluster -> tables.addAll(it.topics(site.desired().environmentId(), cluster))));
        return tables;
    }

    private Optional<String> otherTables(String cluster, Set<String> removed) {
        List<String> others = tablesOf(Set.of(cluster)).stream()
                .map(TableflowTopic::name)
                .filter(it -> !removed.contains(it))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("it publishes other tables of the cluster: " + String.join(", ", others));
    }

    private Optional<String> otherUsers(String integrationId, Set<String> removed) {
        Set<String> clusters = new HashSet<>(site.ground().clusters().keySet());
        List<String> others = tablesOf(clusters).stream()
                .filter(it -> it.storage() instanceof TableStorage.ByobAws byob
                        && byob.providerIntegrationId().equals(integrationId))
                .map(TableflowTopic::name)
                .filter(it -> !removed.contains(it))
                .toList();
        if (!others.isEmpty()) {
            return Optional.of("other tables use it: " + String.join(", ", others));
        }
        boolean catalogStays = kept.stream().anyMatch(it -> it.kind() == Kind.CATALOG_INTEGRATION);
        return catalogStays ? Optional.of("a catalog integration that stays uses it") : Optional.empty();
    }

    private void keepKeysOfOtherRuns(List<Journal> runs) {
        Set<String> ours = new HashSet<>();
        runs.forEach(it -> ours.add(it.state().runId()));
        for (Kind kind : KEYS) {
            keep(kind, made -> all.stream()
                    .filter(it -> !ours.contains(it.state().runId()) && !it.state().made().isEmpty())
                    .filter(it -> it.state().taken().containsValue(made.objectId()))
                    .findFirst()
                    .map(it -> "the run for " + String.join(", ", it.state().topics()) + " uses it"));
        }
    }

    /// A run for several topics makes one set of keys: it stays as long as one of them does.
    private void keepKeysOfOtherTopics(Set<JournalState.Made> undone) {
        for (Kind kind : KEYS) {
            keep(kind, made -> all.stream()
                    .map(Journal::state)
                    .filter(it -> it.made().contains(made) || it.taken().containsValue(made.objectId()))
                    .flatMap(it -> it.made().stream())
                    .filter(it -> !isShared(it.kind()) && !undone.contains(it))
                    .findFirst()
                    .map(it -> "the topic " + topicOf(it) + ", which stays, was made with it"));
        }
    }

    private Optional<String> otherKeys(String account) {
        Set<String> removed = new HashSet<>();
        KEYS.forEach(it -> removed.addAll(ids(it)));
        List<String> others = site.control().apiKeys(account, null).stream()
                .map(it -> it.id())
                .filter(it -> !removed.contains(it))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of("it owns other keys: " + String.join(", ", others));
    }

    private Removal removal(Item item) {
        ChangeRequest request = request(item.made());
        String cluster = item.made().facts().get("cluster");
        return new Removal(
                item.runId(),
                object(item.made()),
                List.of(site.connector().preview(request, site.ground().endpoints(cluster))),
                consequence(item.made()),
                item.doubt());
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (items.stream().anyMatch(it -> it.made().kind() == Kind.TABLEFLOW_TOPIC)) {
            warnings.add("The tables' objects stay in the bucket, and the tables stay in Glue:"
                    + " they are the customer's.");
        }
        if (items.stream().anyMatch(it -> it.made().kind() == Kind.TOPIC)) {
            warnings.add("The records of the topics are lost.");
        }
        if (!doubtful.isEmpty() && items.stream().anyMatch(it -> KEYS.contains(it.made().kind()))) {
            warnings.add("The keys that can remove what is doubtful go too: to remove it, name it now.");
        }
        return warnings;
    }

    /// The call that removes what a run made.
    static ChangeRequest request(JournalState.Made made) {
        String id = made.objectId();
        String environment = made.facts().getOrDefault("environment", "");
        String cluster = made.facts().getOrDefault("cluster", "");
        return switch (made.kind()) {
            case TABLEFLOW_TOPIC -> new DeleteTableflowTopic(id, environment, cluster);
            case CATALOG_INTEGRATION -> new DeleteCatalogIntegration(id, environment, cluster);
            case PROVIDER_INTEGRATION -> new DeleteProviderIntegration(id, environment);
            case SCHEMA -> new DeleteSchemaVersion(made.subject(), Integer.parseInt(id), false);
            case TOPIC -> new DeleteTopic(cluster, id);
            case KAFKA_KEY, REGISTRY_KEY, TABLEFLOW_KEY -> new DeleteApiKey(id);
            case ROLE_BINDING -> new DeleteRoleBinding(id);
            case SERVICE_ACCOUNT -> new DeleteServiceAccount(id);
            case PREFLIGHT, REGION, COMPATIBILITY, HEALTH ->
                throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "undo " + made.stepId(), "nothing was made");
        };
    }

    private static String consequence(JournalState.Made made) {
        return switch (made.kind()) {
            case TABLEFLOW_TOPIC -> "stops the table; its objects stay in the bucket, enabling again makes a new table";
            case CATALOG_INTEGRATION -> "Glue's database and tables stay, and are not updated any more";
            case PROVIDER_INTEGRATION -> "its external id is gone: a new one gets another";
            case SCHEMA -> "a soft delete: consumers that know the id can still read it";
            case TOPIC -> "its records are lost";
            case KAFKA_KEY, REGISTRY_KEY, TABLEFLOW_KEY -> "clients that use it are refused at once";
            default -> "";
        };
    }
}
