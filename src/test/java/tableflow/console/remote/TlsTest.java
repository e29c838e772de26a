package tableflow.console.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.remote.http.BackOff;

/// The adapters against a live TLS server whose certificate nobody trusts.
class TlsTest {

    private static final ApiKey KEY = new ApiKey("KEY", new Secret("s3cr3t"));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .commonName("localhost")
                .addSubjectAlternativeName("localhost")
                .build();
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static RemoteFailure failure(URI address) {
        HttpConnector connector = new HttpConnector(address, FakeServer.SETTINGS, BackOff.standard());
        return catchThrowableOfType(RemoteFailure.class, () -> connector.controlPlane(KEY).environments());
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNamedWithWhatToDo() {
        RemoteFailure failure = failure(URI.create("https://localhost:" + server.getPort()));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.why()).contains("no safe connection to localhost:" + server.getPort(),
                "not signed by an authority that Java trusts").doesNotContain("tries", "PKIX");
        assertThat(failure.advice().orElseThrow()).contains("javax.net.ssl.trustStore");
        assertThat(failure.uncertain()).isFalse();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aServerThatDoesNotSpeakTlsIsToldApart() throws IOException {
        try (MockWebServer plain = new MockWebServer()) {
            plain.start();

            RemoteFailure failure = failure(URI.create("https://localhost:" + plain.getPort()));

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure.toString() + failure.advice()).doesNotContain("s3cr3t", "trustStore");
        }
    }
}
