package tableflow.console.domain.doctor.check.aws;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.FIRST_BYTE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.LIFECYCLE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OBJECT_HEAD;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OLD_VERSIONS;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.REQUESTER_PAYS;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.TOP_LEVEL;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.VERSIONING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.aws.TopLevel;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.lake.S3Uri;

/// How the bucket is set up: what deletes, moves, keeps or charges for the tables' files, and what else lies there.
final class BucketSettingChecks {

    static final List<Check> ALL = List.of(
            new Check("lifecycle", Rung.BUCKET, "No rule deletes or moves the tables' files",
                    Set.of(Facts.BUCKET, LIFECYCLE), Set.of(Facts.TABLE_ROOT), BucketSettingChecks::lifecycle),
            new Check("storage-class", Rung.BUCKET, "The tables' files are not archived",
                    Set.of(Facts.BUCKET, OBJECT_HEAD), Set.of(), BucketSettingChecks::archived),
            new Check("bucket-own", Rung.BUCKET, "The bucket is Tableflow's alone", Set.of(Facts.BUCKET, TOP_LEVEL),
                    Set.of(), BucketSettingChecks::alone),
            new Check("old-versions", Rung.BUCKET, "Old versions do not pile up", Set.of(Facts.BUCKET, VERSIONING),
                    Set.of(OLD_VERSIONS, LIFECYCLE), BucketSettingChecks::versions),
            new Check("request-payment", Rung.BUCKET, "Readers do not have to pay", Set.of(Facts.BUCKET,
                    REQUESTER_PAYS), Set.of(FIRST_BYTE), BucketSettingChecks::payment));

    /// The first part of the paths that Tableflow writes to: binary digits that spread the load, not padded.
    private static final Pattern SPREADER = Pattern.compile("[01]{1,8}/");

    private BucketSettingChecks() {}

    private static Verdict lifecycle(Evidence evidence) {
        String bucket = evidence.known(Facts.BUCKET);
        List<LifecycleRule> rules = evidence.known(LIFECYCLE);
        Optional<S3Uri> root = evidence.value(Facts.TABLE_ROOT);
        List<Finding> findings = new ArrayList<>();
        for (LifecycleRule rule : rules) {
            if (rule.takesCurrent() && overTables(rule.prefix(), root)) {
                findings.add(Finding.of("S15", Rung.BUCKET, Severity.ERROR, name(rule) + " of bucket " + bucket + " "
                                + what(rule) + " objects under " + (rule.prefix().isEmpty() ? "every prefix"
                                        : "\"" + rule.prefix() + "\"") + ", where tables lie.")
                        .certainty(rule.narrowed() ? Certainty.LIKELY : Certainty.CERTAIN)
                        .contradictedBy(rule.narrowed() ? List.of("The rule looks at tags or sizes, too.") : List.of())
                        .supportedBy(evidence.answer(LIFECYCLE).calls()));
            }
        }
        return findings.isEmpty()
                ? Verdict.healthy("None of the " + rules.size() + " lifecycle rules of bucket " + bucket
                        + " takes current files of tables.")
                : Verdict.of(findings);
    }

    private static boolean overTables(String prefix, Optional<S3Uri> root) {
        if (root.isPresent() && (root.get().key().startsWith(prefix) || prefix.startsWith(root.get().key()))) {
            return true;
        }
        return prefix.isEmpty() || prefix.matches("[01]{1,8}(/.*)?");
    }

    private static String name(LifecycleRule rule) {
        return rule.id().isEmpty() ? "A lifecycle rule" : "Lifecycle rule " + rule.id();
    }

    private static String what(LifecycleRule rule) {
        return rule.expires() ? "deletes" : "moves to " + String.join(", ", rule.transitions());
    }

