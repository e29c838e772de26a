package tableflow.console.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;

/// The scan engine. Arguments: `stub` (an S3 with 80 ms a page and 16 streams, what is reached of what 16 streams can
/// bring at most), `clients [OBJECTS]` (the sandbox's S3, beside `rclone size --fast-list` and
/// `aws s3 ls --recursive --summarize` where they are installed), `memory [KEYS]` (how much the heap grows); all of
/// them without an argument.
public final class StorageBench {

    private static final String ACCOUNT = "123456789012";
    private static final String KEY = "AKIABENCH";
    private static final String SECRET = "secret";
    private static final int STREAMS = 16;
    private static final int LATENCY = 80;
    private static final int RUNS = 3;
    private static final int PAGES = 200;

    private StorageBench() {}

    public static void main(String[] arguments) throws Exception {
        // As the console itself has it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("http.maxConnections", "256");
        PrintStream out = System.out;
        String what = arguments.length == 0 ? "all" : arguments[0];
        if (what.equals("all") || what.equals("stub")) {
            stub(out, "one table, random names", new KeySpace(1, 1_000_000, false));
            stub(out, "200 tables", new KeySpace(200, 5_000, false));
            stub(out, "a sink connector's topics, by hour", new KeySpace(40, 25_000, true));
        }
        if (what.equals("all") || what.equals("clients")) {
            clients(out, number(arguments, 1_000_000));
        }
        if (what.equals("all") || what.equals("memory")) {
            memory(out, number(arguments, 50_000_000));
        }
    }

    private static long number(String[] arguments, long usual) {
        return arguments.length > 1 ? Long.parseLong(arguments[1]) : usual;
    }

    private static void stub(PrintStream out, String name, KeySpace keys) throws Exception {
        try (PageStub stub = new PageStub(keys, LATENCY); ObjectPages pages = open(stub.url())) {
            double best = STREAMS * 1_000.0 * 1_000 / LATENCY;
            List<Double> rates = new ArrayList<>();
            long requests = 0;
            for (int i = 0; i <= RUNS; i++) {
                long begin = System.nanoTime();
                Scan.Outcome outcome = scan(pages, "bench");
                double seconds = (System.nanoTime() - begin) / 1e9;
                check(outcome, keys.size());
                requests = outcome.kept().effort().requests();
                if (i > 0) {
                    rates.add(keys.size() / seconds);
                }
            }
            double median = median(rates);
            out.printf(Locale.ROOT, "%-40s %,9.0f keys/s, %3.0f %% of %,.0f; %,d requests for %,d pages%n", name,
                    median, 100 * median / best, best, requests, (keys.size() + 999) / 1_000);
        }
    }

    private static Scan.Outcome scan(ObjectPages pages, String bucket) {
        return new Scan(pages, Thread.ofVirtual().factory(), Waiter.real(),
                ScanRequest.of(new S3Uri(bucket, "")).withStreams(STREAMS)).run(progress -> {});
    }

    private static void check(Scan.Outcome outcome, long expected) {
        if (outcome.failure() != null || outcome.kept().report().total().objects() != expected) {
            throw new IllegalStateException(outcome.failure() + ", " + outcome.kept().report().total());
        }
    }

