package tableflow.console.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import tableflow.console.journey.Program;

/// The lake of a sandbox in a process of its own: ready without and with SQL, the way of 100,000 records from the
/// producer into SQL, and a query of 100 ordered rows over them once the engine is warm. Medians of the rounds, each in
/// a new sandbox: first without a cache for the engine's start, then with the one that a first run has recorded. Behind
/// the times until something is ready stands the processor time of the sandbox and its engine. Arguments: rounds (3)
/// and records (100,000).
public final class LakeBench {

    private static final int WARM_QUERIES = 5;
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);

    private LakeBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int records = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        PrintStream out = System.out;
        measure(out, "without a cache of the SQL engine", rounds, records, Optional.empty());
        Path cache = Files.createTempDirectory("lake-bench-cache");
        round(0, Optional.of(cache));
        awaitRecorded(cache);
        measure(out, "with the cache that a first run has recorded", rounds, records, Optional.of(cache));
    }

    private static void measure(PrintStream out, String how, int rounds, int records, Optional<Path> cache)
            throws Exception {
        List<Times> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            all.add(round(records, cache));
        }
        out.printf(Locale.ROOT, "%-52s %10s %-18s %14s%n", how, "median ms", "range ms", "median CPU ms");
        print(out, "Kafka, registry, control plane, S3 and Glue ready", all, Times::ready);
        print(out, "the first query answered, from the start", all, Times::first);
        print(out, records + " records: from the first send into SQL", all, Times::queryable);
        print(out, "100 ordered rows over them, engine warm", all, Times::warm);
    }

    /// @param cpuMillis of the sandbox and its engine, where it was asked for
    private record Time(long millis, OptionalLong cpuMillis) {
        static Time since(long start) {
            return new Time(millisSince(start), OptionalLong.empty());
        }

        static Time since(long start, Process sandbox) {
            return new Time(millisSince(start), OptionalLong.of(CpuTime.millis(sandbox.toHandle())));
        }
    }

    private record Times(Time ready, Time first, Time queryable, Time warm) {}

    private static Times round(int records, Optional<Path> cache) throws Exception {
        Path folder = Files.createTempDirectory("lake-bench");
        Program program = cache.map(kept -> new Program(folder, kept)).orElseGet(() -> new Program(folder));
        Path info = folder.resolve("p.json");
        long start = System.nanoTime();
        Process sandbox = program.sandbox(info, "--seed", "empty");
        Time ready = Time.since(start, sandbox);
        try {
            JsonNode profile = new ObjectMapper().readTree(info.toFile());
            try (AthenaClient athena = athena(profile.path("aws"))) {
                run(athena, profile, "SELECT 1");
                Time first = Time.since(start, sandbox);
                Program.Ended applied = program.run("provision", "apply", "-f", "examples/topic2.yaml",
                        "--profile-file", info.toString());
                if (applied.code() != 0) {
                    throw new IllegalStateException(applied.err());
                }
                long sent = System.nanoTime();
                // One at least: the table is made with the first record.
                produce(profile.path("kafka"), Math.max(1, records));
                awaitRows(athena, profile, Math.max(1, records));
                Time queryable = Time.since(sent);
                List<Long> warm = new ArrayList<>();
                for (int i = 0; i < WARM_QUERIES; i++) {
                    long asked = System.nanoTime();
                    run(athena, profile, "SELECT * FROM topic2 ORDER BY amount_cents DESC LIMIT 100");
                    warm.add(millisSince(asked));
                }
                return new Times(ready, first, queryable, new Time(median(warm), OptionalLong.empty()));
            }
        } finally {
            sandbox.destroy();
            sandbox.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static void produce(JsonNode kafka, int records) {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", kafka.path("bootstrapServers").asText(),
                "security.protocol", kafka.path("securityProtocol").asText(),
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
                        + kafka.at("/apiKey/id").asText() + "\" password=\"" + kafka.at("/apiKey/secret").asText()
                        + "\";");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                var _ = producer.send(new ProducerRecord<>("topic2", "key-" + i, """
                        {"event_id":"event-%d","account":"account-%d","amount_cents":%d,"occurred_at":%d,"note":"n"}"""
                        .formatted(i, i % 997, i, 1_760_000_000_000L + i)));
            }
            producer.flush();
        }
    }

    private static void awaitRows(AthenaClient athena, JsonNode profile, int records) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (System.nanoTime() < end) {
            String id = run(athena, profile, "SELECT count(*) FROM topic2");
            String count = athena.getQueryResults(request -> request.queryExecutionId(id))
                    .resultSet().rows().get(1).data().getFirst().varCharValue();
            if (count.equals(Integer.toString(records))) {
                return;
            }
        }
        throw new IllegalStateException("not all records became rows");
    }

    /// Runs to the end, and returns the id.
    private static String run(AthenaClient athena, JsonNode profile, String sql) {
        String id = athena.startQueryExecution(request -> request
                .queryString(sql)
                .workGroup(profile.at("/aws/athena/workgroup").asText())
                .queryExecutionContext(context -> context.database(profile.at("/aws/athena/database").asText())))
                .queryExecutionId();
        while (true) {
            QueryExecution now = athena.getQueryExecution(request -> request.queryExecutionId(id)).queryExecution();
            QueryExecutionState state = now.status().state();
            if (state == QueryExecutionState.SUCCEEDED) {
                return id;
            }
            if (state == QueryExecutionState.FAILED || state == QueryExecutionState.CANCELLED) {
                throw new IllegalStateException(sql + ": " + now.status().stateChangeReason());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static AthenaClient athena(JsonNode aws) {
        return AthenaClient.builder()
                .endpointOverride(URI.create(aws.at("/endpoints/athena").asText()))
                .region(Region.of(aws.path("region").asText()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        aws.path("accessKeyId").asText(), aws.path("secretAccessKey").asText())))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static void print(PrintStream out, String what, List<Times> all, Function<Times, Time> which) {
        List<Long> sorted = all.stream().map(which).map(Time::millis).sorted().toList();
        List<Long> cpu = all.stream().map(which).flatMapToLong(time -> time.cpuMillis().stream()).boxed().toList();
        out.printf(Locale.ROOT, "%-52s %10d %-18s %14s%n", what, median(sorted),
                sorted.getFirst() + " to " + sorted.getLast(), cpu.isEmpty() ? "" : Long.toString(median(cpu)));
    }

    /// The engine writes what it has recorded while it ends, after its sandbox is gone.
    private static void awaitRecorded(Path cache) throws Exception {
        Path claim;
        try (Stream<Path> files = Files.list(cache)) {
            claim = files.filter(file -> file.toString().endsWith(".aot-claim")).findFirst().orElseThrow();
        }
        ProcessHandle.of(Long.parseLong(Files.readString(claim).split(" ")[0]))
                .ifPresent(recorder -> recorder.onExit().join());
        try (Stream<Path> files = Files.list(cache)) {
            if (files.noneMatch(file -> file.toString().endsWith(".aot-new"))) {
                throw new IllegalStateException("no cache was recorded in " + cache);
            }
        }
    }
}
