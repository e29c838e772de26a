package tableflow.console.domain.doctor.explain;

import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.Signal.Source;

/// Who speaks: by the name of a service, an operation, a class, a host, or by what is spoken of.
final class Speakers {

    /// The names that SDKs give to services, in small letters without blanks.
    private static final Map<String, Source> SERVICES = Map.ofEntries(
            entry("s3", Source.S3), entry("amazons3", Source.S3),
            entry("kms", Source.S3), entry("awskms", Source.S3),
            entry("glue", Source.GLUE), entry("awsglue", Source.GLUE),
            entry("lakeformation", Source.GLUE), entry("awslakeformation", Source.GLUE),
            entry("athena", Source.ATHENA), entry("amazonathena", Source.ATHENA),
            entry("sts", Source.STS), entry("awssecuritytokenservice", Source.STS),
            entry("iam", Source.IAM), entry("amazonidentitymanagement", Source.IAM),
            entry("sso", Source.LOCAL), entry("ssooidc", Source.LOCAL));

    private static final List<Map.Entry<Pattern, Source>> OPERATIONS = List.of(
            operation("(Get|Head|Put|Delete|List|Copy|Restore|Select)(Object|Objects|ObjectsV2|ObjectVersions"
                    + "|ObjectTagging|ObjectAttributes|ObjectContent|Bucket\\w{0,40}|Buckets)", Source.S3),
            operation("(Create|Complete|Abort)MultipartUpload|UploadPart(Copy)?|ListMultipartUploads|ListParts"
                    + "|CreateBucket|GetPublicAccessBlock", Source.S3),
            operation("Decrypt|Encrypt|ReEncrypt|GenerateDataKey\\w{0,30}|DescribeKey|GetKeyPolicy", Source.S3),
            operation("(Get|Create|Update|Delete|Search|BatchGet|BatchDelete|BatchCreate)(Table|Tables|TableVersions?"
                    + "|TableOptimizer|Databases?|Partitions?|PartitionIndexes|Catalogs?|Crawlers?"
                    + "|UserDefinedFunctions?|ColumnStatistics\\w{0,20}|UnfilteredTableMetadata)", Source.GLUE),
            operation("GetDataCatalogEncryptionSettings|GetDataAccess|GetDataLakeSettings|ListPermissions"
                    + "|GrantPermissions|GetTemporaryGlueTableCredentials", Source.GLUE),
            operation("(Start|Stop|Get|BatchGet)QueryExecution|ListQueryExecutions|GetQueryResults"
                    + "|GetQueryRuntimeStatistics|(Get|Create|Update|Delete|List)WorkGroups?"
                    + "|(Get|List|Create|BatchGet|Delete)NamedQuer(y|ies)|\\w{3,6}PreparedStatements?"
                    + "|(Get|List)DataCatalogs?|(Get|List)TableMetadata|ListDatabases", Source.ATHENA),
            operation("AssumeRole\\w{0,20}|GetCallerIdentity|GetSessionToken|GetFederationToken", Source.STS),
            operation("\\w{3,8}(Role|RolePolicy|RolePolicies|AssumeRolePolicy|UserPolicy|Policy|PolicyVersion|User)"
                    + "|SimulatePrincipalPolicy", Source.IAM),
            operation("GetRoleCredentials|CreateToken|RegisterClient", Source.LOCAL));

