package tableflow.console.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AccessKeys.AccessKey;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.cloudwatch.BucketHistory;
import tableflow.console.sandbox.cloudwatch.CloudWatch;
import tableflow.console.sandbox.cloudwatch.HistoryKeeper;
import tableflow.console.sandbox.cloudwatch.StoreContents;
import tableflow.console.sandbox.confluent.Founding;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;

/// The AWS side of a sandbox: its services on one address, and the customer's account with an operator and two
/// buckets.
final class Lake implements AutoCloseable {
    /// The account that owns buckets, catalog and roles.
    static final String CUSTOMER = "123456789012";
    /// Tableflow's bucket.
    static final String BUCKET = "dev-confluent-topics-backup";
    /// Where Athena puts results.
    static final String RESULTS = "query-results-bucket";
    private static final Logger LOG = LoggerFactory.getLogger(Lake.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final AccessKeys keys = new AccessKeys();
    private final AccessKey operator;
    private final ObjectStore store;
    private final BucketHistory history;
    private final AwsEndpoint endpoint;

    private Lake(Path directory, Clock clock, Faults faults) throws IOException {
        try {
            operator = operator(directory.resolve("aws.json"));
            keys.put(operator);
            store = opened(ObjectStore.open(directory.resolve("s3"), clock));
            store.create(BUCKET, Founding.REGION, CUSTOMER);
            store.create(RESULTS, Founding.REGION, CUSTOMER);
            Permissions permissions = (caller, access) -> {
                if (caller.anonymous()) {
                    throw new AwsFailure(403, "AccessDenied", "Access Denied");
                }
            };
            endpoint = opened(AwsEndpoint.start(keys, clock, faults));
            endpoint.serve(new S3Api(store, permissions));
            history = new BucketHistory(new StoreContents(store), clock, directory.resolve("cloudwatch.json"));
            opened(HistoryKeeper.start(history));
            endpoint.serve(new CloudWatch(history, permissions));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts all AWS services.
    ///
    /// @param directory of the sandbox's data
    static Lake start(Path directory, Clock clock, Faults faults) throws IOException {
        return new Lake(directory, clock, faults);
    }

    private static AccessKey operator(Path file) throws IOException {
        if (!Files.exists(file)) {
            String random = UUID.randomUUID().toString().replace("-", "")
                    + UUID.randomUUID().toString().substring(0, 8);
            OwnerOnly.write(file, Json.pretty(Json.object()
                    .put("id", "AKIA" + random.substring(0, 16).toUpperCase(Locale.ROOT)).put("secret", random)));
        }
        try {
            JsonNode kept = Json.parse(Files.readAllBytes(file));
            return new AccessKey(kept.path("id").asText(), kept.path("secret").asText(),
                    new Principal("arn:aws:iam::" + CUSTOMER + ":user/sandbox-operator", CUSTOMER,
                            "AIDASANDBOXOPERATOR", Optional.empty()), Optional.empty());
        } catch (BadJson e) {
            throw new IOException(file + " is not readable: " + e.getMessage(), e);
        }
    }

    /// The address of all AWS services.
    String url() {
        return endpoint.url();
    }

    /// The key of the user `sandbox-operator`.
    AccessKey operatorKey() {
        return operator;
    }

    /// The live keys, for whoever makes sessions.
    AccessKeys keys() {
        return keys;
    }

    /// The buckets, for what runs inside of the sandbox.
    ObjectStore store() {
        return store;
    }

    /// What CloudWatch knows of the buckets.
    BucketHistory history() {
        return history;
    }

    /// Where further services are added.
    AwsEndpoint endpoint() {
        return endpoint;
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.addFirst(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.removeFirst().close();
            } catch (Exception e) {
                LOG.warn("a part of the lake did not stop cleanly", e);
            }
        }
    }
}
