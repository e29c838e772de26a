package tableflow.console.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.remote.HttpConnector;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.export.RecordFormat;
import tableflow.console.service.messages.export.RecordOutput;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.messages.replay.Replay;
import tableflow.console.service.messages.replay.ReplayReport;
import tableflow.console.service.messages.replay.ReplayRequest;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.service.messages.sort.RowSort;
import tableflow.console.service.messages.sort.SortKey;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.service.messages.write.Producing;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.profile.TestProfiles;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TopicList;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.change.PurgeTarget;
import tableflow.console.service.topics.compare.Comparing;
import tableflow.console.service.topics.compare.TopicPlace;

/// How soon a cancel at a random moment ends each kind of work on records and topics, on the sandbox's broker, and a
/// scan of a bucket whose pages take 50 ms: the median and the worst of some rounds, and what was kept. A round that
/// was over before its cancel does not count.
/// Arguments: records (200,000), rounds (15), seed. Started with the class path of the tests and `-Xmx1g`.
public final class CancelBench {

    private static final String TOPIC = "bench";
    private static final int PARTITIONS = 4;
    private static final int TOPICS = 300;
    private static final long LIMIT_MILLIS = 200;
    private static final long PAGE_MILLIS = 50;

    private final Path folder;
    private final int records;
    private final int rounds;
    private final Random random;
    private final KafkaMessages kafka;
    private final KafkaAdmin admin;
    private final Messages messages;
    private final Topics topics;