    /// What stands in a text about a system; two systems may be spoken of.
    private static final List<Map.Entry<Pattern, Source>> SUBJECTS = List.of(
            subject("\\btableflow\\b|\\bmateriali[sz]ation (suspended|stopped|failed|of topic|began)",
                    Source.TABLEFLOW),
            subject("\\bathena\\b|awsdatacatalog", Source.ATHENA),
            subject("\\bglue\\b|\\blake ?formation\\b", Source.GLUE),
            subject("\\bs3[an]?://|\\bs3[.-][a-z0-9.-]{0,40}amazonaws\\.com|\\bamazon ?s3\\b|arn:aws[\\w-]{0,12}:s3:",
                    Source.S3),
            subject("\\bsts\\.[a-z0-9.-]{0,40}amazonaws\\.com|\\bassume-?role\\b", Source.STS),
            subject("\\bschema.registry\\b|\\bpsrc-\\w{3,10}\\b|\\blsrc-\\w{3,10}\\b|SchemaRegistry", Source.REGISTRY),
            subject("\\bkafka\\b|\\brdkafka\\b|\\bpkc-\\w{3,10}\\b|\\bkcat\\b|\\bNetworkClient\\b", Source.KAFKA),
            subject("api\\.confluent\\.cloud|\\bconfluent_[a-z_]{3,40}\\b|\\bconfluent (tableflow|kafka|api-key|iam"
                    + "|environment|schema-registry|provider-integration) ", Source.CONFLUENT));

    private static final Pattern HOST = Pattern.compile("https?://([\\w.-]{1,253})"
            + "|\\b((?:[a-z0-9][a-z0-9-]{0,62}\\.){1,6}[a-z0-9-]{2,63})"
            + "(?<!\\.(?:java|kt|scala|py|js|ts|go|rs|c|cc|sql)):\\d{2,5}\\b"
            + "|(?:UnknownHostException:|resolve host:?|lookup) '?([\\w.-]{3,253})", Pattern.CASE_INSENSITIVE);
    private static final Pattern OURS = Pattern.compile("amazonaws\\.com|confluent\\.c", Pattern.CASE_INSENSITIVE);

    private Speakers() {}

    /// Whether hosts are named and none of them is one that we speak with.
    static boolean foreignHosts(String flat, Set<Source> subjects) {
        return subjects.isEmpty() && !OURS.matcher(flat).find() && HOST.matcher(flat).find();
    }

    /// @param name `Amazon S3`, `AWSGlue`, `Sts`
    static @Nullable Source ofService(String name) {
        return SERVICES.get(name.replace(" ", "").toLowerCase(Locale.ROOT));
    }

    /// @param name `GetObject`
    static @Nullable Source ofOperation(String name) {
        for (Map.Entry<Pattern, Source> operation : OPERATIONS) {
            if (operation.getKey().matcher(name).matches()) {
                return operation.getValue();
            }
        }
        return null;
    }

    /// @param name of an exception's class, with its package where it stands there
    static @Nullable Source ofClass(String name) {
        if (name.startsWith("software.amazon.awssdk.services.")) {
            String rest = name.substring("software.amazon.awssdk.services.".length());
            return ofService(rest.substring(0, Math.max(0, rest.indexOf('.'))));
        }
        if (name.startsWith("com.amazonaws.services.")) {
            String rest = name.substring("com.amazonaws.services.".length());
            return ofService(rest.substring(0, Math.max(0, rest.indexOf('.'))).replace("securitytoken", "sts")
                    .replace("identitymanagement", "iam"));
        }
        if (name.contains("schemaregistry") || name.endsWith("RestClientException")) {
            return Source.REGISTRY;
        }
        if (name.startsWith("org.apache.kafka.") || name.startsWith("confluent_kafka.")) {
            return Source.KAFKA;
        }
        return name.contains("awssdk.core.") || name.startsWith("botocore.") || name.startsWith("java.net.")
                || name.startsWith("javax.net.ssl.") || name.startsWith("sun.security.") ? Source.LOCAL : null;
    }

    /// Who may have spoken, by what a text is about.
    static Set<Source> ofSubjects(String flat) {
        Set<Source> found = EnumSet.noneOf(Source.class);
        for (Map.Entry<Pattern, Source> subject : SUBJECTS) {
            if (subject.getKey().matcher(flat).find()) {
                found.add(subject.getValue());
            }
        }
        return found;
    }

    private static Map.Entry<Pattern, Source> operation(String regex, Source source) {
        return Map.entry(Pattern.compile(regex), source);
    }

    private static Map.Entry<Pattern, Source> subject(String regex, Source source) {
        return Map.entry(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), source);
    }
}
