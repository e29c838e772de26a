package tableflow.console.sandbox.iam;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Policies that AWS keeps, by name: the broad ones that an operator meets.
final class AwsManaged {
    static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

    private static final Instant SINCE = Instant.parse("2015-02-06T18:39:46Z");
    private static final Map<String, ManagedPolicy> ALL = all();

    private AwsManaged() {}

    static Optional<ManagedPolicy> policy(String arn) {
        return Optional.ofNullable(ALL.get(arn));
    }

    static List<ManagedPolicy> list() {
        return List.copyOf(ALL.values());
    }

    private static Map<String, ManagedPolicy> all() {
        Map<String, ManagedPolicy> all = new LinkedHashMap<>();
        add(all, "AdministratorAccess", "Provides full access to AWS services and resources.", "*");
        add(all, "AmazonAthenaFullAccess", "Full access to Athena and what it needs of Glue and S3.",
                "athena:*", "glue:*Database*", "glue:*Table*", "glue:*Partition*", "s3:GetBucketLocation",
                "s3:GetObject", "s3:ListBucket*", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload",
                "s3:CreateBucket", "s3:PutObject", "lakeformation:GetDataAccess");
        add(all, "AmazonS3FullAccess", "Full access to all buckets.", "s3:*", "s3-object-lambda:*");
        add(all, "AmazonS3ReadOnlyAccess", "Read access to all buckets.", "s3:Get*", "s3:List*", "s3:Describe*");
        add(all, "AWSGlueConsoleFullAccess", "Full access to Glue.", "glue:*", "s3:ListAllMyBuckets",
                "s3:ListBucket", "s3:GetObject", "iam:ListRoles");
        add(all, "IAMFullAccess", "Full access to IAM.", "iam:*", "organizations:Describe*");
        add(all, "IAMReadOnlyAccess", "Read access to IAM.", "iam:Get*", "iam:List*", "iam:Simulate*",
                "iam:GenerateCredentialReport");
        return all;
    }

    private static void add(Map<String, ManagedPolicy> all, String name, String description, String... actions) {
        String list = Arrays.stream(actions).map(a -> "\"" + a + "\"").collect(Collectors.joining(","));
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[" + list
                + "],\"Resource\":\"*\"}]}";
        String id = "ANPA" + "%016X".formatted(name.hashCode() & 0xFFFFFFFFL).replace('0', 'Z').replace('1', 'Y');
        ManagedPolicy policy = new ManagedPolicy(new Name("aws", "/", name, id, SINCE), description,
                List.of(new ManagedPolicy.Version("v1", document, true, SINCE)));
        all.put(policy.arn(), policy);
    }
}
