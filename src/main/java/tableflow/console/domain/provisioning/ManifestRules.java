package tableflow.console.domain.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tableflow.console.domain.Problem;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.ErrorHandling.Mode;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.kafka.TopicName;
import tableflow.console.domain.provisioning.TopicSpec.Storage;

/// What can be known to be wrong before anybody is asked: illegal names, numbers out of range, combinations that
/// Tableflow does not have. Sources: Kafka's rules for names, Tableflow's API (`tableflow/v1`) and its documentation.
public final class ManifestRules {

    /// Tableflow's least age of snapshots.
    public static final Duration LEAST_SNAPSHOT_RETENTION = Duration.ofDays(1);

    /// Tableflow's least age of rows; 0 turns their removal off.
    public static final Duration LEAST_ROW_RETENTION = Duration.ofDays(30);

    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,576}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final int LONGEST_INTEGRATION_NAME = 60;
    private static final int MOST_PARTITIONS = 100_000;

    private ManifestRules() {}

    /// Every problem of `manifest` by itself, in its order; empty when it can be planned.
    public static List<Problem> problems(Manifest manifest) {
        List<Problem> problems = new ArrayList<>();
        if (manifest.topics().isEmpty()) {
            problems.add(Problem.of("topics", "no topic is named", "at least one topic"));
        }
        shared(manifest, problems);
        List<TopicSpec> topics = manifest.topics();
        for (int i = 0; i < topics.size(); i++) {
            topic(manifest, topics.get(i), problems);
            for (TopicSpec earlier : topics.subList(0, i)) {
                names(topics.get(i), earlier, problems);
            }
        }
        return problems;
    }

    private static void shared(Manifest manifest, List<Problem> problems) {
        Manifest.Owner owner = manifest.owner();
        if (owner != null && (owner.id() == null) == (owner.name() == null)) {
            problems.add(Problem.of("owner", "has both or neither of id and name", "one of them"));
        }
        Manifest.Integration integration = manifest.providerIntegration();
        if (integration != null) {
            String role = integration.roleArn();
            if (role == null && integration.id() == null && integration.name() == null) {
                problems.add(Problem.of("providerIntegration", "names neither a role nor an existing integration",
                        "roleArn, id or name"));
            }
            if (role != null && integration.id() != null) {
                problems.add(Problem.of("providerIntegration.id", "stands beside a roleArn", "one of them"));
            }
            if (role != null && !ROLE_ARN.matcher(role).matches()) {
                problems.add(Problem.of("providerIntegration.roleArn", "\"" + role
                        + "\" is not the ARN of an IAM role", "arn:aws:iam::<12 digits>:role/<name>"));
            }
            if (integration.name() != null && integration.name().length() > LONGEST_INTEGRATION_NAME) {
                problems.add(Problem.of("providerIntegration.name", "has " + integration.name().length()
                        + " characters", "at most " + LONGEST_INTEGRATION_NAME));
            }
        }
        Manifest.Glue glue = manifest.glue();
        if (glue != null && integration == null && manifest.topics().stream()
                .anyMatch(it -> it.table().storage() instanceof Storage.Bucket)) {
            problems.add(Problem.of("glue", "needs a provider integration to write to Glue with",
                    "providerIntegration with a roleArn, id or name"));
        }
        if (glue != null && glue.database() != null && !DATABASE.matcher(glue.database()).matches()) {
            problems.add(Problem.of(
                    "glue.database", "\"" + glue.database() + "\" is not a database name that Glue takes",
                    "letters, digits, \"_\" and \"-\""));
        }
    }

    private static void topic(Manifest manifest, TopicSpec spec, List<Problem> problems) {
        String path = "topics." + spec.name();
        TopicName.problem(spec.name()).ifPresent(it -> problems.add(Problem.of(path, it, null)));
        if (spec.partitions() < 1 || spec.partitions() > MOST_PARTITIONS) {
            problems.add(Problem.of(path + ".partitions", spec.partitions() + " is out of range",
                    "1 to " + MOST_PARTITIONS));
        }
        TopicSpec.Table table = spec.table();
        if (table.formats().isEmpty()) {
            problems.add(Problem.of(path + ".formats", "no format is named", "ICEBERG, DELTA or both"));
        }
        if (table.storage() instanceof Storage.Bucket bucket) {
            bucket(manifest, bucket, path, problems);
        }
        if (manifest.glue() != null) {
            glue(table, path, problems);
        }
        settings(spec, table.settings(), path, problems);
    }

    private static void bucket(Manifest manifest, Storage.Bucket bucket, String path, List<Problem> problems) {
        String name = bucket.name();
        if (name != null && !BUCKET.matcher(name.replace("{env}", "env")).matches()) {
            problems.add(Problem.of(path + ".storage.bucket", "\"" + name + "\" is not a bucket name",
                    "3 to 63 of a-z, 0-9, \".\" and \"-\""));
        }
        if (manifest.providerIntegration() == null && bucket.integration() == null) {
            problems.add(Problem.of(path + ".storage", "a table in a bucket of your own needs a provider integration",
                    "providerIntegration with a roleArn, or storage: managed"));
        }
    }

    private static void glue(TopicSpec.Table table, String path, List<Problem> problems) {
        if (table.storage() instanceof Storage.Managed) {
            problems.add(Problem.of(path + ".storage", "a table in managed storage cannot be published to Glue",
                    "a bucket of your own, or no glue"));
        }
        if (!table.formats().contains(TableFormat.ICEBERG) && !table.formats().isEmpty()) {
            problems.add(Problem.of(path + ".formats", "Glue takes Iceberg tables only",
                    "ICEBERG among the formats, or no glue"));
        }
    }

    private static void settings(TopicSpec spec, TableSettings settings, String path, List<Problem> problems) {
        Long snapshots = settings.snapshotRetentionMillis();
        if (snapshots != null && snapshots < LEAST_SNAPSHOT_RETENTION.toMillis()) {
            problems.add(Problem.of(path + ".snapshotRetention", snapshots + " ms is too short", "at least 1 day"));
        }
        Long rows = settings.rowRetentionMillis();
        if (rows != null && rows != 0 && rows < LEAST_ROW_RETENTION.toMillis()) {
            problems.add(Problem.of(
                    path + ".rowRetention", rows + " ms is too short", "0 for off, or at least 30 days"));
        }
        ErrorHandling errors = settings.errorHandling();
        if (errors != null) {
            errors(spec, errors, path + ".errorHandling", problems);
        }
    }

    private static void errors(TopicSpec spec, ErrorHandling errors, String path, List<Problem> problems) {
        String target = errors.deadLetterTopic();
        if (errors.mode().known() == null) {
            problems.add(Problem.of(path + ".mode", "\"" + errors.mode() + "\" is not known", "SUSPEND, SKIP or LOG"));
        }
        if (target == null) {
            return;
        }
        if (!errors.mode().is(Mode.LOG)) {
            problems.add(Problem.of(path + ".deadLetterTopic", "only LOG writes to a dead-letter topic", "mode: LOG"));
        } else if (target.indexOf('.') >= 0) {
            problems.add(Problem.of(path + ".deadLetterTopic", "\"" + target
                    + "\" has a period, which Tableflow refuses in the name of a dead-letter topic", "use \"_\""));
        } else if (target.equals(spec.name())) {
            problems.add(Problem.of(path + ".deadLetterTopic", "is the topic itself", "another topic"));
        } else {
            TopicName.problem(target).ifPresent(it -> problems.add(Problem.of(path + ".deadLetterTopic", it, null)));
        }
    }

    private static void names(TopicSpec topic, TopicSpec earlier, List<Problem> problems) {
        if (topic.name().equals(earlier.name())) {
            problems.add(Problem.of("topics." + topic.name(), "is named twice", null));
        } else if (TopicName.collide(topic.name(), earlier.name())) {
            problems.add(Problem.of("topics." + topic.name(), "collides with \"" + earlier.name()
                    + "\": Kafka's metrics treat \".\" and \"_\" alike", "another name"));
        }
    }
}
