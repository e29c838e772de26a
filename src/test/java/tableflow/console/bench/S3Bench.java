package tableflow.console.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;

/// The sandbox's S3: pages of a thousand keys over many objects through the AWS SDK, opening a store that holds them,
/// and putting and getting. Medians, with the range behind them.
public final class S3Bench {
    private static final String ACCOUNT = "123456789012";
    private static final int PAGES = 200;

    private S3Bench() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "%-46s %10s %s%n", "", "median", "range");
        for (int objects : new int[] {220_000, 1_000_000}) {
            listing(out, objects);
        }
        traffic(out);
    }

    private static void listing(PrintStream out, int objects) throws Exception {
        Path folder = Files.createTempDirectory("s3-bench");
        String root = "1010001/10110010/" + UUID.randomUUID() + "/env-bench/lkc-bench/v1/";
        long start = System.nanoTime();
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC())) {
            Bucket bucket = store.create("bench", "us-east-1", ACCOUNT);
            for (int i = 0; i < objects; i++) {
                bucket.putSynthetic(root + i % 200 + "/data/" + UUID.randomUUID() + ".parquet", 1_000_000,
                        Bucket.Given.PLAIN);
            }
        }
        out.printf(Locale.ROOT, "%-46s %8.1f s%n", objects + " synthetic objects put", seconds(start));
        start = System.nanoTime();
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC());
                AwsEndpoint endpoint = serve(store); S3Client s3 = client(endpoint)) {
            out.printf(Locale.ROOT, "%-46s %8.1f s%n", "opened again", seconds(start));
            double[] pages = new double[PAGES];
            String token = null;
            for (int i = -20; i < PAGES; i++) {
                String from = token;
                long begin = System.nanoTime();
                ListObjectsV2Response page = s3.listObjectsV2(b -> b.bucket("bench").continuationToken(from));
                if (i >= 0) {
                    pages[i] = seconds(begin) * 1000;
                }
                token = page.nextContinuationToken();
            }
            print(out, "page of 1,000 keys over " + objects, pages, "ms");
            double[] prefixes = new double[PAGES];
            for (int i = 0; i < PAGES; i++) {
                long begin = System.nanoTime();
                s3.listObjectsV2(b -> b.bucket("bench").prefix(root).delimiter("/"));
                prefixes[i] = seconds(begin) * 1000;
            }
            print(out, "200 common prefixes over " + objects, prefixes, "ms");
        }
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
        keys.put(new AccessKeys.AccessKey("AKIABENCH", "secret",
                new Principal("arn:aws:iam::" + ACCOUNT + ":user/bench", ACCOUNT, "AIDABENCH", Optional.empty()),
                Optional.empty()));
        AwsEndpoint endpoint = AwsEndpoint.start(keys, Clock.systemUTC(), new Faults());
        endpoint.serve(new S3Api(store, (caller, access) -> { }));
        return endpoint;
    }

    private static S3Client client(AwsEndpoint endpoint) {
        return S3Client.builder().endpointOverride(URI.create(endpoint.url())).region(Region.US_EAST_1)
                .forcePathStyle(true).httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("AKIABENCH", "secret")))
                .build();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void print(PrintStream out, String what, double[] values, String unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        out.printf(Locale.ROOT, "%-46s %8.1f %s (%.1f to %.1f)%n",
                what, sorted[sorted.length / 2], unit, sorted[0], sorted[sorted.length - 1]);
    }
}
