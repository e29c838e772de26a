package tableflow.console.remote.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.sandbox.access.StepClock;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.cloudwatch.BucketContents;
import tableflow.console.sandbox.cloudwatch.BucketHistory;
import tableflow.console.sandbox.cloudwatch.CloudWatch;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.service.port.BucketMetrics;

/// Daily storage metrics as the sandbox's CloudWatch serves them to the AWS SDK.
class SdkBucketMetricsTest {
    private static final Principal OPERATOR =
            new Principal("arn:aws:iam::123456789012:user/o", "123456789012", "AIDAEXAMPLE", Optional.empty());

    @TempDir
    private Path folder;

    private final StepClock clock = new StepClock();
    private volatile String denied = "";
    private HttpService http;
    private BucketMetrics metrics;

    @BeforeEach
    void start() throws IOException {
        Instant past = clock.instant().minus(Duration.ofDays(3));
        BucketHistory history = new BucketHistory(new BucketContents() {
            @Override
            public Collection<String> buckets() {
                return List.of("tables");
            }

            @Override
            public void scan(String bucket, Consumer<Item> to) {
                if (bucket.equals("tables")) {
                    to.accept(new Item(3_000_000_000L, "STANDARD", past));
                    to.accept(new Item(7, "GLACIER", past));
                }
            }
        }, clock, folder.resolve("cloudwatch.json"));
        history.plant("tables");
        history.look();
        clock.advance(Duration.ofDays(2));
        CloudWatch cloudWatch = new CloudWatch(history, (caller, access) -> {
            if (access.action().equals(denied)) {
                throw new AwsFailure(403, "AccessDenied", "not authorized to perform: " + access.action());
            }
        });
        http = HttpService.start("aws", request -> {
            try {
                return cloudWatch.handle(request, OPERATOR);
            } catch (AwsFailure e) {
                return cloudWatch.error(request, e);
            }
        });
        URI here = URI.create(http.url());
        Profile.Aws aws = new Profile.Aws("us-east-1", null, new KeyRef("AKIATEST", null, new Secret("s3cr3t")), null,
                Map.of("cloudwatch", here), null);
        Profile profile = new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(here, null, null, new KeyRef("K", null, new Secret("s")), null),
                null, null, null, aws);
        metrics = new SdkConnector(profile, it -> new ApiKey(it.id(), new Secret("s3cr3t"))).bucketMetrics();
    }

    @AfterEach
    void stop() {
        metrics.close();
        http.close();
    }

    @Test
    void everyStorageTypeHasASeriesOldestFirst() {
        List<BucketMetrics.Series> series = daily("tables");
        assertThat(series).extracting(one -> one.metric() + " " + one.storageType()).contains(
                "BucketSizeBytes StandardStorage", "NumberOfObjects AllStorageTypes");
        BucketMetrics.Series size = series.stream()
                .filter(one -> one.storageType().equals("StandardStorage")).findFirst().orElseThrow();
        assertThat(size.points()).hasSizeGreaterThan(2)
                .isSortedAccordingTo((one, other) -> one.day().compareTo(other.day()));
        assertThat(size.points().getLast().value()).isEqualByComparingTo(new BigDecimal("3000000000"));
    }

    @Test
    void aBucketThatWasNeverMeasuredHasNoSeries() {
        assertThat(daily("elsewhere")).isEmpty();
    }

    @Test
    void aMissingPermissionIsAFailureAndNoEmptyAnswer() {
        for (String action : List.of("cloudwatch:ListMetrics", "cloudwatch:GetMetricData")) {
            denied = action;
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> daily("tables"));
            assertThat(failure.kind()).as(action).isEqualTo(Kind.FORBIDDEN);
        }
    }

    private List<BucketMetrics.Series> daily(String bucket) {
        return metrics.daily(bucket, clock.instant().minus(Duration.ofDays(14)), clock.instant());
    }
}
