package tableflow.console.sandbox.armoury;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.model.Database;
import tableflow.console.sandbox.armoury.Http.Login;
import tableflow.console.sandbox.kafka.ClientSettings;
import tableflow.console.sandbox.kafka.Eventually;

/// Read-only questions, each asked with the profile of a scene and answered with a text: what stands in the answer, or
/// status, code and sentence of the refusal.
final class Looks {
    private Looks() {}

    /// Asks AWS as the profile says.
    @FunctionalInterface
    private interface Question {
        String ask(Aws aws) throws Exception;
    }

    private static String aws(Scene scene, Question question) throws Exception {
        try (Aws aws = new Aws(scene.aws())) {
            return question.ask(aws);
        } catch (AwsServiceException e) {
            return "status " + e.statusCode() + " " + e.awsErrorDetails().errorCode() + ": "
                    + e.awsErrorDetails().errorMessage()
                    + e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region")
                            .map(region -> " [" + region + "]").orElse("");
        } catch (SdkClientException e) {
            return "none: " + e.getMessage();
        }
    }

    static String identity(Scene scene) throws Exception {
        return aws(scene, aws -> aws.sts.getCallerIdentity().arn());
    }

    static String headBucket(Scene scene) throws Exception {
        return aws(scene, aws -> aws.s3.headBucket(r -> r.bucket(Documents.BUCKET)).bucketRegion());
    }

    static String list(Scene scene) throws Exception {
        return aws(scene, aws -> aws.s3.listObjectsV2(r -> r.bucket(Documents.BUCKET).delimiter("/"))
                .commonPrefixes().toString());
    }

    /// The first byte of the table's current metadata.
    static String metadata(Scene scene) throws Exception {
        String key = scene.metadataKey();
        return aws(scene, aws -> aws.s3.getObjectAsBytes(r -> r.bucket(Documents.BUCKET).key(key).range("bytes=0-0"))
                .asString(StandardCharsets.UTF_8));
    }

    static String lifecycle(Scene scene) throws Exception {
        return aws(scene, aws -> aws.s3.getBucketLifecycleConfiguration(r -> r.bucket(Documents.BUCKET))
                .rules().toString());
    }

    static String encryption(Scene scene) throws Exception {
        return aws(scene, aws -> aws.s3.getBucketEncryption(r -> r.bucket(Documents.BUCKET))
                .serverSideEncryptionConfiguration().toString());
    }

    static String payment(Scene scene) throws Exception {
        return aws(scene, aws -> aws.s3.getBucketRequestPayment(r -> r.bucket(Documents.BUCKET)).payerAsString());
    }

    static String bucketPolicy(Scene scene) throws Exception {
        return aws(scene, aws -> aws.s3.getBucketPolicy(r -> r.bucket(Documents.BUCKET)).policy());
    }

    /// Bytes that are no longer current.
    static String versions(Scene scene) throws Exception {
        return aws(scene, aws -> aws.s3.getBucketVersioning(r -> r.bucket(Documents.BUCKET)).statusAsString() + " "
                + aws.s3.listObjectVersions(r -> r.bucket(Documents.BUCKET)).versions().stream()
                        .filter(v -> !v.isLatest()).mapToLong(v -> v.size()).sum());
    }

    /// The trust policy of the role.
    static String role(Scene scene) throws Exception {
        return aws(scene, aws -> java.net.URLDecoder.decode(
                aws.iam.getRole(r -> r.roleName(Lab.ROLE)).role().assumeRolePolicyDocument(), StandardCharsets.UTF_8));
    }

    /// May the role write to the bucket? By what the simulator says of its own policies and of the bucket's.
    static String mayWrite(Scene scene) throws Exception {
        return aws(scene, aws -> aws.iam.simulatePrincipalPolicy(r -> r.policySourceArn(Lab.ROLE_ARN)
                .actionNames("s3:PutObject")
                .resourceArns("arn:aws:s3:::" + Documents.BUCKET + "/x")).evaluationResults().getFirst()
                .evalDecisionAsString());
    }

    static String database(Scene scene) throws Exception {
        return aws(scene, aws -> aws.glue.getDatabase(r -> r.name(scene.lab().database())).database().name());
    }

    static String databases(Scene scene) throws Exception {
        return aws(scene, aws -> aws.glue.getDatabases(r -> { }).databaseList().stream()
                .map(Database::name).toList().toString());
    }

    static String table(Scene scene) throws Exception {
        return aws(scene, aws -> {
            var table = aws.glue.getTable(r -> r.databaseName(scene.lab().database()).name(scene.topic())).table();
            return "parameters " + table.parameters() + " partitioned by " + table.partitionKeys() + " registered "
                    + table.isRegisteredWithLakeFormation();
        });
    }

    static String catalogEncryption(Scene scene) throws Exception {
        return aws(scene, aws -> aws.glue.getDataCatalogEncryptionSettings(r -> { }).dataCatalogEncryptionSettings()
                .encryptionAtRest().catalogEncryptionModeAsString());
    }

    static String compaction(Scene scene) throws Exception {
        return aws(scene, aws -> aws.glue.getTableOptimizer(r -> r.catalogId(Documents.ACCOUNT)
                .databaseName(scene.lab().database()).tableName(scene.topic()).type("compaction"))
                .tableOptimizer().configuration().enabled() + " compaction");
    }

