package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.Topics;

/// The plain reading of `topics list` beside that of the library: the same words must mean the same.
class QuickListTest {

    private static final List<String> WORDS = List.of(
            "--json", "--internal", "--tableflow", "--problems", "--settings", "--profile", "--profile-file",
            "--profile=dev", "--profile=", "--profile-file=/tmp/p.json", "--json=true", "--help", "-h", "--no-json",
            "dev", "/tmp/p.json", "a=b", "@args", "\"dev\"", "-x", "--", "");

    private final FakeCluster cluster = new FakeCluster().topic("orders", 2).topic("_internal", 1);

    /// What came of a command: its exit code, both outputs, and which profile it asked for.
    private record Outcome(int code, String out, String err, List<String> asked) {}

    private interface Running {
        int run(Services services, Terminal terminal);
    }

    private Outcome outcome(Running command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> asked = new ArrayList<>();
        Profile profile = new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(
                        URI.create("http://127.0.0.1:1"), null, "env-1", KeyRef.inline("key", new Secret("secret")),
                        null),
                null, null, null, null);
        Services services = (Services) Proxy.newProxyInstance(
                Services.class.getClassLoader(), new Class<?>[] {Services.class}, (proxy, method, given) -> {
                    if (method.getName().equals("topics")) {
                        return new Topics(cluster.sources(), Runnable::run);
                    }
                    asked.add(method.getName() + " " + given[0] + " " + given[1]);
                    if ("b".equals(given[0])) {
                        throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "open profile b", "there is none");
                    }
                    return profile;
                });
        int code = command.run(services, new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                text -> text));
        return new Outcome(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), asked);
    }

    private Outcome byLibrary(String... arguments) {
        return outcome((services, terminal) -> new CommandLineApp(
                terminal, List.of(TopicsCommand.create(services, terminal)))
                .run(new PrintWriter(Writer.nullWriter()), arguments));
    }

    @Test
    void whatIsReadPlainlyMeansTheSameToTheLibrary() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < 400; i++) {
            List<String> words = new ArrayList<>(List.of("topics", "list"));
            for (int n = random.nextInt(4); n > 0; n--) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            String[] arguments = words.toArray(String[]::new);
            Optional<QuickList> quick = QuickList.of(arguments);
            if (quick.isPresent()) {
                plain++;
                assertThat(outcome(quick.get()::run)).as("%s (seed %d)", words, seed).isEqualTo(byLibrary(arguments));
            }
        }
        assertThat(plain).as("plain ones (seed %d)", seed).isPositive();
    }

    @Test
    void allOrdinaryFormsArePlain() {
        for (String[] words : new String[][] {
            {}, {"--json"}, {"--profile", "dev"}, {"--profile=dev", "--internal"},
            {"--settings", "--profile-file", "/tmp/p.json", "--problems", "--tableflow"}
        }) {
            List<String> all = new ArrayList<>(List.of("topics", "list"));
            all.addAll(List.of(words));
            assertThat(QuickList.of(all.toArray(String[]::new))).as("%s", all).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "topics", "topics show", "schemas list", "topics list orders", "topics list --json --json",
        "topics list --profile", "topics list --profile dev --profile-file p.json", "topics list --profile -x",
        "topics list --profile @file", "topics list --json=false", "topics list --help"
    })
    void allElseIsForTheLibrary(String line) {
        assertThat(QuickList.of(line.split(" "))).isEmpty();
    }

    @Test
    void aFailureEndsAsItDoesThere() {
        String[] arguments = {"topics", "list", "--profile", "b"};
        Outcome quick = outcome(QuickList.of(arguments).orElseThrow()::run);
        assertThat(quick).isEqualTo(byLibrary(arguments));
        assertThat(quick.code()).isEqualTo(ExitCode.USAGE);
        assertThat(quick.err()).contains("there is none");

        String[] json = {"topics", "list", "--profile", "b", "--json"};
        assertThat(outcome(QuickList.of(json).orElseThrow()::run)).isEqualTo(byLibrary(json))
                .extracting(Outcome::out).asString().contains("\"kind\" : \"failure\"", "topics list");
    }

    @Test
    void aTopicThatTheKeyMayNotSeeIsMarkedAndToldOfAndTheOthersAreWhole() {
        cluster.topic("secrets", 3).table("secrets", Phase.RUNNING);
        cluster.hidden.add("secrets");
        cluster.refused.put("secrets", RemoteFailure.of(
                RemoteFailure.Kind.FORBIDDEN, "describe topic secrets", "the key may not see it"));
        for (String more : new String[] {"--internal", "--settings"}) {
            String[] arguments = {"topics", "list", "--profile", "dev", more};

            Outcome quick = outcome(QuickList.of(arguments).orElseThrow()::run);

            assertThat(quick).isEqualTo(byLibrary(arguments));
            assertThat(quick.code()).isEqualTo(ExitCode.DONE);
            assertThat(quick.out().lines()).anyMatch(it -> it.matches("orders +2 +3 .*"))
                    .anyMatch(it -> it.matches("secrets +\\? +\\? .*RUNNING.*"));
            assertThat(quick.err()).contains("partitions and settings of secrets. ", "the key may not see it");
        }
    }

    @Test
    void onlyAProfileOfAFileNeedsNoStoreOfSecrets() {
        assertThat(QuickList.of("topics", "list", "--profile-file", "p.json").orElseThrow().bringsSecrets()).isTrue();
        assertThat(QuickList.of("topics", "list", "--profile", "dev").orElseThrow().bringsSecrets()).isFalse();
        assertThat(QuickList.of("topics", "list").orElseThrow().bringsSecrets()).isFalse();
    }
}
