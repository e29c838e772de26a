package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.port.BucketSettings;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.findings.FindingRig;
import tableflow.console.service.storage.inventory.Inventories;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.support.OnDemand;
import tableflow.console.service.support.Waiter;

/// The commands about storage through the SDK, on the sandbox's S3 over HTTP.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StorageS3Rig {

    static final String ACCOUNT = "123456789012";
    static final List<String> ODD = List.of("a ", "a+b", "a//b", "a/", "a/\n\r\t", "a/%41", "a/\u0001\u001b[2J",
            "a/\u009b31m", "a/\u202egnp.exe", "a/\u00e9", "a/\u65e5\u672c", "a/\uD83D\uDE00", "a/\uE000", "a/<&>\"'",
            "b?c=d&e", "~", "\uFFFD", "a/\u2028x", "=1+1", "-rf", "a/$(id)`id`");

    @TempDir
    static Path folder;

    final Faults faults = new Faults();
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    /// A prefix that may not be listed, or an action that may not be called.
    volatile String denied = "-";
    long foreseen = 10;
    int kept;
    ObjectStore store;
    AwsEndpoint endpoint;
    OnDemand open;
    CommandLineApp app;

    @BeforeAll
    void start() throws Exception {
        store = ObjectStore.open(folder.resolve("s3"), Clock.systemUTC());
        AccessKeys keys = new AccessKeys();
        keys.put(new AccessKeys.AccessKey("AKIATEST", "s3cr3t", new Principal(
                "arn:aws:iam::" + ACCOUNT + ":user/test", ACCOUNT, "AIDATEST", Optional.empty()), Optional.empty()));
        endpoint = AwsEndpoint.start(keys, Clock.systemUTC(), faults);
        endpoint.serve(new S3Api(store, (caller, access) -> {
            String prefix = access.context().getOrDefault("s3:prefix", "");
            boolean within = access.action().equals("s3:ListBucket")
                    && (prefix.startsWith(denied) || (prefix.isEmpty() && !access.context()
                            .getOrDefault("s3:delimiter", "").equals("/") && !denied.equals("-")));
            if (within || access.action().equals(denied)) {
                throw new AwsFailure(403, "AccessDenied", "no " + access.action());
            }
        }));
        Bucket bucket = store.create("bucket", "us-east-1", ACCOUNT);
        store.create("far", "eu-west-1", ACCOUNT);
        for (int i = 0; i < 1_200; i++) {
            bucket.putSynthetic("logs/%05d".formatted(i), 100 + i, Bucket.Given.PLAIN);
        }
        for (String key : ODD) {
            put(bucket, key, new byte[key.length()]);
        }
    }

    static void put(Bucket bucket, String key, byte[] content) throws Exception {
        bucket.put(key, bucket.receive(new ByteArrayInputStream(content)),
                new Bucket.Given(Attributes.PLAIN, Optional.empty(), Optional.empty()), there -> true);
    }

    @AfterAll
    void stop() throws Exception {
        endpoint.close();
        store.close();
    }

    @BeforeEach
    void commands() {
        denied = "-";
        foreseen = 10;
        KeyRef key = new KeyRef("AKIATEST", null, new Secret("s3cr3t"));
        URI here = URI.create(endpoint.url());
        Profile profile = new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(here, null, null, new KeyRef("K", null, new Secret("s")), null), null, null, null,
                new Profile.Aws("us-east-1", "bucket", key, null, Map.of("s3", here), null));
        SdkConnector aws = new SdkConnector(profile, it -> new ApiKey(it.id(), new Secret("s3cr3t")));
        open = new OnDemand("call AWS");
        var pages = open.of(aws::objectPages);
        StorageScans scans = new StorageScans(
                new StorageScans.Sources(pages, this::metrics, () -> {
                    throw RemoteFailure.of(Kind.UNAUTHORIZED, "list topics", "no key");
                }, new Inventories(new Inventories.Sources(bucket -> {
                    try (BucketSettings settings = aws.bucketSettings()) {
                        return settings.inventories(bucket);
                    }
                }, pages, open.of(aws::storage), folder.resolve("scratch")))),
                new StorageScans.Place("bucket", "us-east-1", PriceTable.delivered(),
                        new ScanFiles(folder.resolve("scans" + ++kept), 5)),
                Thread.ofVirtual().factory(), Waiter.real());
        Services services = (Services) Proxy.newProxyInstance(
                Services.class.getClassLoader(), new Class<?>[] {Services.class}, (self, method, given) ->
                        switch (method.getName()) {
                            case "profile" -> profile;
                            case "storageFindings" -> new Services.Opened<>(new FindingRig().findings(), () -> {});
                            case "storage" -> new Services.Opened<>(scans, () -> {});
                            default -> throw new AssertionError(method.getName());
                        });
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        app = new CommandLineApp(terminal, List.of(StorageCommand.create(services, terminal)));
    }

    BucketMetrics metrics() {
        return (BucketMetrics) Proxy.newProxyInstance(BucketMetrics.class.getClassLoader(),
                new Class<?>[] {BucketMetrics.class}, (self, method, given) -> method.getName().equals("daily")
                        ? List.of(new BucketMetrics.Series("NumberOfObjects", "AllStorageTypes",
                                List.of(new BucketMetrics.Point(Instant.now(), BigDecimal.valueOf(foreseen))))) : null);
    }

    int run(String... arguments) {
        out.reset();
        err.reset();
        int code = app.run(arguments);
        assertThat(out() + err()).as("nothing moves the cursor").doesNotContain("\u001b", "\u009b", "\u202e", "\r");
        return code;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    S3Client sdk() {
        return S3Client.builder().endpointOverride(URI.create(endpoint.url())).region(Region.US_EAST_1)
                .forcePathStyle(true).httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "s3cr3t")))
                .build();
    }
}
