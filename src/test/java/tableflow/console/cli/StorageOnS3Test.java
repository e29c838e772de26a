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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.InventoryFrequency;
import software.amazon.awssdk.services.s3.model.InventoryIncludedObjectVersions;
import software.amazon.awssdk.services.s3.model.InventoryOptionalField;
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
import tableflow.console.sandbox.http.Fault;
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
import tableflow.console.service.storage.inventory.InventoryReport;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.support.OnDemand;
import tableflow.console.service.support.Waiter;

/// The commands about storage through the SDK, on the sandbox's S3 over HTTP.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorageOnS3Test {

    private static final String ACCOUNT = "123456789012";
    private static final List<String> ODD = List.of("a ", "a+b", "a//b", "a/", "a/\n\r\t", "a/%41", "a/\u0001\u001b[2J",
            "a/\u009b31m", "a/\u202egnp.exe", "a/\u00e9", "a/\u65e5\u672c", "a/\uD83D\uDE00", "a/\uE000", "a/<&>\"'",
            "b?c=d&e", "~", "\uFFFD", "a/\u2028x", "=1+1", "-rf", "a/$(id)`id`");

    @TempDir
    static Path folder;

    private final Faults faults = new Faults();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    /// A prefix that may not be listed, or an action that may not be called.
    private volatile String denied = "-";
    private long foreseen = 10;
    private int kept;
    private ObjectStore store;
    private AwsEndpoint endpoint;
    private OnDemand open;
    private CommandLineApp app;

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

    private static void put(Bucket bucket, String key, byte[] content) throws Exception {
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

    private BucketMetrics metrics() {
        return (BucketMetrics) Proxy.newProxyInstance(BucketMetrics.class.getClassLoader(),
                new Class<?>[] {BucketMetrics.class}, (self, method, given) -> method.getName().equals("daily")
                        ? List.of(new BucketMetrics.Series("NumberOfObjects", "AllStorageTypes",
                                List.of(new BucketMetrics.Point(Instant.now(), BigDecimal.valueOf(foreseen))))) : null);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        int code = app.run(arguments);
        assertThat(out() + err()).as("nothing moves the cursor").doesNotContain("\u001b", "\u009b", "\u202e", "\r");
        return code;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private S3Client sdk() {
        return S3Client.builder().endpointOverride(URI.create(endpoint.url())).region(Region.US_EAST_1)
                .forcePathStyle(true).httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "s3cr3t")))
                .build();
    }

    /// Configures an inventory as a client does, and delivers a list of the bucket as S3 does.
    private void inventory(String id, String format, Instant created) throws Exception {
        Bucket lists = store.bucket("lists").isPresent() ? store.bucket("lists").get()
                : store.create("lists", "us-east-1", ACCOUNT);
        try (S3Client client = sdk()) {
            client.putBucketInventoryConfiguration(request -> request.bucket("bucket").id(id)
                    .inventoryConfiguration(one -> one.id(id).isEnabled(true)
                            .includedObjectVersions(InventoryIncludedObjectVersions.CURRENT)
                            .schedule(schedule -> schedule.frequency(InventoryFrequency.DAILY))
                            .optionalFields(InventoryOptionalField.SIZE, InventoryOptionalField.LAST_MODIFIED_DATE,
                                    InventoryOptionalField.STORAGE_CLASS)
                            .destination(to -> to.s3BucketDestination(place -> place.bucket("arn:aws:s3:::lists")
                                    .prefix("inv").format(format)))));
            assertThat(client.getBucketInventoryConfiguration(request -> request.bucket("bucket").id(id))
                    .inventoryConfiguration().destination().s3BucketDestination().formatAsString()).isEqualTo(format);
            assertThat(client.listBucketInventoryConfigurations(request -> request.bucket("bucket"))
                    .inventoryConfigurationList()).anyMatch(one -> one.id().equals(id));
        }
        Map<String, Long> sizes = new TreeMap<>();
        for (int i = 0; i < 1_200; i++) {
            sizes.put("logs/%05d".formatted(i), 100L + i);
        }
        ODD.forEach(key -> sizes.put(key, (long) key.length()));
        InventoryReport report = new InventoryReport("bucket", "lists", "inv", id, created);
        for (Map.Entry<String, byte[]> file : report.files(sizes, 500, format, folder).entrySet()) {
            put(lists, file.getKey(), file.getValue());
        }
    }

    private void forget(String id) {
        try (S3Client client = sdk()) {
            client.deleteBucketInventoryConfiguration(request -> request.bucket("bucket").id(id));
        }
    }

    @Test
    void aListOfS3IsReadFromItsConfigurationToItsFigures() throws Exception {
        assertThat(run("storage", "usage", "--source", "inventory")).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("bucket bucket has none", "Leave out --source");
        assertThat(run("storage", "usage", "--json")).isZero();
        JsonNode listed = json();
        assertThat(listed.path("source").asText()).isEqualTo("listing");
        Instant created = Instant.now().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MILLIS);
        for (String format : List.of("CSV", "Parquet")) {
            inventory("daily", format, created);
            assertThat(run("storage", "usage", "--source", "inventory", "--json")).as(err()).isZero();
            JsonNode counted = json();
            assertThat(counted.path("source").asText()).isEqualTo("inventory");
            assertThat(counted.path("inventory").asText()).isEqualTo("S3 Inventory daily of " + created);
            assertThat(counted.path("asOf").asText()).isEqualTo(created.toString());
            assertThat(counted.path("complete").asBoolean()).isTrue();
            assertThat(counted.path("objects").asLong()).isEqualTo(1_200L + ODD.size());
            assertThat(counted.path("bytes")).isEqualTo(listed.path("bytes"));
            assertThat(counted.path("effort").path("requests").asInt()).isEqualTo(3);
            assertThat(err()).contains("20 h old", "3 GETs of", "All figures will be of then");
        }
        assertThat(run("storage", "usage", "--source", "inventory", "s3://bucket/logs/")).isZero();
        assertThat(out()).contains("By S3 Inventory daily of " + created + ": all figures are of then",
                "1,200 objects");
        assertThat(run("storage", "findings", "--scan", "--source", "inventory", "--json")).isZero();
        assertThat(json().path("inventory").asText()).isEqualTo("S3 Inventory daily of " + created);

        try (S3Client client = sdk()) {
            client.deleteObject(request -> request.bucket("lists").key("inv/bucket/daily/data/1.parquet"));
        }
        assertThat(run("storage", "usage", "--source", "inventory", "--json")).isEqualTo(ExitCode.NO);
        assertThat(json().path("complete").asBoolean()).isFalse();
        assertThat(json().path("objects").asLong()).isEqualTo(1_200L + ODD.size() - 500);
        assertThat(json().path("unseen").get(0).path("why").asText()).contains("inv/bucket/daily/data/1.parquet");
        assertThat(err()).contains("Not seen: s3://bucket/: file s3://lists/inv/bucket/daily/data/1.parquet");
        forget("daily");
    }

    @Test
    void autoTakesAFreshListWhereListingCosts() throws Exception {
        Instant fresh = Instant.now().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MILLIS);
        inventory("auto", "CSV", fresh);
        assertThat(run("storage", "usage", "--source", "auto", "--json")).isZero();
        assertThat(json().path("source").asText()).isEqualTo("listing");
        assertThat(err()).contains("Counts by listing. Listing is cheap enough");
        foreseen = 50_000_000;
        assertThat(run("storage", "usage", "--source", "auto", "--json")).isZero();
        assertThat(json().path("source").asText()).isEqualTo("inventory");
        assertThat(err()).contains("Counts by inventory. Listing costs five cents or more");
        denied = "s3:GetInventoryConfiguration";
        assertThat(run("storage", "usage", "--source", "auto")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("Whether S3 Inventory has a list is not known", "--yes");
        assertThat(run("storage", "usage", "--source", "inventory")).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("no s3:GetInventoryConfiguration");
        denied = "-";
        forget("auto");

        inventory("stale", "CSV", Instant.now().minus(Duration.ofDays(5)));
        assertThat(run("storage", "usage", "--source", "auto", "--yes", "--json")).isZero();
        assertThat(json().path("source").asText()).isEqualTo("listing");
        assertThat(err()).contains("inventory stale is older than its schedule lets expect");
        assertThat(run("storage", "usage", "--source", "inventory", "--resume")).isEqualTo(ExitCode.USAGE);
        forget("stale");
    }

    @Test
    void keysWithEveryCharacterAreToldInTextAndJson() throws Exception {
        for (String by : List.of("prefix", "topic", "class", "age", "size", "kind")) {
            assertThat(run("storage", "usage", "--by", by, "--depth", "9")).as(err()).isZero();
            assertThat(out().lines()).as("a row a line").allMatch(line -> line.codePoints()
                    .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT));
        }
        assertThat(run("storage", "usage", "s3://bucket/a", "--json")).isZero();
        assertThat(json().path("largest").findValuesAsText("key"))
                .containsExactlyInAnyOrderElementsOf(ODD.stream().filter(key -> key.startsWith("a")).toList());
        assertThat(run("storage", "findings", "--scan")).isIn(ExitCode.DONE, ExitCode.NO);
    }

    @Test
    void whatIsElsewhereMissingOrDeniedIsToldWithWhatToDo() throws Exception {
        for (String command : List.of("usage", "findings")) {
            assertThat(run("storage", command, "s3://nobody/x/")).isEqualTo(ExitCode.REMOTE);
            assertThat(err()).contains("NoSuchBucket");
            assertThat(run("storage", command, "s3://far/")).isEqualTo(ExitCode.REMOTE);
            assertThat(err()).contains("eu-west-1", "What to do");
        }
        denied = "logs/";
        assertThat(run("storage", "usage", "--json")).isEqualTo(ExitCode.NO);
        assertThat(json().path("complete").asBoolean()).isFalse();
        assertThat(json().path("objects").asLong()).isEqualTo(ODD.size());
        assertThat(json().path("unseen").findValuesAsText("prefix")).contains("logs/");
        assertThat(err()).contains("Not seen: s3://bucket/logs/");
        assertThat(run("storage", "findings", "--scan")).isZero();
        assertThat(out()).contains("as far as it was seen");
    }

    @Test
    void askedToSlowDownOrCutOffItCountsAllTheSame() throws Exception {
        faults.arm(new Fault("s3", "*", Pattern.compile(".*"), 2, new Fault.Answer(503, Map.of(), Optional.empty(),
                Optional.empty(), Optional.of(new Fault.Wording("SlowDown", "Please reduce your request rate.")))));
        assertThat(run("storage", "usage", "--json")).isZero();
        assertThat(json().path("objects").asLong()).isEqualTo(1_200L + ODD.size());
        assertThat(json().path("effort").path("slowed").asLong()).isEqualTo(2);
    }
}
