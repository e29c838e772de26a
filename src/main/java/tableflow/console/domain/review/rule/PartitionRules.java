package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.PARTITIONS;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.Open;
import tableflow.console.domain.Units;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Parameter.Unit;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.Traffic;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.Look.Head;
import tableflow.console.domain.review.rule.Look.Rules;

/// How many partitions a topic has, how even they are, and how often each is held.
final class PartitionRules {

    static final Parameter MOST = new Parameter(
            "mebibytesPerSecond", "MiB that one partition takes in a second", Unit.MEBIBYTES, 1, 100, 5);
    static final Parameter FEW = new Parameter(
            "few", "Partitions that are never too many", Unit.NUMBER, 1, 1_000, 6);
    static final Parameter LEAST = new Parameter(
            "mebibytesPerDay", "MiB in a day that a partition is worth", Unit.MEBIBYTES, 0, 100_000, 10);
    static final Parameter SKEW = new Parameter(
            "percent", "Records of the fullest partition in percent of the mean", Unit.PERCENT, 101, 10_000, 300);
    static final Parameter ENOUGH = new Parameter(
            "records", "Records from which on it is looked at", Unit.NUMBER, 1, 1_000_000_000, 10_000);
    static final Parameter REPLICAS = new Parameter(
            "replicas", "Replicas of each partition", Unit.NUMBER, 1, 10, 3);
    static final Parameter IN_SYNC = new Parameter(
            "inSync", "Replicas that must have a record", Unit.NUMBER, 1, 10, 2);

    static final List<Rule> ALL = List.of(count(), skew(), replication());

    private static final long MIB = 1L << 20;
    private static final String IN_SYNC_SETTING = "min.insync.replicas";

    private PartitionRules() {}

    private static Rule count() {
        return Rules.of(Things.TOPICS, PARTITIONS, ReviewFacts.TRAFFIC).rule(
                new Head("BP-PARTITIONS", Severity.WARNING, 6, "Partitions fit the traffic", new Explanation(
                        "Too few partitions hold producers and Tableflow up. Too many make small files: each commit "
                                + "writes at least one file for each partition that has new records.",
                        "No partition takes more a second than is chosen, and of many partitions each takes enough in "
                                + "a day to be worth its files.",
                        List.of("Too few: add partitions. Keys then move to other partitions, which an UPSERT table "
                                + "does not take: make a new topic for one.",
                                "Too many: partitions cannot be taken away. Make a topic with fewer, and move "
                                + "producers and table to it."))),
                List.of(MOST, FEW, LEAST), PartitionRules::count);
    }

    private static Outcome count(Look<TableflowTopic> look) {
        int count = look.known(PARTITIONS).size();
        Traffic traffic = look.known(ReviewFacts.TRAFFIC);
        String topic = "Topic " + look.it().name();
        String says = topic + " took " + Units.size(traffic.bytesPerDay()) + " in a day, in "
                + (count == 1 ? "1 partition" : count + " partitions");
        long most = look.number(MOST) * MIB;
        if (traffic.bytesPerSecond() > most * count) {
            long enough = Math.ceilDiv(traffic.bytesPerSecond(), most);
            boolean upsert = upserts(look.it());
            return look.failed(says + ": " + Units.size(traffic.bytesPerSecond() / count)
                            + " a second in each, and a partition takes " + Units.size(most) + ".",
                    upsert
                            ? "Make a topic with " + enough + " partitions and a table of its own: added partitions "
                                    + "move keys, which the UPSERT table of this one does not take."
                            : "Give the topic " + enough + " partitions.");
        }
        long least = look.number(LEAST) * MIB;
        if (count > look.number(FEW) && traffic.bytesPerDay() / count < least) {
            long enough = Math.max(look.number(FEW), least == 0 ? 1 : traffic.bytesPerDay() / least);
            return look.failed(says + ": " + Units.size(traffic.bytesPerDay() / count)
                            + " in each, which makes small files.",
                    "Make a topic with " + enough + " partitions, and move producers and table to it: partitions "
                            + "cannot be taken away.");
        }
        return look.passed(says + ".");
    }

    /// Whether its table keeps the newest record of each key.
    static boolean upserts(TableflowTopic topic) {
        return Optional.ofNullable(topic.status().writeMode()).map(Open::known)
                .map(mode -> mode != WriteMode.APPEND).orElse(false);
    }

