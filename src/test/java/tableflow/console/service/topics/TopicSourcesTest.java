package tableflow.console.service.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.Connector;

class TopicSourcesTest {

    private static final KeyRef KEY = KeyRef.stored("KAFKA1", "ref-1");

    private final FakeCluster cluster = new FakeCluster().topic("orders", 1);
    private final List<String> opened = new ArrayList<>();

    @Test
    void opensEachSystemOnceAndOnlyWhenItIsAsked() {
        TopicSources sources = TopicSources.of(() -> profile(KEY, KEY, "env-1"), connector(), TopicSourcesTest::secret);
        assertThat(opened).isEmpty();

        assertThat(sources.kafka().get()).isSameAs(sources.kafka().get());
        assertThat(opened).containsExactly("kafkaAdmin");

        TopicSources.TableflowScope scope = sources.tableflow().get();
        assertThat(scope.environmentId()).isEqualTo("env-1");
        assertThat(scope.clusterId()).isEqualTo("lkc-1");
        assertThat(sources.kafkaRest().get()).isNotNull();
        assertThat(sources.registry().get()).isNotNull();
        assertThat(opened).containsExactly("kafkaAdmin", "tableflow", "kafkaRest", "schemaRegistry");
    }

    @Test
    void closesTheKafkaClientThatItOpened() {
        TopicSources sources = TopicSources.of(() -> profile(KEY, KEY, "env-1"), connector(), TopicSourcesTest::secret);
        sources.close();
        assertThat(cluster.calls("close")).isZero();

        assertThat(sources.kafka().get()).isNotNull();
        sources.close();
        sources.close();

        assertThat(cluster.calls("close")).isEqualTo(1);
    }

    @Test
    void saysWhichKeyIsMissingAndWhereOneComesFrom() {
        TopicSources sources =
                TopicSources.of(() -> profile(null, null, "env-1"), connector(), TopicSourcesTest::secret);

        fails(() -> sources.kafka().get(), Kind.UNAUTHORIZED, "no Kafka API key");
        fails(() -> sources.tableflow().get(), Kind.UNAUTHORIZED, "no Tableflow API key");
        fails(() -> sources.registry().get(), Kind.UNAUTHORIZED, "no Schema Registry API key");
        assertThat(opened).isEmpty();
    }

    @Test
    void saysWhatTheProfileLacks() {
        TopicSources sources = TopicSources.of(() -> profile(KEY, KEY, null), connector(), TopicSourcesTest::secret);

        fails(() -> sources.tableflow().get(), Kind.INVALID, "no environment");
    }

    @Test
    void aSecretThatIsNotToBeHadIsAskedForAgain() {
        List<String> asked = new ArrayList<>();
        TopicSources sources = TopicSources.of(() -> profile(KEY, KEY, "env-1"), connector(), ref -> {
            asked.add(ref.id());
            if (asked.size() == 1) {
                throw RemoteFailure.of(Kind.UNAUTHORIZED, "read the secret", "the keychain is locked");
            }
            return secret(ref);
        });

        fails(() -> sources.kafka().get(), Kind.UNAUTHORIZED, "the keychain is locked");
        assertThat(sources.kafka().get()).isNotNull();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aKeyThatComesLaterCountsAtOnceAndOnlyWhatItOpensIsOpenedAnew() {
        AtomicReference<Profile> now = new AtomicReference<>(profile(KEY, null, "env-1"));
        TopicSources sources = TopicSources.of(
                () -> Objects.requireNonNull(now.get()), connector(), TopicSourcesTest::secret);
        assertThat(sources.kafka().get()).isNotNull();
        fails(() -> sources.tableflow().get(), Kind.UNAUTHORIZED, "no Tableflow API key");
        now.set(profile(KEY, KEY, "env-1"));
        assertThat(sources.tableflow().get().environmentId()).isEqualTo("env-1");
        assertThat(sources.kafka().get()).isNotNull();
        assertThat(opened).containsExactly("kafkaAdmin", "tableflow");
        assertThat(cluster.calls("close")).isZero();
        now.set(profile(KeyRef.stored("OTHER", "ref-9"), KEY, "env-1"));
        assertThat(sources.kafka().get()).isNotNull();
        assertThat(opened).containsExactly("kafkaAdmin", "tableflow", "kafkaAdmin");
        assertThat(cluster.calls("close")).as("the client with the old key").isEqualTo(1);
    }

    private static ApiKey secret(KeyRef ref) {
        return new ApiKey(ref.id(), new Secret("s"));
    }

    private static void fails(ThrowingCallable call, Kind kind, String why) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RemoteFailure.class, failure -> {
            assertThat(failure.is(kind)).isTrue();
            assertThat(failure.why()).contains(why);
        });
    }

    /// Opens the systems of the cluster in memory, and notes which.
    private Connector connector() {
        TopicSources systems = cluster.sources();
        return (Connector) Proxy.newProxyInstance(
                Connector.class.getClassLoader(), new Class<?>[] {Connector.class}, (proxy, method, arguments) -> {
                    opened.add(method.getName());
                    return switch (method.getName()) {
                        case "kafkaAdmin" -> systems.kafka().get();
                        case "kafkaRest" -> systems.kafkaRest().get();
                        case "schemaRegistry" -> systems.registry().get();
                        case "tableflow" -> systems.tableflow().get().api();
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private static Profile profile(
            @Nullable KeyRef kafka, @Nullable KeyRef tableflow, @Nullable String environment) {
        URI url = URI.create("http://127.0.0.1:1");
        return new Profile(
                "test",
                Open.of(Profile.Kind.SANDBOX),
                "dev",
                false,
                new Profile.Confluent(url, null, environment, KeyRef.stored("CLOUD1", "ref-0"), null),
                new Profile.Kafka("lkc-1", "127.0.0.1:1", url, "SASL_PLAINTEXT", kafka),
                new Profile.Registry("lsrc-1", url, kafka),
                tableflow,
                null);
    }
}
