package tableflow.console.sandbox.iam;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import tableflow.console.sandbox.access.StepClock;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.ResourcePolicies;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// The identity services behind an address, for AWS's own clients. Whose key signs is looked up; the signature itself
/// is not checked here.
public final class TestAws implements AutoCloseable {
    private static final Pattern SCOPE = Pattern.compile("Credential=([A-Z0-9]+)/[0-9]+/[a-z0-9-]+/([a-z0-9]+)/");

    public final StepClock clock = new StepClock();
    public final AccessKeys keys = new AccessKeys();
    public final Set<String> integrations = new HashSet<>();
    public final Map<String, String> bucketPolicies = new HashMap<>();
    public final Map<String, String> bucketOwners = new HashMap<>();
    private final Map<String, AwsApi> apis = new HashMap<>();
    private final HttpService http;
    public final Iam iam;

    public TestAws(Path file) throws IOException {
        iam = Iam.open(new Iam.Surroundings(clock, keys, buckets(), () -> Set.copyOf(integrations)), file);
        serve(iam.iam());
        serve(iam.sts());
        http = HttpService.start("aws", this::handle);
    }

    public void serve(AwsApi api) {
        apis.put(api.service(), api);
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

    private Reply handle(Request request) throws Exception {
        Matcher scope = SCOPE.matcher(request.header("Authorization").orElse(""));
        if (!scope.find()) {
            return Reply.empty(403);
        }
        AwsApi api = apis.get(scope.group(2));
        if (api == null) {
            return Reply.empty(404);
        }
        try {
            AccessKeys.AccessKey key = keys.find(scope.group(1)).orElseThrow(() ->
                    new AwsFailure(403, "InvalidClientTokenId", "The security token included in the request is invalid"));
            if (key.session().filter(s -> !clock.instant().isBefore(s.expiresAt())).isPresent()) {
                throw new AwsFailure(403, "ExpiredToken", "The security token included in the request is expired");
            }
            return api.handle(request, key.principal());
        } catch (AwsFailure e) {
            return api.error(request, e);
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
