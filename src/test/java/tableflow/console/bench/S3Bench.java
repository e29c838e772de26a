package tableflow.console.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;

/// The sandbox's S3: opening a store that holds many objects, pages of a thousand keys from it, and putting and
/// getting. Medians, with the range behind them. A page is timed three ways: made in process, brought to a plain HTTP
/// client, and read by the AWS SDK, whose parsing of the XML is the client's share.
///
/// Arguments are numbers of objects; 220,000 when there is none, which takes well under a minute.
public final class S3Bench {
    private static final String ACCOUNT = "123456789012";
    private static final String KEY = "AKIABENCH";
    private static final String SECRET = "secret";
    private static final int WARMING = 60;
    private static final int PAGES = 200;

    private S3Bench() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "%-46s %10s %s%n", "", "median", "range");
        for (String objects : arguments.length == 0 ? new String[] {"220000"} : arguments) {
            listing(out, Integer.parseInt(objects));
        }
        traffic(out);
    }

    private static void listing(PrintStream out, int objects) throws Exception {
        Path folder = Files.createTempDirectory("s3-bench");
        String root = "1010001/10110010/" + UUID.randomUUID() + "/env-bench/lkc-bench/v1/";
        Path killed = fill(out, folder, root, objects);
        long start = System.nanoTime();
        ObjectStore.open(killed, Clock.systemUTC()).close();
        once(out, "opened as a kill left it, and closed", start);
        start = System.nanoTime();
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC());
                AwsEndpoint endpoint = serve(store); S3Client s3 = client(endpoint);
                HttpClient plain = HttpClient.newHttpClient()) {
            once(out, "opened again", start);
            S3Api api = new S3Api(store, (caller, access) -> { });
            double[] made = new double[PAGES];
            double[] sent = new double[PAGES];
            double[] read = new double[PAGES];
            String token = null;
            for (int i = -WARMING; i < PAGES; i++) {
                String from = token;
                String query = "list-type=2&encoding-type=url" + (from == null ? "" : "&continuation-token=" + from);
                Request asked = new Request("GET", URI.create("/bench?" + query), Map.of("Host", "127.0.0.1"),
                        new byte[0]);
                HttpRequest signed = signed(endpoint, query);
                long begin = System.nanoTime();
                api.handle(asked, user());
                long inProcess = System.nanoTime();
                if (plain.send(signed, HttpResponse.BodyHandlers.ofByteArray()).statusCode() != 200) {
                    throw new IllegalStateException("a page was refused");
                }
                long overHttp = System.nanoTime();
                ListObjectsV2Response page = s3.listObjectsV2(b -> b.bucket("bench").continuationToken(from));
                if (i >= 0) {
                    made[i] = (inProcess - begin) / 1e6;
                    sent[i] = (overHttp - inProcess) / 1e6;
                    read[i] = seconds(overHttp) * 1000;
                }
                token = page.nextContinuationToken();
            }
            print(out, "page of 1,000 of " + objects + " keys, made", made, "ms");
            print(out, "the same, brought to a plain HTTP client", sent, "ms");
            print(out, "the same, read by the AWS SDK", read, "ms");
            double[] prefixes = new double[PAGES];
            for (int i = 0; i < PAGES; i++) {
                long begin = System.nanoTime();
                s3.listObjectsV2(b -> b.bucket("bench").prefix(root).delimiter("/"));
                prefixes[i] = seconds(begin) * 1000;
            }
            print(out, "200 common prefixes over " + objects, prefixes, "ms");
        }
    }

    /// Fills a store and closes it.
    ///
    /// @return a folder with what was there before it was closed
    private static Path fill(PrintStream out, Path folder, String root, int objects) throws Exception {
        long start = System.nanoTime();
        ObjectStore store = ObjectStore.open(folder, Clock.systemUTC());
        Bucket bucket = store.create("bench", "us-east-1", ACCOUNT);
        for (int i = 0; i < objects; i++) {
            bucket.putSynthetic(root + i % 200 + "/data/" + UUID.randomUUID() + ".parquet", 1_000_000,
                    Bucket.Given.PLAIN);
        }
        once(out, objects + " synthetic objects put", start);
        Path killed = Files.createTempDirectory("s3-bench");
        Path copy = Files.createDirectories(killed.resolve("buckets/bench"));
        for (String file : new String[] {"bucket.json", "index.log"}) {
            Files.copy(folder.resolve("buckets/bench").resolve(file), copy.resolve(file));
        }
        start = System.nanoTime();
        store.close();
        once(out, "closed", start);
        return killed;
    }

    /// A listing with its signature, so that the time of signing is nobody's.
    private static HttpRequest signed(AwsEndpoint endpoint, String query) {
        SdkHttpRequest bare = SdkHttpRequest.builder().method(SdkHttpMethod.GET)
                .uri(URI.create(endpoint.url() + "/bench?" + query)).build();
        var request = AwsV4HttpSigner.create().sign(r -> r
                .identity(AwsCredentialsIdentity.create(KEY, SECRET))
                .request(bare)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)).request();
        HttpRequest.Builder built = HttpRequest.newBuilder(request.getUri());
        request.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host")) {
                built.header(name, values.getFirst());
            }
        });
        return built.build();
    }

    private static void traffic(PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("s3-bench");
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC());
                AwsEndpoint endpoint = serve(store); S3Client s3 = client(endpoint)) {
            store.create("bench", "us-east-1", ACCOUNT);
            byte[] small = new byte[4096];
            double[] puts = new double[PAGES];
            double[] gets = new double[PAGES];
            for (int i = -50; i < PAGES; i++) {
                String key = "small/" + i;
                long begin = System.nanoTime();
                s3.putObject(b -> b.bucket("bench").key(key), RequestBody.fromBytes(small));
                long between = System.nanoTime();
                s3.getObjectAsBytes(b -> b.bucket("bench").key(key));
                if (i >= 0) {
                    puts[i] = (between - begin) / 1e6;
                    gets[i] = seconds(between) * 1000;
                }
            }
            print(out, "put of 4 KiB", puts, "ms");
            print(out, "get of 4 KiB", gets, "ms");
            byte[] large = new byte[64 << 20];
            double[] up = new double[7];
            double[] down = new double[7];
            for (int i = -1; i < up.length; i++) {
                long begin = System.nanoTime();
                s3.putObject(b -> b.bucket("bench").key("large"), RequestBody.fromBytes(large));
                long between = System.nanoTime();
                s3.getObject(b -> b.bucket("bench").key("large"), ResponseTransformer.toInputStream())
                        .transferTo(OutputStream.nullOutputStream());
                if (i >= 0) {
                    up[i] = 64 / ((between - begin) / 1e9);
                    down[i] = 64 / seconds(between);
                }
            }
            print(out, "put of 64 MiB", up, "MiB/s");
            print(out, "get of 64 MiB", down, "MiB/s");
        }
    }

    private static AwsEndpoint serve(ObjectStore store) throws Exception {
        AccessKeys keys = new AccessKeys();
        keys.put(new AccessKeys.AccessKey(KEY, SECRET, user(), Optional.empty()));
        AwsEndpoint endpoint = AwsEndpoint.start(keys, Clock.systemUTC(), new Faults());
        endpoint.serve(new S3Api(store, (caller, access) -> { }));
        return endpoint;
    }

    private static Principal user() {
        return new Principal("arn:aws:iam::" + ACCOUNT + ":user/bench", ACCOUNT, "AIDABENCH", Optional.empty());
    }

    private static S3Client client(AwsEndpoint endpoint) {
        return S3Client.builder().endpointOverride(URI.create(endpoint.url())).region(Region.US_EAST_1)
                .forcePathStyle(true).httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void once(PrintStream out, String what, long since) {
        out.printf(Locale.ROOT, "%-46s %8.1f s%n", what, seconds(since));
    }

    private static void print(PrintStream out, String what, double[] values, String unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        out.printf(Locale.ROOT, "%-46s %8.1f %s (%.1f to %.1f)%n",
                what, sorted[sorted.length / 2], unit, sorted[0], sorted[sorted.length - 1]);
    }
}
