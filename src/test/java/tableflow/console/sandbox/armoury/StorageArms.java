package tableflow.console.sandbox.armoury;

import static tableflow.console.sandbox.armoury.Mode.answer;
import static tableflow.console.sandbox.armoury.Mode.state;

import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.Transition;

/// The bucket, its objects and their keys.
final class StorageArms {
    private static final String BOX = Documents.BUCKET;
    private static final String OPERATOR_ARN = "arn:aws:iam::" + Documents.ACCOUNT + ":user/" + Lab.OPERATOR;
    static final String ANY_KEY = """
            {"Effect":"Allow","Action":["kms:Decrypt","kms:Encrypt","kms:GenerateDataKey*","kms:ReEncrypt*",
             "kms:DescribeKey"],"Resource":"*"}""";

    private StorageArms() {}

    static List<Mode> all() {
        return List.of(
                state("S1", scene -> scene.aws().put("region", "eu-west-1"), Looks::headBucket, "status 301"),
                state("S2", Buckets::gone, Looks::list, "404 NoSuchBucket"),
                state("S3", scene -> scene.operatorLacks("bucket", Documents.READS_BUCKET), Looks::list,
                        "because no identity-based policy allows the s3:ListBucket action"),
                state("S4", scene -> scene.operatorLacks("objects", Documents.READS_OBJECTS), Looks::metadata,
                        "because no identity-based policy allows the s3:GetObject action"),
                state("S5", StorageArms::denied, Looks::metadata, "with an explicit deny in a resource-based policy"),
                state("S5", StorageArms::deniedByNetwork, Looks::metadata,
                        "with an explicit deny in a resource-based policy").as("network"),
                state("S6", StorageArms::guarded, Looks::metadata,
                        "with an explicit deny in a service control policy"),
                state("S6", scene -> scene.hook("/resource-control", Documents.policy("""
                        {"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"*",
                         "Condition":{"ArnEquals":{"aws:PrincipalArn":"%s"}}}""".formatted(OPERATOR_ARN))),
                        Looks::metadata, "with an explicit deny in a resource control policy").as("resource control"),
                state("S7", scene -> scene.hook("/vpc-endpoint", Documents.policy("""
                        {"Effect":"Allow","Principal":"*","Action":"s3:*",
                         "Resource":["arn:aws:s3:::somebody-elses","arn:aws:s3:::somebody-elses/*"]}""")),
                        Looks::metadata, "because no VPC endpoint policy allows the s3:GetObject action"),
                state("S8", StorageArms::bounded, Looks::metadata,
                        "because no permissions boundary allows the s3:GetObject action"),
                state("S9", Buckets::strangers, Looks::list, "403 AccessDenied: Access Denied"),
                state("S10", scene -> sealed(scene, false), Looks::metadata, "kms:Decrypt"),
                state("S11", StorageArms::disabled, Looks::metadata, "KMS.DisabledException"),
                state("S11", StorageArms::doomed, Looks::metadata, "KMS.KMSInvalidStateException").as("deletion"),
                state("S12", StorageArms::managedKey, Looks::metadata,
                        "on the resource associated with this ciphertext"),
                state("S13", StorageArms::requesterPays, Looks::payment, "Requester"),
                state("S14", StorageArms::archived, Looks::metadata, "403 InvalidObjectState"),
                state("S15", scene -> lifecycle(scene, LifecycleRule.builder().id("tidy").status("Enabled")
                        .filter(f -> f.prefix("")).expiration(e -> e.days(30)).build()), Looks::lifecycle, "Days=30"),
                state("S15", scene -> lifecycle(scene, LifecycleRule.builder().id("cheap").status("Enabled")
                        .filter(f -> f.prefix("1")).transitions(Transition.builder().days(60).storageClass("GLACIER")
                        .build()).build()),
                        Looks::lifecycle, "GLACIER").as("archive"),
                answer("S16", scene -> scene.fault(
                        "{\"service\":\"s3\",\"method\":\"GET\",\"times\":1000,\"status\":503}"),
                        Looks::metadata, "503 SlowDown"),
                state("S17", StorageArms::used, Looks::list, "exports/"),
                state("S18", scene -> Buckets.elsewhere(scene, "eu-west-1"), Looks::headBucket, "[eu-west-1]"),
                state("S19", StorageArms::kept, Looks::versions, "Enabled 2"));
    }

