package tableflow.console.domain.doctor.check.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.PolicyText;
import tableflow.console.domain.lake.S3Uri;

/// What Tableflow's roles and the operator have to be allowed, by the true names of an environment. Confluent's own
/// list for bring-your-own storage, with `s3:DeleteObject`, which its Terraform example lacks.
public final class Needs {

    /// Without these nothing is written; without the others files pile up or uploads are left behind.
    private static final Set<String> VITAL = Set.of("s3:GetBucketLocation", "s3:ListBucket", "s3:PutObject",
            "s3:GetObject", "glue:GetDatabase", "glue:GetTable", "glue:CreateTable", "glue:UpdateTable",
            "kms:Decrypt", "kms:GenerateDataKey");

    /// Of the operator too, where Lake Formation guards the table; a grant there is worth nothing without it.
    public static final String LAKE_DATA = "lakeformation:GetDataAccess";

    private Needs() {}

    /// Of the role that writes to the bucket.
    public static List<Need> storage(String bucket) {
        String arn = "arn:aws:s3:::" + bucket;
        return Stream.concat(
                of(List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"), arn),
                of(List.of("s3:PutObject", "s3:PutObjectTagging", "s3:GetObject", "s3:DeleteObject",
                        "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"), arn + "/*")).toList();
    }

    /// Of the role that writes to Glue, which authorises each call on catalog, database and table.
    public static List<Need> catalog(String region, String account, String database) {
        String arn = "arn:aws:glue:" + region + ":" + account + ":";
        List<String> databases = List.of("glue:GetDatabase", "glue:GetDatabases", "glue:CreateDatabase",
                "glue:UpdateDatabase", "glue:DeleteDatabase");
        List<String> tables = List.of("glue:GetTable", "glue:GetTables", "glue:GetTableVersion",
                "glue:GetTableVersions", "glue:CreateTable", "glue:UpdateTable", "glue:DeleteTable");
        List<Need> all = new ArrayList<>();
        for (String resource : List.of(arn + "catalog", arn + "database/" + database)) {
            of(databases, resource).forEach(all::add);
            of(tables, resource).forEach(all::add);
        }
        of(tables, arn + "table/" + database + "/*").forEach(all::add);
        return all;
    }

    /// Of the storage role, where the bucket encrypts with a key.
    public static List<Need> key(String keyArn) {
        return of(List.of("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo",
                "kms:DescribeKey"), keyArn).toList();
    }

    /// Of the operator, to run queries in a workgroup and to keep their results. No condition on a prefix is put on the
    /// bucket's rights: Athena sends none with `s3:GetBucketLocation`, and the grant would be void.
    ///
    /// @param place of the workgroup: `aws:athena:REGION:ACCOUNT`
    /// @param results where results go; empty where the workgroup keeps them itself
    public static List<Need> queries(String place, String workgroup, Optional<S3Uri> results) {
        List<Need> all = new ArrayList<>(of(List.of("athena:StartQueryExecution", "athena:StopQueryExecution",
                "athena:GetQueryExecution", "athena:BatchGetQueryExecution", "athena:GetQueryResults",
                "athena:GetQueryRuntimeStatistics", "athena:ListQueryExecutions", "athena:GetWorkGroup"),
                "arn:" + place + ":workgroup/" + workgroup).toList());
        results.ifPresent(where -> {
            of(List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
                    "arn:aws:s3:::" + where.bucket()).forEach(all::add);
            all.addAll(results(where));
        });
        all.add(new Need(LAKE_DATA, "*"));
        return all;
    }

    /// Of whose query it is, to write and read its result.
    ///
    /// @param place where results go
    public static List<Need> results(S3Uri place) {
        return of(List.of("s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"),
                "arn:aws:s3:::" + place.bucket() + "/" + place.key() + "*").toList();
    }

    /// Whether nothing goes without it.
    static boolean vital(Need need) {
        return VITAL.contains(need.action());
    }

    private static Stream<Need> of(List<String> actions, String resource) {
        return actions.stream().map(action -> new Need(action, resource));
    }

    /// The changes that allow an identity what it lacks: one for each statement.
    ///
    /// @param holder ARN of the user or role
    static List<PolicyChange> grant(String holder, List<Need> missing) {
        return Need.statements(missing).stream()
                .map(statement -> new PolicyChange(Where.IDENTITY_POLICY, holder, PolicyText.of(statement), false,
                        "allows " + words(statement)))
                .toList();
    }

    private static String words(Map<String, Object> statement) {
        return statement.get("Action") instanceof List<?> some
                ? String.join(", ", some.stream().map(String::valueOf).toList())
                : String.valueOf(statement.get("Action"));
    }

    /// What the operator lacks to look at something that could not be looked at.
    static List<PolicyChange> operator(String caller, String action, String resource) {
        return grant(caller, List.of(new Need(action, resource)));
    }
}
