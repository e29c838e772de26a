package tableflow.console.domain.doctor;

import static tableflow.console.domain.doctor.Certainty.CERTAIN;
import static tableflow.console.domain.doctor.Certainty.LIKELY;
import static tableflow.console.domain.doctor.Layer.KMS;
import static tableflow.console.domain.doctor.Layer.S3;
import static tableflow.console.domain.doctor.Rule.entry;

import java.util.List;
import tableflow.console.domain.doctor.Signal.Source;

/// What S3 answers, itself or through who reads for us.
final class StorageFailures {

    private static final Source[] READERS = {Source.S3, Source.ATHENA, Source.TABLEFLOW};

    static final List<Rule> ALL = List.of(
            entry("S1", S3, CERTAIN)
                    .cause("The bucket is in another region than the one asked.")
                    .fix("Set the bucket's region in the profile; the answer names it.")
                    .when(
                            Clue.from(READERS).code("PermanentRedirect", "AuthorizationHeaderMalformed",
                                    "IllegalLocationConstraintException", "BucketRegionError")
                                .unmistakable(),
                            Clue.from(Source.S3).code("301"),
                            Clue.from(READERS)
                                .says("PermanentRedirect|must be addressed using the specified endpoint"
                                    + "|the bucket is in this region:")
                                .unmistakable(),
                            Clue.from(READERS)
                                .says("region '[a-z0-9-]{1,30}' is wrong; expecting"
                                        + "|incorrect region, the bucket is not in")
                                .unmistakable()),
            entry("S2", S3, CERTAIN)
                    .cause("There is no such bucket: the name is wrong, or it was deleted.")
                    .fix("Correct the name.", "If it was deleted, enable Tableflow anew for its topics.")
                    .when(
                            Clue.from(READERS).code("NoSuchBucket", "HeadBucket.404").unmistakable(),
                            Clue.from(READERS).says("NoSuchBucket|specified bucket does not exist")
                                .unmistakable()),
            entry("S3", S3, CERTAIN)
                    .cause("No policy of the caller allows s3:ListBucket.")
                    .fix("Allow s3:ListBucket on the bucket's ARN, without /* at its end.")
                    .when(
                            Clue.from(READERS).says("no identity-based policy allows the s3:ListBucket action")
                                .unmistakable()),
            entry("S4", S3, CERTAIN)
                    .cause("No policy of the caller allows s3:GetObject.")
                    .fix("Allow s3:GetObject on the bucket's ARN with /* at its end.")
                    .when(
                            Clue.from(READERS).says("no identity-based policy allows the s3:GetObject action")
                                .unmistakable()),
            entry("S5", S3, CERTAIN)
                    .cause("The bucket's own policy denies it.")
                    .fix("Look at the Deny statements of the bucket policy whose conditions fit: VPC endpoint, source "
                            + "address, principal, TLS.", "Exempt the role there.")
                    .when(
                            Clue.from(READERS).says("explicit deny in a resource-based policy").unmistakable()),
            entry("S6", S3, CERTAIN)
                    .cause("A guard-rail of the AWS organization denies it; nothing helps locally.")
                    .fix("Ask the organization's administrators; often it guards regions or a data perimeter.")
                    .when(
                            Clue.from(READERS)
                                .says("(explicit deny in a|because no) (service|resource) control policy")
                                .unmistakable()),
            entry("S7", S3, CERTAIN)
                    .cause("The policy of this network's VPC endpoint does not let it through.")
                    .fix("Add the bucket and the action to the endpoint's policy.")
                    .when(
                            Clue.from(READERS)
                                .says("no VPC endpoint policy allows|explicit deny in a VPC endpoint")
                                .unmistakable()),
            entry("S8", S3, CERTAIN)
                    .cause("A permissions boundary or a session policy leaves fewer rights than the role has.")
                    .fix("Widen the boundary, or take the role without a session policy.")
                    .when(
                            Clue.from(READERS)
                                .says("(explicit deny in a|because no) (permissions boundary|session policy)")
                                .unmistakable()),
            entry("S9", S3, LIKELY)
                    .cause("Denied without a reason: the bucket belongs to another organization, where both sides "
                            + "must allow; or the right to list is missing and the object is gone.")
                    .fix("Allow it to the identity.", "And allow it in the bucket's policy.")
                    .unless("The same question as a GET names a policy: then that policy is the cause.")
                    .when(
                            Clue.from(READERS).code("AccessDenied"),
                            Clue.from(READERS).says("permission denied on S3 path").unmistakable(),
                            Clue.from(READERS).says("access denied|Status Code: 403").hint(),
                            Clue.from(Source.S3).code("403").hint()),
            entry("S10", KMS, CERTAIN)
                    .cause("The object is encrypted with a key that the caller may not use.")
                    .fix("Allow kms:Decrypt on that key, for the caller and in the key's policy.")
                    .when(
                            Clue.from(READERS).says("not authorized to perform: kms:\\w+").unmistakable(),
                            Clue.from(READERS)
                                .says("ciphertext refers to a customer master key that does not exist").unmistakable(),
                            Clue.from(READERS).says("kms:Decrypt|kms:GenerateDataKey").hint()),
            entry("S11", KMS, CERTAIN)
                    .cause("The key is disabled, about to be deleted, or in another region.")
                    .fix("Enable the key, or cancel its deletion.", "Correct the region in the key's ARN.")
                    .when(
                            Clue.from(READERS).code("KMS.DisabledException", "KMS.KMSInvalidStateException",
                                    "KMS.NotFoundException").unmistakable(),
                            Clue.from(READERS)
                                .says("KMS\\.(DisabledException|KMSInvalidStateException|NotFoundException)")
                                .unmistakable(),
                            Clue.from(READERS)
                                .says(":kms:\\S{1,160} is (disabled|pending deletion|pending import)")
                                .unmistakable()),
            entry("S14", S3, CERTAIN)
                    .cause("A lifecycle rule has archived the object; it cannot be read before it is restored.")
                    .fix("Remove the rule from the tables' prefixes.", "Restore the object and copy it to Standard.")
                    .when(
                            Clue.from(READERS).code("InvalidObjectState").unmistakable(),
                            Clue.from(READERS)
                                .says("InvalidObjectState|operation is not valid for the object's (storage class"
                                    + "|access tier)").unmistakable(),
                            Clue.from(READERS).says("storage class.{0,60}(glacier|archive)")),
            entry("S16", S3, CERTAIN)
                    .cause("S3 throttles: too many requests under one prefix.")
                    .fix("Wait and try again; read with less at the same time.",
                            "5,500 reads a second are the limit of a prefix.")
                    .when(
                            Clue.from(READERS).code("SlowDown").unmistakable(),
                            Clue.from(READERS)
                                .says("please reduce your request rate|Service: (Amazon )?S3[;,] Status Code: 503")
                                .unmistakable()),
            entry("S20", S3, CERTAIN)
                    .cause("No policy of the caller allows the action on S3 that the message names.")
                    .fix("Allow that action: those on the bucket on its ARN, those on objects on its ARN with /*.")
                    .when(Clue.from(READERS)
                            .says("no identity-based policy allows the s3:(?!ListBucket |GetObject |PutObject )\\w+ ")
                            .unmistakable()),
            entry("S21", S3, CERTAIN)
                    .cause("A policy attached to the caller denies it; an Allow elsewhere does not help.")
                    .fix("Look for the Deny in the policies of the user, its groups or the role.",
                            "Take the action or the resource out of it.")
                    .when(Clue.from(READERS).says("explicit deny in an identity-based policy").unmistakable()));

    private StorageFailures() {}
}