    static String workGroup(Scene scene) throws Exception {
        return aws(scene, aws -> {
            var group = aws.athena.getWorkGroup(r -> r.workGroup(scene.aws().at("/athena/workgroup").asText()))
                    .workGroup();
            var result = group.configuration().resultConfiguration();
            return group.stateAsString() + " " + (result == null ? null : result.outputLocation()) + " enforced "
                    + group.configuration().enforceWorkGroupConfiguration();
        });
    }

    /// The bucket in which the workgroup puts results.
    static String resultsBucket(Scene scene) throws Exception {
        return aws(scene, aws -> {
            String location = aws.athena.getWorkGroup(r -> r.workGroup("primary")).workGroup().configuration()
                    .resultConfiguration().outputLocation();
            return String.valueOf(aws.s3.getBucketLocation(r -> r.bucket(location.split("/")[2])).locationConstraint());
        });
    }

    private static String rest(JsonNode key, String url) throws Exception {
        try (Http http = new Http()) {
            return "status " + http.send(Login.of(key), "GET", url, "");
        }
    }

    static String environments(Scene scene) throws Exception {
        return rest(scene.profile().at("/confluent/cloudApiKey"),
                scene.profile().at("/confluent/apiUrl").asText() + "/org/v2/environments");
    }

    static String integration(Scene scene) throws Exception {
        return rest(scene.profile().at("/confluent/cloudApiKey"), scene.profile().at("/confluent/apiUrl").asText()
                + "/pim/v1/integrations/" + scene.lab().provider().id() + "?environment=" + scene.lab().environment());
    }

    /// The Tableflow topic.
    static String tableflow(Scene scene) throws Exception {
        return rest(scene.profile().at("/tableflow/apiKey"), scene.profile().at("/confluent/apiUrl").asText()
                + "/tableflow/v1/tableflow-topics/" + scene.topic() + scope(scene));
    }

    static String catalogs(Scene scene) throws Exception {
        return rest(scene.profile().at("/tableflow/apiKey"), scene.profile().at("/confluent/apiUrl").asText()
                + "/tableflow/v1/catalog-integrations" + scope(scene));
    }

    /// How long ago the catalog was in step.
    static String lastSync(Scene scene) throws Exception {
        try (Http http = new Http()) {
            String at = http.send(Login.of(scene.profile().at("/tableflow/apiKey")), "GET",
                    scene.profile().at("/confluent/apiUrl").asText() + "/tableflow/v1/catalog-integrations"
                            + scope(scene), "").json().at("/data/0/status/last_sync_at").asText();
            return Duration.between(Instant.parse(at), Instant.now()).toMinutes() >= 115 ? "two hours ago" : "now";
        }
    }

    /// The end of a query over the topic's table, or why it cannot begin.
    static String query(Scene scene) throws Exception {
        return aws(scene, aws -> {
            String id = aws.athena.startQueryExecution(r -> r.queryString(statement(scene))
                    .workGroup(scene.aws().at("/athena/workgroup").asText())
                    .queryExecutionContext(c -> c.database(scene.lab().database())
                            .catalog(scene.catalog()))).queryExecutionId();
            return end(aws, id);
        });
    }

    static String statement(Scene scene) {
        return "SELECT * FROM \"" + scene.lab().database() + "\".\"" + scene.topic() + "\" LIMIT 10";
    }

    /// Waits for the end of an execution.
    static String end(Aws aws, String id) throws Exception {
        AtomicReference<String> end = new AtomicReference<>("");
        Eventually.holds("the query ends", () -> {
            var status = aws.athena.getQueryExecution(r -> r.queryExecutionId(id)).queryExecution().status();
            end.set(status.stateAsString() + " "
                    + (status.athenaError() == null ? "" : status.athenaError().errorType() + " ")
                    + status.stateChangeReason());
            return !status.stateAsString().equals("QUEUED") && !status.stateAsString().equals("RUNNING");
        });
        return String.valueOf(end.get());
    }

    private static String scope(Scene scene) {
        return "?environment=" + scene.lab().environment() + "&spec.kafka_cluster=" + scene.lab().cluster();
    }

    /// The newest schema of the topic's values.
    static String schema(Scene scene) throws Exception {
        return rest(scene.profile().at("/schemaRegistry/apiKey"), scene.profile().at("/schemaRegistry/url").asText()
                + "/subjects/" + scene.topic() + "-value/versions/latest");
    }

    static String registryMode(Scene scene) throws Exception {
        return rest(scene.profile().at("/schemaRegistry/apiKey"), scene.profile().at("/schemaRegistry/url").asText()
                + "/mode/" + scene.topic() + "-value?defaultToGlobal=true");
    }

    /// The topic as the broker describes it.
    static String kafka(Scene scene) throws Exception {
        JsonNode kafka = scene.profile().path("kafka");
        Map<String, Object> settings = new java.util.HashMap<>(ClientSettings.of(
                kafka.path("bootstrapServers").asText(), kafka.at("/apiKey/id").asText(),
                kafka.at("/apiKey/secret").asText()));
        settings.put("default.api.timeout.ms", 4_000);
        settings.put("request.timeout.ms", 2_000);
        try (Admin admin = Admin.create(settings)) {
            return admin.describeTopics(List.of(scene.topic())).allTopicNames().get().values().stream()
                    .map(topic -> topic.partitions().size() + " partitions").collect(Collectors.joining());
        } catch (ExecutionException e) {
            Throwable said = e.getCause() == null ? e : e.getCause();
            return said.getClass().getSimpleName() + ": " + said.getMessage();
        }
    }
}
