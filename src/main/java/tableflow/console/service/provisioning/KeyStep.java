package tableflow.console.service.provisioning;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.provisioning.Desired.KeyName;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Notice.Severity;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;

/// A key of the owner for a Kafka cluster, the Schema Registry or Tableflow. An existing one is taken only when its
/// secret is at hand: a name proves nothing, and a secret is told only once.
///
/// @param clusterId absent unless it is a Kafka key
record KeyStep(KeyPurpose purpose, @Nullable String clusterId, KeyName name) implements StepWork {

    static final String REGISTRY_ID = "registry-key";
    static final String TABLEFLOW_ID = "tableflow-key";

    static String kafkaId(String clusterId) {
        return "kafka-key:" + clusterId;
    }

    @Override
    public Facts facts() {
        Set<String> after = Set.of(AccountStep.ID);
        if (clusterId != null) {
            return new Facts(kafkaId(clusterId), Kind.KAFKA_KEY, name.name(), null, after, Map.of());
        }
        return purpose == KeyPurpose.TABLEFLOW
                ? new Facts(TABLEFLOW_ID, Kind.TABLEFLOW_KEY, name.name(), null, after, Map.of())
                : new Facts(REGISTRY_ID, Kind.REGISTRY_KEY, name.name(), null, after, Map.of());
    }

    /// The cluster that the key opens; absent for a Tableflow key.
    @Nullable String resource(Site site) {
        return purpose == KeyPurpose.SCHEMA_REGISTRY ? site.ground().theRegistry().id() : clusterId;
    }

    /// The owner's keys to the same resource.
    List<ApiKeyInfo> siblings(Site site, String owner) {
        String resource = resource(site);
        return site.control().apiKeys(owner, resource == null ? "tableflow" : resource).stream()
                .filter(it -> it.purpose() == purpose && it.ownerId().equals(owner))
                .toList();
    }

    NewApiKey request(Site site) {
        return new NewApiKey(name.name(), name.description(), site.outputs().orPlaceholder(AccountStep.ID), purpose,
                resource(site));
    }

    /// Looks for a key that can be taken, and hands it to the keyring when there is one.
    @Override
    public Look look(Site site) {
        String intent = "make a key to " + target(site) + " called " + name.name();
        Optional<String> owner = site.outputs().find(AccountStep.ID);
        if (owner.isEmpty()) {
            return Look.create(intent, request(site));
        }
        List<ApiKeyInfo> namesakes = siblings(site, owner.get()).stream()
                .filter(it -> it.displayName().equals(name.name()))
                .sorted(Comparator.comparing((ApiKeyInfo it) -> it.createdAt() == null ? Instant.EPOCH : it.createdAt())
                        .reversed())
                .toList();
        for (ApiKeyInfo info : namesakes) {
            Optional<Secret> secret = site.keys().secretOf(purpose, resource(site), info.id());
            if (secret.isPresent()) {
                site.keys().add(purpose, resource(site), new ApiKey(info.id(), secret.get()));
                return Look.as(Action.REUSE, "key " + info.id() + ", its secret is at hand", info.id());
            }
        }
        Look create = Look.create(intent, request(site));
        return namesakes.isEmpty()
                ? create
                : new Look(Action.CREATE, "a key of that name (" + namesakes.getFirst().id()
                        + ") whose secret is not at hand", intent, null, create.requests(), List.of());
    }

    String target(Site site) {
        return switch (purpose) {
            case TABLEFLOW -> "Tableflow";
            case SCHEMA_REGISTRY -> "the Schema Registry " + resource(site);
            default -> "the cluster " + clusterId;
        };
    }

    @Override
    public Done run(StepRun run) {
        boolean made = new KeyMaker(run, this).obtain();
        ApiKey key = run.site().keys().own(purpose, resource(run.site())).orElseThrow();
        String note = (made ? "made key " : "took key ") + key.id();
        if (!run.options().waitForKeys()) {
            return new Done(made, note + "; did not wait until it works");
        }
        waitUntilUsable(run, key, made);
        return new Done(made, note + ", it works");
    }

    /// A new key spreads slowly and not everywhere at once: Kafka's must work twice in a row.
    private void waitUntilUsable(StepRun run, ApiKey key, boolean made) {
        Instant deadline = run.now().plus(run.timing().keyLimit());
        int needed = made && purpose == KeyPurpose.KAFKA ? 2 : 1;
        int worked = 0;
        int unreachable = 0;
        int refused = 0;
        while (true) {
            try {
                probe(run.site(), key);
                if (++worked >= needed) {
                    return;
                }
            } catch (RemoteFailure failure) {
                worked = 0;
                needed = purpose == KeyPurpose.KAFKA ? 2 : 1;
                unreachable = failure.is(RemoteFailure.Kind.UNREACHABLE) ? unreachable + 1 : 0;
                failUnlessNotYet(run, key, failure, unreachable);
                refused += failure.is(RemoteFailure.Kind.UNAUTHORIZED) ? 1 : 0;
                if (refused == StepRun.TRIES && !made && !isYoung(run, key)) {
                    throw failure.during("use key " + key.id() + " again")
                            .withAdvice("It was made long ago and works no more: remove it, then apply again to have"
                                    + " another one made.");
                }
                if (!run.now().isBefore(deadline)) {
                    throw failure.during("wait until key " + key.id() + " works")
                            .withAdvice("It still did not work after " + run.timing().keyLimit().toMinutes()
                                    + " minutes: check that its owner has the roles it needs.");
                }
            }
            run.pause(run.timing().keyBeat(), "waiting until key " + key.id() + " works");
        }
    }

    /// Whether the key may still be spreading; one of which nothing is known counts as young.
    private static boolean isYoung(StepRun run, ApiKey key) {
        return run.site().control().apiKey(key.id())
                .map(ApiKeyInfo::createdAt)
                .map(made -> run.now().isBefore(made.plus(run.timing().keyLimit())))
                .orElse(true);
    }

    private void failUnlessNotYet(StepRun run, ApiKey key, RemoteFailure failure, int unreachable) {
        boolean notYet = failure.is(RemoteFailure.Kind.UNAUTHORIZED)
                || failure.is(RemoteFailure.Kind.FORBIDDEN)
                || failure.is(RemoteFailure.Kind.THROTTLED);
        if (!notYet && (unreachable == 0 || unreachable > StepRun.TRIES)) {
            throw failure.is(RemoteFailure.Kind.UNREACHABLE)
                    ? failure.during("try key " + key.id() + " on " + target(run.site()))
                            .withAdvice("Where it cannot be reached from here, as on a private network, choose not to"
                                    + " wait for keys.")
                    : failure.during("try key " + key.id());
        }
    }

    private void probe(Site site, ApiKey key) {
        switch (purpose) {
            case TABLEFLOW -> site.connector().tableflow(key).regions(CloudProvider.AWS);
            case SCHEMA_REGISTRY -> site.registry(key).subjects("");
            default -> site.kafka(clusterId == null ? "" : clusterId, key).topics();
        }
    }

    @Override
    public List<String> irreversible(Look look) {
        return look.action() == Action.CREATE
                ? List.of("the secret is told once; it goes into the secret store at once")
                : List.of();
    }

    @Override
    public List<Notice> notices(Look look, Site site) {
        return look.action() == Action.CREATE && look.existing() != null
                ? List.of(new Notice(Severity.INFO, "key-secret-unknown", facts().id(), "There is already "
                        + look.existing() + ". Another key is made; delete the old one when nothing uses it."))
                : List.of();
    }
}
