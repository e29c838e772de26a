package tableflow.console.service.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.aws.AwsFacts;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.doctor.probe.Openers;
import tableflow.console.service.doctor.probe.PolicyJson;
import tableflow.console.service.port.BucketSettings;
import tableflow.console.service.port.EncryptionKeys;

/// How each bucket is set up.
final class BucketQuestions {

    private BucketQuestions() {}

    static List<Question<?>> of(List<String> buckets) {
        List<Question<?>> all = new ArrayList<>();
        for (String bucket : buckets) {
            all.add(setting(AwsFacts.BUCKET_POLICY, bucket, "read the policy of ", (settings, it) -> settings.policy(it)
                    .map(json -> PolicyJson.read(json, PolicyKind.RESOURCE, "the policy of bucket " + it))));
            all.add(setting(AwsFacts.PUBLIC_POLICY, bucket, "ask whether the public may use ",
                    BucketSettings::publicByPolicy));
            all.add(setting(AwsFacts.PUBLIC_ACCESS_BLOCK, bucket, "read the public access block of ",
                    BucketSettings::publicAccessBlock));
            all.add(setting(AwsFacts.OWNERSHIP, bucket, "read who owns the objects of ", BucketSettings::ownership));
            all.add(setting(AwsFacts.LIFECYCLE, bucket, "read the lifecycle rules of ", BucketSettings::lifecycle));
            all.add(setting(AwsFacts.ENCRYPTION, bucket, "read the encryption of ", BucketSettings::encryption));
            all.add(setting(AwsFacts.VERSIONING, bucket, "read the versioning of ", BucketSettings::versioning));
            all.add(Question.of(Probe.of(AwsFacts.KEY.about(bucket), Rung.KMS, Source.KMS, "read the key of " + bucket,
                            Set.of(Facts.CALLER, AwsFacts.ENCRYPTION.about(bucket)), asking -> key(asking, bucket))
                    .telling(key -> key.state().text())));
        }
        return all;
    }

    private static <T> Question<T> setting(
            Fact<T> fact, String bucket, String asks, BiFunction<BucketSettings, String, T> how) {
        return Question.of(Probe.of(fact.about(bucket), Rung.BUCKET, Source.S3, asks + bucket, Set.of(), asking -> {
            try (BucketSettings settings = Openers.aws(asking).bucketSettings()) {
                return how.apply(settings, bucket);
            }
        }));
    }

    private static KmsKey key(Asking asking, String bucket) throws NotAskable {
        BucketEncryption encryption = asking.known(AwsFacts.ENCRYPTION.about(bucket)).filter(BucketEncryption::byKms)
                .orElseThrow(() -> new NotAskable("Bucket " + bucket + " encrypts without a key of KMS."));
        String key = encryption.kmsKey() == null ? BucketEncryption.AWS_KEY : encryption.kmsKey();
        try (EncryptionKeys keys = Openers.aws(asking).encryptionKeys()) {
            return keys.key(key);
        }
    }
}
