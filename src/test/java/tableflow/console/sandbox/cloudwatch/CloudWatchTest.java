package tableflow.console.sandbox.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;
import tableflow.console.sandbox.access.StepClock;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.HttpService;

/// CloudWatch as the AWS SDK reads it, and in the two protocols that other clients speak.
class CloudWatchTest {
    private static final Principal OPERATOR = new Principal(
            "arn:aws:iam::123456789012:user/sandbox-operator", "123456789012", "AIDAEXAMPLE", Optional.empty());

    @TempDir
    private Path folder;

    private final StepClock clock = new StepClock();
    private final Buckets buckets = new Buckets();
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private volatile String denied = "";
    private HttpService http;
    private CloudWatchClient client;
    private Instant end;

    @BeforeEach
    void start() throws IOException {
        buckets.put("tables", 3_000_000_000L, "STANDARD", clock.instant().minus(Duration.ofDays(3)));
        buckets.put("tables", 7, "GLACIER", clock.instant().minus(Duration.ofDays(3)));
        buckets.bucket("results");
        BucketHistory history = new BucketHistory(buckets, clock, folder.resolve("cloudwatch.json"));
        history.plant("tables");
        history.look();
        clock.advance(Duration.ofDays(2));
        end = clock.instant();
        CloudWatch cloudWatch = new CloudWatch(history, (caller, access) -> {
            asked.set(caller.arn() + " " + access.action() + " " + access.resource());
            if (access.action().equals(denied)) {
                throw new AwsFailure(403, "AccessDenied", "User: " + caller.arn() + " is not authorized to perform: "
                        + access.action());
            }
        });
        http = HttpService.start("aws", request -> {
            try {
                return cloudWatch.handle(request, OPERATOR);
            } catch (AwsFailure e) {
                return cloudWatch.error(request, e);
            }
        });
        client = CloudWatchClient.builder()
                .endpointOverride(URI.create(http.url()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "x")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        http.close();
    }

    @Test
    void theMetricsOfABucketAreListedWithTheirDimensions() {
        var metrics = client.listMetrics(r -> r.namespace("AWS/S3")).metrics();
        assertThat(metrics).extracting(m -> m.metricName() + " " + m.dimensions().stream()
                        .map(d -> d.name() + "=" + d.value()).toList())
                .containsExactlyInAnyOrder(
                        "BucketSizeBytes [StorageType=StandardStorage, BucketName=tables]",
                        "BucketSizeBytes [StorageType=GlacierStorage, BucketName=tables]",
                        "NumberOfObjects [StorageType=AllStorageTypes, BucketName=tables]",
                        "NumberOfObjects [StorageType=AllStorageTypes, BucketName=results]");
        assertThat(client.listMetrics(r -> r.metricName("BucketSizeBytes").dimensions(filter("BucketName", null)))
                .metrics()).hasSize(2);
        assertThat(client.listMetrics(r -> r.dimensions(filter("BucketName", "results"))).metrics())
                .hasSize(1);
        assertThat(client.listMetrics(r -> r.namespace("AWS/EC2")).metrics()).isEmpty();
        assertThat(asked.get()).isEqualTo(OPERATOR.arn() + " cloudwatch:ListMetrics *");
    }

    @Test
    void metricsThatAreSilentForTwoWeeksAreNotListedButStillHaveData() {
        clock.advance(Duration.ofDays(20));
        assertThat(client.listMetrics(r -> r.namespace("AWS/S3")).metrics()).isEmpty();
        assertThat(data(size("m1"), 100).getFirst().values()).isNotEmpty();
    }

    @Test
    void aYearOfDaysComesWithAverages() {
        List<Datapoint> points = client.getMetricStatistics(r -> r
                .namespace("AWS/S3").metricName("BucketSizeBytes").dimensions(dimensions("StandardStorage"))
                .startTime(end.minus(Duration.ofDays(366))).endTime(end)
                .period(86_400).statistics(Statistic.AVERAGE, Statistic.SAMPLE_COUNT)).datapoints();
        assertThat(points).hasSizeBetween(363, 365).allSatisfy(point -> {
            assertThat(point.unit()).isEqualTo(StandardUnit.BYTES);
            assertThat(point.timestamp().getEpochSecond() % 86_400).isZero();
            assertThat(point.sampleCount()).isEqualTo(1);
            assertThat(point.sum()).isNull();
        });
        assertThat(points).extracting(Datapoint::average).contains(3e9);
    }

    @Test
    void metricDataComesNewestFirstUnlessAskedOtherwise() {
        MetricDataResult newest = data(size("m1"), 100_800).getFirst();
        assertThat(newest.label()).isEqualTo("BucketSizeBytes");
        assertThat(newest.statusCode()).isEqualTo(StatusCode.COMPLETE);
        assertThat(newest.values().getFirst()).isEqualTo(3e9);
        assertThat(newest.timestamps()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        MetricDataResult oldest = client.getMetricData(request(size("m1"), 500)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING).build()).metricDataResults().getFirst();
        assertThat(oldest.values()).containsExactlyElementsOf(newest.values().reversed());
    }

    @Test
    void pagesAddUpToTheWhole() {
        List<Double> whole = data(size("m1"), 100_800).getFirst().values();
        List<Double> paged = new ArrayList<>();
        List<StatusCode> codes = new ArrayList<>();
        client.getMetricDataPaginator(request(size("m1"), 100).build()).stream()
                .flatMap(page -> page.metricDataResults().stream())
                .forEach(result -> {
                    paged.addAll(result.values());
                    codes.add(result.statusCode());
                });
        assertThat(paged).containsExactlyElementsOf(whole);
        assertThat(codes).containsExactly(StatusCode.PARTIAL_DATA, StatusCode.PARTIAL_DATA, StatusCode.PARTIAL_DATA,
                StatusCode.COMPLETE);
        assertThatThrownBy(() -> client.getMetricData(request(size("m1"), 100).nextToken("bm9uZQ==").build()))
                .isInstanceOf(CloudWatchException.class).hasMessageContaining("token");
        assertThatThrownBy(() -> client.listMetrics(r -> r.nextToken("%%%")))
                .isInstanceOf(InvalidNextTokenException.class);
    }

    @Test
    void aMetricThatDoesNotExistHasNoDataAndIsNoMistake() {
        MetricDataQuery query = MetricDataQuery.builder().id("q").metricStat(s -> s.stat("Average").period(86_400)
                .metric(m -> m.namespace("AWS/S3").metricName("BucketSizeBytes")
                        .dimensions(Dimension.builder().name("BucketName").value("tables").build()))).build();
        MetricDataResult result = data(query, 10).getFirst();
        assertThat(result.values()).isEmpty();
        assertThat(result.statusCode()).isEqualTo(StatusCode.COMPLETE);
    }

    @Test
    void limitsAndMistakesAreRefusedWithCloudWatchsCodes() {
        assertThat(code(() -> client.getMetricStatistics(r -> r
                .namespace("AWS/S3").metricName("BucketSizeBytes").dimensions(dimensions("StandardStorage"))
                .startTime(end.minus(Duration.ofDays(366))).endTime(end).period(60).statistics(Statistic.SUM))))
                .isEqualTo("InvalidParameterCombination");
        assertThatThrownBy(() -> client.getMetricStatistics(r -> r
                .namespace("AWS/S3").metricName("BucketSizeBytes")
                .startTime(end).endTime(end).period(60).statistics(Statistic.SUM)))
                .isInstanceOf(InvalidParameterCombinationException.class).hasMessageContaining("StartTime");
        assertThat(code(() -> client.getMetricData(request(size("Upper"), 10).build()))).isEqualTo("ValidationError");
        List<MetricDataQuery> many = IntStream.range(0, 501).mapToObj(i -> size("m" + i)).toList();
        assertThat(code(() -> client.getMetricData(request(size("m"), 10).metricDataQueries(many).build())))
                .isEqualTo("ValidationError");
        assertThat(code(() -> client.getMetricData(request(size("m"), 10)
                .metricDataQueries(size("m"), size("m")).build()))).isEqualTo("ValidationError");
        assertThat(code(() -> client.getMetricData(request(size("m"), 0).build()))).isEqualTo("InvalidParameterValue");
        assertThat(code(() -> client.getMetricData(r -> r.startTime(end).endTime(end.plusSeconds(60)))))
                .isEqualTo("MissingParameter");
        assertThat(code(() -> client.deleteAlarms(r -> r.alarmNames("a")))).isEqualTo("InvalidAction");
    }

    @Test
    void whoMayNotReadIsToldSo() {
        denied = "cloudwatch:GetMetricData";
        CloudWatchException failure = catchThrowableOfType(CloudWatchException.class, () -> data(size("m"), 10));
        assertThat(failure.statusCode()).isEqualTo(403);
        assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(failure.awsErrorDetails().errorMessage()).contains("not authorized", "sandbox-operator");
    }

    @Test
    void olderClientsSendFormsAndReadXml() throws Exception {
        String form = "Action=GetMetricStatistics&Version=2010-08-01&Namespace=" + encoded("AWS/S3")
                + "&MetricName=NumberOfObjects&Dimensions.member.2.Name=StorageType"
                + "&Dimensions.member.2.Value=AllStorageTypes&Dimensions.member.1.Name=BucketName"
                + "&Dimensions.member.1.Value=tables&StartTime=" + encoded("2026-11-22T00:00:00Z") + "&EndTime="
                + encoded("2026-11-23T00:00:00+00:00") + "&Period=86400&Statistics.member.1=Average";
        HttpResponse<String> answer = post("application/x-www-form-urlencoded", Optional.empty(), form);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<GetMetricStatisticsResult><Label>NumberOfObjects</Label><Datapoints>"
                + "<member><Timestamp>2026-11-22T00:00:00Z</Timestamp><Average>2.0</Average><Unit>Count</Unit></member>"
                + "</Datapoints></GetMetricStatisticsResult>");
        HttpResponse<String> refused = post("application/x-www-form-urlencoded", Optional.empty(),
                form.replace("Period=86400", "Period=61"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<Type>Sender</Type><Code>InvalidParameterValue</Code>");
    }

    @Test
    void jsonIsSpokenToo() throws Exception {
        String body = "{\"Namespace\":\"AWS/S3\",\"Dimensions\":[{\"Name\":\"BucketName\",\"Value\":\"results\"}]}";
        HttpResponse<String> answer = post("application/x-amz-json-1.0",
                Optional.of("GraniteServiceVersion20100801.ListMetrics"), body);
        assertThat(answer.body()).isEqualTo("{\"Metrics\":[{\"Namespace\":\"AWS/S3\",\"MetricName\":"
                + "\"NumberOfObjects\","
                + "\"Dimensions\":[{\"Name\":\"StorageType\",\"Value\":\"AllStorageTypes\"},"
                + "{\"Name\":\"BucketName\",\"Value\":\"results\"}]}]}");
        HttpResponse<String> refused = post("application/x-amz-json-1.0",
                Optional.of("GraniteServiceVersion20100801.GetMetricData"), "{}");
        assertThat(refused.body()).contains("#MissingRequiredParameterException");
        assertThat(refused.headers().firstValue("x-amzn-query-error")).contains("MissingParameter;Sender");
        assertThat(post("application/x-amz-json-1.0", Optional.of("GraniteServiceVersion20100801.ListMetrics"), "[")
                .body()).contains("SerializationException");
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(CloudWatchException.class, call).awsErrorDetails().errorCode();
    }

    private List<MetricDataResult> data(MetricDataQuery query, int most) {
        return client.getMetricData(request(query, most).build()).metricDataResults();
    }

    private GetMetricDataRequest.Builder request(MetricDataQuery query, int most) {
        return GetMetricDataRequest.builder().metricDataQueries(query).maxDatapoints(most)
                .startTime(end.minus(Duration.ofDays(366))).endTime(end);
    }

    private static DimensionFilter filter(String name, @Nullable String value) {
        return DimensionFilter.builder().name(name).value(value).build();
    }

    private static MetricDataQuery size(String id) {
        return MetricDataQuery.builder().id(id).metricStat(s -> s.stat("Average").period(86_400)
                .metric(m -> m.namespace("AWS/S3").metricName("BucketSizeBytes")
                        .dimensions(dimensions("StandardStorage")))).build();
    }

    private static List<Dimension> dimensions(String type) {
        return List.of(Dimension.builder().name("BucketName").value("tables").build(),
                Dimension.builder().name("StorageType").value(type).build());
    }

    private HttpResponse<String> post(String type, Optional<String> target, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(http.url() + "/"))
                .header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        target.ifPresent(name -> request.header("X-Amz-Target", name));
        try (HttpClient plain = HttpClient.newHttpClient()) {
            return plain.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