    /// States that look like one of the modes and are healthy.
    static List<Mode> healthy() {
        return List.of(
                state("S10", scene -> sealed(scene, true), Looks::encryption, "aws:kms").as("allowed"),
                state("S15", scene -> lifecycle(scene, LifecycleRule.builder().id("old").status("Enabled")
                        .filter(f -> f.prefix("")).noncurrentVersionExpiration(e -> e.noncurrentDays(7)).build()),
                        Looks::lifecycle, "NoncurrentDays=7").as("noncurrent"),
                state("S5", scene -> scene.bucketPolicy("""
                        {"Sid":"Tls","Effect":"Deny","Principal":"*","Action":"s3:*",
                         "Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],
                         "Condition":{"Bool":{"aws:SecureTransport":"false"}}}"""), Looks::bucketPolicy,
                        "SecureTransport").as("tls"));
    }

    private static void denied(Scene scene) {
        scene.bucketPolicy("""
                {"Sid":"NoPeople","Effect":"Deny","Principal":{"AWS":"%s"},"Action":"s3:GetObject",
                 "Resource":"arn:aws:s3:::BUCKET/*"}""".formatted(OPERATOR_ARN));
    }

    /// Everybody but Tableflow has to come through a certain endpoint.
    private static void deniedByNetwork(Scene scene) {
        scene.bucketPolicy("""
                {"Sid":"OnlyOurNetwork","Effect":"Deny","Principal":"*","Action":"s3:GetObject",
                 "Resource":"arn:aws:s3:::BUCKET/*",
                 "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-0a1b2c3d"},
                              "ArnNotEquals":{"aws:PrincipalArn":"%s"}}}""".formatted(Lab.ROLE_ARN));
    }

    private static void guarded(Scene scene) throws Exception {
        scene.hook("/service-control/" + Documents.ACCOUNT + "/perimeter", Documents.policy("""
                {"Effect":"Deny","Action":"s3:GetObject","Resource":"*",
                 "Condition":{"ArnEquals":{"aws:PrincipalArn":"%s"}}}""".formatted(OPERATOR_ARN)));
        scene.undo(() -> scene.lab().hook("DELETE", "/service-control/" + Documents.ACCOUNT, ""));
    }

    /// A boundary that leaves out S3's content.
    private static void bounded(Scene scene) {
        Aws aws = scene.lab().aws();
        String arn = aws.iam.createPolicy(r -> r.policyName("lab-boundary").policyDocument(Documents.policy("""
                {"Effect":"Allow","Action":["s3:List*","s3:GetBucket*","s3:GetEncryption*","s3:GetLifecycle*",
                 "glue:*","athena:*","iam:*","kms:*","lakeformation:*","cloudwatch:*","sts:*"],"Resource":"*"}""")))
                .policy().arn();
        aws.iam.putUserPermissionsBoundary(r -> r.userName(Lab.OPERATOR).permissionsBoundary(arn));
        scene.undo(() -> {
            aws.iam.deleteUserPermissionsBoundary(r -> r.userName(Lab.OPERATOR));
            aws.iam.deletePolicy(r -> r.policyArn(arn));
        });
    }

