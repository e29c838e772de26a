package tableflow.console.domain.doctor.check.aws;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.ENCRYPTION;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.FIRST_BYTE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.FIRST_OBJECT;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.KEY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.KEY_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OBJECT_HEAD;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED_BYTE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED_HEAD;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.Need;

/// The key that encrypts the bucket: its state, whose it is, and whether the operator may decrypt.
final class KeyChecks {

    static final List<Check> ALL = List.of(
            new Check("key-kind", Rung.KMS, "The bucket's key can be used by all who need it",
                    Set.of(Facts.BUCKET, ENCRYPTION), Set.of(Facts.CALLER, Facts.STORAGE_INTEGRATION, KEY, FIRST_BYTE),
                    KeyChecks::kind),
            new Check("key-state", Rung.KMS, "The bucket's key is enabled", Set.of(KEY), Set.of(), KeyChecks::state),
            new Check("key-use", Rung.KMS, "The operator can decrypt", Set.of(), Set.of(FIRST_OBJECT, FIRST_BYTE,
                    OBJECT_HEAD, POINTED, POINTED_BYTE, POINTED_HEAD, ENCRYPTION, Facts.CALLER), KeyChecks::use),
            new Check("key-policy", Rung.KMS, "The key's policy lets Tableflow's role use it",
                    Set.of(KEY, KEY_POLICY, Facts.STORAGE_INTEGRATION), Set.of(), KeyChecks::policy));

    private KeyChecks() {}

    private static Verdict kind(Evidence evidence) {
        String bucket = evidence.known(Facts.BUCKET);
        Optional<BucketEncryption> encryption = evidence.known(ENCRYPTION);
        if (encryption.isEmpty() || !encryption.get().byKms()) {
            return Verdict.healthy("Bucket " + bucket + " encrypts without a key of KMS.");
        }
        if (!encryption.get().byAwsKey() && !evidence.value(KEY).map(KmsKey::byAws).orElse(false)) {
            return Verdict.healthy("Bucket " + bucket + " encrypts with key " + encryption.get().kmsKey() + ".");
        }
        if (awayFromKey(evidence)) {
            return Verdict.of(Finding.of("S12", Rung.KMS, Severity.ERROR, "Bucket " + bucket
                            + " encrypts with AWS's own key for S3, which only its own account can use; "
                            + evidence.value(Facts.CALLER).map(Facts.Caller::arn).orElse("the reader")
                            + " is refused.")
                    .supportedBy(evidence.answer(ENCRYPTION).calls()));
        }
        return Verdict.healthy("Bucket " + bucket
                + " encrypts with AWS's own key for S3, which serves its own account alone.");
    }

    /// Whether somebody of another account reads or writes there: known by accounts, or by a refusal of the key.
    private static boolean awayFromKey(Evidence evidence) {
        boolean refused = evidence.answer(FIRST_BYTE) instanceof Answer.Refused<Boolean> it
                && Refusals.mode(it).filter(BucketChecks.OF_THE_KEY::contains).isPresent();
        Optional<String> account = evidence.value(KEY).map(KmsKey::account);
        boolean role = account.isPresent() && evidence.value(Facts.STORAGE_INTEGRATION)
                .filter(it -> !Arns.account(it.customerRoleArn()).equals(account.get())).isPresent();
        return refused || role;
    }

    private static Verdict state(Evidence evidence) {
        KmsKey key = evidence.known(KEY);
        if (key.state().is(KmsKey.State.ENABLED)) {
            return Verdict.healthy("Key " + key.arn() + " is enabled.");
        }
        boolean doomed = key.deletedAt() != null;
        return Verdict.of(Finding.of("S11", Rung.KMS, Severity.ERROR, "Key " + key.arn() + " is " + key.state()
                        + (doomed ? " and will be deleted at " + key.deletedAt()
                                + "; nothing that it encrypted can be read after that." : "."))
                .supportedBy(evidence.answer(KEY).calls())
                .remedy(Remedy.steps(doomed
                        ? List.of("Cancel the deletion: aws kms cancel-key-deletion --key-id " + key.id(),
                                "Then enable it: aws kms enable-key --key-id " + key.id())
                        : List.of("Enable it: aws kms enable-key --key-id " + key.id()))));
    }

