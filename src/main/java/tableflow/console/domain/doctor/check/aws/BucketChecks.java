package tableflow.console.domain.doctor.check.aws;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.BUCKET_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.FIRST_OBJECT;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.HEAD;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED_BYTE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.aws.BucketHead;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.Profile;

/// The bucket: that it is there, where it should be, and that the operator can read it.
final class BucketChecks {

    static final List<Check> ALL = List.of(
            new Check("bucket-region", Rung.BUCKET, "The bucket is there, in the cluster's region",
                    Set.of(Facts.BUCKET, HEAD), Set.of(ConfluentFacts.CLUSTERS), BucketChecks::place),
            new Check("bucket-listing", Rung.BUCKET, "The operator can list the bucket", Set.of(Facts.BUCKET),
                    Set.of(HEAD, FIRST_OBJECT, POINTED_BYTE, BUCKET_POLICY, Facts.CALLER), BucketChecks::listing),
            ReadingCheck.CHECK);

    /// Refusals of a read that are the key's, and are told at its rung.
    static final Set<String> OF_THE_KEY = Set.of("S10", "S11", "S12");

    private BucketChecks() {}

    private static Verdict place(Evidence evidence) {
        String bucket = evidence.known(Facts.BUCKET);
        BucketHead head = evidence.known(HEAD);
        if (head.status() == 404) {
            return Verdict.of(gone(bucket).supportedBy(evidence.answer(HEAD).calls()));
        }
        String region = head.region();
        if (region == null) {
            return head.status() == 400
                    ? Verdict.notChecked("S3 answers HEAD on bucket " + bucket + " with 400 and no word: the "
                            + "credentials are bad or have expired.")
                    : Verdict.notChecked("S3 does not tell the region of bucket " + bucket + ".");
        }
        Optional<String> clusters = clusterRegion(evidence);
        if (clusters.isPresent() && !clusters.get().equals(region)) {
            return Verdict.of(Finding.of("S18", Rung.BUCKET, Severity.ERROR, "Bucket " + bucket + " is in " + region
                            + ", the cluster in " + clusters.get() + ".")
                    .supportedBy(evidence.answer(HEAD).calls())
                    .remedy(Remedy.steps(List.of("Make a bucket in " + clusters.get() + ".",
                            "Enable Tableflow anew for the topics, with that bucket."))));
        }
        Profile.Aws aws = evidence.known(Facts.SUBJECT).profile().aws();
        if (aws != null && !aws.region().equals(region)) {
            return Verdict.of(Finding.of("S1", Rung.BUCKET, Severity.ERROR, "Bucket " + bucket + " is in " + region
                            + ", and the profile asks in " + aws.region() + ".")
                    .supportedBy(evidence.answer(HEAD).calls())
                    .remedy(Remedy.steps(List.of("Set region " + region + " in the profile."))
                            .action(new Action(Action.Kind.EDIT_PROFILE,
                                    evidence.known(Facts.SUBJECT).profile().name()))));
        }
        return Verdict.healthy("Bucket " + bucket + " is in " + region
                + (clusters.isPresent() ? ", as the cluster is." : "; the cluster's region is not known."));
    }

    private static Finding gone(String bucket) {
        return Finding.of("S2", Rung.BUCKET, Severity.ERROR, "There is no bucket " + bucket + ".");
    }

    private static Optional<String> clusterRegion(Evidence evidence) {
        Profile.Kafka kafka = evidence.known(Facts.SUBJECT).profile().kafka();
        return kafka == null ? Optional.empty() : evidence.value(ConfluentFacts.CLUSTERS).flatMap(all -> all.stream()
                .filter(cluster -> cluster.id().equals(kafka.clusterId()))
                .map(KafkaCluster::region)
                .findFirst());
    }

    /// 200 or not: what a refused HEAD means the words of the listing tell, which has some.
    private static Verdict listing(Evidence evidence) {
        String bucket = evidence.known(Facts.BUCKET);
        Optional<BucketHead> head = evidence.value(HEAD);
        if (head.isPresent() && (head.get().status() == 404 || head.get().status() == 301)) {
            return Verdict.notChecked(head.get().status() == 404
                    ? "There is no bucket " + bucket + "."
                    : "Bucket " + bucket + " has to be asked in " + head.get().region() + ".");
        }
        return switch (evidence.answer(FIRST_OBJECT)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Known(Optional<S3Uri> first, var calls) -> Verdict.healthy(first
                    .map(object -> "Bucket " + bucket + " can be listed: " + object.key() + " comes first.")
                    .orElse("Bucket " + bucket + " can be listed; nothing lies where the table should be."));
            case Answer.Refused<Optional<S3Uri>> refused -> {
                if (refused.failure().is(RemoteFailure.Kind.NOT_FOUND)) {
                    yield Verdict.of(gone(bucket).supportedBy(refused.calls()));
                }
                Verdict plain = Refusals.verdict(Rung.BUCKET, "Bucket " + bucket + " cannot be listed", refused);
                yield Verdict.of(plain.findings().stream()
                        .map(finding -> helped(finding, evidence, "s3:ListBucket", "arn:aws:s3:::" + bucket))
                        .map(finding -> evidence.value(POINTED_BYTE).isPresent()
                                ? finding
                                : finding.unchecked(List.of("Whether objects can be read: without the right to list, "
                                        + "a key that is not there is refused like one that may not be read.")))
                        .toList());
            }
        };
    }

    /// The finding with the least change that would let the operator through, where one is known.
    static Finding helped(Finding finding, Evidence evidence, String action, String resource) {
        Optional<Facts.Caller> caller = evidence.value(Facts.CALLER);
        if (caller.isEmpty()) {
            return finding;
        }
        List<PolicyChange> changes = new ArrayList<>();
        switch (finding.id()) {
            case "S3", "S4" -> changes.addAll(Needs.operator(Arns.holder(caller.get()), action, resource));
            case "S5" -> changes.addAll(Exemptions.of(evidence, caller.get(), action, resource));
            case "S9" -> changes.addAll(Needs.operator(Arns.holder(caller.get()), action, resource));
            default -> { }
        }
        Remedy remedy = finding.remedy();
        for (PolicyChange change : changes) {
            remedy = remedy.change(change);
        }
        return finding.id().equals("S9")
                ? finding.remedy(remedy).certainty(Certainty.LIKELY)
                : finding.remedy(remedy);
    }
}
