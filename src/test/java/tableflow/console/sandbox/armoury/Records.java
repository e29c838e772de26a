package tableflow.console.sandbox.armoury;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.ClientSettings;
import tableflow.console.sandbox.kafka.Eventually;

/// Topics, schemas and records of the lab, as somebody who may do everything.
final class Records implements AutoCloseable {
    static final String SCHEMA = """
            {"$schema":"http://json-schema.org/draft-07/schema#","title":"Order","type":"object",
             "additionalProperties":false,"required":["id"],
             "properties":{"id":{"type":"string"},
                           "customer":{"oneOf":[{"type":"null"},{"type":"string"}]},
                           "pieces":{"type":"integer"}}}""";

    private final Lab lab;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Integer> added = new ConcurrentHashMap<>();

    Records(Lab lab) {
        this.lab = lab;
        Map<String, Object> settings = ClientSettings.of(
                lab.admin().at("/kafka/bootstrapServers").asText(),
                lab.admin().at("/kafka/apiKey/id").asText(),
                lab.admin().at("/kafka/apiKey/secret").asText());
        admin = Admin.create(settings);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void createTopic(String topic) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, Lab.PARTITIONS, (short) 1))).all().get();
    }

    void deleteTopic(String topic) throws Exception {
        admin.deleteTopics(Set.of(topic)).all().get();
        Eventually.holds(topic + " is gone", () -> !admin.listTopics().names().get().contains(topic));
    }

    /// The schema of the topic's values.
    void register(String topic) throws Exception {
        lab.registry("POST", "/subjects/" + topic + "-value/versions",
                Json.object().put("schemaType", "JSON").put("schema", SCHEMA).toString());
    }

    int schemaId(String topic) throws Exception {
        return lab.registry("GET", "/subjects/" + topic + "-value/versions/latest", "").path("id").asInt();
    }

    /// The records of a healthy topic.
    ///
    /// @param framed in the registry's wire format
    void produce(String topic, boolean framed) throws Exception {
        int schema = schemaId(topic);
        for (int i = 0; i < Lab.RECORDS; i++) {
            String text = "{\"id\":\"o-%d\",\"customer\":\"c-%d\",\"pieces\":%d}".formatted(i, i % 7, i % 5);
            byte[] value = text.getBytes(StandardCharsets.UTF_8);
            send(topic, i % Lab.PARTITIONS, "o-" + i, framed ? framed(schema, value) : value);
        }
        producer.flush();
    }

    /// Six good records more.
    void more(String topic) throws Exception {
        added.merge(topic, 1, Integer::sum);
        six(topic);
    }

    /// The topic anew, which ends at the offsets at which it ended: the table goes on from there.
    void restore(String topic) throws Exception {
        createTopic(topic);
        produce(topic, true);
        for (int i = 0; i < added.getOrDefault(topic, 0); i++) {
            six(topic);
        }
    }

    private void six(String topic) throws Exception {
        int schema = schemaId(topic);
        for (int i = 0; i < 6; i++) {
            send(topic, i % Lab.PARTITIONS, "more-" + i, framed(schema,
                    "{\"id\":\"more\",\"customer\":null,\"pieces\":1}".getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// One record.
    void send(String topic, int partition, String key, byte @Nullable [] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value)).get();
    }

    private static byte[] framed(int schema, byte[] value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(0);
        out.writeInt(schema);
        out.write(value);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
