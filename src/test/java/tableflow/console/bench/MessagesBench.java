package tableflow.console.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.kafka.BrokerMessages;
import tableflow.console.remote.kafka.KafkaSettings;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.filter.FilterText.Kind;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.RecordSink;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.messages.store.RecordStore;

/// Reads a million records (or as many as the first argument says) from the sandbox's broker: with filters, beside
/// `kcat -C` piped to `grep` where there is a kcat, and into a store on disk, whose heap it prints; then a tail at
/// 50,000 records a second, also into a sink that is slower; and how long a cancel takes. Started with the class path
/// of the tests and `-Xmx2g`; once more with `-XX:TieredStopAtLevel=1 -XX:+UseSerialGC`, as the start script does.
public final class MessagesBench {

    private static final String TOPIC = "bench";
    private static final int PARTITIONS = 4;
    private static final int ROUNDS = 5;
    private static final int TAILED = 1_000_000;
    private static final String KCAT = "kcat -C | grep";

    private MessagesBench() {}

    public static void main(String[] arguments) throws Exception {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("messages-bench");
        try (TestCluster cluster = new TestCluster(folder.resolve("broker"))) {
            cluster.key("BENCH", TestCluster.ADMIN);
            cluster.topic(TOPIC, PARTITIONS);
            fill(cluster, records);
            ApiKey key = new ApiKey("BENCH", new Secret(TestCluster.secretOf("BENCH")));
            BrokerMessages kafka = new BrokerMessages(cluster.broker().bootstrapServers(), "SASL_PLAINTEXT",
                    new Access(key, KeyPurpose.KAFKA, "the cluster"), KafkaSettings.defaults());
            Messages messages = new Messages(() -> kafka, () -> {
                throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "open the registry", "there is none");
            }, task -> Thread.ofVirtual().start(task), InstantSource.system());
            Map<String, Run> runs = new LinkedHashMap<>();
            runs.put(KCAT, () -> kcat(cluster));
            runs.put("text", () -> scan(messages, new FilterText(Kind.TEXT, "name-777777", false)));
            runs.put("regex", () -> scan(messages, new FilterText(Kind.REGEX, "name-7+\"", false)));
            runs.put("expression",
                    () -> scan(messages, new FilterText(Kind.EXPRESSION, "value.id == 777777", false)));
            rates(runs, records);
            store(messages, folder, records);
            tail(cluster, messages, folder);
            cancel(messages);
        }
    }

    private static void fill(TestCluster cluster, int records) {
        try (KafkaProducer<String, String> producer = cluster.producer("BENCH", Map.of("linger.ms", "20"))) {
            for (int i = 0; i < records; i++) {
                var _ = producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, "key-" + i, "{\"id\":" + i
                        + ",\"name\":\"name-" + i + "\",\"amount\":" + i + ".25,\"note\":\"" + "x".repeat(99) + "\"}"));
            }
            producer.flush();
        }
    }

    /// How many lines or records matched.
    @FunctionalInterface
    private interface Run {
        long run() throws Exception;
    }

    /// The rounds take turns, so that what else the machine does falls on all of them.
    private static void rates(Map<String, Run> runs, int records) throws Exception {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (Map.Entry<String, Run> entry : runs.entrySet()) {
                long start = System.nanoTime();
                long found = entry.getValue().run();
                if (found > 0) {
                    rates.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                            .add(records * 1e9 / (System.nanoTime() - start));
                }
            }
        }
        double kcat = median(rates.getOrDefault(KCAT, List.of(0.0)));
        rates.forEach((what, all) -> System.out.printf("%-16s %,12.0f records/s%s%n", what, median(all),
                kcat > 0 ? String.format(Locale.ROOT, ", %.2f times kcat", median(all) / kcat) : ""));
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    /// 0 where there is no kcat.
    private static long kcat(TestCluster cluster) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "kcat -C -q -e -t " + TOPIC + " -b "
                        + cluster.broker().bootstrapServers() + " -X security.protocol=SASL_PLAINTEXT"
                        + " -X sasl.mechanisms=PLAIN -X sasl.username=BENCH -X sasl.password="
                        + TestCluster.secretOf("BENCH") + " | grep -c name-777777")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String count = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return count.isBlank() ? 0 : Long.parseLong(count.strip());
    }

    private static long scan(Messages messages, FilterText text) {
        LongAdder found = new LongAdder();
        messages.reader().read(ReadRequest.of(TOPIC, From.BEGINNING, Until.END), text.compile(messages.decoder()),
                records -> found.add(records.size()), new Reading());
        return found.sum();
    }

    private static void store(Messages messages, Path folder, int records) throws IOException {
        long before = heap();
        try (RecordStore store = new RecordStore(
                Files.createDirectories(folder.resolve("store")), TOPIC, RecordStore.Limits.USUAL)) {
            long start = System.nanoTime();
            messages.reader().read(ReadRequest.of(TOPIC, From.BEGINNING, Until.END), RecordFilter.ALL, store,
                    new Reading());
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%-16s %,12.0f records/s, %,d kept of %,d in %,d MB on disk, heap grown by %,d MB%n",
                    "store", records / seconds, store.end() - store.first(), store.end(), store.bytes() >> 20,
                    (heap() - before) >> 20);
        }
    }

    /// A tail at 50,000 records a second into a store that keeps 200,000, and into a sink that takes a fifth of them.
    private static void tail(TestCluster cluster, Messages messages, Path folder) throws Exception {
        cluster.topic("tail", PARTITIONS);
        long before = heap();
        try (RecordStore store = new RecordStore(
                Files.createDirectories(folder.resolve("tail")), "tail", new RecordStore.Limits(200_000, 1L << 30))) {
            Thread tail = follow(messages, store);
            double rate = fill(cluster, "tail", TAILED);
            while (store.end() < TAILED) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            System.out.printf("%-16s %,12.0f records/s written, %,d came, %,d kept, %,d dropped and counted, %,d MB on"
                            + " disk, heap grown by %,d MB%n", "tail", rate, store.end(), store.end() - store.first(),
                    store.first(), store.bytes() >> 20, (heap() - before) >> 20);
            tail.interrupt();
            tail.join();
        }
        LongAdder taken = new LongAdder();
        Thread slow = follow(messages, records -> {
            LockSupport.parkNanos(records.size() * 100_000L);
            taken.add(records.size());
        });
        double rate = fill(cluster, "tail", TAILED);
        System.out.printf("%-16s %,12.0f records/s written, %,d taken meanwhile by a slow sink, heap grown by %,d MB%n",
                "slow tail", rate, taken.sum(), (heap() - before) >> 20);
        slow.interrupt();
        slow.join();
    }

    private static Thread follow(Messages messages, RecordSink sink) throws InterruptedException {
        CountDownLatch planned = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                messages.reader().read(ReadRequest.of("tail", From.END, Until.NEVER), RecordFilter.ALL, sink,
                        new Reading(_ -> planned.countDown()));
            } catch (RemoteFailure cancelled) {
                // It is told to end.
            }
        });
        planned.await();
        return thread;
    }

    /// @return records a second: 50,000, if the machine can
    private static double fill(TestCluster cluster, String topic, int records) {
        long start = System.nanoTime();
        try (KafkaProducer<String, String> producer = cluster.producer("BENCH", Map.of("linger.ms", "20"))) {
            for (int i = 0; i < records; i++) {
                var _ = producer.send(new ProducerRecord<>(topic, i % PARTITIONS, "key-" + i, "x".repeat(150)));
                if (i % 500 == 0) {
                    LockSupport.parkNanos(start + i * 20_000L - System.nanoTime());
                }
            }
            producer.flush();
        }
        return records * 1e9 / (System.nanoTime() - start);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void cancel(Messages messages) throws InterruptedException {
        LongAdder found = new LongAdder();
        RecordSink sink = records -> found.add(records.size());
        long[] ended = {0};
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                messages.reader().read(ReadRequest.of(TOPIC, From.BEGINNING, Until.NEVER), RecordFilter.ALL, sink,
                        new Reading());
            } catch (RemoteFailure cancelled) {
                ended[0] = System.nanoTime();
            }
        });
        while (found.sum() == 0) {
            Thread.onSpinWait();
        }
        long start = System.nanoTime();
        reader.interrupt();
        reader.join();
        System.out.printf("%-16s after %.1f ms, %,d records kept%n", "cancel", (ended[0] - start) / 1e6, found.sum());
    }
}
