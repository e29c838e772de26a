package tableflow.console.domain.doctor.check.confluent;

import static tableflow.console.domain.doctor.check.confluent.AccountChecks.count;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.NEWEST;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.PARTITIONS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.REGISTRY_MODE;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SCHEMA;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SCHEMA_FIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts.Sample;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SchemaFit;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.table.TableProblem;

/// The topic in Kafka, how it is written, and the schema of its values.
public final class TopicChecks {

    public static final List<Check> ALL = List.of(
            new Check("topic", Rung.TOPIC, "The topic is there and can be read", Set.of(), Set.of(PARTITIONS),
                    TopicChecks::topic),
            new Check("records", Rung.TOPIC, "The topic has records", Set.of(PARTITIONS), Set.of(),
                    TopicChecks::records),
            new Check("schema", Rung.TOPIC, "The topic's values have a schema", Set.of(),
                    Set.of(SCHEMA, Facts.TABLEFLOW_TOPIC), TopicChecks::schema),
            new Check("registry-mode", Rung.TOPIC, "The registry takes new versions of the schema",
                    Set.of(REGISTRY_MODE), Set.of(), TopicChecks::mode),
            new Check("wire-format", Rung.TOPIC, "Records are in the registry's wire format", Set.of(NEWEST),
                    Set.of(Facts.TABLEFLOW_TOPIC, SCHEMA), TopicChecks::wireFormat),
            new Check("schema-fit", Rung.TOPIC, "A table can be made of the schema, and its last change stops none",
                    Set.of(SCHEMA_FIT), Set.of(Facts.TABLEFLOW_TOPIC), TopicChecks::fit));

    private TopicChecks() {}

    private static String name(Evidence evidence) {
        return evidence.known(Facts.SUBJECT).topic().orElse("");
    }

    private static Verdict topic(Evidence evidence) {
        String topic = name(evidence);
        return switch (evidence.answer(PARTITIONS)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<List<Partition>> refused ->
                Refusals.verdict(Rung.TOPIC, "Topic " + topic + " cannot be described", refused);
            case Answer.Known(List<Partition> partitions, var calls) -> {
                List<Integer> leaderless = partitions.stream().filter(one -> one.leader() == null)
                        .map(Partition::id).toList();
                long behind = partitions.stream().filter(Partition::isUnderReplicated).count();
                if (!leaderless.isEmpty()) {
                    yield Verdict.of(Finding.unknown(Rung.TOPIC, Severity.ERROR,
                            "Partitions " + leaderless + " of topic " + topic + " have no leader: they can neither be"
                                    + " read nor written.",
                            Remedy.steps(List.of("Look at the cluster's health, then ask its support."))
                                    .action(new Action(Action.Kind.SHOW_TOPIC, topic))).supportedBy(calls));
                }
                yield behind > 0
                        ? Verdict.of(Finding.unknown(Rung.TOPIC, Severity.WARNING,
                                count(behind, "partition") + " of topic " + topic + " lack replicas in sync.",
                                Remedy.steps(List.of("Look at the cluster's health."))
                                        .action(new Action(Action.Kind.SHOW_TOPIC, topic))).supportedBy(calls))
                        : Verdict.healthy("Topic " + topic + " has " + count(partitions.size(), "partition")
                                + ", all led and in sync.");
            }
        };
    }

    private static Verdict records(Evidence evidence) {
        List<Partition> partitions = evidence.known(PARTITIONS);
        long records = 0;
        for (Partition partition : partitions) {
            if (partition.earliestOffset() == null || partition.latestOffset() == null) {
                return Verdict.notChecked("The offsets of partition " + partition.id() + " could not be read.");
            }
            records += partition.latestOffset() - partition.earliestOffset();
        }
        return records == 0
                ? Verdict.notChecked("The topic is empty: there is nothing to make a table of yet.")
                : Verdict.healthy("Its offsets span " + count(records, "record") + ".");
    }

    private static Verdict schema(Evidence evidence) {
        String subject = name(evidence) + "-value";
        return switch (evidence.answer(SCHEMA)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<Optional<SchemaVersion>> refused ->
                Refusals.verdict(Rung.TOPIC, "Subject " + subject + " cannot be read", refused);
            case Answer.Known(Optional<SchemaVersion> found, var calls) -> found
                    .map(version -> Verdict.healthy("Subject " + subject + " has version " + version.version() + ", "
                            + version.format() + ", with schema id " + version.id() + "."))
                    .orElseGet(() -> {
                        boolean table = evidence.value(Facts.TABLEFLOW_TOPIC).isPresent();
                        Finding none = Finding.of("T9", Rung.TOPIC, table ? Severity.ERROR : Severity.WARNING,
                                "There is no subject " + subject + ": the topic's values have no schema.");
                        return Verdict.of(none.supportedBy(calls)
                                .unchecked(List.of("Whether its producers use another subject name strategy."))
                                .remedy(none.remedy().action(
                                        new Action(Action.Kind.PROVISION_TOPIC, name(evidence)))));
                    });
        };
    }

