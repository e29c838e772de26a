package tableflow.console.ui.connect;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.ClusterPhase;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.StoredProfile;

/// Services behind the form, in memory: one environment with one cluster; every key is good but [#WRONG].
public final class FakeConnecting implements Connecting {

    public static final String WRONG = "a-wrong-secret";

    public static final Environment ENVIRONMENT =
            new Environment("env-abc123", "shop", "crn://confluent.cloud/organization=org-1/environment=env-abc123");
    public static final KafkaCluster CLUSTER = cluster("lkc-abc123", ENVIRONMENT.id(), "eu-central-1");

    public final List<Profile> saved = new CopyOnWriteArrayList<>();
    public final List<KeyRef> lookedWith = new CopyOnWriteArrayList<>();
    public volatile SecretVault.Kind place = SecretVault.Kind.KEYCHAIN;
    public volatile SecretVault.@Nullable Kind broken;
    /// What every test of a component fails with, if anything.
    public volatile @Nullable RemoteFailure failing;
    public volatile Visible visible = new Visible(
            List.of(ENVIRONMENT),
            List.of(CLUSTER),
            List.of(new Registered(
                    ENVIRONMENT.id(),
                    new RegistryCluster(
                            "lsrc-abc123",
                            "Stream Governance",
                            URI.create("https://psrc-1.eu-central-1.aws.confluent.cloud"),
                            new Open<>("PROVISIONED", null),
                            "eu-central-1"))));

    private final Consumer<Profile> store;

    public FakeConnecting() {
        this(draft -> {});
    }

    /// @param store takes every new profile as well
    public FakeConnecting(Consumer<Profile> store) {
        this.store = store;
    }

    static KafkaCluster cluster(String id, String environment, String region) {
        return new KafkaCluster(
                id,
                "orders",
                environment,
                new Open<CloudProvider>("AWS", null),
                region,
                "Standard",
                new Open<ClusterPhase>("PROVISIONED", null),
                List.of(new KafkaCluster.Endpoint(
                        "PUBLIC", id + ".example.com:9092", URI.create("https://" + id + ".example.com"), "PUBLIC")));
    }

    @Override
    public Visible look(URI apiUrl, KeyRef key, Progress progress) {
        lookedWith.add(key);
        if (key.secret() != null) {
            refuse(key.secret().reveal(), "Cloud API key");
        }
        return visible;
    }

    @Override
    public String test(Component component, Profile draft, Progress progress) {
        if (failing != null) {
            throw failing;
        }
        KeyRef key = switch (component) {
            case CONFLUENT -> draft.confluent().cloudApiKey();
            case KAFKA -> draft.kafka() == null ? null : draft.kafka().apiKey();
            case SCHEMA_REGISTRY -> draft.schemaRegistry() == null ? null : draft.schemaRegistry().apiKey();
            case TABLEFLOW -> draft.tableflow();
            case AWS -> null;
        };
        if (key != null && key.secret() != null) {
            refuse(key.secret().reveal(), component + " key");
        }
        return "1 environment, 1 cluster";
    }

    @Override
    public Places places() {
        return new Places(
                place,
                Stream.of(SecretVault.Kind.values()).filter(it -> it != place).toList());
    }

    @Override
    public void keepSecretsIn(SecretVault.Kind chosen) {
        if (chosen == broken) {
            throw RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "keep a secret", "there is no keychain here")
                    .withAdvice("Secrets can also be kept in an encrypted file, or memory for this run only.");
        }
        place = chosen;
    }

    @Override
    public String save(Profile draft) {
        saved.add(draft);
        store.accept(draft);
        return draft.name();
    }

    @Override
    public String update(StoredProfile before, Profile after) {
        saved.removeIf(it -> it.name().equals(before.name()));
        saved.add(after);
        return after.name();
    }

    private static void refuse(String secret, String key) {
        if (secret.equals(WRONG)) {
            throw RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "sign in with the " + key, "401 Unauthorized")
                    .withAdvice("Make a key for this cluster under API keys, or let the wizard make one.");
        }
    }
}
