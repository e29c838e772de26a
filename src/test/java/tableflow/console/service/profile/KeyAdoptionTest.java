package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RunResult.RunKey;

class KeyAdoptionTest {

    private static final List<RunKey> MADE = List.of(
            new RunKey(KeyPurpose.KAFKA, "lkc-other", KeyRef.stored("OTHER", "api-key/OTHER")),
            new RunKey(KeyPurpose.KAFKA, "lkc-1", KeyRef.stored("K", "api-key/K")),
            new RunKey(KeyPurpose.SCHEMA_REGISTRY, "lsrc-1", KeyRef.stored("R", "api-key/R")),
            new RunKey(KeyPurpose.TABLEFLOW, null, KeyRef.stored("T", "api-key/T")));

    private final KeyResolver keys = key -> new ApiKey(key.id(), new Secret("secret of " + key.secretRef()));

    private static Profile profile(@Nullable KeyRef kafka, @Nullable KeyRef registry, @Nullable KeyRef tableflow) {
        return new Profile(
                "dev",
                Open.of(Profile.Kind.CLOUD),
                "dev",
                false,
                new Profile.Confluent(
                        URI.create("https://api.example"), null, "env-1", KeyRef.stored("C", "cloud/C"), null),
                new Profile.Kafka("lkc-1", "broker:9092", null, "SASL_SSL", kafka),
                new Profile.Registry("lsrc-1", URI.create("https://registry.example"), registry),
                tableflow,
                null);
    }

    @Test
    void missingKeysBecomeTheProfilesOwnWithTheirSecrets() {
        Profile complete = KeyAdoption.complete(profile(null, null, null), MADE, keys);

        Profile.Kafka kafka = Objects.requireNonNull(complete.kafka());
        assertThat(kafka.apiKey()).isEqualTo(KeyRef.inline("K", new Secret("secret of api-key/K")));
        Profile.Registry registry = Objects.requireNonNull(complete.schemaRegistry());
        assertThat(registry.apiKey()).isEqualTo(KeyRef.inline("R", new Secret("secret of api-key/R")));
        assertThat(complete.tableflow()).isEqualTo(KeyRef.inline("T", new Secret("secret of api-key/T")));
        assertThat(complete.confluent().cloudApiKey()).isEqualTo(KeyRef.stored("C", "cloud/C"));
    }

    @Test
    void keysThatAreThereStay() {
        KeyRef own = KeyRef.stored("OWN", "kafka/OWN");
        Profile before = profile(own, own, own);

        assertThat(KeyAdoption.complete(before, MADE, keys)).isSameAs(before);
    }

    @Test
    void aKeyOfAnotherClusterIsNotTaken() {
        Profile complete = KeyAdoption.complete(profile(null, null, null), MADE.subList(0, 1), keys);

        assertThat(complete).isEqualTo(profile(null, null, null));
    }

    @Test
    void removedKeysLeaveTheProfileAndOthersStay() {
        Profile before = profile(
                KeyRef.stored("K", "kafka/K"), KeyRef.stored("R", "registry/R"), KeyRef.stored("T", "tableflow/T"));

        Profile after = KeyAdoption.without(before, Set.of("K", "T", "C"));

        assertThat(after).isEqualTo(profile(null, KeyRef.stored("R", "registry/R"), null));
        assertThat(KeyAdoption.without(after, Set.of("K", "T"))).isSameAs(after);
    }
}
