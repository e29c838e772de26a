package tableflow.console.domain.doctor;

import static tableflow.console.domain.doctor.Certainty.CERTAIN;
import static tableflow.console.domain.doctor.Certainty.LIKELY;
import static tableflow.console.domain.doctor.Layer.KAFKA;
import static tableflow.console.domain.doctor.Layer.REGISTRY;
import static tableflow.console.domain.doctor.Rule.entry;

import java.util.List;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;

/// The schema registry and Kafka.
final class KafkaFailures {

    static final List<Rule> ALL = List.of(
            entry("T9", REGISTRY, CERTAIN)
                    .cause("The topic has no schema.")
                    .fix("Register one.", "Produce with the registry's serializer.")
                    .rung(Rung.TOPIC)
                    .when(
                            Clue.from(Source.REGISTRY).code("40401"),
                            Clue.from(Source.REGISTRY).says("subject '[^']{1,250}-(value|key)' not found")
                                .unmistakable(),
                            Clue.from(Source.REGISTRY).says("subject '[^']{1,250}' not found")),
            entry("T10", REGISTRY, CERTAIN)
                    .cause("A record is not in the registry's wire format.")
                    .fix("Mend the producer.", "Or let Tableflow skip or log what it cannot read.")
                    .rung(Rung.TOPIC)
                    .when(
                            Clue.from(Source.KAFKA, Source.TABLEFLOW, Source.LOCAL).says("unknown magic byte")
                                .unmistakable()),
            entry("T11", REGISTRY, CERTAIN)
                    .cause("The registry does not know the key; often a Kafka key was taken for one of the registry.")
                    .fix("Enter a key of the registry.")
                    .when(
                            Clue.from(Source.REGISTRY).code("401", "40101")),
            entry("T12", REGISTRY, CERTAIN)
                    .cause("The key's owner may not do that with the subject.")
                    .fix("Give it DeveloperRead, or DeveloperWrite, on the subject or its prefix.")
                    .when(
                            Clue.from(Source.REGISTRY).code("403", "40301"),
                            Clue.from(Source.REGISTRY).says("denied operation \\w{1,40} on subject")
                                .unmistakable()),
            entry("T13", REGISTRY, CERTAIN)
                    .cause("The schema is incompatible with an earlier one at the subject's level.")
                    .fix("Try it first: a dry run tells each difference.", "Make the change compatible.")
                    .rung(Rung.TOPIC)
                    .when(
                            Clue.from(Source.REGISTRY).code("409", "40901"),
                            Clue.from(Source.REGISTRY).says("incompatible with an earlier schema")
                                .unmistakable()),
            entry("T14", REGISTRY, CERTAIN)
                    .cause("The registry refuses the schema or the subject's mode.")
                    .fix("Correct what the parser says.", "Look at the subject's mode.")
                    .rung(Rung.TOPIC)
                    .when(
                            Clue.from(Source.REGISTRY).code("422", "42201", "42203", "42205", "42209")),
            entry("T15", KAFKA, CERTAIN)
                    .cause("The Kafka key is wrong or deleted, or of another cluster.")
                    .fix("Make a key of this cluster.")
                    .when(
                            Clue.from(Source.KAFKA).code("SaslAuthenticationException").unmistakable(),
                            Clue.from(Source.KAFKA).code("58", "SASL_AUTHENTICATION_FAILED", "_AUTHENTICATION"),
                            Clue.from(Source.KAFKA)
                                .says("sasl authentication (error|failed|failure)|Local: Authentication failure")
                                .unmistakable()),
            entry("T16", KAFKA, CERTAIN)
                    .cause("The key's owner lacks a right on the topic, group, cluster or transaction.")
                    .fix("Give it DeveloperRead or DeveloperWrite; on Basic clusters use ACLs.")
                    .when(
                            Clue.from(Source.KAFKA).code("TopicAuthorizationException", "GroupAuthorizationException",
                                    "ClusterAuthorizationException", "TransactionalIdAuthorizationException")
                                .unmistakable(),
                            Clue.from(Source.KAFKA).code("29", "30", "31", "53", "TOPIC_AUTHORIZATION_FAILED",
                                    "GROUP_AUTHORIZATION_FAILED", "CLUSTER_AUTHORIZATION_FAILED"),
                            Clue.from(Source.KAFKA)
                                .says("not authorized to access (topics: \\[|group: )|(topic|group|cluster"
                                    + "|transactional id) authorization failed")
                                .unmistakable()),
            entry("T17", KAFKA, LIKELY)
                    .cause("There is no such topic on this cluster; a missing right to describe it looks the same.")
                    .fix("Compare the cluster's id and the name.", "Give the owner DESCRIBE.")
                    .rung(Rung.TOPIC)
                    .unless("The topic is listed with an administrator's key of this cluster.")
                    .when(
                            Clue.from(Source.KAFKA).code("UnknownTopicOrPartitionException", "UNKNOWN_TOPIC_OR_PART",
                                    "UNKNOWN_TOPIC_OR_PARTITION").unmistakable(),
                            Clue.from(Source.KAFKA).code("3"),
                            Clue.from(Source.KAFKA)
                                .says("topic \\S{1,255} not present in metadata|unknown topic or partition"
                                        + "|UNKNOWN_TOPIC_OR_PARTITION")
                                .unmistakable(),
                            Clue.from(Source.KAFKA).says("this server does not host this topic-partition")
                                .unmistakable()),
            entry("T18", KAFKA, CERTAIN)
                    .cause("The broker validates schemas, and the record's is not registered as its subject strategy "
                            + "wants it.")
                    .fix("Register it under the subject that the topic's strategy names.")
                    .when(
                            Clue.from(Source.KAFKA).code("InvalidRecordException", "87", "INVALID_RECORD"),
                            Clue.from(Source.KAFKA)
                                .says("broker failed to validate record|one or more records have been rejected due to")
                                .unmistakable()),
            entry("T19", KAFKA, CERTAIN)
                    .cause("The record is larger than the topic allows.")
                    .fix("Send smaller records, or raise the topic's limit.")
                    .rung(Rung.TOPIC)
                    .when(
                            Clue.from(Source.KAFKA).code("RecordTooLargeException", "MSG_SIZE_TOO_LARGE")
                                .unmistakable(),
                            Clue.from(Source.KAFKA).code("10"),
                            Clue.from(Source.KAFKA)
                                .says("broker: message size too large|bytes when serialized which is larger than")
                                .unmistakable(),
                            Clue.from(Source.KAFKA).says("message size too large|message was too large")));

    private KafkaFailures() {}
}
