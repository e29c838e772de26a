package tableflow.console.sandbox.armoury;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import tableflow.console.sandbox.http.Json;

/// An environment that no rule of a review has anything against, and single things done to it against one rule.
public final class Violations {
    private static final String BOX = Documents.BUCKET;
    private static final List<String> BUCKETS = List.of(BOX, Documents.RESULTS);
    private static final long LIMIT = 10L << 30;
    private static final String NO_PLAIN_TEXT = """
            {"Sid":"Tls","Effect":"Deny","Principal":"*","Action":"s3:*",
             "Resource":["arn:aws:s3:::BOX","arn:aws:s3:::BOX/*"],
             "Condition":{"Bool":{"aws:SecureTransport":"false"}}}""";
    private static final String CATALOG = Documents.CATALOG.replace("database/*", "database/DATABASE")
            .replace("table/*/*", "table/DATABASE/*");

    private Violations() {}

    /// Something done against rules.
    ///
    /// @param rules the ids of exactly those that it is against
    public record Violation(Set<String> rules, String name, Arm arm) {

        /// The lab with it, until it is closed.
        public Scene armed(Lab lab) throws Exception {
            Scene scene = hardened(lab);
            try {
                arm.on(scene);
                return scene;
            } catch (Exception | AssertionError e) {
                scene.close();
                throw e;
            }
        }

        @Override
        public String toString() {
            return name + " " + rules;
        }
    }

    /// Does it.
    @FunctionalInterface
    public interface Arm {
        void on(Scene scene) throws Exception;
    }

    private static Violation against(String name, Arm arm, String... rules) {
        return new Violation(Set.copyOf(Arrays.asList(rules)), name, arm);
    }

    /// The key that no role is bound to, by its id.
    public static String loneKey(Lab lab) {
        return lab.outsider().kafka().path("id").asText();
    }

    /// The lab with all in order, and an operator who may look at all of it.
    public static Scene hardened(Lab lab) throws Exception {
        Scene scene = lab.healthy();
        Aws aws = lab.aws();
        try {
            for (String bucket : BUCKETS) {
                policy(scene, bucket, "");
                tidy(scene, bucket);
            }
            Buckets.versioned(scene);
            versioned(scene, Documents.RESULTS);
            aws.iam.putRolePolicy(r -> r.roleName(Lab.ROLE).policyName("catalog").policyDocument(
                    CATALOG.replace("DATABASE", lab.database())));
            scene.undo(() -> aws.iam.putRolePolicy(r -> r.roleName(Lab.ROLE).policyName("catalog").policyDocument(
                    Documents.CATALOG)));
            limit(aws, LIMIT);
            scene.undo(() -> aws.athena.updateWorkGroup(r -> r.workGroup("primary")
                    .configurationUpdates(c -> c.removeBytesScannedCutoffPerQuery(true))));
            scene.operatorMay("reviews", Documents.policy("""
                    {"Effect":"Allow","Action":["iam:ListRolePolicies","iam:GetRolePolicy",
                      "iam:ListAttachedRolePolicies","iam:GetPolicy","iam:GetPolicyVersion","s3:GetBucketPolicy",
                      "s3:GetBucketPolicyStatus","s3:GetBucketPublicAccessBlock","s3:GetBucketOwnershipControls",
                      "s3:GetBucketVersioning","s3:GetEncryptionConfiguration","s3:GetLifecycleConfiguration"],
                     "Resource":"*"}"""));
            return scene;
        } catch (Exception | AssertionError e) {
            scene.close();
            throw e;
        }
    }

