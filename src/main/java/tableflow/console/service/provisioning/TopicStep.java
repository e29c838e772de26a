package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.kafka.Topic;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Notice.Severity;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.service.port.KafkaRest;

/// The Kafka topic: its partitions, which can only grow, and the settings that the manifest names.
record TopicStep(Desired.Topic wanted, String environmentId, Set<String> roles) implements StepWork {

    private static final String POLICY = "cleanup.policy";

    static String idFor(String topic) {
        return "topic:" + topic;
    }

    @Override
    public Facts facts() {
        Set<String> after = new HashSet<>(roles);
        after.add(KeyStep.kafkaId(wanted.clusterId()));
        return new Facts(idFor(wanted.name()), Step.Kind.TOPIC, wanted.name(), wanted.name(), after,
                Map.of("cluster", wanted.clusterId()));
    }

    @Override
    public Look look(Site site) {
        Optional<KafkaRest> kafka = site.kafka(wanted.clusterId());
        if (kafka.isEmpty()) {
            return Look.unseen(intent(), request());
        }
        Optional<Topic> found = kafka.get().topic(wanted.name());
        if (found.isEmpty()) {
            return absent(kafka.get());
        }
        return compare(site, found.get(), kafka.get().configs(wanted.name()))
                .made(null, Map.of("partitions", Integer.toString(found.get().partitionCount())));
    }

    private NewTopic request() {
        return new NewTopic(wanted.clusterId(), wanted.name(), wanted.spec().partitions(), wanted.spec().configs());
    }

    private String intent() {
        return "make the topic " + wanted.name() + " with " + partitions(wanted.spec().partitions());
    }

    private Look absent(KafkaRest kafka) {
        try {
            kafka.create(request(), true);
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.INVALID)) {
                return Look.blocked(null, intent(), List.of("the cluster refuses it: " + failure.why()));
            }
            // The dry run is a courtesy: what it cannot tell, the real call will.
            if (!failure.is(Kind.FORBIDDEN) && !failure.is(Kind.CONFLICT)) {
                throw failure;
            }
        }
        return Look.create(intent(), request());
    }

    private Look compare(Site site, Topic found, List<TopicConfig> configs) {
        int now = found.partitionCount();
        int then = wanted.spec().partitions();
        String existing = "topic with " + partitions(now);
        List<String> reasons = new ArrayList<>();
        List<ChangeRequest> requests = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        List<Setting> settings = new ArrayList<>();
        if (now > then) {
            reasons.add("it has " + partitions(now) + " and the manifest wants " + then
                    + ": partitions cannot be taken away; raise the number or delete the topic");
        } else if (now < then) {
            requests.add(new MorePartitions(wanted.clusterId(), wanted.name(), then));
            changes.add("partitions from " + now + " to " + then);
            settings.add(new Setting(Setting.PARTITIONS, Integer.toString(now), Integer.toString(then)));
        }
        Map<String, String> different = different(configs, changes, reasons);
        if (different.containsKey(POLICY) && isTable(site)) {
            reasons.add(POLICY + " decides the write mode of the table, which is fixed while Tableflow is enabled:"
                    + " disable Tableflow first; enabling it again makes a new table");
        }
        if (!different.isEmpty()) {
            requests.add(new AlterTopicConfigs(wanted.clusterId(), wanted.name(), different));
            different.forEach((name, value) -> settings.add(new Setting(name, own(configs, name), value)));
        }
        if (!reasons.isEmpty()) {
            return Look.blocked(existing, "change the topic " + wanted.name(), reasons);
        }
        return requests.isEmpty()
                ? Look.as(Action.REUSE, existing, wanted.name())
                : Look.change(existing, "change " + String.join(", ", changes), wanted.name(), requests)
                        .changing(settings);
    }

    /// The value that somebody set on this topic.
    private static @Nullable String own(List<TopicConfig> configs, String name) {
        return configs.stream()
                .filter(it -> it.name().equals(name) && !it.isDefault())
                .map(TopicConfig::value)
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> different(List<TopicConfig> configs, List<String> changes, List<String> reasons) {
        Map<String, TopicConfig> found =
                configs.stream().collect(Collectors.toMap(TopicConfig::name, it -> it, (a, b) -> a));
        Map<String, String> different = new LinkedHashMap<>();
        wanted.spec().configs().forEach((name, value) -> {
            TopicConfig config = found.get(name);
            String now = config == null ? null : config.value();
            if (same(name, now, value)) {
                return;
            }
            if (config != null && config.readOnly()) {
                reasons.add(name + " is " + now + " and cannot be changed");
            }
            changes.add(name + " from " + (now == null ? "unset" : now) + " to " + value);
            different.put(name, value);
        });
        return different;
    }

    /// Whether two values of a setting mean the same.
    static boolean same(String name, @Nullable String now, String then) {
        return now != null && (now.equals(then) || (name.equals(POLICY) && words(now).equals(words(then))));
    }

    private static Set<String> words(String list) {
        return Set.copyOf(new HashSet<>(List.of(list.replace(" ", "").split(","))));
    }

    private boolean isTable(Site site) {
        return site.tableflow()
                .flatMap(it -> it.topic(environmentId, wanted.clusterId(), wanted.name()))
                .isPresent();
    }

    private static String partitions(int count) {
        return count == 1 ? "1 partition" : count + " partitions";
    }

    @Override
    public List<String> irreversible(Look look) {
        return look.requests().stream().anyMatch(MorePartitions.class::isInstance)
                ? List.of("partitions cannot be taken away again, and records with a key move to other partitions")
                : List.of();
    }

    @Override
    public List<Notice> notices(Look look, Site site) {
        if (!wanted.spec().compacts() || isTable(site)) {
            return List.of();
        }
        Severity severity = wanted.spec().table().acceptUpsert() ? Severity.WARNING : Severity.NEEDS_CONSENT;
        return List.of(new Notice(severity, "upsert", facts().id(), "cleanup.policy compacts " + wanted.name()
                + ", so its table is written in UPSERT mode for good: the Kafka key is the row's key, a null value"
                + " deletes the row. Only a new table can have another mode."));
    }
}
