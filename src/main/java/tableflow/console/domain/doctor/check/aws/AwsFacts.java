package tableflow.console.domain.doctor.check.aws;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.BucketHead;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.aws.PublicAccessBlock;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.aws.TopLevel;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.lake.S3Uri;

/// What is found out about roles, bucket and key.
public final class AwsFacts {

    /// The job of the role that writes to the bucket, which [#ROLE], [#TRUST] and [#RIGHTS] are about.
    public static final String STORAGE = "storage";
    /// The job of the role that writes to Glue; often the same role.
    public static final String CATALOG = "catalog";
    /// What [#RIGHTS] is about where it is the storage role's with the bucket's key.
    public static final String KEY_USE = "the key";

    /// The role of an integration; empty when there is none of that name.
    public static final Fact<Optional<IamRole>> ROLE = Fact.of("role");
    /// The policy that says who may take it.
    public static final Fact<PolicyDocument> TRUST = Fact.of("trust policy");
    /// What IAM's simulator says that it may do, by its own policies, its boundary and the organization.
    public static final Fact<List<Simulated>> RIGHTS = Fact.of("rights");
    /// What its own policies say of that, where the simulator may not be asked.
    public static final Fact<OwnRights> OWN_RIGHTS = Fact.of("policies");

    public static final Fact<BucketHead> HEAD = Fact.of("answer to HEAD on the bucket");
    /// The first key under the table's root, or in the bucket where no table is named.
    public static final Fact<Optional<S3Uri>> FIRST_OBJECT = Fact.of("first object");
    public static final Fact<ObjectHead> OBJECT_HEAD = Fact.of("answer to HEAD on the first object");
    /// That a byte of the first object could be read; never false, for what could not is refused.
    public static final Fact<Boolean> FIRST_BYTE = Fact.of("first byte of the first object");
    /// The metadata file that Glue points to, for where the bucket may not be listed: nothing else tells of a key that
    /// must be there.
    public static final Fact<S3Uri> POINTED = Fact.of("object that Glue points to");
    public static final Fact<ObjectHead> POINTED_HEAD = Fact.of("answer to HEAD on the object that Glue points to");
    /// Like [#FIRST_BYTE].
    public static final Fact<Boolean> POINTED_BYTE = Fact.of("first byte of the object that Glue points to");
    public static final Fact<TopLevel> TOP_LEVEL = Fact.of("top of the bucket");
    /// The bucket's policy; empty when it has none.
    public static final Fact<Optional<PolicyDocument>> BUCKET_POLICY = Fact.of("bucket policy");
    public static final Fact<Boolean> PUBLIC_POLICY = Fact.of("public status of the bucket policy");
    public static final Fact<PublicAccessBlock> PUBLIC_ACCESS_BLOCK = Fact.of("public access block");
    public static final Fact<Optional<String>> OWNERSHIP = Fact.of("ownership of objects");
    public static final Fact<List<LifecycleRule>> LIFECYCLE = Fact.of("lifecycle rules");
    public static final Fact<Optional<BucketEncryption>> ENCRYPTION = Fact.of("bucket's encryption");
    public static final Fact<Boolean> REQUESTER_PAYS = Fact.of("request payment");
    public static final Fact<Optional<String>> VERSIONING = Fact.of("versioning");
    public static final Fact<OldVersions> OLD_VERSIONS = Fact.of("old versions");
    public static final Fact<List<Inventory>> INVENTORIES = Fact.of("inventories");

    /// The key that the bucket encrypts with; not asked for where it is none of KMS's.
    public static final Fact<KmsKey> KEY = Fact.of("key of the bucket");
    public static final Fact<PolicyDocument> KEY_POLICY = Fact.of("key policy");

    private AwsFacts() {}
}
