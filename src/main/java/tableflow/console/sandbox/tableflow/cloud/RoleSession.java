package tableflow.console.sandbox.tableflow.cloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;
import tableflow.console.sandbox.confluent.TableOrder.AwsRole;

/// Clients that act as one role of the customer's. The session is asked for when it is first needed, and anew before it
/// ends. Used by one thread.
public final class RoleSession implements AutoCloseable {
    private static final Duration SPARE = Duration.ofMinutes(5);
    private static final int SESSION_SECONDS = 3600;

    private final AwsAccess aws;
    private final Optional<AwsRole> role;
    private final Region region;
    private final Clock clock;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private Instant until = Instant.MIN;
    private @Nullable S3Client s3;
    private @Nullable GlueClient glue;
    private @Nullable AwsCredentials credentials;

    /// @param role empty for Confluent's own account
    public RoleSession(AwsAccess aws, Optional<AwsRole> role, String region, Clock clock) {
        this.aws = aws;
        this.role = role;
        this.region = Region.of(region);
        this.clock = clock;
    }

    /// @throws RoleRefused when the role cannot be assumed
    public S3Client s3() {
        AwsCredentials now = credentials();
        S3Client known = s3;
        if (known == null) {
            known = S3Client.builder()
                .endpointOverride(aws.url())
                .forcePathStyle(true)
                .region(region)
                .httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(now))
                .build();
            s3 = known;
        }
        return known;
    }

    /// @throws RoleRefused when the role cannot be assumed
    public GlueClient glue() {
        AwsCredentials now = credentials();
        GlueClient known = glue;
        if (known == null) {
            known = GlueClient.builder()
                .endpointOverride(aws.url())
                .region(region)
                .httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(now))
                .build();
            glue = known;
        }
        return known;
    }

    private AwsCredentials credentials() {
        AwsCredentials known = credentials;
        if (known != null && clock.instant().isBefore(until)) {
            return known;
        }
        forget();
        AwsCredentials fresh = role.isPresent() ? assume(role.get()) : aws.confluent().apply(aws.managed());
        if (role.isEmpty()) {
            until = clock.instant().plusSeconds(SESSION_SECONDS);
        }
        credentials = fresh;
        return fresh;
    }

    private AwsCredentials assume(AwsRole wanted) {
        try (StsClient sts = StsClient.builder()
                .endpointOverride(aws.url())
                .region(region)
                .httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(aws.confluent().apply(wanted.principal())))
                .build()) {
            Credentials session = sts.assumeRole(request -> request
                .roleArn(wanted.customerArn())
                .roleSessionName("confluent-tableflow")
                .durationSeconds(SESSION_SECONDS)
                .externalId(wanted.externalId())
                // The real one tags its sessions too, which is why its trust policies allow sts:TagSession.
                .tags(List.of(Tag.builder().key("confluent-service").value("tableflow").build()))).credentials();
            until = session.expiration().minus(SPARE);
            return AwsSessionCredentials.create(
                session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        } catch (SdkException e) {
            throw new RoleRefused("Unable to assume the IAM role " + wanted.customerArn()
                + ". Check its trust policy and external id. (" + AwsWords.of(e) + ")", e);
        }
    }

    /// Ends the session, so that the next call asks for another: the role may have changed.
    public void forget() {
        credentials = null;
        until = Instant.MIN;
        S3Client oldS3 = s3;
        if (oldS3 != null) {
            oldS3.close();
            s3 = null;
        }
        GlueClient oldGlue = glue;
        if (oldGlue != null) {
            oldGlue.close();
            glue = null;
        }
    }

    @Override
    public void close() {
        forget();
        http.close();
    }
}
