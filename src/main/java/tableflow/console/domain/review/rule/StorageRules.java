package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.ENCRYPTION;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.KEY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.LIFECYCLE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OWNERSHIP;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.VERSIONING;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.doctor.check.lake.LakeFacts;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Parameter.Unit;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.Look.Head;
import tableflow.console.domain.review.rule.Look.Rules;

/// How buckets keep what lies in them.
final class StorageRules {

    static final Parameter KMS = new Parameter(
            "kms", "A key of KMS is asked for: 1, or not: 0", Unit.NUMBER, 0, 1, 0);

    static final List<Rule> ALL = List.of(encryption(), ownership(), versions(), lifecycle());

    private static final String OWNER = "BucketOwnerEnforced";
    private static final String ENABLED = "Enabled";

    private StorageRules() {}

    private static Rule encryption() {
        return Rules.of(Things.BUCKETS, ENCRYPTION).wanting(KEY, LakeFacts.RESULTS).rule(
                new Head("SEC-ENCRYPTION", Severity.WARNING, 6, "Buckets encrypt what they keep", new Explanation(
                        "A key of one's own in KMS is one more door: who may read the bucket has to be allowed the "
                                + "key as well, and each use of it is on record.",
                        "The bucket encrypts by default, where that is chosen by a key of KMS that is enabled.",
                        List.of("Set the default encryption of the bucket.",
                                "For a key of KMS, first allow it to Tableflow's role: the doctor shows the rights."))),
                List.of(KMS), StorageRules::encryption);
    }

    private static Outcome encryption(Look<String> look) {
        Optional<BucketEncryption> found = look.known(ENCRYPTION);
        String bucket = "Bucket " + look.it();
        if (found.isEmpty()) {
            return look.failed(bucket + " has no default encryption.",
                    "Set the default encryption of bucket " + look.it() + " to SSE-S3 or SSE-KMS.");
        }
        String says = bucket + " encrypts by " + found.get().algorithm();
        if (!found.get().byKms()) {
            return look.number(KMS) == 0
                    ? look.passed(says + ".")
                    : look.failed(says + ", and not by a key of KMS.", "Set the default encryption of bucket "
                            + look.it() + " to SSE-KMS, after Tableflow's role was allowed the key.");
        }
        Optional<KmsKey> key = look.value(KEY);
        if (key.isPresent() && !key.get().state().is(KmsKey.State.ENABLED)) {
            return look.failed(says + " with key " + key.get().arn() + ", which is " + key.get().state() + ".",
                    "Enable the key, or choose another one for the bucket.");
        }
        return look.passed(says + " with " + (found.get().byAwsKey() ? "AWS's own key." : "a key of KMS."));
    }

    private static Rule ownership() {
        return Rules.of(Things.BUCKETS, OWNERSHIP).wanting(LakeFacts.RESULTS).rule(
                new Head("SEC-OWNERSHIP", Severity.WARNING, 4, "Buckets have no ACLs", new Explanation(
                        "With ACLs an object can belong to who wrote it, and can be opened one by one: no policy "
                                + "shows that.",
                        "The bucket's object ownership is BucketOwnerEnforced, which switches ACLs off.",
                        List.of("Set the object ownership of the bucket to BucketOwnerEnforced."))),
                List.of(), look -> look.known(OWNERSHIP).filter(OWNER::equals).isPresent()
                        ? look.passed("Bucket " + look.it() + " has no ACLs: all objects are its owner's.")
                        : look.failed("Bucket " + look.it() + " has ACLs: its object ownership is "
                                        + look.known(OWNERSHIP).orElse("not set") + ".",
                                "Set the object ownership of bucket " + look.it() + " to " + OWNER + "."));
    }

    private static Rule versions() {
        return Rules.of(Things.BUCKETS, VERSIONING, LIFECYCLE).wanting(LakeFacts.RESULTS).rule(
                new Head("SEC-VERSIONS", Severity.WARNING, 3, "What is deleted can be brought back for a while",
                        new Explanation(
                                "Files of a table that somebody deletes are gone, and the table cannot be read any "
                                        + "more. Old versions bring them back; without an end they pile up, as "
                                        + "Tableflow replaces files all the time.",
                                "The bucket keeps old versions, and a lifecycle rule for all of it ends them.",
                                List.of("Switch versioning of the bucket on.",
                                        "Add a lifecycle rule that ends noncurrent versions, after 7 days say, and "
                                        + "nothing else: current files belong to the table."))),
                List.of(), StorageRules::versions);
    }

    private static Outcome versions(Look<String> look) {
        String bucket = "Bucket " + look.it();
        if (look.known(VERSIONING).filter(ENABLED::equals).isEmpty()) {
            return look.failed(bucket + " keeps no old versions: versioning is "
                            + look.known(VERSIONING).orElse("off") + ".",
                    "Switch versioning of bucket " + look.it() + " on, and end noncurrent versions by a lifecycle "
                            + "rule.");
        }
        return look.known(LIFECYCLE).stream().anyMatch(it -> it.enabled() && it.tidiesVersions() && !it.narrowed()
                        && it.prefix().isEmpty())
                ? look.passed(bucket + " keeps old versions, and a lifecycle rule ends them.")
                : look.failed(bucket + " keeps old versions, and no lifecycle rule for all of it ends them.",
                        "Add a lifecycle rule to bucket " + look.it() + " that ends noncurrent versions.");
    }

    private static Rule lifecycle() {
        return Rules.of(Things.BUCKETS, LIFECYCLE).wanting(LakeFacts.RESULTS).rule(
                new Head("BP-LIFECYCLE", Severity.ERROR, 8, "No lifecycle rule takes files of tables", new Explanation(
                        "A table refers to its files for as long as they are current, however old they are. A rule "
                                + "that deletes or archives by age takes them from under it.",
                        "No lifecycle rule of a bucket of tables deletes or moves current objects.",
                        List.of("Take expiration and transitions out of the rule, or narrow it to a prefix that has "
                                + "no tables."))),
                List.of(), StorageRules::lifecycle);
    }

    private static Outcome lifecycle(Look<String> look) {
        boolean results = look.evidence().value(LakeFacts.RESULTS).filter(it -> it.bucket().equals(look.it()))
                .isPresent();
        if (results && !Things.ofTables(look.evidence()).contains(look.it())) {
            return look.notApplicable("Bucket " + look.it() + " has no tables: results of queries may go.");
        }
        Optional<LifecycleRule> taking = look.known(LIFECYCLE).stream().filter(LifecycleRule::takesCurrent).findFirst();
        return taking.map(rule -> look.failed("Lifecycle rule " + (rule.id().isEmpty() ? "without a name" : rule.id())
                                + " of bucket " + look.it() + (rule.expires() ? " deletes" : " moves")
                                + " current objects"
                                + (rule.prefix().isEmpty() ? "." : " under " + rule.prefix() + "."),
                        "Take expiration and transitions out of the rule, or switch it off."))
                .orElseGet(() -> look.passed("No lifecycle rule of bucket " + look.it() + " takes current objects."));
    }
}
