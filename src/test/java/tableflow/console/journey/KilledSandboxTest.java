package tableflow.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tableflow.console.sandbox.tableflow.iceberg.S3Files;

/// A sandbox that is killed by the system in the middle of its commits, again and again, with the same folder.
@Tag("journey")
class KilledSandboxTest {
    private static final String MANIFEST = Path.of("examples/topic2.yaml").toString();
    private static final String VALUE = """
        {"event_id":"e","account":"a","amount_cents":1,"occurred_at":1700000000000}""";
    private static final int KILLS = 3;
    private static final int BATCH = 2_000;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(240);

    @TempDir
    private static Path folder;

    @Test
    void noRecordIsLostOrDoubledAndTheTableStaysReadable() throws Exception {
        Program program = new Program(folder);
        Path info = folder.resolve("p.json");
        Path data = folder.resolve("data");
        Process sandbox = start(program, info, data);
        try {
            Program.Ended applied = program.run(
                "provision", "apply", "-f", MANIFEST, "--profile-file", info.toString());
            assertThat(applied.code()).as(applied.err()).isZero();
            long sent = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Path pointer = pointer(data);
                String before = Files.readString(pointer);
                send(info, BATCH);
                sent += BATCH;
                // The batch is being committed from here on: at once, at a first commit, and a little after one.
                if (kill > 0) {
                    until("a commit", () -> !Files.readString(pointer).equals(before));
                    assertThat(sandbox.waitFor(kill * 40L, TimeUnit.MILLISECONDS)).isFalse();
                }
                sandbox.destroyForcibly().waitFor();
                Files.deleteIfExists(info);
                sandbox = start(program, info, data);
                assertThat(offsets(info, pointer(data))).as("readable after a kill").doesNotHaveDuplicates();
            }
            send(info, BATCH);
            long all = sent + BATCH;
            Process last = sandbox;
            until("all records", () -> last.isAlive() && offsets(info, pointer(data)).size() >= all);
            assertThat(offsets(info, pointer(data))).containsExactlyInAnyOrderElementsOf(
                LongStream.range(0, all).boxed().toList());
        } finally {
            sandbox.destroyForcibly().waitFor();
        }
    }

    private static Process start(Program program, Path info, Path data) throws InterruptedException {
        return program.sandbox(info, "--dir", data.toString(), "--seed", "empty", "--sql", "asked");
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + LIMIT;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /// Returns when the broker has them all.
    private static void send(Path info, int count) throws Exception {
        JsonNode kafka = profile(info).path("kafka");
        Map<String, Object> settings = Map.of(
            "bootstrap.servers", kafka.path("bootstrapServers").asText(),
            "security.protocol", kafka.path("securityProtocol").asText(),
            "sasl.mechanism", "PLAIN",
            "sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
                + kafka.at("/apiKey/id").asText() + "\" password=\"" + kafka.at("/apiKey/secret").asText() + "\";");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sent.add(producer.send(new ProducerRecord<>("topic2", "k" + i, VALUE)));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static JsonNode profile(Path info) throws IOException {
        return new ObjectMapper().readTree(info.toFile());
    }

    /// The one file that says which metadata is the table's current one. What is being written beside it, or was when a
    /// kill came, has another ending.
    private static Path pointer(Path data) throws Exception {
        List<Path> found = new ArrayList<>();
        until("a table", () -> {
            Path tables = data.resolve("tableflow");
            if (Files.isDirectory(tables)) {
                try (Stream<Path> files = Files.list(tables)) {
                    files.filter(file -> file.toString().endsWith(".json")).forEach(found::add);
                }
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    /// Of all rows of the table, read with Iceberg's own reader over HTTP.
    private static List<Long> offsets(Path info, Path pointer) throws Exception {
        JsonNode aws = profile(info).path("aws");
        try (S3Client s3 = S3Client.builder().endpointOverride(URI.create(aws.at("/endpoints/s3").asText()))
                .forcePathStyle(true).region(Region.US_EAST_1).httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    aws.path("accessKeyId").asText(), aws.path("secretAccessKey").asText()))).build()) {
            String metadata = new ObjectMapper().readTree(pointer.toFile()).path("metadata_location").asText();
            BaseTable table = new BaseTable(new StaticTableOperations(metadata, new S3Files(() -> s3)), "topic2");
            List<Long> offsets = new ArrayList<>();
            try (CloseableIterable<Record> rows = IcebergGenerics.read(table).select("$$offset").build()) {
                rows.forEach(row -> offsets.add((Long) row.getField("$$offset")));
            }
            return offsets;
        }
    }
}
