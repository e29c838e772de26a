package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.FakeServer;

class PagesTest {

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> all() {
        HttpCall first = HttpCall.get(
                "list things", Urls.at(server.base(), "things").addQueryParameter("environment", "env-1").build());
        return Pages.all(server.client(KeyPurpose.CLOUD), first, it -> it.need("id"));
    }

    private RemoteFailure failure() {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, this::all);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
        return failure;
    }

    private static String page(String id, String next) {
        return "{\"data\":[{\"id\":\"" + id + "\"}],\"metadata\":{\"next\":" + next + ",\"total_size\":1}}";
    }

    @Test
    void onlyTheTokenOfANextLinkCounts() {
        server.answer(200, page("a", "\"https://evil.example/other?page_token=t%2F1%3D&page_size=1&environment=x\""))
                .answer(200, page("b", "\"/things?page_token=t2\""))
                .answer(200, page("c", "\"\""));
        assertThat(all()).containsExactly("a", "b", "c");
        assertThat(FakeServer.line(server.take())).isEqualTo("GET /things?environment=env-1&page_size=100");
        assertThat(FakeServer.line(server.take()))
                .isEqualTo("GET /things?environment=env-1&page_size=100&page_token=t%2F1%3D");
        assertThat(FakeServer.line(server.take())).endsWith("&page_token=t2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"data\":[{\"id\":\"a\"}]}", "{\"data\":[{\"id\":\"a\"}],\"metadata\":{}}",
        "{\"data\":[{\"id\":\"a\"}],\"metadata\":{\"next\":null}}", "{\"data\":[{\"id\":\"a\"}],\"metadata\":[]}"})
    void withoutANextLinkItEnds(String body) {
        server.answer(200, body);
        assertThat(all()).containsExactly("a");
    }

    @Test
    void nullIsAnEmptyList() {
        server.answer(200, "{\"data\":null}");
        assertThat(all()).isEmpty();
    }

    @Test
    void aCircleOfPagesEnds() {
        server.answer(200, page("a", "\"/things?page_token=t1\""))
                .answer(200, page("b", "\"/things?page_token=t2\""))
                .answer(200, page("c", "\"/things?page_token=t1\""));
        assertThat(failure().why()).contains("metadata.next", "circle");
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @Test
    void aLinkWithoutATokenIsNotTheEnd() {
        server.answer(200, page("a", "\"/things?page=2\""));
        assertThat(failure().why()).contains("metadata.next", "page_token");
    }

    @Test
    void aWrongServerIsNoEmptyList() {
        server.answer(200, "{\"status\":\"ok\"}").answer(200, "{\"data\":{}}");
        assertThat(failure().why()).contains("data is missing");
        assertThat(failure().why()).contains("data is not a list");
    }

    @Test
    void thePlaceOfAMissingIdIsTold() {
        server.answer(200, "{\"data\":[{\"id\":\"a\"},{\"name\":\"b\"}]}");
        assertThat(failure().why()).contains("data[1].id is missing");
    }
}