    /// What can be done.
    public static List<Violation> all() {
        return List.of(
                against("a public policy", scene -> policy(scene, BOX, "," + """
                        {"Sid":"Open","Effect":"Allow","Principal":"*","Action":"s3:GetObject",
                         "Resource":"arn:aws:s3:::BUCKET/*"}"""), "SEC-PUBLIC-ACCESS", "SEC-WILDCARD"),
                against("no public access block", scene -> {
                    var before = scene.lab().aws().s3.getPublicAccessBlock(r -> r.bucket(BOX))
                            .publicAccessBlockConfiguration();
                    scene.lab().aws().s3.deletePublicAccessBlock(r -> r.bucket(BOX));
                    scene.undo(() -> scene.lab().aws().s3.putPublicAccessBlock(r -> r.bucket(BOX)
                            .publicAccessBlockConfiguration(before)));
                }, "SEC-PUBLIC-BLOCK"),
                against("plain text let in", scene -> scene.lab().aws().s3.deleteBucketPolicy(r -> r.bucket(BOX)),
                        "SEC-TLS"),
                against("ACLs", scene -> {
                    owned(scene, ObjectOwnership.OBJECT_WRITER);
                    scene.undo(() -> owned(scene, ObjectOwnership.BUCKET_OWNER_ENFORCED));
                }, "SEC-OWNERSHIP"),
                against("old versions for good", scene -> scene.lab().aws().s3.deleteBucketLifecycle(r ->
                        r.bucket(BOX)), "SEC-VERSIONS"),
                against("files that go by age", scene -> lifecycle(scene, BOX, tidies(), LifecycleRule.builder()
                        .id("old").status(ExpirationStatus.ENABLED).filter(f -> f.prefix(""))
                        .expiration(e -> e.days(30)).build()), "BP-LIFECYCLE"),
                against("any external id", scene -> scene.trust(Documents.trust("""
                        {"Effect":"Allow","Principal":{"AWS":"%1$s"},"Action":["sts:AssumeRole","sts:TagSession"]}"""
                        .formatted(scene.lab().provider().principal()))), "SEC-EXTERNAL-ID"),
                against("any account", scene -> scene.trust(Documents.trust("*",
                        scene.lab().provider().externalId())), "SEC-TRUST-WILDCARD"),
                against("all of S3", scene -> scene.roleMay("wide", Documents.policy("""
                        {"Sid":"All","Effect":"Allow","Action":"s3:*","Resource":"*"}""")), "SEC-BROAD-ROLE"),
                against("an old key", scene -> keys(scene, (id, spec) -> ((ObjectNode) spec.path("metadata"))
                        .put("created_at", "2020-01-01T00:00:00Z")), "SEC-KEY-AGE"),
                against("a key of nobody", scene -> keys(scene, (id, key) -> ((ObjectNode) key.at("/spec/owner"))
                        .put("id", "sa-000000")), "SEC-KEY-OWNER"),
                against("a key of a person", scene -> keys(scene, (id, key) -> ((ObjectNode) key.at("/spec/owner"))
                        .put("id", "u-000000")), "SEC-KEY-PERSON"),
                against("an integration for nothing", Violations::integration, "SEC-UNUSED-INTEGRATION"),
                against("queries without a limit", scene -> {
                    scene.lab().aws().athena.updateWorkGroup(r -> r.workGroup("primary")
                            .configurationUpdates(c -> c.removeBytesScannedCutoffPerQuery(true)));
                    scene.undo(() -> limit(scene.lab().aws(), LIMIT));
                }, "SEC-QUERY-LIMIT"),
                against("a short retention", scene -> setting(scene, "retention.ms", "3600000"), "BP-RETENTION"),
                against("no compression", scene -> setting(scene, "compression.type", "uncompressed"),
                        "BP-COMPRESSION"),
                against("records dropped", Violations::skipping, "BP-ERRORS"),
                against("any change of schema", scene -> {
                    scene.lab().registry("PUT", "/config/orders-value", "{\"compatibility\":\"NONE\"}");
                    scene.undo(() -> scene.lab().registry("DELETE", "/config/orders-value", ""));
                }, "BP-SCHEMA-COMPATIBILITY"),
                against("no schema", scene -> {
                    scene.lab().registry("DELETE", "/subjects/" + Lab.TOPIC + "-value", "");
                    scene.undo(() -> scene.lab().records().register(Lab.TOPIC));
                }, "BP-SCHEMA"),
                against("no catalog", scene -> scene.hook("/outcomes/" + Lab.TOPIC,
                        "{\"catalog_disconnected\":true}"), "BP-CATALOG"));
    }

    private static void policy(Scene scene, String bucket, String more) {
        Aws aws = scene.lab().aws();
        boolean first = more.isEmpty();
        String whole = Documents.policy(NO_PLAIN_TEXT.replace("BOX", bucket) + more);
        if (!first) {
            // Else the bucket would refuse it.
            var block = aws.s3.getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration();
            aws.s3.putPublicAccessBlock(r -> r.bucket(bucket).publicAccessBlockConfiguration(c ->
                    c.blockPublicPolicy(false)));
            aws.s3.putBucketPolicy(r -> r.bucket(bucket).policy(whole));
            aws.s3.putPublicAccessBlock(r -> r.bucket(bucket).publicAccessBlockConfiguration(block));
            return;
        }
        aws.s3.putBucketPolicy(r -> r.bucket(bucket).policy(whole));
        scene.undo(() -> aws.s3.deleteBucketPolicy(r -> r.bucket(bucket)));
    }

