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
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.compare.Comparing;

class TopicsCompareCommandTest {

    private final FakeCluster dev = new FakeCluster().topic("orders", 2).topic("payments", 2).topic("wide", 7);
    private final FakeCluster prod = new FakeCluster().topic("orders", 2);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
            text -> text);

    private static Profile profile(String name) {
        return new Profile(
                name, Open.of(Profile.Kind.SANDBOX), name, false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret-of-" + name)), null),
                null, null, null, null);
    }

    private int run(String... arguments) {
        Services services = (Services) Proxy.newProxyInstance(
                Services.class.getClassLoader(), new Class<?>[] {Services.class}, (proxy, method, given) ->
                        switch (method.getName()) {
                            case "profile" -> profile(given[0] == null ? "dev" : given[0].toString());
                            case "topics" -> new Topics(
                                    (((Profile) given[0]).name().equals("dev") ? dev : prod).sources(), Runnable::run);
                            case "comparing" -> new Comparing(Runnable::run);
                            default -> throw new AssertionError(method.getName());
                        });
        out.reset();
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

    @Test
    void twoTopicsThatAreTheSameEndWithZeroAndDifferentOnesWithOne() {
        assertThat(run("compare", "orders", "payments")).isZero();
        assertThat(text()).contains("0 different").doesNotContain("retention.ms");
        assertThat(run("compare", "orders", "payments", "--all")).isZero();
        assertThat(text()).contains("retention.ms", "same");

        assertThat(run("compare", "orders", "wide")).isEqualTo(ExitCode.NO);
        assertThat(text()).contains("partitions", "different", "1 different");
    }

    @Test
    void theSameTopicIsComparedInTwoProfilesAndNoSecretIsTold() throws Exception {
        prod.configs.put("orders", List.of(new TopicConfig(
                "retention.ms", "3600000", false, false, false, "DYNAMIC_TOPIC_CONFIG")));

        assertThat(run("compare", "orders", "--with-profile", "prod", "--json")).isEqualTo(ExitCode.NO);

        JsonNode json = new ObjectMapper().readTree(text());
        assertThat(json.path("left").path("profile").asText()).isEqualTo("dev");
        assertThat(json.path("right").path("profile").asText()).isEqualTo("prod");
        JsonNode retention = json.path("lines").valueStream()
                .filter(it -> it.path("name").asText().equals("retention.ms"))
                .findFirst()
                .orElseThrow();
        assertThat(retention.path("verdict").asText()).isEqualTo("DIFFERENT");
        assertThat(retention.path("left").path("value").asText()).isEqualTo("604800000");
        assertThat(retention.path("right").path("origin").asText()).isEqualTo("DYNAMIC_TOPIC_CONFIG");
        assertThat(text()).doesNotContain("secret-of-");
    }

    @Test
    void whatIsNotKnownIsSaidAndIsNoYes() {
        prod.fail("access", Kind.FORBIDDEN, "Cluster authorization failed");

        assertThat(run("compare", "orders", "--with-profile", "prod")).isEqualTo(ExitCode.REMOTE);

        assertThat(text()).contains("not known: ", "Cluster authorization failed", "0 different");
    }

    @Test
    void aTopicIsNotComparedWithItself() {
        assertThat(run("compare", "orders")).isEqualTo(99);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("with itself");
        assertThat(dev.calls("describe")).isZero();
    }
}
