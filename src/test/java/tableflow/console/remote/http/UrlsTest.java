package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;

class UrlsTest {

    @ParameterizedTest
    @CsvSource({
        "https://host.example, https://host.example/a/b",
        "https://host.example/, https://host.example/a/b",
        "https://host.example:443/base/, https://host.example/base/a/b",
        "http://user:secret@host.example:81?x=1#y, http://host.example:81/a/b"})
    void aBaseAddressKeepsNeitherUserNorQuery(URI base, String expected) {
        assertThat(Urls.at(Urls.base(base), "a/b").build()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "host:9092", "/only/a/path", "http://", ""})
    void otherAddressesAreRefused(String uri) {
        assertThatThrownBy(() -> Urls.base(URI.create(uri.equals("http://") ? "http:///" : uri)))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("not an http:// or https:// address");
    }

    @Test
    void aRefusedAddressDoesNotTellItsPassword() {
        assertThatThrownBy(() -> Urls.base(URI.create("ftp://me:s3cr3t@host")))
                .hasMessageContaining("ftp://host")
                .message().doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.confluent.cloud", "http://127.0.0.1:8080", "http://127.8.9.1", "http://localhost",
        "http://a.localhost", "http://[::1]:80"})
    void safeAddressesAreAllowed(String url) {
        assertThatCode(() -> Urls.requireSafe("list", HttpUrl.get(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.confluent.cloud", "http://10.0.0.1", "http://127.0.0.1.example.org",
        "http://localhost.example.org", "http://[2001:db8::1]"})
    void aKeyDoesNotCrossTheNetworkInClear(String url) {
        assertThatThrownBy(() -> Urls.requireSafe("list", HttpUrl.get(url))).isInstanceOfSatisfying(
                RemoteFailure.class, it -> {
                    assertThat(it.kind()).isEqualTo(RemoteFailure.Kind.INVALID);
                    assertThat(it.advice().orElseThrow()).contains("Nothing was sent", "https://");
                });
    }

    @Test
    void aSegmentStaysOneSegment() {
        HttpUrl base = HttpUrl.get("http://host/");
        assertThat(Urls.at(base, "subjects").addPathSegment(Urls.segment("subject", ":.ctx:a/b?c#d %2F")).build())
                .hasToString("http://host/subjects/:.ctx:a%2Fb%3Fc%23d%20%252F");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void whatWouldAddressSomethingElseIsRefused(String name) {
        assertThatThrownBy(() -> Urls.segment("topic", name)).isInstanceOf(RemoteFailure.class);
    }
}