    private static void versioned(Scene scene, String bucket) throws Exception {
        var settings = tableflow.console.sandbox.Inside.store(scene.lab().sandbox()).bucket(bucket).orElseThrow()
                .settings();
        settings.versioning(tableflow.console.sandbox.s3.Versioning.ENABLED);
        scene.undo(() -> settings.versioning(tableflow.console.sandbox.s3.Versioning.OFF));
    }

    private static LifecycleRule tidies() {
        return LifecycleRule.builder().id("versions").status(ExpirationStatus.ENABLED).filter(f -> f.prefix(""))
                .noncurrentVersionExpiration(e -> e.noncurrentDays(7)).build();
    }

    private static void tidy(Scene scene, String bucket) {
        lifecycle(scene, bucket, tidies());
        scene.undo(() -> scene.lab().aws().s3.deleteBucketLifecycle(r -> r.bucket(bucket)));
    }

    private static void lifecycle(Scene scene, String bucket, LifecycleRule... rules) {
        scene.lab().aws().s3.putBucketLifecycleConfiguration(r -> r.bucket(bucket).lifecycleConfiguration(
                BucketLifecycleConfiguration.builder().rules(rules).build()));
    }

    private static void owned(Scene scene, ObjectOwnership ownership) {
        scene.lab().aws().s3.putBucketOwnershipControls(r -> r.bucket(BOX).ownershipControls(c ->
                c.rules(OwnershipControlsRule.builder().objectOwnership(ownership).build())));
    }

    private static void limit(Aws aws, long bytes) {
        aws.athena.updateWorkGroup(r -> r.workGroup("primary")
                .configurationUpdates(c -> c.bytesScannedCutoffPerQuery(bytes)));
    }

    /// The list of keys has another one in the place of the lone one.
    private static void keys(Scene scene, BiConsumer<String, JsonNode> change) throws Exception {
        ObjectNode list = scene.lab().cloud("GET", "/iam/v2/api-keys?page_size=100", "").deepCopy();
        String lone = loneKey(scene.lab());
        ((ArrayNode) list.path("data")).forEach(key -> {
            if (key.path("id").asText().equals(lone)) {
                change.accept(lone, key);
            }
        });
        scene.fault(Json.object().put("service", "confluent").put("method", "GET")
                .put("path", "/iam/v2/api-keys").put("times", 1000).put("status", 200)
                .put("body", list.toString()).toString());
    }

    /// A key of a person with another name.
    public static void named(Scene scene, String name) throws Exception {
        keys(scene, (id, key) -> {
            ((ObjectNode) key.path("spec")).put("display_name", name);
            ((ObjectNode) key.at("/spec/owner")).put("id", "u-000000");
        });
    }

    private static void integration(Scene scene) throws Exception {
        String id = scene.lab().cloud("POST", "/pim/v1/integrations", """
                {"display_name":"for nothing","provider":"AWS","environment":{"id":"%s"},
                 "config":{"kind":"AwsIntegrationConfig",
                           "customer_iam_role_arn":"arn:aws:iam::123456789012:role/nobodys"}}"""
                .formatted(scene.lab().environment())).path("id").asText();
        scene.undo(() -> scene.lab().cloud("DELETE", "/pim/v1/integrations/" + id + "?environment="
                + scene.lab().environment(), ""));
    }

    private static void setting(Scene scene, String name, String value) throws Exception {
        String place = "/kafka/v3/clusters/" + scene.lab().cluster() + "/topics/" + Lab.TOPIC + "/configs/" + name;
        kafka(scene, "PUT", place, "{\"value\":\"" + value + "\"}");
        scene.undo(() -> kafka(scene, "DELETE", place, ""));
    }

    private static void kafka(Scene scene, String method, String path, String body) throws Exception {
        scene.lab().http().done(Http.Login.of(scene.lab().admin().at("/kafka/apiKey")), method,
                scene.lab().admin().at("/kafka/restUrl").asText() + path, body);
    }

    private static void skipping(Scene scene) throws Exception {
        handling(scene, "SKIP");
        scene.undo(() -> handling(scene, "SUSPEND"));
    }

    private static void handling(Scene scene, String mode) throws Exception {
        scene.lab().tableflow("PATCH", "/tableflow/v1/tableflow-topics/" + Lab.TOPIC, """
                {"spec":{"environment":{"id":"%s"},"kafka_cluster":{"id":"%s"},
                 "config":{"error_handling":{"mode":"%s"}}}}"""
                .formatted(scene.lab().environment(), scene.lab().cluster(), mode));
    }
}
