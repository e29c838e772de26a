package tableflow.console.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.sandbox.http.Request;

/// The published examples: the signature test suite of AWS, and those of the S3 API reference.
class SigV4VectorsTest {
    private static final String EMPTY = Crypto.EMPTY;
    private static final Instant SUITE = Instant.parse("2015-08-30T12:36:00Z");
    private static final Instant S3 = Instant.parse("2013-05-24T00:00:00Z");
    private static final Principal WHO = new Principal("arn:aws:iam::123456789012:user/u", "123456789012", "AIDA",
            Optional.empty());

    private final AccessKeys keys = new AccessKeys();

    SigV4VectorsTest() {
        keys.put(new AccessKeys.AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", WHO,
                Optional.empty()));
        keys.put(new AccessKeys.AccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", WHO,
                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GET  | /                            | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET  | /example/..                  | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET  | /./                          | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET  | /?Param2=value2&Param1=value1| b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "POST | /                            | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    })
    void theSuiteOfAws(String method, String target, String signature) throws Exception {
        Request request = request(method, target, Map.of(
                "Host", "example.amazonaws.com", "X-Amz-Date", "20150830T123600Z",
                "Authorization",
                authorization("AKIDEXAMPLE/20150830/us-east-1/service", "host;x-amz-date", signature)));
        assertThat(at(SUITE).check(request, "service").caller()).isEqualTo(WHO);
        Request changed = request(method, target + (target.contains("?") ? "&x=1" : "?x=1"), request.headers());
        assertThatThrownBy(() -> at(SUITE).check(changed, "service"))
                .isInstanceOfSatisfying(AwsFailure.class, e ->
                        assertThat(e.code()).isEqualTo("InvalidSignatureException"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/?lifecycle            | fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "/?max-keys=2&prefix=J  | 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    })
    void bucketsOfTheS3Reference(String target, String signature) throws Exception {
        Request request = request("GET", target, Map.of(
                "Host", "examplebucket.s3.amazonaws.com", "x-amz-date", "20130524T000000Z",
                "x-amz-content-sha256", EMPTY, "Authorization", authorization(
                        "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3", "host;x-amz-content-sha256;x-amz-date",
                        signature)));
        assertThat(at(S3).check(request, "s3").region()).isEqualTo("us-east-1");
    }

    @Test
    void objectsOfTheS3Reference() throws Exception {
        at(S3).check(request("GET", "/test.txt", Map.of(
                "Host", "examplebucket.s3.amazonaws.com", "x-amz-date", "20130524T000000Z",
                "x-amz-content-sha256", EMPTY, "Range", "bytes=0-9", "Authorization", authorization(
                        "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3", "host;range;x-amz-content-sha256;x-amz-date",
                        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"))), "s3");
        String hash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        Map<String, String> headers = new LinkedHashMap<>(Map.of(
                "Host", "examplebucket.s3.amazonaws.com", "Date", "Fri, 24 May 2013 00:00:00 GMT",
                "x-amz-date", "20130524T000000Z", "x-amz-storage-class", "REDUCED_REDUNDANCY",
                "x-amz-content-sha256", hash, "Authorization", authorization(
                        "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3",
                        "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")));
        Request put = request("PUT", "/test%24file.text", headers);
        assertThat(read(put.withBody("Welcome to Amazon S3.".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("Welcome to Amazon S3.");
        refused("XAmzContentSHA256Mismatch", put.withBody("Welcome to Amazon S4.".getBytes(StandardCharsets.UTF_8)));
        refused("XAmzContentSHA256Mismatch", put.withBody(new byte[0]));
        headers.put("x-amz-acl", "public-read");
        refused("AccessDenied", request("PUT", "/test%24file.text", headers));
    }

    @Test
    void thePresignedAddressOfTheS3Reference() throws Exception {
        String target = "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524"
                + "%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                + "&X-Amz-SignedHeaders=host&X-Amz-Signature="
                + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
        Map<String, String> host = Map.of("Host", "examplebucket.s3.amazonaws.com");
        assertThat(at(S3).check(request("GET", target, host), "s3").caller()).isEqualTo(WHO);
        assertThat(at(S3.plus(Duration.ofHours(23))).check(request("GET", target, host), "s3").caller())
                .isEqualTo(WHO);
        assertThatThrownBy(() -> at(S3.plus(Duration.ofHours(25))).check(request("GET", target, host), "s3"))
                .isInstanceOf(AwsFailure.class).hasMessage("Request has expired");
        assertThatThrownBy(() -> at(S3).check(request("PUT", target, host), "s3"))
                .isInstanceOfSatisfying(AwsFailure.class, e ->
                        assertThat(e.code()).isEqualTo("SignatureDoesNotMatch"));
    }

    @Test
    void theChunkedUploadOfTheS3Reference() throws Exception {
        Request put = request("PUT", "/examplebucket/chunkObject.txt", Map.of(
                "Host", "s3.amazonaws.com", "x-amz-date", "20130524T000000Z",
                "x-amz-storage-class", "REDUCED_REDUNDANCY",
                "x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "Content-Encoding", "aws-chunked",
                "x-amz-decoded-content-length", "66560", "Content-Length", "66824", "Authorization", authorization(
                        "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3", "content-encoding;content-length;host;"
                                + "x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
                        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")));
        String body = "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n"
                + "a".repeat(65536) + "\r\n"
                + "400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n"
                + "a".repeat(1024) + "\r\n"
                + "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";
        assertThat(read(put.withBody(stream(body)))).isEqualTo("a".repeat(66560));
        refused("SignatureDoesNotMatch", put.withBody(stream(body.replace("400;", "3ff;").replaceFirst("a\r\n0;",
                "\r\n0;"))));
        refused("SignatureDoesNotMatch", put.withBody(stream(body.replaceFirst("aaaa", "aaab"))));
        refused("IncompleteBody", put.withBody(stream(body.substring(0, 70_000 - 4_000))));
        refused("IncompleteBody", put.withBody(stream(body.substring(0, body.indexOf("\r\n0;") + 2))));
        refused("InvalidChunkSizeError", put.withBody(stream("what\r\n")));
    }

    @Test
    void aSignatureOfVersionTwoIsToldWhatToUse() {
        Map<String, String> host = Map.of("Host", "examplebucket.s3.amazonaws.com", "Authorization", "AWS a:b");
        refused("InvalidRequest", request("GET", "/test.txt", host));
        refused("InvalidRequest", request("GET", "/test.txt?AWSAccessKeyId=a&Signature=b&Expires=1", Map.of()));
        refused("AuthorizationHeaderMalformed", request("GET", "/", Map.of("Authorization", "AWS4-HMAC-SHA256 x")));
    }

    private Request request(String method, String target, Map<String, String> headers) {
        return new Request(method, URI.create(target), headers, new byte[0]);
    }

    private static String authorization(String scope, String headers, String signature) {
        return "AWS4-HMAC-SHA256 Credential=" + scope + "/aws4_request, SignedHeaders=" + headers + ", Signature="
                + signature;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private SigV4 at(Instant now) {
        return new SigV4(keys, Clock.fixed(now, ZoneOffset.UTC));
    }

    private String read(Request request) throws AwsFailure, IOException {
        return new String(at(S3).check(request, "s3").request().stream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// At once, or when the body is read.
    private void refused(String code, Request request) {
        assertThatThrownBy(() -> read(request)).satisfies(e -> assertThat(
                e instanceof PayloadRefused payload ? payload.failure().code() : ((AwsFailure) e).code())
                .isEqualTo(code));
    }
}