    private static Rule skew() {
        return Rules.of(Things.TOPICS, PARTITIONS).rule(
                new Head("BP-SKEW", Severity.WARNING, 4, "Records are spread over the partitions", new Explanation(
                        "A partition that gets most of the records is as slow as a topic with one partition: its "
                                + "reader, and its files, lag behind the others.",
                        "The fullest partition has no more than the chosen share of the mean.",
                        List.of("Look for a key that most records have, or a producer that sends to one partition.",
                                "Add something to the key that tells its records apart."))),
                List.of(SKEW, ENOUGH), PartitionRules::skew);
    }

    private static Outcome skew(Look<TableflowTopic> look) {
        List<Long> records = new ArrayList<>();
        for (Partition partition : look.known(PARTITIONS)) {
            Long from = partition.earliestOffset();
            Long to = partition.latestOffset();
            if (from == null || to == null) {
                return look.notChecked("Kafka does not tell the offsets of partition " + partition.id() + " of topic "
                        + look.it().name() + ".");
            }
            records.add(to - from);
        }
        BigInteger total = records.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        String says = "Topic " + look.it().name() + " holds " + Units.grouped(total.longValue()) + " records in "
                + records.size() + " partitions";
        if (records.size() < 2 || total.compareTo(BigInteger.valueOf(look.number(ENOUGH))) < 0) {
            return look.notApplicable(says + ": too few to tell.");
        }
        long fullest = records.stream().mapToLong(Long::longValue).max().orElse(0);
        BigInteger hundredfold = BigInteger.valueOf(fullest).multiply(BigInteger.valueOf(100L * records.size()));
        BigInteger percent = hundredfold.divide(total);
        says += ", the fullest " + Units.grouped(fullest) + ", which is " + percent + "% of the mean";
        return percent.compareTo(BigInteger.valueOf(look.number(SKEW))) <= 0
                ? look.passed(says + ".")
                : look.failed(says + "; " + look.number(SKEW) + "% is the most.",
                        "See what keys the records of partition " + fullest(look.known(PARTITIONS), fullest)
                                + " have, and spread them.");
    }

    private static int fullest(List<Partition> partitions, long records) {
        return partitions.stream().filter(it -> it.latestOffset() != null && it.earliestOffset() != null
                && it.latestOffset() - it.earliestOffset() == records).map(Partition::id).findFirst().orElse(0);
    }

    private static Rule replication() {
        return Rules.of(Things.TOPICS, PARTITIONS, ReviewFacts.TOPIC_SETTINGS).wanting(ReviewFacts.BROKERS).rule(
                new Head("BP-REPLICATION", Severity.WARNING, 6, "Records are on several brokers", new Explanation(
                        "A record that only one broker has is lost with it, before any table has it.",
                        "Each partition has the chosen number of replicas, and min.insync.replicas is not below the "
                                + "chosen number.",
                        List.of("Make the topic anew with three replicas, or reassign its partitions.",
                                "Set min.insync.replicas of the topic to 2."))),
                List.of(REPLICAS, IN_SYNC), PartitionRules::replication);
    }

    private static Outcome replication(Look<TableflowTopic> look) {
        String topic = "Topic " + look.it().name();
        if (look.evidence().value(ReviewFacts.BROKERS).filter(brokers -> brokers == 1).isPresent()) {
            return look.notApplicable("The cluster shows one broker: there is no other to have a replica.");
        }
        int replicas = look.known(PARTITIONS).stream().mapToInt(it -> it.replicas().size()).min().orElse(0);
        Optional<Long> inSync = look.known(ReviewFacts.TOPIC_SETTINGS).stream()
                .filter(it -> it.name().equals(IN_SYNC_SETTING)).findFirst()
                .map(TopicConfig::value).filter(it -> it.matches("[0-9]{1,9}")).map(Long::valueOf);
        if (replicas < look.number(REPLICAS)) {
            return look.failed(topic + " has " + replicas + (replicas == 1 ? " replica" : " replicas")
                            + " of a partition; " + look.number(REPLICAS) + " are asked for.",
                    "Make the topic anew with " + look.number(REPLICAS) + " replicas.");
        }
        if (inSync.isEmpty()) {
            return look.notChecked("Kafka does not tell min.insync.replicas of topic " + look.it().name() + ".");
        }
        return inSync.get() < look.number(IN_SYNC)
                ? look.failed(topic + " takes a record as written when " + inSync.get() + " of " + replicas
                                + " replicas have it.",
                        "Set min.insync.replicas of the topic to " + look.number(IN_SYNC) + ".")
                : look.passed(topic + " has " + replicas + " replicas, of which " + inSync.get()
                        + " must have a record.");
    }
}
