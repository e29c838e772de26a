package tableflow.console.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tableflow.console.service.port.Connector;

/// What a list of topics asks over HTTP needs no client.
class QuickConnectorTest {

    @Test
    void schemasAndTablesAreListedWithoutAClient() {
        AtomicInteger clients = new AtomicInteger();
        try (FakeServer server = new FakeServer()) {
            Connector connector = HttpConnector.quick(server.uri(), "1.2", clients::incrementAndGet);
            server.answer(200, """
                    [{"subject":"orders-value","version":3,"id":7,"schemaType":"AVRO","schema":"\\"string\\""}]""");
            assertThat(connector.schemaRegistry(server.uri(), FakeServer.KEY).latestOfAll(""))
                    .singleElement().satisfies(it -> assertThat(it.version()).isEqualTo(3));
            server.answer(200, "{\"data\":[],\"metadata\":{}}");
            assertThat(connector.tableflow(FakeServer.KEY).topics("env-1", "lkc-1")).isEmpty();
            assertThat(server.requestCount()).isEqualTo(2);
        }
        assertThat(clients).hasValue(0);
    }
}
