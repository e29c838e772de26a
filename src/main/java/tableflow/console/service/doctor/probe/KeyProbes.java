package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.ENCRYPTION;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.KEY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.KEY_POLICY;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.EncryptionKeys;

/// The key that encrypts the bucket.
final class KeyProbes {

    private KeyProbes() {}

    static List<Probe<?>> all() {
        return List.of(
                Probe.of(KEY, Rung.KMS, Source.KMS, "read the bucket's key", Set.of(ENCRYPTION), KeyProbes::key)
                        .telling(key -> key.state() + ", " + (key.byAws() ? "AWS's own" : "account " + key.account())),
                Probe.of(KEY_POLICY, Rung.KMS, Source.KMS, "read the key's policy", Set.of(KEY), KeyProbes::policy));
    }

    private static KmsKey key(Asking asking) throws NotAskable {
        BucketEncryption encryption = asking.known(ENCRYPTION).filter(BucketEncryption::byKms)
                .orElseThrow(() -> new NotAskable("The bucket encrypts without a key of KMS."));
        String key = encryption.kmsKey() == null ? BucketEncryption.AWS_KEY : encryption.kmsKey();
        try (EncryptionKeys keys = Openers.aws(asking).encryptionKeys()) {
            return keys.key(key);
        }
    }

    private static PolicyDocument policy(Asking asking) throws NotAskable {
        String arn = asking.known(KEY).arn();
        try (EncryptionKeys keys = Openers.aws(asking).encryptionKeys()) {
            return PolicyJson.read(keys.policy(arn), PolicyKind.RESOURCE, "the policy of key " + arn);
        }
    }
}
