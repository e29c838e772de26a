package tableflow.console.sandbox.armoury;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/// AWS's own clients as one caller, without repetitions: each call is one answer.
final class Aws implements AutoCloseable {
    private final SdkHttpClient http = UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)).build();
    private final JsonNode aws;
    final S3Client s3;
    final GlueClient glue;
    final IamClient iam;
    final AthenaClient athena;
    final KmsClient kms;
    final StsClient sts;
    final LakeFormationClient lake;

    /// @param aws the part `aws` of a profile
    Aws(JsonNode aws) {
        this.aws = aws;
        s3 = with("s3", S3Client.builder()).forcePathStyle(true).crossRegionAccessEnabled(false).build();
        glue = with("glue", GlueClient.builder()).build();
        iam = with("iam", IamClient.builder()).build();
        athena = with("athena", AthenaClient.builder()).build();
        kms = with("kms", KmsClient.builder()).build();
        sts = with("sts", StsClient.builder()).build();
        lake = with("lakeformation", LakeFormationClient.builder()).build();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B with(String service, B builder) {
        return builder.region(Region.of(aws.path("region").asText()))
                .httpClient(http)
                .credentialsProvider(credentials())
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .endpointOverride(URI.create(aws.at("/endpoints/" + service).asText()));
    }

    private AwsCredentialsProvider credentials() {
        if (aws.has("accessKeyId")) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    aws.path("accessKeyId").asText(), aws.path("secretAccessKey").asText()));
        }
        return aws.has("profileName")
                ? ProfileCredentialsProvider.create(aws.path("profileName").asText())
                : DefaultCredentialsProvider.builder().build();
    }

    @Override
    public void close() {
        s3.close();
        glue.close();
        iam.close();
        athena.close();
        kms.close();
        sts.close();
        lake.close();
        http.close();
    }
}
