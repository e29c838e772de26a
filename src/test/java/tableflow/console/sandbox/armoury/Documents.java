package tableflow.console.sandbox.armoury;

/// The policies of an environment in which all is well.
final class Documents {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";
    static final String BUCKET = "dev-confluent-topics-backup";
    static final String RESULTS = "query-results-bucket";
    private static final String GLUE = "arn:aws:glue:" + REGION + ":" + ACCOUNT + ":";

    /// What the role that Tableflow assumes may do in the bucket.
    static final String STORAGE = policy("""
            {"Sid":"TfBucket","Effect":"Allow",
             "Action":["s3:GetBucketLocation","s3:ListBucket","s3:ListBucketMultipartUploads"],
             "Resource":"arn:aws:s3:::BUCKET"},
            {"Sid":"TfObjects","Effect":"Allow",
             "Action":["s3:PutObject","s3:PutObjectTagging","s3:GetObject","s3:DeleteObject",
                       "s3:AbortMultipartUpload","s3:ListMultipartUploadParts"],
             "Resource":"arn:aws:s3:::BUCKET/*"}""");
    /// What it may do in the catalog.
    static final String CATALOG = policy("""
            {"Sid":"TfGlue","Effect":"Allow",
             "Action":["glue:GetDatabase","glue:GetDatabases","glue:CreateDatabase","glue:UpdateDatabase",
                       "glue:DeleteDatabase","glue:GetTable","glue:GetTables","glue:GetTableVersion",
                       "glue:GetTableVersions","glue:CreateTable","glue:UpdateTable","glue:DeleteTable"],
             "Resource":["GLUEcatalog","GLUEdatabase/*","GLUEtable/*/*"]}""");

    /// The operator's policies, each by the name under which it hangs on the user.
    static final String READS_BUCKET = policy("""
            {"Sid":"Bucket","Effect":"Allow",
             "Action":["s3:ListBucket","s3:ListBucketVersions","s3:ListBucketMultipartUploads",
                       "s3:GetBucketLocation","s3:GetBucketPolicy","s3:GetBucketPolicyStatus",
                       "s3:GetBucketPublicAccessBlock","s3:GetBucketOwnershipControls","s3:GetBucketVersioning",
                       "s3:GetBucketRequestPayment","s3:GetEncryptionConfiguration","s3:GetLifecycleConfiguration",
                       "s3:GetInventoryConfiguration"],
             "Resource":"arn:aws:s3:::BUCKET"}""");
    static final String READS_OBJECTS = policy("""
            {"Sid":"Objects","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET/*"}""");
    static final String READS_CATALOG = readsCatalog("\"GLUEcatalog\",\"GLUEdatabase/*\",\"GLUEtable/*/*\"");
    static final String EXPLAINS = policy("""
            {"Sid":"Explain","Effect":"Allow",
             "Action":["iam:GetRole","iam:SimulatePrincipalPolicy","iam:GetContextKeysForPrincipalPolicy",
                       "kms:DescribeKey","lakeformation:GetDataLakeSettings","lakeformation:ListPermissions",
                       "lakeformation:ListResources","cloudwatch:GetMetricData","cloudwatch:ListMetrics"],
             "Resource":"*"}""");
    static final String QUERIES = policy("""
            {"Sid":"Workgroup","Effect":"Allow",
             "Action":["athena:StartQueryExecution","athena:StopQueryExecution","athena:GetQueryExecution",
                       "athena:BatchGetQueryExecution","athena:GetQueryResults","athena:GetQueryRuntimeStatistics",
                       "athena:ListQueryExecutions","athena:GetWorkGroup"],
             "Resource":"arn:aws:athena:REGION:ACCOUNT:workgroup/*"},
            {"Sid":"Workgroups","Effect":"Allow","Action":"athena:ListWorkGroups","Resource":"*"},
            {"Sid":"Grants","Effect":"Allow","Action":"lakeformation:GetDataAccess","Resource":"*"}""");
    static final String WRITES_RESULTS = policy("""
            {"Sid":"ResultsBucket","Effect":"Allow",
             "Action":["s3:GetBucketLocation","s3:ListBucket","s3:ListBucketMultipartUploads"],
             "Resource":"arn:aws:s3:::RESULTS"},
            {"Sid":"Results","Effect":"Allow",
             "Action":["s3:PutObject","s3:GetObject","s3:AbortMultipartUpload","s3:ListMultipartUploadParts"],
             "Resource":"arn:aws:s3:::RESULTS/*"}""");

    private Documents() {}

    /// The right to read the catalog on some of its levels.
    ///
    /// @param levels JSON texts with commas between, `GLUE` for what all begin with
    static String readsCatalog(String levels) {
        return policy("""
                {"Sid":"Catalog","Effect":"Allow",
                 "Action":["glue:GetDatabase","glue:GetDatabases","glue:GetTable","glue:GetTables",
                           "glue:GetTableVersions","glue:GetTableOptimizer","glue:GetDataCatalogEncryptionSettings"],
                 "Resource":[LEVELS]}""".replace("LEVELS", levels));
    }

    /// A document of these statements; `BUCKET`, `RESULTS`, `GLUE`, `REGION` and `ACCOUNT` are filled in.
    static String policy(String statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements
                .replace("GLUE", GLUE)
                .replace("BUCKET", BUCKET)
                .replace("RESULTS", RESULTS)
                .replace("REGION", REGION)
                .replace("ACCOUNT", ACCOUNT) + "]}";
    }

    /// Who may assume the role: Confluent's principal with the integration's external id.
    static String trust(String principal, String externalId) {
        return trust(assumes(principal, externalId) + "," + tags(principal));
    }

    /// A trust policy of these statements.
    static String trust(String statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
    }

    static String assumes(String principal, String externalId) {
        return """
                {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole",
                 "Condition":{"StringEquals":{"sts:ExternalId":"%s"}}}""".formatted(principal, externalId);
    }

    static String tags(String principal) {
        return """
                {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:TagSession"}""".formatted(principal);
    }
}
