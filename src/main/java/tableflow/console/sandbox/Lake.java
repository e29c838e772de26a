package tableflow.console.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import tableflow.console.sandbox.athena.Shelf;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AccessKeys.AccessKey;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.cloudwatch.BucketHistory;
import tableflow.console.sandbox.cloudwatch.CloudWatch;
import tableflow.console.sandbox.cloudwatch.HistoryKeeper;
import tableflow.console.sandbox.cloudwatch.StoreContents;
import tableflow.console.sandbox.glue.GlueApi;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.iam.Iam;
import tableflow.console.sandbox.iam.TemporaryKey;
import tableflow.console.sandbox.iam.World;
import tableflow.console.sandbox.kms.KeyRing;
import tableflow.console.sandbox.kms.KmsApi;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;
import tableflow.console.sandbox.sql.SqlEngine;
import tableflow.console.sandbox.tableflow.cloud.AwsAccess;

/// The AWS side of a sandbox: its services on one address, and the customer's account with an operator and two
/// buckets.
final class Lake implements AutoCloseable {
    /// Tableflow's bucket.
    static final String BUCKET = "dev-confluent-topics-backup";
    /// Where Athena puts results.
    static final String RESULTS = "query-results-bucket";
    private static final Logger LOG = LoggerFactory.getLogger(Lake.class);

    /// Where tables with managed storage lie, in Confluent's own account.
    private static final String MANAGED = "confluent-tableflow-managed-" + World.REGION;
    private static final String CONFLUENT_ROOT = "arn:aws:iam::" + World.CONFLUENT + ":root";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final AccessKeys keys = new AccessKeys();
    private final Iam iam;
    private final GlueApi glue;
    private final ObjectStore store;
    private final BucketHistory history;
    private final AwsEndpoint endpoint;
    private final LakeQueries queries;

    private Lake(SandboxSettings settings, Clock clock, Faults faults, Supplier<Set<String>> integrations)
            throws IOException {
        Path directory = settings.directory();
        try {
            store = opened(ObjectStore.open(directory.resolve("s3"), clock));
            store.create(BUCKET, World.REGION, World.CUSTOMER);
            store.create(RESULTS, World.REGION, World.CUSTOMER);
            store.create(MANAGED, World.REGION, World.CONFLUENT);
            KeyRing encryption = KeyRing.open(directory.resolve("kms.json"), clock, World.REGION, World.CUSTOMER);
            iam = Iam.open(new Iam.Surroundings(clock, keys, store.or(encryption), integrations),
                    directory.resolve("iam.json"));
            Permissions permissions = iam.permissions();
            endpoint = opened(AwsEndpoint.start(keys, clock, faults));
            endpoint.serve(new S3Api(store, permissions, encryption));
            endpoint.serve(new KmsApi(encryption, permissions, clock));
            history = new BucketHistory(new StoreContents(store), clock, directory.resolve("cloudwatch.json"));
            opened(HistoryKeeper.start(history));
            endpoint.serve(new CloudWatch(history, permissions));
            endpoint.serve(iam.sts());
            endpoint.serve(iam.iam());
            glue = GlueApi.open(directory.resolve("glue"), new GlueApi.Home(World.REGION, World.CUSTOMER), permissions,
                    clock);
            endpoint.serve(glue);
            endpoint.serve(glue.lakeFormation());
            queries = opened(LakeQueries.start(settings,
                    new LakeQueries.Ground(store, glue, keys, permissions, endpoint.url(), clock)));
            endpoint.serve(queries.athena());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts all AWS services.
    ///
    /// @param settings of which those of Kafka play no part
    /// @param integrations the principals in Confluent's account that provider integrations name at this moment
    static Lake start(SandboxSettings settings, Clock clock, Faults faults, Supplier<Set<String>> integrations)
            throws IOException {
        return new Lake(settings, clock, faults, integrations);
    }

    /// The address of all AWS services.
    String url() {
        return endpoint.url();
    }

    /// The key of the user `sandbox-operator`.
    AccessKey operatorKey() {
        return keys.find(iam.operatorKey().id()).orElseThrow();
    }

    /// The accounts, for what runs inside of the sandbox.
    Iam iam() {
        return iam;
    }

    /// The lake's part of the test hook.
    ///
    /// @param rest answers what is not of the lake
    Handler hooks(Handler rest) {
        Router clock = endpoint.hooks().fallback((request, allowed) -> rest.handle(request));
        Router catalog = glue.hooks().fallback((request, allowed) -> clock.handle(request));
        return queries.athena().addHooks(iam.hooks())
                .fallback((request, allowed) -> catalog.handle(request));
    }

    /// What stands in Athena, for a seed.
    Shelf shelf() {
        return queries.athena().shelf();
    }

    /// The live keys, for whoever makes sessions.
    AccessKeys keys() {
        return keys;
    }

    /// How Tableflow reaches AWS: over HTTP like anybody, with the keys of Confluent's own account.
    AwsAccess confluentAccess() {
        String id = "AKIA" + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
        AccessKey own = new AccessKey(id, UUID.randomUUID().toString(), new Principal(
                CONFLUENT_ROOT, World.CONFLUENT, World.CONFLUENT, Optional.empty(), Optional.of(id)), Optional.empty());
        keys.put(own);
        return new AwsAccess(URI.create(url()), arn -> arn.equals(CONFLUENT_ROOT)
                ? AwsBasicCredentials.create(own.id(), own.secret()) : integrationKey(arn), CONFLUENT_ROOT);
    }

    private AwsCredentials integrationKey(String principal) {
        try {
            TemporaryKey key = iam.confluentKey(principal).orElseThrow(() ->
                    new IllegalStateException("no provider integration has the principal " + principal));
            return AwsSessionCredentials.create(key.id(), key.secret(), key.token());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The buckets, for what runs inside of the sandbox.
    ObjectStore store() {
        return store;
    }

    /// What CloudWatch knows of the buckets.
    BucketHistory history() {
        return history;
    }

    /// Reads all tables, as the account itself; no rights are asked for.
    SqlEngine engine() {
        return queries.engine();
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
