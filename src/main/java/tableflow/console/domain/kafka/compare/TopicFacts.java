package tableflow.console.domain.kafka.compare;

import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.ConfigValue;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;

/// What Kafka tells of a topic, as facts to compare.
public final class TopicFacts {

    /// The number of partitions.
    public static final String PARTITIONS = "partitions";

    private static final String HIDDEN = "the service does not tell values of sensitive settings";
    private static final String THIS = "(this topic)";

    private TopicFacts() {}

    /// Number of partitions and of replicas of each: `3`, or `2 to 3` where they differ among the partitions.
    public static Told placement(Collection<Partition> partitions) {
        IntSummaryStatistics replicas = partitions.stream().mapToInt(it -> it.replicas().size()).summaryStatistics();
        Map<String, Side> facts = new TreeMap<>();
        facts.put(PARTITIONS, new Side.Has(
                Integer.toString(partitions.size()), Integer.toString(partitions.size()), "", true, false));
        if (!partitions.isEmpty()) {
            facts.put("replication factor", Side.Has.of(replicas.getMin() == replicas.getMax()
                    ? Integer.toString(replicas.getMin())
                    : replicas.getMin() + " to " + replicas.getMax()));
        }
        return Told.Facts.of(facts);
    }

    /// Settings by name.
    ///
    /// @param gap why some may be missing; absent when all were told
    public static Told settings(Collection<TopicConfig> configs, @Nullable String gap) {
        Map<String, Side> facts = new TreeMap<>();
        for (TopicConfig config : configs) {
            facts.put(config.name(), setting(config));
        }
        return new Told.Facts(facts, gap);
    }

    private static Side setting(TopicConfig config) {
        String value = config.value();
        if (value == null) {
            return config.sensitive() ? new Side.NotKnown(HIDDEN) : new Side.Absent();
        }
        String shown = ConfigValue.human(config.name(), value).map(human -> value + " (" + human + ")").orElse(value);
        return new Side.Has(shown, value, config.source(), !config.isDefault(), config.readOnly());
    }

    /// Entries of access control lists. The topic's own name is taken out of them, so that entries for two topics can
    /// be the same.
    public static Told access(String topic, List<AccessRule> rules) {
        Map<String, Side> facts = new TreeMap<>();
        for (AccessRule rule : rules) {
            String resource = rule.resource().equals("TOPIC " + topic) ? THIS : rule.resource();
            String name = rule.permission() + " " + rule.operation() + " to " + rule.principal()
                    + (rule.host().equals("*") ? "" : " from " + rule.host()) + " on " + resource;
            facts.put(name, Side.Has.of("yes"));
        }
        return Told.Facts.of(facts);
    }
}
