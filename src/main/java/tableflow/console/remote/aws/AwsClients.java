package tableflow.console.remote.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.CallListener;
import tableflow.console.service.profile.KeyResolver;

/// Builds the AWS clients of one profile: its region, its credentials (access key, named profile of the machine, or
/// the machine's default chain), its endpoints where they are not AWS's own. Whoever asks for a client closes it.
///
/// Limits: 3 s to connect, 10 s without a byte, 15 s for a call with its one repetition.
final class AwsClients {

    private static final Duration CONNECT = Duration.ofSeconds(3);

    /// How long calls may take.
    ///
    /// @param silence without a byte
    /// @param call the whole call, repetitions included
    record Limits(Duration silence, Duration call) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    private final Profile.Aws aws;
    private final KeyResolver keys;
    private final Limits limits;
    private final @Nullable CallListener listener;

    AwsClients(Profile.Aws aws, KeyResolver keys, Limits limits) {
        this(aws, keys, limits, null);
    }

    /// @param listener told of every call; absent where nobody wants to know
    AwsClients(Profile.Aws aws, KeyResolver keys, Limits limits, @Nullable CallListener listener) {
        this.aws = aws;
        this.keys = keys;
        this.limits = limits;
        this.listener = listener;
    }

    StsClient sts() {
        return configure("sts", StsClient.builder()).build();
    }

    S3Client s3() {
        return s3(s3Builder());
    }

    /// For listings by the million: read by [PageReader], and repeated by who asks.
    S3Client listings() {
        S3ClientBuilder builder = s3Builder();
        return s3(builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(new PageReader())
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build()));
    }

    private S3ClientBuilder s3Builder() {
        return configure("s3", S3Client.builder());
    }

    private S3Client s3(S3ClientBuilder builder) {
        // A bucket in another region is to be told, not silently followed: Tableflow needs it in the cluster's region.
        return builder
                .crossRegionAccessEnabled(false)
                .forcePathStyle(aws.endpoints().containsKey("s3"))
                .build();
    }

    GlueClient glue() {
        return configure("glue", GlueClient.builder()).build();
    }

    AthenaClient athena() {
        return configure("athena", AthenaClient.builder()).build();
    }

    CloudWatchClient cloudWatch() {
        return configure("cloudwatch", CloudWatchClient.builder()).build();
    }

    IamClient iam() {
        return configure("iam", IamClient.builder()).build();
    }

    KmsClient kms() {
        return configure("kms", KmsClient.builder()).build();
    }

    LakeFormationClient lakeFormation() {
        return configure("lakeformation", LakeFormationClient.builder()).build();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configure(String service, B builder) {
        ClientOverrideConfiguration.Builder override = ClientOverrideConfiguration.builder()
                .apiCallTimeout(limits.call())
                .retryStrategy(StandardRetryStrategy.builder().maxAttempts(2).build());
        if (listener != null) {
            override.addExecutionInterceptor(new CallRecorder(listener));
        }
        builder.region(Region.of(aws.region()))
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(limits.silence()))
                .overrideConfiguration(override.build());
        URI endpoint = aws.endpoints().get(service);
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }

    /// @throws software.amazon.awssdk.core.exception.SdkException when the named profile is not one of this machine's
    private AwsCredentialsProvider credentials() {
        if (aws.accessKey() != null) {
            ApiKey key = keys.resolve(aws.accessKey());
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret().reveal()));
        }
        return aws.profileName() == null
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(aws.profileName());
    }
}
