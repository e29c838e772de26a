package tableflow.console.sandbox.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the accounts of a new sandbox hold: the role that Tableflow assumes, an operator who may do everything, and a
/// reader with just what the console needs.
final class Founding {
    static final String OPERATOR = "sandbox-operator";
    static final String ROLE = "tableflow";
    static final String BUCKET = "dev-confluent-topics-backup";
    static final String RESULTS = "query-results-bucket";

    private static final Duration AGE = Duration.ofDays(60);

    private final Accounts accounts;
    private final Instant then;

    Founding(Accounts accounts, Instant now) {
        this.accounts = accounts;
        this.then = now.minus(AGE);
    }

    void found() {
        User operator = new User(name(OPERATOR, "AIDA"), Rights.NONE.with(AwsManaged.ADMINISTRATOR), Map.of());
        accounts.put(operator);
        accounts.put(new UserKey(accounts.ids().next("AKIA"), accounts.ids().secret(), operator.arn(), true, then));
        String read = policy("TableflowConsoleRead", "What the console reads", READ);
        String query = policy("TableflowConsoleQuery", "What the console needs to query", QUERY);
        accounts.put(new User(name("sandbox-reader", "AIDA"), Rights.NONE.with(read).with(query), Map.of()));
        accounts.put(new Role(name(ROLE, "AROA"), TRUST,
                new Role.Settings("Assumed by Confluent Tableflow", 3_600),
                Rights.NONE.withInline("TableflowStorage", filled(STORAGE)).withInline("TableflowGlue", filled(GLUE)),
                Map.of()));
    }

    private Name name(String name, String prefix) {
        return new Name(World.CUSTOMER, "/", name, accounts.ids().next(prefix), then);
    }

    private String policy(String name, String description, String document) {
        ManagedPolicy policy = new ManagedPolicy(name(name, "ANPA"), description,
                List.of(new ManagedPolicy.Version("v1", filled(document), true, then)));
        accounts.put(policy);
        return policy.arn();
    }

    private static String filled(String document) {
        return document.replace("<bucket>", BUCKET)
                .replace("<results>", RESULTS)
                .replace("<glue>", "arn:aws:glue:" + World.REGION + ":" + World.CUSTOMER)
                .replace("<athena>", "arn:aws:athena:" + World.REGION + ":" + World.CUSTOMER);
    }

    /// Of any of Confluent's principals: which ones there will be is not known yet.
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::197857026523:root"},"Action":"sts:AssumeRole",
              "Condition":{"StringLike":{"sts:ExternalId":"*"}}},
             {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::197857026523:root"},"Action":"sts:TagSession"}]}
            """;
    private static final String STORAGE = """
            {"Version":"2012-10-17","Statement":[
             {"Sid":"TfBucket","Effect":"Allow",
              "Action":["s3:GetBucketLocation","s3:ListBucket","s3:ListBucketMultipartUploads"],
              "Resource":"arn:aws:s3:::<bucket>"},
             {"Sid":"TfObjects","Effect":"Allow",
              "Action":["s3:PutObject","s3:PutObjectTagging","s3:GetObject","s3:DeleteObject",
                        "s3:AbortMultipartUpload","s3:ListMultipartUploadParts"],
              "Resource":"arn:aws:s3:::<bucket>/*"}]}
            """;
    private static final String GLUE = """
            {"Version":"2012-10-17","Statement":[
             {"Sid":"TfGlue","Effect":"Allow",
              "Action":["glue:GetDatabase","glue:GetDatabases","glue:CreateDatabase","glue:UpdateDatabase",
                        "glue:DeleteDatabase","glue:GetTable","glue:GetTables","glue:GetTableVersion",
                        "glue:GetTableVersions","glue:CreateTable","glue:UpdateTable","glue:DeleteTable"],
              "Resource":["<glue>:catalog","<glue>:database/*","<glue>:table/*/*"]}]}
            """;
    private static final String READ = """
            {"Version":"2012-10-17","Statement":[
             {"Sid":"Bucket","Effect":"Allow",
              "Action":["s3:ListBucket","s3:ListBucketVersions","s3:ListBucketMultipartUploads",
                        "s3:GetBucketLocation","s3:GetBucketPolicy","s3:GetBucketPolicyStatus",
                        "s3:GetBucketPublicAccessBlock","s3:GetBucketOwnershipControls","s3:GetBucketVersioning",
                        "s3:GetBucketRequestPayment","s3:GetEncryptionConfiguration","s3:GetLifecycleConfiguration",
                        "s3:GetInventoryConfiguration"],
              "Resource":"arn:aws:s3:::<bucket>"},
             {"Sid":"Objects","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::<bucket>/*"},
             {"Sid":"Catalog","Effect":"Allow",
              "Action":["glue:GetDatabase","glue:GetDatabases","glue:GetTable","glue:GetTables",
                        "glue:GetTableVersions","glue:GetTableOptimizer","glue:GetDataCatalogEncryptionSettings"],
              "Resource":["<glue>:catalog","<glue>:database/*","<glue>:table/*/*"]},
             {"Sid":"Explain","Effect":"Allow",
              "Action":["iam:GetRole","iam:SimulatePrincipalPolicy","iam:GetContextKeysForPrincipalPolicy",
                        "kms:DescribeKey","lakeformation:GetDataLakeSettings","lakeformation:ListPermissions",
                        "lakeformation:ListResources","cloudwatch:GetMetricData","cloudwatch:ListMetrics"],
              "Resource":"*"}]}
            """;
    private static final String QUERY = """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow",
              "Action":["athena:StartQueryExecution","athena:StopQueryExecution","athena:GetQueryExecution",
                        "athena:BatchGetQueryExecution","athena:GetQueryResults","athena:GetQueryRuntimeStatistics",
                        "athena:ListQueryExecutions","athena:GetWorkGroup"],
              "Resource":"<athena>:workgroup/primary"},
             {"Effect":"Allow","Action":"athena:ListWorkGroups","Resource":"*"},
             {"Effect":"Allow","Action":["s3:GetBucketLocation","s3:ListBucket","s3:ListBucketMultipartUploads"],
              "Resource":"arn:aws:s3:::<results>"},
             {"Effect":"Allow",
              "Action":["s3:PutObject","s3:GetObject","s3:AbortMultipartUpload","s3:ListMultipartUploadParts"],
              "Resource":"arn:aws:s3:::<results>/*"},
             {"Effect":"Allow","Action":"lakeformation:GetDataAccess","Resource":"*"}]}
            """;
}
