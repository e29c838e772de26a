package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.Topics;

class TopicsGroupsCommandTest {

    private final FakeCluster cluster = new FakeCluster().topic("orders", 2);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
            text -> text);

    private int run(boolean readOnly, String... arguments) {
        Profile profile = new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
        Services services = (Services) Proxy.newProxyInstance(
                Services.class.getClassLoader(), new Class<?>[] {Services.class}, (proxy, method, given) ->
                        switch (method.getName()) {
                            case "profile" -> profile;
                            case "topics" -> new Topics(cluster.sources(), Runnable::run);
                            default -> throw new AssertionError(method.getName());
                        });
        return TopicsCommand.create(services, terminal)
                .setExecutionExceptionHandler((thrown, command, result) -> {
                    err.writeBytes(String.valueOf(thrown.getMessage()).getBytes(StandardCharsets.UTF_8));
                    return 99;
                })
                .execute(arguments);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void billing() {
        cluster.extras.group("billing", Map.of(
                new PartitionId("orders", 0), 9_007_199L, new PartitionId("orders", 1), 4L));
        cluster.topics.put("orders", List.of(
                new Partition(0, 0, List.of(0), List.of(0), 10L, 9_007_199_254_740_993L),
                new Partition(1, 0, List.of(0), List.of(0), 10L, 110L)));
    }

    @Test
    void groupsAreTableOrJsonWithExactNumbers() throws Exception {
        billing();
        assertThat(run(false, "groups", "orders")).isZero();
        assertThat(text()).contains("billing", "Empty", "9007199245733900");
        out.reset();
        assertThat(run(false, "groups", "orders", "--partitions")).isZero();
        assertThat(text()).contains("READS NEXT", "9007199254740993");
        out.reset();
        assertThat(run(false, "groups", "orders", "--json")).isZero();
        JsonNode group = new ObjectMapper().readTree(text()).path("groups").path(0);
        assertThat(group.path("partitions").path(0).path("end").asLong()).isEqualTo(9_007_199_254_740_993L);
        assertThat(group.path("lost").asLong()).isEqualTo(6);
    }

    @Test
    void aResetIsPlannedAndDoneOnlyWhenTheNameConfirmsIt() throws Exception {
        billing();
        assertThat(run(false, "groups", "reset", "billing", "orders", "--to", "earliest", "--plan", "--json")).isZero();
        JsonNode plan = new ObjectMapper().readTree(text());
        assertThat(plan.path("done").asBoolean()).isFalse();
        assertThat(plan.path("partitions").path(1).path("after").asLong()).isEqualTo(10);
        assertThat(cluster.extras.changes).isEmpty();

        assertThat(run(false, "groups", "reset", "billing", "orders", "--to", "earliest")).isEqualTo(99);
        assertThat(run(false, "groups", "reset", "billing", "orders", "--to", "earliest", "--confirm", "bill"))
                .isEqualTo(99);
        assertThat(cluster.extras.changes).isEmpty();

        assertThat(run(false, "groups", "reset", "billing", "orders", "--to", "offset:50", "--partitions", "1",
                "--confirm", "billing")).isZero();
        assertThat(cluster.extras.changes).containsExactly("commit billing {orders-1=50}");
    }

    @Test
    void wrongPlacesAndReadOnlyProfilesChangeNothing() {
        billing();
        assertThat(run(false, "groups", "reset", "billing", "orders", "--to", "offset:x", "--plan")).isEqualTo(99);
        assertThat(run(false, "groups", "reset", "billing", "orders", "--to", "yesterday", "--plan")).isEqualTo(99);
        assertThat(run(false, "groups", "reset", "billing", "orders", "--to", "time:noon", "--plan")).isEqualTo(99);
        assertThat(run(true, "groups", "reset", "billing", "orders", "--to", "latest", "--confirm", "billing"))
                .isEqualTo(99);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("\"x\" is no whole number", "none of earliest", "no time", "read-only");
        assertThat(cluster.extras.changes).isEmpty();
        assertThat(run(false, "groups")).isEqualTo(2);
    }
}