    private static void clients(PrintStream out, long objects) throws Exception {
        Path folder = Files.createTempDirectory("storage-bench");
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC())) {
            Bucket bucket = store.create("bench", "us-east-1", ACCOUNT);
            String root = "1010001/10110010/" + UUID.randomUUID() + "/env-bench/lkc-bench/v1/";
            for (long i = 0; i < objects; i++) {
                bucket.putSynthetic(root + i % 200 + "/data/" + UUID.randomUUID() + ".parquet", 1_000_000,
                        Bucket.Given.PLAIN);
            }
            AccessKeys keys = new AccessKeys();
            Principal user = new Principal(
                    "arn:aws:iam::" + ACCOUNT + ":user/bench", ACCOUNT, "AIDABENCH", Optional.empty());
            keys.put(new AccessKeys.AccessKey(KEY, SECRET, user, Optional.empty()));
            try (AwsEndpoint endpoint = AwsEndpoint.start(keys, Clock.systemUTC(), new Faults())) {
                endpoint.serve(new S3Api(store, (caller, access) -> { }));
                compare(out, endpoint.url(), objects);
            }
        }
    }

    private static void compare(PrintStream out, String url, long objects) throws Exception {
        List<Double> own = new ArrayList<>();
        List<Double> rclone = new ArrayList<>();
        try (ObjectPages pages = open(URI.create(url))) {
            for (int i = 0; i < RUNS; i++) {
                own.add(seconds(() -> {
                    check(scan(pages, "bench"), objects);
                    return true;
                }));
                rclone.add(seconds(() -> run(List.of("rclone", "size", "--fast-list", "bench:bench"), Map.of(
                        "RCLONE_CONFIG_BENCH_TYPE", "s3", "RCLONE_CONFIG_BENCH_PROVIDER", "Other",
                        "RCLONE_CONFIG_BENCH_ENDPOINT", url, "RCLONE_CONFIG_BENCH_ACCESS_KEY_ID", KEY,
                        "RCLONE_CONFIG_BENCH_SECRET_ACCESS_KEY", SECRET, "RCLONE_CONFIG_BENCH_REGION", "us-east-1"))));
            }
        }
        pages(out, url);
        double aws = seconds(() -> run(
                List.of("aws", "--endpoint-url", url, "s3", "ls", "--recursive", "--summarize", "s3://bench"), Map.of(
                        "AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", SECRET,
                        "AWS_DEFAULT_REGION", "us-east-1")));
        out.printf(Locale.ROOT, "%,d objects of the sandbox's S3:%n", objects);
        print(out, "this engine", median(own), median(own));
        print(out, "rclone size --fast-list", median(rclone), median(own));
        print(out, "aws s3 ls --recursive --summarize", aws, median(own));
    }

    /// One stream, page after page: what reading an answer by itself costs.
    private static void pages(PrintStream out, String url) {
        List<Double> sdk = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        try (ObjectPages pages = open(URI.create(url)); S3Client client = S3Client.builder()
                .endpointOverride(URI.create(url)).region(Region.US_EAST_1).forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build()) {
            String token = "";
            for (int i = 0; i < PAGES; i++) {
                String from = token;
                sdk.add(1_000 * seconds(() -> client.listObjectsV2(request -> request.bucket("bench")
                        .continuationToken(from.isEmpty() ? null : from)).hasContents()));
                long begin = System.nanoTime();
                String next = pages.page(new ObjectPages.Ask(new S3Uri("bench", ""), "", false, from)).next();
                own.add((System.nanoTime() - begin) / 1e6);
                token = next == null ? "" : next;
            }
        }
        out.printf(Locale.ROOT, "a page of 1,000 by one stream: %.1f ms, read by the SDK %.1f ms%n",
                median(own.subList(PAGES / 2, PAGES)), median(sdk.subList(PAGES / 2, PAGES)));
    }

    private static void print(PrintStream out, String name, double seconds, double own) {
        out.printf(Locale.ROOT, "  %-38s %7.1f s, %.1f times%n", name, seconds, seconds / own);
    }

    private static double seconds(Supplier<Boolean> work) {
        long begin = System.nanoTime();
        boolean done = work.get();
        return done ? (System.nanoTime() - begin) / 1e9 : Double.NaN;
    }

    /// @return false when it is not installed or did not succeed
    private static boolean run(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
            // For a server without TLS; rclone refuses to start with it.
            builder.environment().remove("AWS_CA_BUNDLE");
            builder.environment().putAll(environment);
            return builder.start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What stays in use after collections, which is what a scan holds.
    private static void memory(PrintStream out, long size) throws Exception {
        KeySpace keys = new KeySpace(10_000, size / 10_000, true);
        long now = System.currentTimeMillis();
        ObjectPages pages = new PlainPages(ask -> keys.page(ask, now));
        System.gc();
        long before = inUse();
        long[] most = {before};
        Scan scan = new Scan(pages, Thread.ofVirtual().factory(), Waiter.real(),
                ScanRequest.of(new S3Uri("bench", "")).withStreams(STREAMS));
        long begin = System.nanoTime();
        Scan.Outcome outcome = scan.run(progress -> most[0] = Math.max(most[0], afterCollections()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        check(outcome, keys.size());
        System.gc();
        most[0] = Math.max(most[0], inUse());
        out.printf(Locale.ROOT, "%,d keys in %,d folders counted in %.0f s (%,.0f keys/s): the heap grew by %.0f MB "
                        + "at most (of %d MB that it may have); %,d requests%n", keys.size(), 24 * 28 * 10_000, seconds,
                keys.size() / seconds, (most[0] - before) / 1e6, Runtime.getRuntime().maxMemory() >> 20,
                outcome.kept().effort().requests());
    }

    private record PlainPages(Function<Ask, ObjectPage> keys) implements ObjectPages {
        @Override
        public ObjectPage page(Ask ask) {
            return keys.apply(ask);
        }

        @Override
        public VersionPage versions(S3Uri prefix, Marker from) {
            return new VersionPage(List.of(), null);
        }

        @Override
        public UploadPage uploads(S3Uri prefix, Marker from) {
            return new UploadPage(List.of(), null);
        }

        @Override
        public long uploaded(String bucket, Upload upload) {
            return 0;
        }

        @Override
        public void close() {}
    }

    private static long inUse() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long afterCollections() {
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getCollectionUsage();
            sum += usage == null ? 0 : usage.getUsed();
        }
        return sum;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static ObjectPages open(URI url) {
        KeyRef key = new KeyRef(KEY, null, new Secret(SECRET));
        Profile.Aws aws = new Profile.Aws("us-east-1", null, key, null, Map.of("s3", url), null);
        Profile profile = new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(url, null, null, key, null), null, null, null, aws);
        return new SdkConnector(profile, it -> new ApiKey(it.id(), new Secret(SECRET))).objectPages();
    }
}