    private CancelBench(TestCluster cluster, Path folder, int records, int rounds, long seed) {
        this.folder = folder;
        this.records = records;
        this.rounds = rounds;
        this.random = new Random(seed);
        ApiKey key = new ApiKey("BENCH", new Secret(TestCluster.secretOf("BENCH")));
        Connector connector = HttpConnector.standard(URI.create("http://127.0.0.1:1"), "bench");
        String servers = cluster.broker().bootstrapServers();
        kafka = connector.kafkaMessages(servers, "SASL_PLAINTEXT", key);
        admin = connector.kafkaAdmin(servers, "SASL_PLAINTEXT", key);
        messages = new Messages(() -> kafka, () -> {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "open the registry", "there is none");
        }, task -> Thread.ofVirtual().start(task), InstantSource.system());
        TopicSources fake = new FakeCluster().sources();
        topics = new Topics(new TopicSources(() -> admin, fake.kafkaRest(), fake.registry(), fake.tableflow()),
                task -> Thread.ofVirtual().start(task));
    }

    public static void main(String[] arguments) throws Exception {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
        System.out.printf(Locale.ROOT, "%,d records, %d rounds, seed %d%n", records, rounds, seed);
        Path folder = Files.createTempDirectory("cancel-bench");
        try (TestCluster cluster = new TestCluster(folder.resolve("broker"))) {
            cluster.key("BENCH", TestCluster.ADMIN);
            fill(cluster, records);
            new CancelBench(cluster, folder, records, rounds, seed).run();
        }
        System.exit(0);
    }

    private static void fill(TestCluster cluster, int records) throws Exception {
        List<NewTopic> all = new ArrayList<>(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1),
                new NewTopic("written", PARTITIONS, (short) 1)));
        for (int i = 0; i < TOPICS; i++) {
            all.add(new NewTopic("topic-" + i, PARTITIONS, (short) 1));
        }
        try (Admin admin = cluster.broker().admin()) {
            admin.createTopics(all).all().get();
        }
        try (KafkaProducer<String, String> producer = cluster.producer("BENCH", Map.of("linger.ms", "20"))) {
            for (int i = 0; i < records; i++) {
                var _ = producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, "key-" + i, "{\"id\":" + i
                        + ",\"name\":\"name-" + i + "\",\"amount\":" + i + ".25,\"note\":\"" + "x".repeat(99) + "\"}"));
            }
            producer.flush();
        }
    }

    /// Work to be cancelled.
    @FunctionalInterface
    private interface Work {
        /// @param kept told how much there is of it, as it grows
        void run(Kept kept);
    }

    /// What is there of a piece of work.
    private static final class Kept {
        private volatile LongSupplier count = () -> 0;
    }

    private void run() throws Exception {
        measure("reading, with its histogram", "records", kept -> read(From.BEGINNING, kept));
        measure("neighbours of a record", "records",
                kept -> read(new From.Around(0, records / PARTITIONS / 2, 5_000), kept));
        for (RecordFormat format : List.of(RecordFormat.JSON, RecordFormat.CSV, RecordFormat.PARQUET)) {
            measure("export as " + format, "records", kept -> export(format, kept));
        }
        Path scratch = Files.createDirectories(folder.resolve("store"));
        try (RecordStore store = new RecordStore(scratch, TOPIC, RecordStore.Limits.USUAL)) {
            messages.reader().read(ReadRequest.of(TOPIC, From.BEGINNING, Until.END), RecordFilter.ALL, store,
                    new Reading());
            measure("sort of rows", "rows", kept -> sort(store, kept));
            measure("review of a replay", "", kept -> review(store));
            ReplayReview review = review(store);
            measure("replay", "written", kept -> replay(review, kept));
        }
        measure("produce of many", "delivered", this::produce);
        measure("topics listed", "rows", kept -> {
            AtomicLong rows = counting(kept);
            topics.list(TopicList.EMPTY, list -> rows.set(list.rows().size()));
        });
        Set<String> names = Set.copyOf(admin.topicNames(false));
        measure("figures of rows", "topics", kept -> {
            AtomicLong told = counting(kept);
            topics.figures(_ -> Map.of(), InstantSource.system())
                    .read(names, Set.of(), figures -> told.addAndGet(figures.size()));
        });
        Comparing comparing = new Comparing(task -> Thread.ofVirtual().start(task));
        measure("compare of topics", "", kept -> comparing.compare(
                new TopicPlace("a", TOPIC, topics), new TopicPlace("b", "written", topics), Progress.NONE));
        WriteGuard guard = TestProfiles.guard(false);
        measure("purge counted", "", kept -> topics.editing(guard).planPurge(TOPIC, new PurgeTarget.Everything()));
        MemoryPages pages = slow();
        measure("scan of a bucket", "objects", kept -> scan(pages, kept));
        measure("consumer groups", "", kept -> topics.groups(guard).of(TOPIC));
    }

    private static AtomicLong counting(Kept kept) {
        AtomicLong count = new AtomicLong();
        kept.count = count::get;
        return count;
    }

    private void read(From from, Kept kept) {
        Reading reading = new Reading();
        kept.count = reading::matched;
        messages.reader().read(ReadRequest.of(TOPIC, from, Until.END), RecordFilter.ALL, _ -> {}, reading);
    }

    private void export(RecordFormat format, Kept kept) {
        Reading reading = new Reading();
        kept.count = reading::matched;
        try (RecordOutput output = new RecordOutput(
                format.to(folder.resolve("export." + format), messages.decoder()), () -> false)) {
            messages.reader().read(ReadRequest.of(TOPIC, From.BEGINNING, Until.END), RecordFilter.ALL, output, reading);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Two hundred pages of a thousand keys.
    private static MemoryPages slow() {
        MemoryPages pages = new MemoryPages();
        for (int i = 0; i < 200_000; i++) {
            pages.put("table-%02d/data/%06d.parquet".formatted(i % 20, i), i, 0, "STANDARD");
        }
        return pages.before(ask -> {
            try {
                TimeUnit.MILLISECONDS.sleep(PAGE_MILLIS);
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void scan(MemoryPages pages, Kept kept) {
        AtomicLong objects = counting(kept);
        Scan.Outcome outcome = new Scan(pages, task -> Thread.ofVirtual().unstarted(task), Waiter.real(),
                ScanRequest.of(MemoryPages.root(""))).run(progress -> {});
        objects.set(outcome.kept().report().total().objects());
        // It gives what it has; that it was cancelled is left to who asked.
        Progress.throwIfCancelled("scan");
    }

    private void sort(RecordStore store, Kept kept) {
        AtomicLong rows = counting(kept);
        try (RowSort sort = new RowSort(folder, 4 << 20, false)) {
            for (long row = 0; row < store.end(); row++) {
                if (row % 1_024 == 0) {
                    Progress.throwIfCancelled("sort");
                }
                KafkaRecord record = store.get(row);
                sort.add(SortKey.of(messages.decoder().key(record)), row);
                rows.incrementAndGet();
            }
            sort.sorted(Progress.NONE);
        }
    }

    private Replay replay() {
        return messages.replay(() -> admin, TestProfiles.guard(false));
    }

    private ReplayReview review(RecordStore store) {
        return replay().review(new ReplayRequest(
                Chosen.of((int) store.end(), store::get), "written", false, false), Progress.NONE);
    }

    private void replay(ReplayReview review, Kept kept) {
        ReplayReport report = ReplayReport.of(review.request());
        kept.count = report::written;
        replay().run(review, report, Progress.NONE);
    }

    private void produce(Kept kept) {
        Producing.Report report = new Producing.Report();
        kept.count = report::delivered;
        AtomicLong number = new AtomicLong();
        messages.producing(TestProfiles.guard(false)).write("written", () -> {
            long next = number.getAndIncrement();
            return next == records ? null : new NewRecord("written", (int) next % PARTITIONS, null, null,
                    Bytes.owned(new byte[150]), List.of());
        }, Acks.ALL, report);
    }

    private void measure(String name, String unit, Work work) throws InterruptedException {
        work.run(new Kept());
        long begun = System.nanoTime();
        work.run(new Kept());
        long usual = System.nanoTime() - begun;
        List<Double> late = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Kept kept = new Kept();
            long[] ended = {0};
            boolean[] cancelled = {false};
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    work.run(kept);
                } catch (RemoteFailure failure) {
                    cancelled[0] = failure.is(RemoteFailure.Kind.CANCELLED);
                }
                ended[0] = System.nanoTime();
            });
            TimeUnit.NANOSECONDS.sleep((long) (usual * random.nextDouble()));
            long asked = System.nanoTime();
            thread.interrupt();
            thread.join();
            if (cancelled[0]) {
                late.add((ended[0] - asked) / 1e6);
                counts.add(kept.count.getAsLong());
            }
        }
        print(name, unit, usual, late, counts);
    }

    private static void print(String name, String unit, long usual, List<Double> late, List<Long> counts) {
        if (late.isEmpty()) {
            System.out.printf(Locale.ROOT, "%-28s every round was over before (%,d ms)%n", name, usual / 1_000_000);
            return;
        }
        double[] sorted = late.stream().mapToDouble(it -> it).sorted().toArray();
        long[] kept = counts.stream().mapToLong(it -> it).sorted().toArray();
        double worst = sorted[sorted.length - 1];
        System.out.printf(Locale.ROOT, "%-28s median %6.1f ms, worst %6.1f ms of %d%s (uncancelled %,d ms)%s%n", name,
                sorted[sorted.length / 2], worst, sorted.length, worst > LIMIT_MILLIS ? " TOO LATE" : "",
                usual / 1_000_000, unit.isEmpty() ? "" : String.format(Locale.ROOT, ", %,d to %,d %s kept",
                        kept[0], Arrays.stream(kept).max().orElse(0), unit));
    }
}