    /// What is there can be read all the same.
    private static Verdict mode(Evidence evidence) {
        String mode = evidence.known(REGISTRY_MODE);
        return mode.equals("READWRITE")
                ? Verdict.healthy("The registry takes new versions of " + name(evidence) + "-value.")
                : Verdict.of(Finding.of("T14", Rung.TOPIC, Severity.WARNING, "Subject " + name(evidence)
                        + "-value is in mode " + mode + ": producers cannot register a new version.")
                        .supportedBy(evidence.calls(Set.of(REGISTRY_MODE))));
    }

    /// An error only where Tableflow has trouble with the topic too.
    private static Verdict wireFormat(Evidence evidence) {
        Optional<Sample> newest = evidence.known(NEWEST);
        if (newest.isEmpty()) {
            return Verdict.notChecked("The topic is empty.");
        }
        Sample sample = newest.get();
        String place = "The newest record, partition " + sample.partition() + " offset " + sample.offset() + ",";
        if (sample.tombstone()) {
            return Verdict.healthy(place + " is a tombstone.");
        }
        if (sample.schemaId() != null) {
            return Verdict.healthy(place + " carries schema id " + sample.schemaId() + ".");
        }
        boolean failing = evidence.value(Facts.TABLEFLOW_TOPIC).map(TopicChecks::inTrouble).orElse(false);
        return Verdict.of(Finding.of("T10", Rung.TOPIC, failing ? Severity.ERROR : Severity.WARNING,
                        place + " is not in the registry's wire format.")
                .certainty(Certainty.LIKELY)
                .contradictedBy(failing ? List.of() : List.of("Tableflow reports no trouble with the topic."))
                .supportedBy(evidence.answer(NEWEST).calls()));
    }

    static boolean inTrouble(TableflowTopic table) {
        return table.suspended() || table.status().phase().is(Phase.FAILED) || table.status().errorMessage() != null;
    }

    private static Verdict fit(Evidence evidence) {
        SchemaFit fit = evidence.known(SCHEMA_FIT);
        if (fit.unreadable() != null) {
            return Verdict.notChecked("Version " + fit.version() + " of " + fit.subject() + " cannot be read: "
                    + fit.unreadable());
        }
        Optional<TableflowTopic> table = evidence.value(Facts.TABLEFLOW_TOPIC);
        boolean stopped = table.map(TopicChecks::inTrouble).orElse(false);
        List<Finding> findings = new ArrayList<>();
        if (!fit.impossible().isEmpty()) {
            findings.add(Finding.unknown(Rung.TOPIC, table.isPresent() ? Severity.ERROR : Severity.WARNING,
                    "No Iceberg table can be made of version " + fit.version() + " of " + fit.subject() + ": "
                            + told(fit.impossible()) + ".",
                    Remedy.steps(List.of("Register a version without it."))));
        }
        if (!fit.stops().isEmpty() && table.isPresent()) {
            findings.add(Finding.of("T8", Rung.TOPIC, stopped ? Severity.ERROR : Severity.WARNING,
                            "The last change of " + fit.subject() + ", to version " + fit.version()
                                    + ", is one that stops a table: " + told(fit.stops()) + ".")
                    .certainty(stopped ? Certainty.CERTAIN : Certainty.LIKELY)
                    .contradictedBy(stopped ? List.of() : List.of("The table is not stopped: no record may have come"
                            + " with that version yet, or it was made after it.")));
        }
        return findings.isEmpty()
                ? Verdict.healthy("Version " + fit.version() + " of " + fit.subject() + " makes a table.")
                : Verdict.of(findings.stream()
                        .map(finding -> finding.supportedBy(evidence.answer(SCHEMA).calls())).toList());
    }

    private static String told(List<TableProblem> problems) {
        String first = problems.stream().limit(3).map(TableProblem::toString).collect(Collectors.joining("; "));
        return problems.size() > 3 ? first + "; and " + (problems.size() - 3) + " more" : first;
    }
}
