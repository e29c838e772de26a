package tableflow.console.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.confluent.Founding;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// The profile document of a running sandbox, as `--profile-file` reads it. It holds secrets in clear: they are good
/// for this sandbox only, and only its owner may read the file.
public final class SandboxProfile {
    private SandboxProfile() {}

    /// The document.
    public static ObjectNode of(Sandbox sandbox) {
        Founding founding = sandbox.founding();
        ObjectNode root = Json.object()
                .put("version", 1)
                .put("name", "sandbox")
                .put("kind", "sandbox")
                .put("environmentTag", "dev")
                .put("readOnly", false);
        root.putObject("confluent")
                .put("apiUrl", sandbox.confluentUrl())
                .put("organizationId", sandbox.organizationId())
                .put("environmentId", founding.environment())
                .put("serviceAccountId", founding.operator())
                .put("metricsUrl", sandbox.metricsUrl())
                .set("cloudApiKey", key(founding.keys().cloud()));
        root.putObject("kafka")
                .put("clusterId", founding.clusters().kafka())
                .put("bootstrapServers", sandbox.bootstrapServers())
                .put("restUrl", sandbox.kafkaRestUrl())
                .put("securityProtocol", "SASL_PLAINTEXT")
                .set("apiKey", key(founding.keys().kafka()));
        root.putObject("schemaRegistry")
                .put("clusterId", founding.clusters().registry())
                .put("url", sandbox.registryUrl())
                .set("apiKey", key(founding.keys().registry()));
        root.putObject("tableflow").set("apiKey", key(founding.keys().tableflow()));
        root.set("aws", aws(sandbox.lake(), founding.clusters().kafka()));
        root.putObject("sandbox").put("adminUrl", sandbox.adminUrl());
        return root;
    }

    /// One address serves them all.
    private static ObjectNode aws(Lake lake, String database) {
        ObjectNode aws = Json.object()
                .put("region", Founding.REGION)
                .put("accessKeyId", lake.operatorKey().id())
                .put("secretAccessKey", lake.operatorKey().secret())
                .put("bucket", Lake.BUCKET);
        ObjectNode endpoints = aws.putObject("endpoints");
        for (String service : List.of("s3", "glue", "athena", "sts", "iam", "kms", "lakeformation", "cloudwatch")) {
            endpoints.put(service, lake.url());
        }
        aws.putObject("athena")
                .put("workgroup", "primary")
                .put("resultLocation", "s3://" + Lake.RESULTS + "/")
                .put("database", database);
        return aws;
    }

    /// Writes it for its owner's eyes only.
    public static void write(Sandbox sandbox, Path file) throws IOException {
        OwnerOnly.write(file, Json.pretty(of(sandbox)));
    }

    private static ObjectNode key(Key key) {
        return Json.object().put("id", key.id()).put("secret", key.secret().reveal());
    }
}
