package tableflow.console.domain.kafka.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.CommitRhythm;

/// What changes of settings bring about, in sentences: rules of Kafka, and of Tableflow where it materialises the
/// topic.
///
/// @see <a href="https://kafka.apache.org/documentation/#topicconfigs">Topic configurations</a>
public final class Consequences {

    /// About what Tableflow's documentation says; it commits sooner with much volume.
    public static final long COMMIT_RHYTHM_MILLIS = 300_000;

    /// So many commits leave time to mend a table that has stopped.
    public static final int COMMITS = 20;

    private final int replicas;
    private final boolean materialised;
    private final List<String> sentences = new ArrayList<>();

    private final @Nullable CommitRhythm rhythm;

    private Consequences(int replicas, boolean materialised, @Nullable CommitRhythm rhythm) {
        this.replicas = replicas;
        this.materialised = materialised;
        this.rhythm = rhythm;
    }

    /// @param replicas of each partition
    /// @param materialised whether Tableflow makes a table of the topic
    /// @param rhythm of the table's commits; absent where the table does not tell, then the usual one counts
    public static List<String> of(
            List<SettingEdit> edits, int replicas, boolean materialised, @Nullable CommitRhythm rhythm) {
        Consequences consequences = new Consequences(replicas, materialised, rhythm);
        edits.forEach(consequences::add);
        return List.copyOf(consequences.sentences);
    }

    private void add(SettingEdit edit) {
        switch (edit.name()) {
            case "retention.ms" -> retention(edit);
            case "retention.bytes" -> retentionBytes(edit);
            case "cleanup.policy" -> cleanup(edit);
            case "min.insync.replicas" -> inSync(edit);
            case "max.message.bytes" -> {
                if (isLess(edit)) {
                    say("Producers of larger records are refused from then on; records that are there stay.");
                }
            }
            case "unclean.leader.election.enable" -> {
                if ("true".equals(edit.effective())) {
                    say("A replica that is behind may become leader: records that were acknowledged can be lost.");
                }
            }
            case "message.timestamp.type" -> say("Timestamps of new records come from "
                    + ("LogAppendTime".equals(edit.effective()) ? "the broker" : "their producers")
                    + "; those that are there keep theirs, so searches by time mix both.");
            case "confluent.value.schema.validation", "confluent.key.schema.validation" -> {
                if ("true".equals(edit.effective())) {
                    say("Records without the id of a registered schema are refused from then on.");
                }
            }
            case "segment.ms", "segment.bytes" -> {
                if (isLess(edit)) {
                    say("More and smaller files: old records go sooner, brokers hold more files open.");
                }
            }
            default -> { }
        }
    }

    private void retention(SettingEdit edit) {
        Long after = number(edit.effective());
        if (after == null) {
            return;
        }
        if (isLess(edit)) {
            say("Records older than " + Units.duration(after) + " are deleted within minutes, and cannot be brought"
                    + " back.");
        }
        long every = rhythm == null ? COMMIT_RHYTHM_MILLIS : rhythm.medianMillis();
        long least = every * COMMITS;
        if (materialised && after >= 0 && after < least) {
            String known = rhythm == null
                    ? "which usually come every " + Units.duration(every) + "; this table's own rhythm is not known"
                    : "which come every " + Units.duration(every) + ", the median of its last "
                            + Units.grouped(rhythm.commits());
            say("Retention " + Units.duration(after) + " is below " + COMMITS + " commits of the table, " + known + " ("
                    + Units.duration(least) + " in all): records may go before a table that stopped is mended.");
        }
    }

    private void retentionBytes(SettingEdit edit) {
        Long after = number(edit.effective());
        if (after != null && isLess(edit)) {
            say("The oldest records of each partition above " + Units.size(after) + " are deleted within minutes, and"
                    + " cannot be brought back.");
            if (materialised) {
                say("How long records stay then depends on how fast they come: a burst may push records out before the"
                        + " table holds them.");
            }
        }
    }

    private void cleanup(SettingEdit edit) {
        boolean compacted = has(edit.before(), "compact");
        boolean compacts = has(edit.effective(), "compact");
        if (compacts && !compacted) {
            say("Of records with the same key only the newest stays; records without a key are refused from then on.");
            if (materialised) {
                say("A table that is built anew from the topic then lacks what compaction removed.");
            }
        }
        if (has(edit.effective(), "delete") && !has(edit.before(), "delete")) {
            say("Records older than the retention are deleted within minutes, the newest of their key too.");
        }
    }

    private void inSync(SettingEdit edit) {
        Long after = number(edit.effective());
        if (after != null && replicas > 0 && after > replicas) {
            say("More than the " + replicas + " replicas there are: producers that wait for all (acks=all) can write"
                    + " nothing.");
        } else if (after != null && replicas > 1 && after == replicas) {
            say("As many as there are replicas: producers that wait for all (acks=all) stop whenever a broker does.");
        }
    }

    /// Whether a limit becomes tighter; below zero is no limit.
    private static boolean isLess(SettingEdit edit) {
        Long before = number(edit.before());
        Long after = number(edit.effective());
        return before != null && after != null && after >= 0 && (before < 0 || after < before);
    }

    private static boolean has(@Nullable String policy, String word) {
        return policy != null && Arrays.stream(policy.split(",", -1)).anyMatch(it -> it.strip().equals(word));
    }

    private static @Nullable Long number(@Nullable String value) {
        try {
            return value == null ? null : Long.valueOf(value.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void say(String sentence) {
        sentences.add(sentence);
    }
}
