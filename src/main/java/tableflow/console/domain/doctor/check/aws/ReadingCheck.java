package tableflow.console.domain.doctor.check.aws;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.BUCKET_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.FIRST_BYTE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.FIRST_OBJECT;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OBJECT_HEAD;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED_BYTE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED_HEAD;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.explain.Denial;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.lake.S3Uri;

/// Whether the operator can read objects. HEAD has no words, so the object is read as well, a byte of it.
///
/// | list | the object | reading |
/// |---|---|---|
/// | 200 | 200 | objects can be read |
/// | 200 | 403 | no right to read: the object is there, for it was listed |
/// | 200 | 404 | it has gone since |
/// | 403 | 200 | objects can be read; only the right to list is missing |
/// | 403 | 403 | nothing is proven, unless the words name the right to read: a missing key is refused as well |
///
/// Where the bucket may not be listed, the object is the metadata file that Glue points to.
final class ReadingCheck {

    static final Check CHECK = new Check("bucket-reading", Rung.BUCKET,
            "The operator can read what lies in the bucket", Set.of(Facts.BUCKET),
            Set.of(FIRST_OBJECT, OBJECT_HEAD, FIRST_BYTE, POINTED, POINTED_HEAD, POINTED_BYTE, BUCKET_POLICY,
                    Facts.CALLER), ReadingCheck::reading);

    private static final String LIST = "s3:ListBucket";

    private ReadingCheck() {}

    /// The answer to the reading of a byte, of whichever object.
    static Answer<Boolean> byteRead(Evidence evidence) {
        return evidence.value(POINTED).isPresent() ? evidence.answer(POINTED_BYTE) : evidence.answer(FIRST_BYTE);
    }

    /// The answer to HEAD on the same.
    static Optional<ObjectHead> head(Evidence evidence) {
        return evidence.value(POINTED).isPresent() ? evidence.value(POINTED_HEAD) : evidence.value(OBJECT_HEAD);
    }

    private static Verdict reading(Evidence evidence) {
        Optional<Optional<S3Uri>> listed = evidence.value(FIRST_OBJECT);
        Optional<S3Uri> object = listed.isPresent() ? listed.get() : evidence.value(POINTED);
        if (object.isEmpty()) {
            return Verdict.notChecked(listed.isPresent()
                    ? "Nothing lies there that could be read."
                    : evidence.missing(Set.of(FIRST_OBJECT)).orElse(""));
        }
        return switch (byteRead(evidence)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Known<Boolean> known -> Verdict.healthy("A byte of " + object.get() + " was read"
                    + head(evidence).map(ReadingCheck::encrypted).orElse("") + "."
                    + (listed.isPresent() ? "" : " Glue points to it, for the bucket may not be listed."));
            case Answer.Refused<Boolean> refused -> unreadable(object.get(), listed.isPresent(), refused, evidence);
        };
    }

    private static String encrypted(ObjectHead head) {
        return head.about() == null || head.about().kmsKey() == null
                ? ""
                : ", decrypted with " + head.about().kmsKey();
    }

    private static Verdict unreadable(
            S3Uri object, boolean listed, Answer.Refused<Boolean> refused, Evidence evidence) {
        if (refused.failure().is(Kind.NOT_FOUND)) {
            return Verdict.notChecked(listed
                    ? object + " was listed, and has gone since."
                    : object + ", which Glue points to, is not there.");
        }
        Optional<String> mode = Refusals.mode(refused);
        if (mode.isPresent() && BucketChecks.OF_THE_KEY.contains(mode.get())) {
            return Verdict.healthy("S3 lets the operator read " + object + "; its key does not, see there.");
        }
        if (!listed && refused.failure().is(Kind.FORBIDDEN) && !namesAnotherRight(refused)) {
            return Verdict.notChecked(object + ", which Glue points to, is refused, and the bucket may not be listed "
                    + "either. That proves nothing: without the right to list, a key that is not there is refused like "
                    + "one that may not be read.");
        }
        Verdict plain = Refusals.verdict(Rung.BUCKET, object + " cannot be read", refused);
        List<String> against = head(evidence).filter(head -> head.status() == 200).isPresent()
                ? List.of("HEAD on the same object is answered with 200.")
                : List.of();
        return Verdict.of(plain.findings().stream()
                .map(finding -> BucketChecks.helped(finding, evidence, "s3:GetObject",
                        "arn:aws:s3:::" + object.bucket() + "/*"))
                .map(finding -> against.isEmpty() ? finding : finding.contradictedBy(against))
                .toList());
    }

    /// Of a key that is not there S3 says that the right to list is missing; of one that is, which right to read.
    private static boolean namesAnotherRight(Answer.Refused<Boolean> refused) {
        return Denial.in(refused.failure().why()).stream().anyMatch(denial -> !denial.action().equals(LIST));
    }
}
