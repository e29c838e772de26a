package tableflow.console.domain.doctor;

import static tableflow.console.domain.doctor.Certainty.CERTAIN;
import static tableflow.console.domain.doctor.Certainty.LIKELY;
import static tableflow.console.domain.doctor.Certainty.POSSIBLE;
import static tableflow.console.domain.doctor.Layer.CONFLUENT;
import static tableflow.console.domain.doctor.Layer.ROLES;
import static tableflow.console.domain.doctor.Layer.S3;
import static tableflow.console.domain.doctor.Layer.TABLEFLOW;
import static tableflow.console.domain.doctor.Rule.entry;

import java.util.List;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;

/// What Tableflow says about a topic. Its words change: key words are matched, not sentences.
final class TableflowFailures {

    static final List<Rule> ALL = List.of(
            entry("T1", ROLES, CERTAIN)
                    .cause("Confluent cannot take the role of the integration.")
                    .fix("Compare the role's trust policy with the integration: principal and external id.")
                    .rung(Rung.INTEGRATION)
                    .when(
                            Clue.from(Source.TABLEFLOW)
                                .says("(unable|not|fail\\w{0,3}|cannot|denied) .{0,40}"
                                    + "assum(?!ed-role)\\w{0,3}.{0,60}role"
                                    + "|assum(?!ed-role)\\w{0,3}.{0,60}role.{0,60}(fail|denied|not )"),
                            Clue.from(Source.TABLEFLOW).says("assum(?!ed-role)\\w{0,3}.{0,60}role").hint(),
                            Clue.from(Source.TABLEFLOW, Source.CONFLUENT)
                                .says("(tableflow|provider integration|cspi-\\w{1,20}).{0,80}(unable|not|fail\\w{0,3})"
                                    + ".{0,40}assum(?!ed-role)\\w{0,3}.{0,60}role")
                                .unmistakable()),
            entry("T2", S3, LIKELY)
                    .cause("Confluent cannot write to the bucket: the role's policy, the bucket's policy or the "
                            + "region.")
                    .fix("Simulate s3:PutObject for the role.", "Then look at the bucket's policy and region.")
                    .rung(Rung.ROLE)
                    .unless("The storage role passes a simulation of s3:PutObject, and the bucket's policy "
                            + "has no Deny.")
                    .when(
                            Clue.from(Source.TABLEFLOW)
                                .says("(unable|not|fail\\w{0,3}|cannot|denied) .{0,40}(write|access).{0,40}(s3|bucket)"
                                    + "|bucket.{0,60}(not (be )?(writ|access)|denied)"),
                            Clue.from(Source.TABLEFLOW)
                                .says("(write|access).{0,40}(s3|bucket)|bucket.{0,40}(write|access)").hint()),
            entry("T3", TABLEFLOW, CERTAIN)
                    .cause("The topic for records that fail cannot be set up: the key's owner may not write it, or "
                            + "its name has a period.")
                    .fix("Give the owner DeveloperWrite on it.", "Name it with underscores instead of periods.")
                    .when(
                            Clue.from(Source.TABLEFLOW)
                                .says("(unable|could not|failed|cannot) .{0,40}(dlq|dead.letter|error_log).{0,40}topic"
                                    + "|(dlq|dead.letter).{0,60}(unable|not|fail|denied)"),
                            Clue.from(Source.TABLEFLOW).says("dlq|dead.letter").hint()),
            entry("T4", TABLEFLOW, LIKELY)
                    .cause("The table is written, but not synced to Glue: the Glue role's rights, trust or region.")
                    .fix("Correct the Glue role's policies and trust.", "Watch the time of the last sync.")
                    .unless("The time of the last sync moves on.")
                    .when(
                            Clue.from(Source.TABLEFLOW).code("SYNC.FAILED", "SYNC.DISCONNECTED"),
                            Clue.from(Source.TABLEFLOW)
                                .says("catalog sync.{0,60}(failed|disconnected)|sync_status.{1,10}(FAILED"
                                        + "|DISCONNECTED)")
                                .unmistakable()),
            entry("T5", TABLEFLOW, POSSIBLE)
                    .cause("It is still pending: there are no records, there is no schema, or checks go on.")
                    .fix("Produce a record with a schema.", "Look again after a quarter of an hour.")
                    .unless("Records with a schema have come, a quarter of an hour ago.")
                    .when(
                            Clue.from(Source.TABLEFLOW).code("PENDING").hint()),
            entry("T6", TABLEFLOW, CERTAIN)
                    .cause("A record without a value stopped the table: an append table takes no tombstones, and "
                            + "skipping errors does not help.")
                    .fix("Write a clean topic from it, with upserts.", "Do not enable raw change topics.")
                    .when(
                            Clue.from(Source.TABLEFLOW)
                                .says("null value.{0,40}at partition|tombstone.{0,80}append|append.{0,60}tombstone")
                                .unmistakable(),
                            Clue.from(Source.TABLEFLOW)
                                .says("(null value|tombstone).{0,80}(partition|offset|append|suspend|not supported)"),
                            Clue.from(Source.TABLEFLOW).says("null value|tombstone").hint()),
            entry("T7", TABLEFLOW, CERTAIN)
                    .cause("The changelog mode was changed after the table was begun; it cannot change.")
                    .fix("Make a new topic with the final mode.")
                    .when(
                            Clue.from(Source.TABLEFLOW)
                                .says("changelog.mode.{0,80}(modified|changed).{0,40}materiali").unmistakable(),
                            Clue.from(Source.TABLEFLOW).says("changelog.mode.{0,80}(modified|changed|differ)"),
                            Clue.from(Source.TABLEFLOW).says("changelog mode").hint()),
            entry("T8", TABLEFLOW, CERTAIN)
                    .cause("The schema changed in a way that the table cannot follow.")
                    .fix("Register a compatible schema; else make a new topic.")
                    .when(
                            Clue.from(Source.TABLEFLOW).says("incompatible schema evolution").unmistakable(),
                            Clue.from(Source.TABLEFLOW).says("incompatible schema|schema.{0,40}not compatible"),
                            Clue.from(Source.TABLEFLOW).says("schema evolution").hint()),
            entry("T20", CONFLUENT, CERTAIN)
                    .cause("Confluent's API refuses: a key of the wrong kind, a missing role, or too many calls.")
                    .fix("Take a Cloud API key for the control plane and a Tableflow key for Tableflow.",
                            "Give its owner the role.", "After too many calls wait as long as the answer says.")
                    .when(
                            Clue.from(Source.TABLEFLOW, Source.CONFLUENT).code("user_unauthenticated",
                                    "user_unauthorized")
                                .unmistakable(),
                            Clue.from(Source.TABLEFLOW, Source.CONFLUENT).code("429", "401", "403")));

    private TableflowFailures() {}
}
