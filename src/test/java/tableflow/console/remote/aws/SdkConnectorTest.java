package tableflow.console.remote.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.service.port.Athena;
import tableflow.console.service.port.Buckets;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.Identity;
import tableflow.console.service.port.ObjectStorage;

/// What is sent, and how answers are read; whether the services agree is shown on the sandbox.
class SdkConnectorTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SdkConnector connector() {
        URI here = server.url("/").uri();
        KeyRef key = new KeyRef("AKIATEST", null, new Secret("s3cr3t"));
        Profile.Aws aws = new Profile.Aws("eu-central-1", null, key, null,
                Map.of("athena", here, "glue", here, "s3", here, "sts", here), null);
        Profile profile = new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(here, null, null, new KeyRef("K", null, new Secret("s")), null),
                null, null, null, aws);
        return new SdkConnector(profile, it -> new ApiKey(it.id(), new Secret("s3cr3t")));
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    @Test
    void startsAQueryWithAllThatWasAsked() throws Exception {
        answer(200, "{\"QueryExecutionId\":\"q-1\"}");
        try (Athena athena = connector().athena()) {
            String id = athena.start(new QueryRequest("SELECT ?", "lkc-1", "wg", "s3://r/", List.of("42")), TOKEN);

            assertThat(id).isEqualTo("q-1");
        }
        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getHeaders().get("X-Amz-Target")).isEqualTo("AmazonAthena.StartQueryExecution");
        assertThat(String.valueOf(sent.getBody() == null ? "" : sent.getBody().utf8())).contains(
                "\"QueryString\":\"SELECT ?\"", "\"Database\":\"lkc-1\"", "\"WorkGroup\":\"wg\"",
                "\"OutputLocation\":\"s3://r/\"", "\"ExecutionParameters\":[\"42\"]", TOKEN);
    }

    @Test
    void readsAFailedQueryAndOneThatIsJustQueued() {
        answer(200, """
                {"QueryExecution":{"QueryExecutionId":"q-1","Query":"SELECT 1","StatementType":"DML",
                 "ResultConfiguration":{"OutputLocation":"s3://r/q-1.csv"},
                 "Status":{"State":"FAILED","StateChangeReason":"TABLE_NOT_FOUND: x",
                   "AthenaError":{"ErrorCategory":2,"ErrorType":1301,"Retryable":false,"ErrorMessage":"y"}},
                 "Statistics":{"DataScannedInBytes":9007199254740993,"TotalExecutionTimeInMillis":7}}}""");
        answer(200, """
                {"QueryExecution":{"QueryExecutionId":"q-2","Query":"x","Status":{"State":"QUEUED"}}}""");
        try (Athena athena = connector().athena()) {
            QueryExecution failed = athena.execution("q-1");
            assertThat(failed.failure())
                    .isEqualTo(new QueryExecution.Failure("TABLE_NOT_FOUND: x", 2, 1301, false));
            assertThat(failed.statistics().scannedBytes()).hasValue(9_007_199_254_740_993L);
            assertThat(failed.statistics().queued()).as("not told is not zero").isEmpty();
            assertThat(failed.resultObject()).isEqualTo("s3://r/q-1.csv");

            QueryExecution queued = athena.execution("q-2");
            assertThat(queued.state().is(QueryState.QUEUED)).isTrue();
            assertThat(queued.isFinal()).isFalse();
            assertThat(queued.resultObject()).isNull();
        }
    }

    @Test
    void aStatementThatDoesNotParseIsInvalid() {
        answer(400, """
                {"__type":"InvalidRequestException","AthenaErrorCode":"MALFORMED_QUERY",
                 "Message":"line 1:1: mismatched input 'SELEC'"}""");
        try (Athena athena = connector().athena()) {
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () ->
                    athena.start(new QueryRequest("SELEC 1", null, "primary", null, List.of()), TOKEN));

            assertThat(failure.kind()).isEqualTo(Kind.INVALID);
            assertThat(failure.why()).contains("line 1:1");
        }
    }

    @Test
    void readsAPageWithNullsAndEmptyTexts() {
        answer(200, """
                {"ResultSet":{"Rows":[{"Data":[{"VarCharValue":"a"},{}]},
                   {"Data":[{"VarCharValue":""},{"VarCharValue":"2"}]}],
                 "ResultSetMetadata":{"ColumnInfo":[{"Name":"x","Type":"varchar"},
                   {"Name":"y","Type":"decimal","Precision":38,"Scale":4}]}},"NextToken":"more"}""");
        try (Athena athena = connector().athena()) {
            ResultPage page = athena.page("q-1", Optional.empty(), 1_000);

            assertThat(page.rows().getFirst()).containsExactly("a", null);
            assertThat(page.rows().getLast()).containsExactly("", "2");
            assertThat(page.columns().getLast().scale()).isEqualTo(4);
            assertThat(page.next()).contains("more");
        }
    }

    @Test
    void findsATableOrNone() {
        answer(200, """
                {"Table":{"DatabaseName":"lkc-1","Name":"orders.v1","VersionId":"12",
                 "Parameters":{"table_type":"ICEBERG","metadata_location":"s3://b/t/metadata/1.metadata.json"},
                 "StorageDescriptor":{"Location":"s3://b/t"}}}""");
        answer(400, "{\"__type\":\"EntityNotFoundException\",\"Message\":\"Entity Not Found\"}");
        try (Catalog catalog = connector().catalog()) {
            CatalogTable table = catalog.table("lkc-1", "orders.v1").orElseThrow();
            assertThat(table.version()).isEqualTo("12");
            assertThat(table.metadataLocation()).contains(new S3Uri("b", "t/metadata/1.metadata.json"));
            assertThat(catalog.table("lkc-1", "other")).isEmpty();
        }
    }

    @Test
    void listsAllPagesAndOpensObjects() throws Exception {
        answer(200, """
                <ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>n</NextContinuationToken>
                <Contents><Key>t/a</Key><Size>9007199254740993</Size><LastModified>2026-01-01T00:00:00Z</LastModified>
                <StorageClass>STANDARD</StorageClass></Contents></ListBucketResult>""");
        answer(200, """
                <ListBucketResult>
                <Contents><Key>t/b</Key><Size>1</Size><LastModified>2026-01-01T00:00:00Z</LastModified>
                <StorageClass>NEW_CLASS</StorageClass></Contents></ListBucketResult>""");
        answer(200, "content");
        List<String> seen = new ArrayList<>();
        try (ObjectStorage storage = connector().storage()) {
            storage.list(new S3Uri("b", "t/"), it -> seen.add(it.key() + " " + it.size() + " " + it.storageClass()));
            assertThat(seen).containsExactly("t/a 9007199254740993 STANDARD", "t/b 1 NEW_CLASS");
            try (InputStream object = storage.open(new S3Uri("b", "t/b"))) {
                assertThat(object).hasContent("content");
            }
        }
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).contains("continuation-token=n");
    }

    @Test
    void anObjectsBeginningAndSizeComeInOneCallAndAnEmptyOneHasNone() throws Exception {
        server.enqueue(new MockResponse.Builder().code(206)
                .addHeader("Content-Range", "bytes 0-3/9007199254740993")
                .addHeader("ETag", "\"e1\"")
                .body("cont")
                .build());
        answer(200, "content");
        answer(416, "<Error><Code>InvalidRange</Code><Message>It cannot be satisfied</Message></Error>");
        server.enqueue(new MockResponse.Builder().code(200)
                .addHeader("Content-Length", "0").addHeader("ETag", "\"e0\"").build());
        try (ObjectStorage storage = connector().storage()) {
            ObjectStorage.Beginning ranged = storage.begin(new S3Uri("b", "q.csv"), 4);
            assertThat(ranged.stat()).isEqualTo(new ObjectStorage.Stat(9_007_199_254_740_993L, "\"e1\""));
            assertThat(ranged.bytes()).hasContent("cont");
            ranged.bytes().close();
            try (InputStream all = storage.begin(new S3Uri("b", "q.csv"), 4).bytes()) {
                assertThat(all).as("of a server that knows no ranges").hasContent("content");
            }
            ObjectStorage.Beginning empty = storage.begin(new S3Uri("b", "q.csv"), 4);
            assertThat(empty.stat().size()).isZero();
            assertThat(empty.bytes()).isEmpty();
        }
        assertThat(server.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=0-3");
    }

    @Test
    void aBucketsRegionIsToldEvenByARefusal() {
        server.enqueue(new MockResponse.Builder().code(403).addHeader("x-amz-bucket-region", "eu-west-1").build());
        server.enqueue(new MockResponse.Builder().code(404).addHeader("x-amz-bucket-region", "eu-west-1").build());
        answer(200, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>");
        try (Buckets buckets = connector().buckets()) {
            assertThat(buckets.region("b")).isEqualTo("eu-west-1");
            RemoteFailure absent = catchThrowableOfType(RemoteFailure.class, () -> buckets.region("none"));
            assertThat(absent.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(buckets.holdsAnything(new S3Uri("b", "t/"))).isFalse();
        }
    }

    @Test
    void theCallerIsToldWithTheNumberOfTheCall() {
        answer(200, """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:iam::1:user/u</Arn><UserId>U</UserId><Account>1</Account></GetCallerIdentityResult>
                <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>""");
        try (Identity identity = connector().identity()) {
            assertThat(identity.caller()).isEqualTo(new Identity.Caller("1", "arn:aws:iam::1:user/u", "r-1"));
        }
    }

    @Test
    void withoutAnAwsPartNothingIsOpened() {
        URI here = server.url("/").uri();
        Profile profile = new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(here, null, null, new KeyRef("K", null, new Secret("s")), null),
                null, null, null, (Profile.@Nullable Aws) null);
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () ->
                new SdkConnector(profile, key -> new ApiKey(key.id(), new Secret("s"))).storage());

        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    }
}
