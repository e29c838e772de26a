package tableflow.console.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tableflow.console.Main;
import tableflow.console.domain.profile.Profile;
import tableflow.console.journey.Program;
import tableflow.console.remote.HttpConnector;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.Settings;
import tableflow.console.service.support.Redactor;
import tableflow.console.service.topics.TopicSources;

/// `topics list` beside `kcat -L`, as processes that take turns on the same broker, on sandboxes of several sizes, and
/// the pane in a window on the last of them. Prints medians and ratios.
///
/// Arguments: sizes as topics and partitions of each, behind them the number of plain Kafka brokers that are to hold
/// them in the place of the sandbox's own (10x1,2000x1,10000x4x3): one process may have too few files open for 40,000
/// partitions (`ulimit -n`, `vm.max_map_count`); then rounds (9; 0 for the window alone). Or the profile file of a
/// sandbox that runs already, and rounds. Started with the class path of
/// the tests, `-Dprism.order=sw -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g` and the options that the start script
/// gives, best under `xvfb-run`: JavaFX's headless platform copies each picture pixel by pixel on the window's thread,
/// which is more than half of what that does. Where `target/app` is there its start script runs the command, so
/// `packaging/archive.sh` counts.
public final class TopicsBench {

    private static final Path APP = Path.of("target/app/bin/tableflow-console");

    private TopicsBench() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        if (arguments.length > 0 && arguments[0].endsWith(".json")) {
            int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
            Path folder = Files.createTempDirectory("topics-bench");
            measure(folder, Path.of(arguments[0]), 0, rounds, true, out);
            System.exit(0);
        }
        String[] sizes = (arguments.length > 0 ? arguments[0] : "10x1,2000x1,10000x4x3").split(",");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
        for (int i = 0; i < sizes.length; i++) {
            int[] size = Arrays.stream(sizes[i].split("x")).mapToInt(Integer::parseInt).toArray();
            boolean last = i == sizes.length - 1;
            if (size.length > 2) {
                measureCluster(size, rounds, last, out);
            } else {
                measure(size[0], size[1], rounds, last, out);
            }
        }
        System.exit(0);
    }

    private static void measureCluster(int[] size, int rounds, boolean withWindow, PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("topics-bench");
        Path info = folder.resolve("p.json");
        Program program = new Program(folder);
        Process sandbox = program.sandbox(info, "--seed", "empty", "--sql", "asked");
        try (KafkaCluster cluster = new KafkaCluster(program, folder, size[2], info)) {
            cluster.fill(size[0], size[1]);
            out.printf(Locale.ROOT, "%d brokers%n", size[2]);
            measure(folder, cluster.profile(info, folder.resolve("cluster.json")), size[0], rounds, withWindow, out);
        } finally {
            sandbox.destroy();
            sandbox.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static void measure(int topics, int partitions, int rounds, boolean withWindow, PrintStream out)
            throws Exception {
        Path folder = Files.createTempDirectory("topics-bench");
        Path info = folder.resolve("p.json");
        Program program = new Program(folder);
        Process sandbox = program.sandbox(
                info, "--seed", "load:topics=" + topics + ",partitions=" + partitions, "--sql", "asked");
        try {
            measure(folder, info, topics, rounds, withWindow, out);
        } finally {
            sandbox.destroy();
            if (!sandbox.waitFor(60, TimeUnit.SECONDS)) {
                sandbox.destroyForcibly();
            }
        }
    }

    private static void measure(
            Path folder, Path info, int topics, int rounds, boolean withWindow, PrintStream out)
            throws Exception {
        Profiles profiles = new Profiles(
                folder.resolve("profiles"), new Settings(folder.resolve("settings.json"), Clock.systemUTC()),
                new MemorySecrets(), new Redactor(), Clock.systemUTC());
        Profile profile = profiles.readFile(info);
        try (TopicSources sources = TopicSources.of(
                () -> profile, HttpConnector.standard(profile.confluent().apiUrl(), "bench"), profiles::resolve)) {
            int listed = awaitTopics(sources.kafka().get(), topics, out);
            if (rounds > 0) {
                commands(new Program(folder), profile, info, rounds, out);
            }
            if (withWindow) {
                TopicsWindow.measure(sources, profile, folder, listed, out);
            }
        }
    }

    /// A broker lists new topics a while after it has made them.
    private static int awaitTopics(KafkaAdmin kafka, int topics, PrintStream out) throws InterruptedException {
        int partitions = 0;
        while (true) {
            var overview = kafka.overview();
            int now = overview.values().stream().mapToInt(it -> it.partitions()).sum();
            if (overview.size() >= topics && now == partitions) {
                out.printf(Locale.ROOT, "%,d topics with %,d partitions%n", overview.size(), now);
                return overview.size();
            }
            partitions = now;
            TimeUnit.SECONDS.sleep(2);
        }
    }

    private static void commands(Program program, Profile profile, Path info, int rounds, PrintStream out)
            throws IOException, InterruptedException {
        Profile.Kafka kafka = Objects.requireNonNull(profile.kafka());
        var key = Objects.requireNonNull(kafka.apiKey());
        ProcessBuilder kcat = new ProcessBuilder("kcat", "-L", "-b", kafka.bootstrapServers(),
                "-X", "security.protocol=" + kafka.securityProtocol(), "-X", "sasl.mechanisms=PLAIN",
                "-X", "sasl.username=" + key.id(),
                "-X", "sasl.password=" + Objects.requireNonNull(key.secret()).reveal());
        List<String> words = List.of("topics", "list", "--profile-file", info.toString());
        ProcessBuilder list = program.java(Main.class, words);
        if (Files.exists(APP)) {
            List<String> all = new ArrayList<>(List.of(APP.toString()));
            all.addAll(words);
            list.command(all).environment().put("JAVA_HOME", System.getProperty("java.home"));
        }
        List<Double> kcats = new ArrayList<>();
        List<Double> lists = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double one = seconds(kcat);
            double other = seconds(list);
            kcats.add(one);
            lists.add(other);
            ratios.add(other / one);
        }
        out.printf(Locale.ROOT, "kcat -L     %.2f s%ntopics list %.2f s%s, %.1f times kcat (%.1f to %.1f)%n",
                median(kcats), median(lists), Files.exists(APP) ? " by the start script" : "", median(ratios),
                ratios.stream().min(Double::compare).orElseThrow(), ratios.stream().max(Double::compare).orElseThrow());
    }

    private static double seconds(ProcessBuilder builder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(builder.command().getFirst() + " ended with " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }
}