    /// The bucket and all in it is encrypted under a key of the account's; Tableflow may use it.
    ///
    /// @param operator whether the operator may use it too
    /// @return the key
    private static String sealed(Scene scene, boolean operator) {
        Aws aws = scene.lab().aws();
        String key = aws.kms.createKey(r -> r.description("lab")).keyMetadata().arn();
        scene.undo(() -> aws.kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7)));
        scene.roleMay("kms", Documents.policy(ANY_KEY));
        if (operator) {
            scene.operatorMay("kms", Documents.policy(ANY_KEY));
        }
        encrypt(aws, key);
        scene.undo(() -> decrypt(aws));
        return key;
    }

    private static void encrypt(Aws aws, String key) {
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder().applyServerSideEncryptionByDefault(d ->
                d.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(key)).build();
        aws.s3.putBucketEncryption(r -> r.bucket(BOX).serverSideEncryptionConfiguration(c -> c.rules(rule)));
        Buckets.contents(aws).forEach((name, bytes) -> Buckets.put(aws, name, bytes));
    }

    private static void decrypt(Aws aws) {
        aws.s3.deleteBucketEncryption(r -> r.bucket(BOX));
        Buckets.contents(aws).forEach((name, bytes) -> Buckets.put(aws, name, bytes));
    }

    private static void disabled(Scene scene) {
        String key = sealed(scene, true);
        scene.lab().aws().kms.disableKey(r -> r.keyId(key));
        scene.undo(() -> scene.lab().aws().kms.enableKey(r -> r.keyId(key)));
    }

    private static void doomed(Scene scene) {
        Aws aws = scene.lab().aws();
        String key = sealed(scene, true);
        aws.kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7));
        scene.undo(() -> {
            aws.kms.cancelKeyDeletion(r -> r.keyId(key));
            aws.kms.enableKey(r -> r.keyId(key));
        });
    }

    /// Lets the lab's account into a bucket of somebody else's.
    private static void letIn(Aws owner) {
        owner.s3.putBucketPolicy(r -> r.bucket(BOX).policy(Documents.policy("""
                {"Sid":"Partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::ACCOUNT:root"},"Action":"s3:*",
                 "Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"]}""")));
    }

    /// The bucket is somebody else's and lets us in, but its objects are under the key that AWS manages there.
    private static void managedKey(Scene scene) throws Exception {
        Aws owner = Buckets.strangers(scene);
        letIn(owner);
        encrypt(owner, "alias/aws/s3");
    }

    private static void requesterPays(Scene scene) throws Exception {
        Aws owner = Buckets.strangers(scene);
        letIn(owner);
        owner.s3.putBucketRequestPayment(r -> r.bucket(BOX).requestPaymentConfiguration(c ->
                c.payer(Payer.REQUESTER)));
    }

    private static void archived(Scene scene) {
        Aws aws = scene.lab().aws();
        String key = scene.metadataKey();
        byte[] bytes = aws.s3.getObjectAsBytes(r -> r.bucket(BOX).key(key)).asByteArray();
        aws.s3.copyObject(r -> r.sourceBucket(BOX).sourceKey(key).destinationBucket(BOX).destinationKey(key)
                .storageClass(StorageClass.GLACIER));
        scene.undo(() -> Buckets.put(aws, key, bytes));
    }

    private static void lifecycle(Scene scene, LifecycleRule rule) {
        Aws aws = scene.lab().aws();
        aws.s3.putBucketLifecycleConfiguration(r -> r.bucket(BOX).lifecycleConfiguration(c -> c.rules(rule)));
        scene.undo(() -> aws.s3.deleteBucketLifecycle(r -> r.bucket(BOX)));
    }

    /// Somebody else uses the bucket too.
    private static void used(Scene scene) {
        Aws aws = scene.lab().aws();
        List<String> keys = List.of("exports/2024/customers.csv", "exports/2025/customers.csv", "logs/access.log");
        keys.forEach(key -> Buckets.put(aws, key, "id,name\n".getBytes(StandardCharsets.UTF_8)));
        scene.undo(() -> keys.forEach(key -> aws.s3.deleteObject(r -> r.bucket(BOX).key(key))));
    }

    /// What Iceberg has expired is kept as old versions: twenty megabytes of it.
    private static void kept(Scene scene) throws Exception {
        Aws aws = scene.lab().aws();
        Buckets.versioned(scene);
        String folder = scene.metadataKey().replaceFirst("metadata/.*", "data/");
        byte[] bytes = new byte[1 << 20];
        for (int i = 0; i < 20; i++) {
            String key = folder + "expired-" + i + ".parquet";
            Buckets.put(aws, key, bytes);
            aws.s3.deleteObject(r -> r.bucket(BOX).key(key));
        }
        scene.undo(() -> {
            var all = aws.s3.listObjectVersions(r -> r.bucket(BOX).prefix(folder + "expired-"));
            all.versions().forEach(v -> aws.s3.deleteObject(r ->
                    r.bucket(BOX).key(v.key()).versionId(v.versionId())));
            all.deleteMarkers().forEach(v -> aws.s3.deleteObject(r ->
                    r.bucket(BOX).key(v.key()).versionId(v.versionId())));
        });
    }
}
