package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.kafka.CloudSettings;

/// Settings of topics: the broker's own, and beside them those that only Confluent's brokers know.
final class ConfigRoutes {
    private static final Comparator<Setting> BY_NAME = Comparator.comparing(Setting::name);

    private final CloudSettings cloud;

    ConfigRoutes(CloudSettings cloud) {
        this.cloud = cloud;
    }

    Reply list(Call call) throws Exception {
        TopicDescription topic = TopicSource.one(call.admin(), call.topic());
        return Reply.json(200, call.list("KafkaTopicConfigList",
            json(call, topic.name(), settings(call, List.of(topic)).getFirst()), "topics", topic.name(), "configs"));
    }

    Reply listAll(Call call) throws Exception {
        List<TopicDescription> topics = TopicSource.all(call.admin());
        List<List<Setting>> settings = settings(call, topics);
        var all = new ArrayList<ObjectNode>();
        for (int i = 0; i < topics.size(); i++) {
            all.addAll(json(call, topics.get(i).name(), settings.get(i)));
        }
        return Reply.json(200, call.list("KafkaTopicConfigList", all, "topics", "-", "configs"));
    }

    Reply get(Call call) throws Exception {
        return Reply.json(200, one(call).json(call, call.topic()));
    }

    Reply put(Call call) throws Exception {
        var changes = new SettingChanges();
        changes.add(call.request().var("name"), Fields.nullableText(call.object(), "value"));
        alter(call, changes, false);
        return Reply.empty(204);
    }

    Reply delete(Call call) throws Exception {
        var changes = new SettingChanges();
        changes.add(one(call).name(), Optional.empty());
        alter(call, changes, false);
        return Reply.empty(204);
    }

    /// Many changes of one topic: all are made or none.
    Reply alterMany(Call call) throws Exception {
        ObjectNode body = call.object();
        var changes = new SettingChanges();
        for (JsonNode one : Fields.array(body, "data")) {
            String operation = Fields.nullableText(one, "operation").orElse("SET").toUpperCase(Locale.ROOT);
            Optional<String> value = Fields.nullableText(one, "value");
            changes.add(Fields.text(one, "name"), switch (operation) {
                case "SET" -> value;
                case "DELETE" -> Optional.empty();
                default -> throw RestFailure.malformed("Unknown operation " + operation);
            });
        }
        alter(call, changes, Fields.flag(body, "validate_only"));
        return Reply.empty(204);
    }

    /// What a new topic would have. The topic need not exist.
    Reply defaults(Call call) throws Exception {
        var probe = new NewTopic(call.topic(), Optional.empty(), Optional.empty());
        var creation = call.admin().createTopics(List.of(probe), new CreateTopicsOptions().validateOnly(true));
        var all = new ArrayList<Setting>();
        try {
            Config config = creation.config(call.topic()).get();
            config.entries().stream().map(Setting::of).forEach(all::add);
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
            broker(call, List.of(call.topic())).getFirst().forEach(entry -> all.add(withoutOwn(entry)));
        }
        all.addAll(Setting.cloud(Map.of()));
        all.sort(BY_NAME);
        return Reply.json(200, call.list("KafkaTopicConfigList", json(call, call.topic(), all),
            "topics", call.topic(), "default-configs"));
    }

    /// Keeps the settings that the broker does not know.
    void changeCloud(Uuid topic, SettingChanges changes) {
        if (!changes.cloud().isEmpty()) {
            cloud.change(topic, changes.cloud());
        }
    }

    private void alter(Call call, SettingChanges changes, boolean dryRun) throws Exception {
        Uuid topic = TopicSource.one(call.admin(), call.topic()).topicId();
        // Asked even with nothing for the broker to change: it decides whether the caller may.
        call.admin().incrementalAlterConfigs(
            Map.of(resource(call.topic()), changes.forTopic()),
            new AlterConfigsOptions().validateOnly(dryRun)).all().get();
        if (!dryRun) {
            changeCloud(topic, changes);
        }
    }

    private Setting one(Call call) throws Exception {
        String name = call.request().var("name");
        TopicDescription topic = TopicSource.one(call.admin(), call.topic());
        return settings(call, List.of(topic)).getFirst().stream()
            .filter(setting -> setting.name().equals(name))
            .findFirst()
            .orElseThrow(() -> RestFailure.of(404, 404,
                "Config " + name + " cannot be found for TOPIC " + call.topic() + " in cluster "
                    + call.clusterId() + "."));
    }

    private List<List<Setting>> settings(Call call, List<TopicDescription> topics) throws Exception {
        List<Collection<ConfigEntry>> entries =
            broker(call, topics.stream().map(TopicDescription::name).toList());
        var all = new ArrayList<List<Setting>>();
        for (int i = 0; i < topics.size(); i++) {
            var settings = new ArrayList<Setting>();
            entries.get(i).stream().map(Setting::of).forEach(settings::add);
            settings.addAll(Setting.cloud(cloud.of(topics.get(i).topicId())));
            settings.sort(BY_NAME);
            all.add(settings);
        }
        return all;
    }

    private static List<Collection<ConfigEntry>> broker(Call call, List<String> topics) throws Exception {
        Map<ConfigResource, Config> found = call.admin().describeConfigs(
            topics.stream().map(ConfigRoutes::resource).toList(),
            new DescribeConfigsOptions().includeSynonyms(true)).all().get();
        var all = new ArrayList<Collection<ConfigEntry>>();
        for (String topic : topics) {
            Config config = found.get(resource(topic));
            all.add(config == null ? List.of() : config.entries());
        }
        return all;
    }

    /// The entry as it would be if the topic had not set it.
    private static Setting withoutOwn(ConfigEntry entry) {
        Setting setting = Setting.of(entry);
        var others = setting.synonyms().stream()
            .filter(s -> !s.source().equals(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG.name()))
            .toList();
        return others.isEmpty()
            ? setting
            : new Setting(setting.name(), others.getFirst().value(), others.getFirst().source(), setting.readOnly(),
                setting.sensitive(), others);
    }

    private static List<ObjectNode> json(Call call, String topic, List<Setting> settings) {
        return settings.stream().map(setting -> setting.json(call, topic)).toList();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
