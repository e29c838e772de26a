package tableflow.console.sandbox.s3.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Where a call says which bucket and key it means: in the path, or the bucket in the host's name. Requests of the
/// second kind go over a socket, for no machine has to know such a name.
class AddressesTest {
    @TempDir
    private static Path folder;

    private static S3Probe probe;
    private static S3Client s3;

    @BeforeAll
    static void start() throws IOException {
        probe = new S3Probe(folder);
        s3 = probe.client();
        s3.createBucket(b -> b.bucket("box"));
    }

    @AfterAll
    static void stop() throws IOException {
        s3.close();
        probe.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "s3.localhost", "s3.amazonaws.com", "s3.us-east-1.amazonaws.com"})
    void theHostMayNameTheBucket(String host) throws IOException {
        s3.putObject(b -> b.bucket("box").key("a/b c"), RequestBody.fromString("of " + host));
        URL signed = hosted(host, "box", "a/b c");
        assertThat(signed.getHost()).isEqualTo("box." + host);
        assertThat(get(signed, signed.getFile())).startsWith("HTTP/1.1 200").endsWith("of " + host);
        assertThat(get(signed, signed.getFile().replace("a/b", "a/c"))).startsWith("HTTP/1.1 403")
                .contains("SignatureDoesNotMatch");
    }

    @Test
    void aHostThatNamesNoBucketThereIsSaysSo() throws IOException {
        URL signed = hosted("s3.localhost", "nowhere", "a");
        assertThat(get(signed, signed.getFile())).startsWith("HTTP/1.1 404").contains("<Code>NoSuchBucket</Code>")
                .contains("<BucketName>nowhere</BucketName>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "//a", "/a//b", "a//b/", "/", "//"})
    void aKeyMayBeginWithASlashAndHaveSeveral(String key) throws IOException {
        s3.putObject(b -> b.bucket("box").key(key), RequestBody.fromString("at " + key));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key(key)).asUtf8String()).isEqualTo("at " + key);
        assertThat(s3.listObjectsV2(b -> b.bucket("box").prefix(key)).contents()).extracting(S3Object::key)
                .contains(key);
        // A host's bucket with a key that begins with a slash is not reached: the JDK's server refuses such a target.
        if (!key.startsWith("/")) {
            URL signed = hosted("s3.localhost", "box", key);
            assertThat(get(signed, signed.getFile())).as(signed.getFile()).startsWith("HTTP/1.1 200")
                    .endsWith("at " + key);
        }
        s3.deleteObject(b -> b.bucket("box").key(key));
        assertThat(s3.listObjectsV2(b -> b.bucket("box").prefix(key)).contents()).extracting(S3Object::key)
                .doesNotContain(key);
    }

    private static URL hosted(String host, String bucket, String key) {
        int port = URI.create(probe.endpoint.url()).getPort();
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(URI.create("http://" + host + ":" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Probe.KEY, S3Probe.SECRET)))
                .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(false).build())
                .build()) {
            return presigner.presignGetObject(b -> b.signatureDuration(Duration.ofMinutes(5))
                    .getObjectRequest(o -> o.bucket(bucket).key(key))).url();
        }
    }

    /// The whole answer, head and body.
    private static String get(URL address, String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + target + " HTTP/1.1\r\nHost: " + address.getHost() + ":" + address.getPort()
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
