package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.findings.FindingRig;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.support.Waiter;

@Timeout(300)
class StorageUsageCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final FindingRig rig = new FindingRig();
    private final MemoryPages pages = rig.pages;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicReference<BigDecimal> measured = new AtomicReference<>(BigDecimal.TEN);
    private CommandLineApp app = new CommandLineApp(terminal(), List.of());

    private Terminal terminal() {
        return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
    }

    @BeforeEach
    void commands() {
        KeyRef key = new KeyRef("K", null, new Secret("s"));
        Profile profile = new Profile("p", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, null, key, null), null, null, null, null);
        StorageScans scans = new StorageScans(
                new StorageScans.Sources(() -> pages, this::metrics, () -> {
                    throw RemoteFailure.of(Kind.UNAUTHORIZED, "list topics", "no key");
                }),
                new StorageScans.Place("bucket", "us-east-1", PriceTable.delivered(), new ScanFiles(folder, 5)),
                Thread.ofVirtual().factory(),
                Waiter.real());
        Services services = (Services) Proxy.newProxyInstance(
                Services.class.getClassLoader(), new Class<?>[] {Services.class}, (self, method, given) ->
                        switch (method.getName()) {
                            case "profile" -> profile;
                            case "storageFindings" -> new Services.Opened<>(rig.findings(), () -> {});
                            case "storage" -> new Services.Opened<>(scans, () -> {});
                            default -> throw new AssertionError(method.getName());
                        });
        app = new CommandLineApp(terminal(), List.of(StorageCommand.create(services, terminal())));
        for (int i = 0; i < 25; i++) {
            pages.put("topics/t/year=2026/f" + i, 100, MemoryPages.now().toEpochMilli(), "STANDARD");
        }
        pages.put("a\nb/c", 5, MemoryPages.now().toEpochMilli(), "GLACIER");
    }

    private BucketMetrics metrics() {
        return new BucketMetrics() {
            @Override
            public List<Series> daily(String bucket, Instant from, Instant to) {
                BigDecimal objects = measured.get();
                if (objects == null) {
                    throw RemoteFailure.of(Kind.FORBIDDEN, "read metrics", "AccessDenied");
                }
                return List.of(new Series("NumberOfObjects", "AllStorageTypes",
                        List.of(new Point(Instant.parse("2026-11-21T00:00:00Z"), objects))));
            }

            @Override
            public void close() {}
        };
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return app.run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theWholeBucketAsATable() {
        assertThat(run("storage", "usage")).isZero();

        assertThat(out()).contains("topics/t/year=2026/", "2,500", "a\\u000Ab/", "In all", "2,505 bytes", "26 objects",
                "us-east-1");
        assertThat(err()).contains("The bucket had 10 objects on 2026-11-21", "requests", "USD");
    }

    @Test
    void onePrefixAsADocument() throws Exception {
        assertThat(run("storage", "usage", "s3://bucket/topics/", "--by", "topic", "--json")).isZero();

        JsonNode document = JSON.readTree(out());
        assertThat(document.path("kind").asText()).isEqualTo("storage-usage");
        assertThat(document.path("complete").asBoolean()).isTrue();
        assertThat(document.path("bytes").asLong()).isEqualTo(2_500);
        assertThat(document.path("rows").get(0).path("name").asText()).isEqualTo("t");
        assertThat(document.path("effort").path("requests").asLong()).isEqualTo(1);
        assertThat(err()).contains("Tables are not told by topic: list topics: no key");
    }

    @Test
    void aLargeScanHasToBeAgreedTo() {
        measured.set(new BigDecimal("50000000"));

        assertThat(run("storage", "usage")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("50,000,000 objects", "0.29 USD", "--yes");
        assertThat(pages.asked()).isZero();
        assertThat(run("storage", "usage", "--yes")).isZero();
    }

    @Test
    void withoutMetricsItTellsThePriceOfAMillion() {
        measured.set(null);

        assertThat(run("storage", "usage")).isZero();
        assertThat(err()).contains("not known beforehand", "Each million");
    }

    @Test
    void whatCouldNotBeSeenIsToldAndTheAnswerIsNo() throws Exception {
        pages.before(ask -> {
            if (!ask.folded() && !ask.prefix().key().startsWith("topics")) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list", "AccessDenied").withAdvice("have it allowed");
            }
            if (ask.folded() && ask.prefix().key().startsWith("a")) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list", "AccessDenied").withAdvice("have it allowed");
            }
        });

        assertThat(run("storage", "usage", "--json")).isEqualTo(ExitCode.NO);
        assertThat(JSON.readTree(out()).path("unseen")).hasSize(1);
        assertThat(err()).contains("Not seen: s3://bucket/a\\u000Ab/: AccessDenied", "have it allowed");
    }

    @Test
    void stoppedItKeepsWhatWasCountedAndGoesOnFromThere() throws Exception {
        pages.pages(5, false, 1);
        Thread command = Thread.currentThread();
        AtomicInteger calls = new AtomicInteger();
        pages.before(ask -> {
            if (calls.incrementAndGet() == 3) {
                command.interrupt();
                throw RemoteFailure.cancelled("list");
            }
        });

        assertThat(run("storage", "usage", "--json", "--concurrency", "1")).isEqualTo(ExitCode.CANCELLED);
        long first = JSON.readTree(out()).path("objects").asLong();
        assertThat(first).isBetween(1L, 25L);
        assertThat(err()).contains("--resume");

        pages.before(ask -> {});
        assertThat(run("storage", "usage", "--json", "--resume")).isZero();
        assertThat(JSON.readTree(out()).path("objects").asLong()).isEqualTo(26);
        assertThat(run("storage", "usage", "--resume")).as("nothing to go on with").isEqualTo(ExitCode.USAGE);
    }

    @Test
    void wrongUsageAsksNothing() {
        assertThat(run("storage", "usage", "--depth", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(run("storage", "usage", "--concurrency", "1000")).isEqualTo(ExitCode.USAGE);
        assertThat(run("storage", "usage", "no place")).isEqualTo(ExitCode.USAGE);
        assertThat(run("storage")).isEqualTo(ExitCode.USAGE);
        assertThat(pages.asked()).isZero();
    }

    @Test
    void aMissingBucketIsARemoteFailure() {
        assertThat(run("storage", "usage", new S3Uri("nobody", "").toString())).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("NoSuchBucket");
    }

    @Test
    void findingsScanOnceAndThenTakeTheKeptScan() throws Exception {
        assertThat(run("storage", "findings")).isZero();
        assertThat(out()).contains("0 errors, 0 warnings; 0 tables of s3://bucket/ looked at");
        int asked = pages.asked();
        assertThat(asked).isPositive();

        assertThat(run("storage", "findings", "--json")).isZero();
        assertThat(pages.asked()).isEqualTo(asked);
        assertThat(err()).contains("--scan makes a new one");
        assertThat(JSON.readTree(out()).path("kind").asText()).isEqualTo("storage-findings");
        assertThat(run("storage", "findings", "--scan")).isZero();
        assertThat(pages.asked()).isGreaterThan(asked);
    }

    @Test
    void findingsThatAreErrorsAreANo() throws Exception {
        rig.put("data/a\u001b[2J.parquet", 5L << 30, Duration.ofHours(3), "GLACIER");
        rig.refused.add("lifecycle");

        assertThat(run("storage", "findings")).isEqualTo(ExitCode.NO);
        assertThat(out()).contains("ERROR storage-class S14, certain: 1 object, 5 GiB", "a\\u001B[2J.parquet",
                "aws s3api restore-object", "1 error, 0 warnings; 1 table of").doesNotContain("\u001b");
        assertThat(err()).contains("Not checked: lifecycle of bucket", "(needs s3:GetLifecycleConfiguration)");

        assertThat(run("storage", "findings", "--json")).isEqualTo(ExitCode.NO);
        JsonNode document = JSON.readTree(out());
        assertThat(document.path("errors").asBoolean()).isTrue();
        JsonNode found = document.path("findings").get(0);
        assertThat(found.path("check").asText()).isEqualTo("storage-class");
        assertThat(found.path("evidence").get(1).path("value").asText()).endsWith("a\u001b[2J.parquet");
        assertThat(found.path("commands")).hasSize(2);
        assertThat(document.path("unchecked").get(0).path("permission").asText())
                .isEqualTo("s3:GetLifecycleConfiguration");
        assertThat(document.path("prices").path("asOf").asText()).isNotEmpty();
    }

    @Test
    void stoppedFindingsTellWhatWasFoundAndWhatWasNotLookedAt() throws Exception {
        rig.put("data/a.parquet", 5L << 30, Duration.ofHours(3), "GLACIER");
        for (String at : List.of("entries", "lifecycle", "topLevel", "versioning", "uploads", "caller")) {
            rig.stopsAt = at;
            assertThat(run("storage", "findings", "--json")).as(at).isEqualTo(ExitCode.CANCELLED);
            JsonNode document = JSON.readTree(out());
            assertThat(document.path("complete").asBoolean()).isFalse();
            assertThat(document.path("stopped").asBoolean()).isTrue();
            assertThat(document.path("findings").findValuesAsText("check")).contains("storage-class");
            List<String> unchecked = document.path("unchecked").findValuesAsText("check");
            assertThat(unchecked).contains("idle-commits", "optimizers").doesNotContain("storage-class");
            assertThat(unchecked.contains("lifecycle")).as(at).isEqualTo(
                    List.of("entries", "lifecycle").contains(at));
            assertThat(unchecked.contains("uploads")).as(at).isEqualTo(!at.equals("caller"));
            assertThat(err()).contains("Stopped");
        }
        rig.stopsAt = "";
        assertThat(run("storage", "findings")).as("nothing of it stays").isEqualTo(ExitCode.NO);
    }

    @Test
    void findingsOfAScanThatWasStoppedAreThoseOfItsSums() throws Exception {
        rig.put("data/a.parquet", 5L << 30, Duration.ofHours(3), "GLACIER");
        pages.pages(5, false, 1);
        Thread command = Thread.currentThread();
        AtomicInteger calls = new AtomicInteger();
        pages.before(ask -> {
            if (calls.incrementAndGet() == 4) {
                command.interrupt();
                throw RemoteFailure.cancelled("list");
            }
        });
        rig.refused.addAll(List.of("entries", "lifecycle", "uploads"));

        assertThat(run("storage", "findings", "--concurrency", "1")).isEqualTo(ExitCode.CANCELLED);
        assertThat(out()).contains("as far as it was seen; stopped before all was looked at.");
        assertThat(err()).contains("Not checked: lifecycle of bucket: It was stopped").doesNotContain("AccessDenied");
        pages.before(ask -> {});
        assertThat(run("storage", "usage", "--resume")).as("it is kept, and gone on with").isZero();
    }
}