    private static Verdict use(Evidence evidence) {
        return switch (ReadingCheck.byteRead(evidence)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Known<Boolean> read -> Verdict.healthy("What the operator reads is decrypted.");
            case Answer.Refused<Boolean> refused -> {
                Optional<String> mode = Refusals.mode(refused);
                if (mode.isEmpty() || !BucketChecks.OF_THE_KEY.contains(mode.get())) {
                    yield Verdict.notChecked("The first object could not be read for another reason.");
                }
                if (evidence.value(ENCRYPTION).flatMap(it -> it).filter(BucketEncryption::byAwsKey).isPresent()) {
                    yield Verdict.notChecked("The bucket encrypts with AWS's own key, see there.");
                }
                yield Verdict.of(refused(mode.get(), refused, evidence));
            }
        };
    }

    /// A key is nobody's but whom its policy names; the account's own policies count only if it names the account.
    private static Verdict policy(Evidence evidence) {
        KmsKey key = evidence.known(KEY);
        String role = evidence.known(Facts.STORAGE_INTEGRATION).customerRoleArn();
        Caller caller = new Caller(Arns.account(role), Set.of(), Set.of(role), false);
        List<Need> missing = Needs.key(key.arn()).stream()
                .filter(need -> KeyPolicies.decide(evidence.known(KEY_POLICY), key, caller, need) != Outcome.ALLOWED)
                .toList();
        if (missing.isEmpty()) {
            return Verdict.healthy("The policy of key " + key.arn() + " lets role " + role + " use it.");
        }
        boolean sure = missing.stream().allMatch(need ->
                KeyPolicies.decide(evidence.known(KEY_POLICY), key, caller, need) != Outcome.UNKNOWN);
        Finding finding = Finding.of("S10", Rung.KMS, Severity.ERROR, "The policy of key " + key.arn()
                        + " does not let role " + role + " do "
                        + String.join(", ", missing.stream().map(Need::action).toList()) + ".")
                .supportedBy(evidence.answer(KEY_POLICY).calls());
        finding = finding.remedy(finding.remedy().change(
                KeyPolicies.change(key.arn(), role, missing.stream().map(Need::action).toList())));
        return Verdict.of(sure ? finding : finding.certainty(Certainty.POSSIBLE).unchecked(
                List.of("Conditions of the key's policy only show when Tableflow calls.")));
    }

    private static Finding refused(String mode, Answer.Refused<Boolean> refused, Evidence evidence) {
        Finding finding = Finding.of(mode, Rung.KMS, Severity.ERROR,
                "The first object cannot be decrypted: " + refused.failure().why()).supportedBy(refused.calls());
        Optional<String> key = ReadingCheck.head(evidence)
                .flatMap(head -> Optional.ofNullable(head.about()).flatMap(it -> Optional.ofNullable(it.kmsKey())))
                .filter(arn -> arn.startsWith("arn:"));
        Optional<Facts.Caller> me = evidence.value(Facts.CALLER);
        if (!mode.equals("S10") || key.isEmpty() || me.isEmpty()) {
            return finding;
        }
        String holder = Arns.holder(me.get());
        Remedy remedy = finding.remedy();
        for (PolicyChange change : Needs.grant(holder, List.of(new Need("kms:Decrypt", key.get())))) {
            remedy = remedy.change(change);
        }
        if (!Arns.account(key.get()).equals(me.get().account())) {
            remedy = remedy.change(KeyPolicies.change(key.get(), holder, List.of("kms:Decrypt")));
        }
        return finding.remedy(remedy);
    }
}