    private static Verdict archived(Evidence evidence) {
        ObjectHead head = evidence.known(OBJECT_HEAD);
        if (head.about() == null) {
            return Verdict.notChecked("HEAD on the first object was answered with " + head.status() + ".");
        }
        String storageClass = head.about().storageClass();
        return storageClass.equals("GLACIER") || storageClass.equals("DEEP_ARCHIVE")
                ? Verdict.of(Finding.of("S14", Rung.BUCKET, Severity.ERROR, "The first object of the table in bucket "
                        + evidence.known(Facts.BUCKET) + " is archived as " + storageClass + ".")
                        .supportedBy(evidence.answer(OBJECT_HEAD).calls()))
                : Verdict.healthy("The first object has storage class " + storageClass + ".");
    }

    private static Verdict alone(Evidence evidence) {
        String bucket = evidence.known(Facts.BUCKET);
        TopLevel top = evidence.known(TOP_LEVEL);
        List<String> foreign = new ArrayList<>(top.folders().stream()
                .filter(folder -> !SPREADER.matcher(folder).matches() && !folder.equals("/")).toList());
        foreign.addAll(top.objects());
        if (foreign.isEmpty()) {
            return Verdict.healthy("All " + top.folders().size() + (top.complete() ? "" : " first")
                    + " prefixes of bucket " + bucket + " are Tableflow's.");
        }
        String some = String.join(", ", foreign.stream().limit(5).toList()) + (foreign.size() > 5
                ? " and " + (foreign.size() - 5) + " more" : "");
        return Verdict.of(Finding.of("S17", Rung.BUCKET, Severity.WARNING, "Bucket " + bucket
                        + " holds what Tableflow did not write: " + some + ".")
                .supportedBy(evidence.answer(TOP_LEVEL).calls()));
    }

    private static Verdict versions(Evidence evidence) {
        String bucket = evidence.known(Facts.BUCKET);
        Optional<String> versioning = evidence.known(VERSIONING);
        if (versioning.isEmpty()) {
            return Verdict.healthy("Bucket " + bucket + " keeps no old versions.");
        }
        if (evidence.value(LIFECYCLE).stream().flatMap(List::stream)
                .anyMatch(rule -> rule.enabled() && rule.tidiesVersions())) {
            return Verdict.healthy("Old versions in bucket " + bucket + " are ended by a rule.");
        }
        return switch (evidence.answer(OLD_VERSIONS)) {
            case Answer.Known(OldVersions old, var calls) -> old.versions() == 0
                    ? Verdict.healthy("Versioning of bucket " + bucket + " is " + versioning.get()
                            + "; a first page shows no old versions.")
                    : Verdict.of(Finding.of("S19", Rung.BUCKET, Severity.WARNING, (old.complete() ? "" : "At least ")
                                    + old.versions() + " old versions with " + old.bytes() + " bytes lie in bucket "
                                    + bucket + ", and no rule ends them.")
                            .unchecked(evidence.value(LIFECYCLE).isEmpty()
                                    ? List.of("Whether a lifecycle rule ends them could not be read.") : List.of())
                            .supportedBy(calls)
                            .remedy(Remedy.steps(List.of("Add a lifecycle rule that ends noncurrent versions, for "
                                    + "example after 7 days."))));
            case Answer.Refused<OldVersions> refused -> Verdict.notChecked("Versioning of bucket " + bucket + " is "
                    + versioning.get() + "; old versions could not be listed: " + refused.failure().why());
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
        };
    }

    private static Verdict payment(Evidence evidence) {
        String bucket = evidence.known(Facts.BUCKET);
        if (!evidence.known(REQUESTER_PAYS)) {
            return Verdict.healthy("The owner of bucket " + bucket + " pays for its readers.");
        }
        boolean refused = evidence.answer(FIRST_BYTE) instanceof Answer.Refused;
        return Verdict.of(Finding.of("S13", Rung.BUCKET, refused ? Severity.ERROR : Severity.WARNING,
                "Who reads bucket " + bucket + " has to pay for it, and to say so"
                        + (refused ? "; reading without that is refused." : ". Its owner's account need not."))
                .supportedBy(evidence.answer(REQUESTER_PAYS).calls()));
    }
}
