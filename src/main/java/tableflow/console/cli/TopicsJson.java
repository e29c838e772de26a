package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.SchemaMark;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.TopicList;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.TopicSource;

/// The JSON documents of the commands about topics. What was not checked is an object with `notChecked`, never a blank
/// or a zero. Fields only ever grow.
final class TopicsJson {

    private static final int VERSION = 1;

    private TopicsJson() {}

    static ObjectNode list(List<TopicRow> rows, TopicList list) {
        ObjectNode json = document("topics");
        ArrayNode topics = json.putArray("topics");
        for (TopicRow row : rows) {
            ObjectNode topic = topics.addObject();
            topic.put("name", row.name());
            topic.put("internal", row.internal());
            put(topic, "partitions", row.layout(), (node, layout) -> {
                node.put("count", layout.partitions());
                node.put("replicationFactor", layout.replicationFactor());
                node.put("underReplicated", layout.underReplicated());
                node.put("leaderless", layout.leaderless());
            });
            put(topic, "settings", row.settings(), (node, settings) -> {
                node.put("cleanupPolicy", settings.cleanupPolicy());
                node.put("retentionMillis", settings.retentionMillis());
                node.put("retentionBytes", settings.retentionBytes());
            });
            put(topic, "schemas", row.schemas(), (node, schemas) -> {
                mark(node, "value", schemas.value());
                mark(node, "key", schemas.key());
            });
            put(topic, "tableflow", row.tableflow(), (node, found) -> {
                node.put("enabled", found.isPresent());
                found.ifPresent(table -> tableflow(node, table));
            });
            ArrayNode problems = topic.putArray("problems");
            row.problems().forEach(problem -> problems.add(problem.name()));
        }
        ObjectNode notChecked = json.putObject("notChecked");
        for (TopicSource source : TopicSource.values()) {
            RemoteFailure failure = list.failure(source);
            if (failure != null) {
                notChecked.put(source.name(), failure.getMessage());
            }
        }
        return json;
    }

    static ObjectNode detail(TopicDetail detail) {
        ObjectNode json = document("topic");
        json.put("name", detail.name());
        put(json, "partitions", detail.partitions(), (node, partitions) -> {
            ArrayNode all = node.putArray("all");
            partitions.all().forEach(partition -> partition(all.addObject(), partition));
            node.put("recordsAtMost", partitions.recordsAtMost().orElse(null));
        });
        put(json, "settings", detail.configs(), (node, configs) -> {
            ArrayNode all = node.putArray("all");
            configs.all().forEach(config -> config(all.addObject(), config));
        });
        put(json, "schemas", detail.schemas(), (node, schemas) -> {
            schema(node, "value", schemas.value());
            schema(node, "key", schemas.key());
        });
        put(json, "tableflow", detail.tableflow(), (node, found) -> {
            node.put("enabled", found.isPresent());
            found.ifPresent(table -> tableflow(node, table));
        });
        return json;
    }

    private static ObjectNode document(String kind) {
        return Terminal.document().put("version", VERSION).put("kind", kind);
    }

    private static <T> void put(ObjectNode parent, String name, Answer<T> answer, BiConsumer<ObjectNode, T> fill) {
        ObjectNode node = parent.putObject(name);
        answer.value().ifPresent(value -> fill.accept(node, value));
        RemoteFailure failure = answer.failure();
        if (failure != null) {
            node.put("notChecked", failure.getMessage());
        }
    }

    private static void mark(ObjectNode parent, String name, @Nullable SchemaMark mark) {
        if (mark == null) {
            parent.putNull(name);
        } else {
            parent.putObject(name)
                    .put("format", mark.format().text())
                    .put("version", mark.version())
                    .put("id", mark.id());
        }
    }

    private static void partition(ObjectNode node, Partition partition) {
        node.put("id", partition.id());
        node.put("leader", partition.leader());
        partition.replicas().forEach(node.putArray("replicas")::add);
        partition.inSyncReplicas().forEach(node.putArray("inSyncReplicas")::add);
        node.put("earliestOffset", partition.earliestOffset());
        node.put("latestOffset", partition.latestOffset());
    }

    private static void config(ObjectNode node, TopicConfig config) {
        node.put("name", config.name());
        node.put("value", config.value());
        node.put("default", config.isDefault());
        node.put("readOnly", config.readOnly());
        node.put("sensitive", config.sensitive());
        node.put("source", config.source());
    }

    private static void schema(ObjectNode parent, String name, TopicDetail.@Nullable Schema schema) {
        if (schema == null) {
            parent.putNull(name);
            return;
        }
        ObjectNode node = parent.putObject(name);
        node.put("subject", schema.version().subject());
        node.put("format", schema.version().format().text());
        node.put("version", schema.version().version());
        node.put("id", schema.version().id());
        node.put("compatibility", schema.compatibility() == null ? null : schema.compatibility().text());
        node.put("schema", schema.version().text());
    }

    private static void tableflow(ObjectNode node, TableflowTopic table) {
        node.put("phase", table.status().phase().text());
        node.put("suspended", table.suspended());
        node.put("errorMessage", table.status().errorMessage());
        ArrayNode formats = node.putArray("formats");
        table.formats().stream().map(Object::toString).sorted().forEach(formats::add);
        node.put("writeMode", table.status().writeMode() == null ? null : table.status().writeMode().text());
        storage(node.putObject("storage"), table.storage());
        ArrayNode failing = node.putArray("failingFormats");
        table.status().failingFormats().forEach(format -> failing.addObject()
                .put("format", format.format())
                .put("errorMessage", format.errorMessage()));
        ArrayNode catalogs = node.putArray("catalogs");
        table.status().catalogSyncs().forEach(sync -> catalogs.addObject()
                .put("catalogIntegrationId", sync.catalogIntegrationId())
                .put("catalogType", sync.catalogType())
                .put("syncStatus", sync.syncStatus().text())
                .put("errorMessage", sync.errorMessage()));
    }

    private static void storage(ObjectNode node, TableStorage storage) {
        switch (storage) {
            case TableStorage.ByobAws byob -> node.put("kind", "ByobAws")
                    .put("bucket", byob.bucketName())
                    .put("bucketRegion", byob.bucketRegion())
                    .put("providerIntegrationId", byob.providerIntegrationId());
            case TableStorage.Managed ignored -> node.put("kind", "Managed");
            case TableStorage.Other other -> node.put("kind", other.kind());
        }
        node.put("tablePath", storage.tablePath());
    }
}
