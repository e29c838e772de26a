package tableflow.console.sandbox.iam;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.ResourcePolicies;
import tableflow.console.sandbox.http.Faults;

/// The identity services behind the address of all AWS services, for AWS's own clients.
public final class TestAws implements AutoCloseable {
    public final MovedClock clock = new MovedClock();
    public final AccessKeys keys = new AccessKeys();
    public final Set<String> integrations = new HashSet<>();
    public final Map<String, String> bucketPolicies = new HashMap<>();
    public final Map<String, String> bucketOwners = new HashMap<>();
    private final AwsEndpoint http;
    public final Iam iam;

    public TestAws(Path file) throws IOException {
        this(file, ResourcePolicies.NONE);
    }

    /// @param more what resources besides the buckets here say
    public TestAws(Path file, ResourcePolicies more) throws IOException {
        iam = Iam.open(new Iam.Surroundings(clock, keys, buckets().or(more), () -> Set.copyOf(integrations)), file);
        http = AwsEndpoint.start(keys, Clock.systemUTC(), new Faults());
        serve(iam.iam());
        serve(iam.sts());
    }

    public void serve(AwsApi api) {
        http.serve(api);
    }

    private ResourcePolicies buckets() {
        return new ResourcePolicies() {
            @Override
            public Optional<String> policyOf(String resourceArn) {
                return Optional.ofNullable(bucketPolicies.get(bucket(resourceArn)));
            }

            @Override
            public Optional<String> ownerOf(String resourceArn) {
                return Optional.ofNullable(bucketOwners.get(bucket(resourceArn)));
            }
        };
    }

    private static String bucket(String arn) {
        return arn.startsWith("arn:aws:s3:::") ? arn.substring("arn:aws:s3:::".length()).split("/", 2)[0] : "";
    }

    /// The time of this machine, moved: what the services take for now, while signatures are of today.
    public static final class MovedClock extends Clock {
        private volatile Duration by = Duration.ZERO;

        public void move(Duration much) {
            by = by.plus(much);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public URI url() {
        return URI.create(http.url());
    }

    public AwsCredentials operator() {
        TemporaryKey key = iam.operatorKey();
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    public static AwsCredentials of(TemporaryKey key) {
        return AwsSessionCredentials.create(key.id(), key.secret(), key.token());
    }

    public static AwsCredentials of(Credentials key) {
        return AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), key.sessionToken());
    }

    public IamClient iam(AwsCredentials credentials) {
        return IamClient.builder().region(Region.US_EAST_1).endpointOverride(url())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }

    public StsClient sts(AwsCredentials credentials) {
        return StsClient.builder().region(Region.US_EAST_1).endpointOverride(url())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }

    @Override
    public void close() {
        http.close();
    }
}
