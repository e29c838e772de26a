package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;

/// Produces records. A body holds one JSON document a record, one after the other; the answer holds one report a
/// record in the same order, each with its own code, under one status 200.
final class RecordRoutes {
    /// Keeps numbers as they are written: 1.10 stays 1.10.
    private static final ObjectReader READER = JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build()
        .readerFor(JsonNode.class);

    private final Clients clients;

    RecordRoutes(Clients clients) {
        this.clients = clients;
    }

    Reply produce(Call call) throws Exception {
        String type = call.request().header("Content-Type").orElse("application/json");
        if (!type.startsWith("application/json")) {
            throw RestFailure.of(415, 415, "HTTP 415 Unsupported Media Type");
        }
        List<JsonNode> bodies = documents(call.request().body());
        if (bodies.isEmpty()) {
            throw RestFailure.of(422, 422, "Payload error. Request body is empty. Data is required.");
        }
        TopicSource.one(call.admin(), call.topic());
        var reports = new ByteArrayOutputStream();
        for (JsonNode body : bodies) {
            reports.writeBytes(Json.bytes(report(call, body)));
            reports.write('\n');
        }
        return new Reply(200, Map.of("Content-Type", "application/json"), reports.toByteArray());
    }

    private static List<JsonNode> documents(byte[] body) throws RestFailure, IOException {
        var all = new ArrayList<JsonNode>();
        try (MappingIterator<JsonNode> documents = READER.readValues(body)) {
            while (documents.hasNextValue()) {
                all.add(documents.nextValue());
            }
        } catch (JsonProcessingException bad) {
            throw RestFailure.malformed("Malformed JSON at " + bad.getLocation().offsetDescription());
        }
        return all;
    }

    private ObjectNode report(Call call, JsonNode body) throws InterruptedException {
        try {
            var record = ProducedRecord.parse(call.topic(), body);
            Producer<byte[], byte[]> producer = clients.producer(call.credential());
            return success(call, record, producer.send(record.forKafka()).get());
        } catch (InterruptedException ended) {
            throw ended;
        } catch (Exception refused) {
            RestFailure failure = Errors.failure(refused);
            return Json.object().put("error_code", failure.code()).put("message", failure.text());
        }
    }

    private static ObjectNode success(Call call, ProducedRecord record, RecordMetadata written) {
        ObjectNode report = Json.object()
            .put("error_code", 200)
            .put("cluster_id", call.clusterId())
            .put("topic_name", written.topic())
            .put("partition_id", written.partition())
            .put("offset", written.offset())
            .put("timestamp", Instant.ofEpochMilli(written.timestamp()).toString());
        size(report, "key", record.key());
        size(report, "value", record.value());
        return report;
    }

    private static void size(ObjectNode report, String name, ProducedRecord.@Nullable Part part) {
        if (part != null) {
            report.putObject(name).put("type", part.type()).put("size", part.size());
        }
    }
}
