package tableflow.console.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.kafka.Broker;
import tableflow.console.sandbox.kafka.BrokerAccess;

/// How long the sandbox's broker takes from nothing to the first answer, and to stop.
///
/// The first round of a process loads the classes and is what a user waits for; the later rounds show the rest.
/// Arguments: the number of rounds, 3 by default.
public final class BrokerStartBench {
    private BrokerStartBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "%-7s %12s %18s %8s%n", "round", "serving ms", "first answer ms", "stop ms");
        for (int round = 1; round <= rounds; round++) {
            Path directory = Files.createTempDirectory("broker-bench");
            try {
                long[] times = measure(directory);
                out.printf(Locale.ROOT, "%-7d %12d %18d %8d%n", round, times[0], times[1], times[2]);
            } finally {
                delete(directory);
            }
        }
    }

    /// Milliseconds until start returns, until a client has its first answer, and for the stop.
    private static long[] measure(Path directory) throws Exception {
        String id = "lkc-bench";
        var clock = Clock.systemUTC();
        var crn = Crn.organization("bench").environment("env-bench").cluster(id);
        var access = new BrokerAccess(new Keys(clock), new Roles(clock, Pace.FAST), crn, id);
        long[] marks = new long[4];
        marks[0] = System.nanoTime();
        try (Broker broker = Broker.start(directory, access)) {
            marks[1] = System.nanoTime();
            try (Admin admin = broker.admin()) {
                admin.listTopics().names().get();
                marks[2] = System.nanoTime();
            }
            marks[3] = System.nanoTime();
        }
        long stopped = System.nanoTime();
        return Arrays.stream(new long[] {marks[1] - marks[0], marks[2] - marks[0], stopped - marks[3]})
            .map(nanos -> nanos / 1_000_000)
            .toArray();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
