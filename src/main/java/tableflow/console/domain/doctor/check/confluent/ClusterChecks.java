package tableflow.console.domain.doctor.check.confluent;

import static tableflow.console.domain.doctor.check.confluent.AccountChecks.count;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.CLUSTERS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.REGISTRIES;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SUBJECTS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.TOPIC_NAMES;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.confluent.ClusterPhase;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.profile.Profile;

/// The Kafka cluster and the Schema Registry of the profile, and the keys to them.
public final class ClusterChecks {

    public static final List<Check> ALL = List.of(
            new Check("kafka-cluster", Rung.KAFKA, "The cluster is in the environment and up", Set.of(CLUSTERS),
                    Set.of(), ClusterChecks::cluster),
            new Check("kafka-key", Rung.KAFKA, "The Kafka key opens the cluster", Set.of(), Set.of(TOPIC_NAMES),
                    ClusterChecks::kafkaKey),
            new Check("registry-cluster", Rung.REGISTRY, "The registry is in the environment and up",
                    Set.of(REGISTRIES), Set.of(), ClusterChecks::registry),
            new Check("registry-key", Rung.REGISTRY, "The registry's key opens it", Set.of(), Set.of(SUBJECTS),
                    ClusterChecks::registryKey));

    private ClusterChecks() {}

    private static Verdict cluster(Evidence evidence) {
        Profile.Kafka kafka = evidence.known(Facts.SUBJECT).profile().kafka();
        if (kafka == null) {
            return Verdict.notChecked("The profile names no Kafka cluster.");
        }
        List<Call> calls = evidence.answer(CLUSTERS).calls();
        Optional<KafkaCluster> found = evidence.known(CLUSTERS).stream()
                .filter(one -> one.id().equals(kafka.clusterId())).findFirst();
        if (found.isEmpty()) {
            return wrongProfile(Rung.KAFKA, "Cluster " + kafka.clusterId() + " is not in the environment.", calls);
        }
        KafkaCluster cluster = found.get();
        if (!cluster.phase().is(ClusterPhase.PROVISIONED)) {
            return Verdict.of(Finding.unknown(Rung.KAFKA, Severity.ERROR,
                    "Cluster " + cluster.id() + " is " + cluster.phase() + ".",
                    Remedy.steps(List.of("Wait until it is PROVISIONED, or look at it in Confluent Cloud.")))
                    .supportedBy(calls));
        }
        boolean known = cluster.endpoints().isEmpty() || cluster.endpoints().stream()
                .anyMatch(endpoint -> endpoint.bootstrapServers().equalsIgnoreCase(kafka.bootstrapServers()));
        return known
                ? Verdict.healthy("Cluster " + cluster.id() + " (" + cluster.kind() + ", " + cluster.region()
                        + ") is up.")
                : wrongProfile(Rung.KAFKA, "The bootstrap servers " + kafka.bootstrapServers()
                        + " are none of cluster " + cluster.id() + ".", calls);
    }

    private static Verdict wrongProfile(Rung rung, String says, List<Call> calls) {
        return Verdict.of(Finding.unknown(rung, Severity.ERROR, says,
                Remedy.steps(List.of("Correct it in the profile.")).action(new Action(Action.Kind.EDIT_PROFILE, "")))
                .supportedBy(calls));
    }

    private static Verdict kafkaKey(Evidence evidence) {
        return switch (evidence.answer(TOPIC_NAMES)) {
            case Answer.Known(Set<String> names, var calls) ->
                Verdict.healthy("The Kafka key sees " + count(names.size(), "topic") + ".");
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<Set<String>> refused ->
                Refusals.verdict(Rung.KAFKA, "The Kafka key does not open the cluster", refused);
        };
    }

    private static Verdict registry(Evidence evidence) {
        Profile.Registry registry = evidence.known(Facts.SUBJECT).profile().schemaRegistry();
        if (registry == null) {
            return Verdict.notChecked("The profile names no Schema Registry.");
        }
        Optional<RegistryCluster> found = evidence.known(REGISTRIES).stream()
                .filter(one -> one.id().equals(registry.clusterId())).findFirst();
        return found.map(one -> one.phase().is(ClusterPhase.PROVISIONED)
                        ? Verdict.healthy("Schema Registry " + one.id() + " is up.")
                        : Verdict.of(Finding.unknown(Rung.REGISTRY, Severity.ERROR,
                                "Schema Registry " + one.id() + " is " + one.phase() + ".",
                                Remedy.steps(List.of("Wait until it is PROVISIONED.")))))
                .orElseGet(() -> wrongProfile(Rung.REGISTRY, "Schema Registry " + registry.clusterId()
                        + " is not in the environment.", evidence.answer(REGISTRIES).calls()));
    }

    private static Verdict registryKey(Evidence evidence) {
        return switch (evidence.answer(SUBJECTS)) {
            case Answer.Known(List<String> subjects, var calls) -> {
                String topic = evidence.known(Facts.SUBJECT).topic().map(name -> " that begin with " + name).orElse("");
                yield Verdict.healthy("The registry's key sees " + count(subjects.size(), "subject") + topic + ".");
            }
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<List<String>> refused ->
                Refusals.verdict(Rung.REGISTRY, "The registry refuses the key", refused);
        };
    }
}
