package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.kafka.Topic;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.KafkaRest;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.provisioning.World.FakeTopic;

/// Topics and schemas of [World].
final class FakeData {

    private FakeData() {}

    /// Kafka REST, opened by `keyId`.
    record Kafka(World world, String keyId) implements KafkaRest {

        @Override
        public List<Topic> topics() {
            return world.read("topics", () -> {
                world.admit(keyId, "list topics");
                return world.topics.values().stream().map(Kafka::listed).toList();
            });
        }

        private static Topic listed(FakeTopic topic) {
            return new Topic(topic.name(), topic.partitions(), 3, false);
        }

        @Override
        public Optional<Topic> topic(String name) {
            return world.read("topic", () -> {
                world.admit(keyId, "read topic");
                return Optional.ofNullable(world.topics.get(name)).map(Kafka::listed);
            });
        }

        @Override
        public List<TopicConfig> configs(String topic) {
            return world.read("configs", () -> {
                FakeTopic found = world.topics.get(topic);
                List<TopicConfig> configs = new ArrayList<>();
                if (found != null) {
                    found.configs().forEach((name, value) -> configs.add(
                            new TopicConfig(name, value, false, name.equals("read.only"), false, "TOPIC")));
                }
                return configs;
            });
        }

        @Override
        public void create(NewTopic request, boolean validateOnly) {
            if (validateOnly) {
                world.read("validate topic", () -> {
                    if (request.configs().containsKey("no.such.config")) {
                        throw World.failure(Kind.INVALID, 400);
                    }
                    return "";
                });
                return;
            }
            world.effect("create topic", () -> {
                world.admit(keyId, "create topic");
                if (world.topics.containsKey(request.name())) {
                    throw World.failure(Kind.CONFLICT, 400);
                }
                return String.valueOf(world.topics.put(request.name(),
                        new FakeTopic(request.name(), request.partitions(), request.configs())));
            });
        }

        @Override
        public void alter(AlterTopicConfigs request, boolean validateOnly) {
            world.effect("alter topic", () -> {
                Map<String, String> configs = new LinkedHashMap<>(world.existing(request.topic()).configs());
                configs.putAll(request.values());
                request.unset().forEach(configs::remove);
                int partitions = world.existing(request.topic()).partitions();
                return String.valueOf(world.topics.put(
                        request.topic(), new FakeTopic(request.topic(), partitions, configs)));
            });
        }

        @Override
        public void addPartitions(MorePartitions request) {
            world.effect("add partitions", () -> String.valueOf(world.topics.put(request.topic(), new FakeTopic(
                    request.topic(), request.partitions(), world.existing(request.topic()).configs()))));
        }

        @Override
        public void delete(DeleteTopic request) {
            world.effect("delete topic", () -> String.valueOf(world.topics.remove(request.topic())));
        }
    }

    /// The registry, opened by `keyId`.
    record Registry(World world, String keyId) implements SchemaRegistry {

        @Override
        public List<String> subjects(String prefix) {
            return world.read("subjects", () -> {
                world.admit(keyId, "list subjects");
                return List.copyOf(world.subjects.keySet());
            });
        }

        @Override
        public Optional<SchemaVersion> latest(String subject) {
            return world.read("latest", () -> Optional.ofNullable(world.subjects.get(subject))
                    .filter(it -> !it.isEmpty())
                    .map(List::getLast));
        }

        @Override
        public Optional<SchemaVersion> version(String subject, int version) {
            return world.read("version", () -> world.subjects.getOrDefault(subject, List.of()).stream()
                    .filter(it -> it.version() == version)
                    .findFirst());
        }

        @Override
        public Optional<SchemaVersion> byId(int id) {
            throw new UnsupportedOperationException("provisioning reads no records");
        }

        @Override
        public List<SchemaVersion> latestOfAll(String subjectPrefix) {
            return List.of();
        }

        @Override
        public Optional<SchemaVersion> lookup(NewSchema schema) {
            return world.read("lookup", () -> world.subjects.getOrDefault(schema.subject(), List.of()).stream()
                    .filter(it -> it.text().equals(schema.text()))
                    .findFirst());
        }

        @Override
        public Verdict compatibility(NewSchema schema) {
            return world.read("compatibility", () -> new Verdict(
                    world.compatible, world.compatible ? List.of() : List.of("the registry's own words")));
        }

        @Override
        public SchemaVersion register(NewSchema request) {
            return world.effect("register", () -> {
                List<SchemaVersion> versions =
                        world.subjects.computeIfAbsent(request.subject(), it -> new ArrayList<>());
                for (SchemaVersion version : versions) {
                    if (version.text().equals(request.text())) {
                        return version;
                    }
                }
                SchemaVersion made = new SchemaVersion(request.subject(), versions.size() + 1, 100001,
                        Open.of(request.format()), request.text(), request.references());
                versions.add(made);
                return made;
            });
        }

        @Override
        public Open<CompatibilityLevel> compatibilityLevel(String subject) {
            return world.read("level", () -> Open.of(
                    CompatibilityLevel.class, world.levels.getOrDefault(subject, "BACKWARD")));
        }

        @Override
        public Optional<Open<CompatibilityLevel>> ownCompatibilityLevel(String subject) {
            return world.read("own level", () -> Optional.ofNullable(world.levels.get(subject))
                    .map(it -> Open.of(CompatibilityLevel.class, it)));
        }

        @Override
        public void setCompatibility(SetCompatibility request) {
            world.effect("set level", () -> String.valueOf(request.level() == null
                    ? world.levels.remove(request.subject())
                    : world.levels.put(request.subject(), request.level().name())));
        }

        @Override
        public void delete(DeleteSchemaVersion request) {
            world.effect("delete schema", () -> String.valueOf(world.subjects
                    .getOrDefault(request.subject(), List.of())
                    .removeIf(it -> it.version() == request.version())));
        }
    }
}
