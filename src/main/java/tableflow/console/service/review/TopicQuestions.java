package tableflow.console.service.review;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.PARTITIONS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.KeyUse;
import tableflow.console.domain.review.ReviewFacts.Traffic;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.doctor.probe.Openers;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.PerTopic;

/// What Kafka tells of topics: of many in one call, but for records.
final class TopicQuestions {

    /// Topics of one question: few enough to show progress.
    private static final int CHUNK = 100;
    /// The newest record of so many partitions, the fullest ones.
    private static final int LOOKED = 3;

    private TopicQuestions() {}

    static List<Question<?>> of(List<String> names) {
        List<Question<?>> all = new ArrayList<>();
        for (int from = 0; from < names.size(); from += CHUNK) {
            List<String> some = names.subList(from, Math.min(names.size(), from + CHUNK));
            all.add(many(PARTITIONS, some, "describe topics", "DescribeTopics, ListOffsets",
                    TopicQuestions::partitions));
            all.add(many(ReviewFacts.TOPIC_SETTINGS, some, "read settings of topics", "DescribeConfigs",
                    KafkaAdmin::configs));
        }
        names.forEach(name -> all.add(Question.of(Probe.of(ReviewFacts.KEY_USE.about(name), Rung.TOPIC, Source.KAFKA,
                "read newest records of " + name, Set.of(PARTITIONS.about(name)), asking -> keys(asking, name)))));
        names.forEach(name -> all.add(Question.of(Probe.of(ReviewFacts.TRAFFIC.about(name), Rung.TOPIC, Source.LOCAL,
                "take the traffic of " + name, Set.of(ReviewFacts.TRAFFICS), asking -> traffic(asking, name)))));
        all.add(Question.of(Probe.of(ReviewFacts.BROKERS, Rung.KAFKA, Source.LOCAL, "count brokers", Set.of(),
                        asking -> brokers(asking, names))
                .after(names.stream().map(PARTITIONS::about).toArray(Fact<?>[]::new))));
        return all;
    }

    private static int brokers(Asking asking, List<String> topics) throws NotAskable {
        Set<Integer> brokers = topics.stream()
                .flatMap(topic -> asking.evidence().value(PARTITIONS.about(topic)).stream()).flatMap(List::stream)
                .flatMap(partition -> partition.replicas().stream()).collect(Collectors.toSet());
        if (brokers.isEmpty()) {
            throw new NotAskable("No partition of a topic could be looked at.");
        }
        return brokers.size();
    }

    private static <T> Question<?> many(
            Fact<T> fact, List<String> topics, String asks, String operation, Ask<T> ask) {
        String target = topics.size() == 1
                ? topics.getFirst()
                : topics.size() + " topics, " + topics.getFirst() + " to " + topics.getLast();
        Fact<PerTopic<T>> whole = Fact.<PerTopic<T>>of(fact.name() + " of topics").about(topics.getFirst());
        Probe<PerTopic<T>> probe = Probe.of(whole, Rung.TOPIC, Source.KAFKA, asks, Set.of(),
                asking -> Openers.kafka(asking, operation, target, admin -> ask.of(admin, topics),
                        answer -> answer.found().size() + " answered, " + answer.failed().size() + " failed"));
        return new Question<>(probe, topics.stream().map(fact::about).collect(Collectors.toSet()),
                (answer, found) -> topics.forEach(topic -> found.add(fact.about(topic), one(topic, answer))));
    }

    @FunctionalInterface
    private interface Ask<T> {
        PerTopic<T> of(KafkaAdmin admin, List<String> topics);
    }

    /// The part of an answer about many topics that is about one.
    private static <T> Answer<T> one(String topic, Answer<PerTopic<T>> answer) {
        return switch (answer) {
            case Answer.NotAsked(String why) -> new Answer.NotAsked<>(why);
            case Answer.Refused(var source, var failure, var calls) -> new Answer.Refused<>(source, failure, calls);
            case Answer.Known(PerTopic<T> all, var calls) -> {
                T found = all.found().get(topic);
                yield found != null
                        ? new Answer.Known<>(found, calls)
                        : new Answer.Refused<>(Source.KAFKA, Objects.requireNonNullElseGet(all.failed().get(topic),
                                () -> RemoteFailure.of(Kind.NOT_FOUND, "describe topic " + topic,
                                        "the cluster has no topic " + topic)), calls);
            }
        };
    }

    private static PerTopic<List<Partition>> partitions(KafkaAdmin admin, List<String> topics) {
        PerTopic<KafkaAdmin.Description> described = admin.describe(topics);
        PerTopic<List<Partition>> offsets = admin.withOffsets(described.found());
        Map<String, RemoteFailure> failed = new HashMap<>(offsets.failed());
        failed.putAll(described.failed());
        return new PerTopic<>(offsets.found(), failed);
    }

    private static KeyUse keys(Asking asking, String topic) throws NotAskable {
        List<Partition> fullest = asking.known(PARTITIONS.about(topic)).stream()
                .filter(one -> one.leader() != null && records(one) > 0)
                .sorted(Comparator.comparingLong(TopicQuestions::records).reversed())
                .limit(LOOKED).toList();
        if (fullest.isEmpty()) {
            return new KeyUse(0, 0);
        }
        return Openers.kafka(asking, "Fetch", topic, admin -> {
            int looked = 0;
            int keyed = 0;
            for (Partition partition : fullest) {
                Progress.throwIfCancelled("read newest records of " + topic);
                Optional<Boolean> key = key(admin, topic, partition);
                looked += key.isPresent() ? 1 : 0;
                keyed += key.orElse(false) ? 1 : 0;
            }
            return new KeyUse(looked, keyed);
        }, use -> use.keyed() + " of " + use.looked() + " have keys");
    }

    private static Optional<Boolean> key(KafkaAdmin admin, String topic, Partition partition) {
        try {
            long newest = Objects.requireNonNull(partition.latestOffset()) - 1;
            return Optional.of(admin.record(topic, partition.id(), newest).key() != null);
        } catch (RemoteFailure failed) {
            // A transaction's marker and a compacted record leave a gap in the offsets.
            if (failed.is(Kind.NOT_FOUND)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static long records(Partition partition) {
        Long from = partition.earliestOffset();
        Long to = partition.latestOffset();
        return from == null || to == null ? 0 : to - from;
    }

    private static Traffic traffic(Asking asking, String topic) throws NotAskable {
        Traffic traffic = asking.known(ReviewFacts.TRAFFICS).get(topic);
        if (traffic == null) {
            throw new NotAskable("The Metrics API has no traffic of topic " + topic + " for the last day.");
        }
        return traffic;
    }
}
