package tableflow.console.service.topics.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.domain.kafka.config.Consequences;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.domain.kafka.config.SettingEdit;
import tableflow.console.domain.lake.CommitRhythm;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.PerTopic;
import tableflow.console.service.port.TopicChanges;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Asking;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.change.PurgePlan.Cut;
import tableflow.console.service.topics.timeline.TableHistory;

/// Changes topics. Each change is planned, which asks the cluster and changes nothing, and then done as planned: where
/// the topic is not as it was when the plan was made, nothing is changed. All methods block.
public final class TopicEditing {

    private final TopicSources sources;
    private final WriteGuard guard;

    private final TableHistory tables;

    /// @param tables knows how often tables are committed
    public TopicEditing(TopicSources sources, WriteGuard guard, TableHistory tables) {
        this.sources = sources;
        this.guard = guard;
        this.tables = tables;
    }

    /// Settings with documentation and origins, by name.
    public List<Setting> settings(String topic) {
        return kafka().measures().settings(topic);
    }

    /// Asks whether the cluster would take other settings.
    ///
    /// @param values by name; empty takes the topic's own value away
    /// @throws RemoteFailure INVALID with the cluster's words where it would not
    public SettingsPlan planSettings(String topic, Map<String, Optional<String>> values) {
        Map<String, Setting> now = byName(topic);
        List<SettingEdit> edits = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> {
            Setting setting = now.get(name);
            SettingEdit edit = new SettingEdit(
                    name,
                    setting == null ? null : setting.config().value(),
                    setting != null && !setting.config().isDefault(),
                    value.orElse(null),
                    setting == null ? null : setting.inherited());
            if (edit.changes()) {
                edits.add(edit);
            }
        });
        if (!edits.isEmpty()) {
            kafka().changes().alter(topic, asValues(edits), true);
        }
        boolean materialised = isMaterialised(topic);
        CommitRhythm rhythm = materialised && edits.stream().anyMatch(edit -> edit.name().equals("retention.ms"))
                ? rhythm(topic)
                : null;
        return new SettingsPlan(topic, edits, Consequences.of(edits, replicas(topic), materialised, rhythm));
    }

    /// A table that cannot be read now stops no review: the usual rhythm counts then, and is called that.
    private @Nullable CommitRhythm rhythm(String topic) {
        return Asking.ask("read the commits of the table of " + topic, () -> tables.rhythm(topic))
                .value()
                .flatMap(it -> it)
                .orElse(null);
    }

    /// @throws RemoteFailure CONFLICT when somebody changed one of the settings since, FORBIDDEN under a read-only
    ///     profile
    public void apply(SettingsPlan plan) {
        String what = "change settings of topic " + plan.topic();
        guard.check(what);
        Map<String, Setting> now = byName(plan.topic());
        List<SettingEdit> left = new ArrayList<>();
        for (SettingEdit edit : plan.edits()) {
            Setting setting = now.get(edit.name());
            String value = setting == null ? null : setting.config().value();
            boolean own = setting != null && !setting.config().isDefault();
            boolean done = edit.after() == null ? !own : own && edit.after().equals(value);
            if (!done && !Objects.equals(value, edit.before())) {
                throw changedSince(what, edit.name() + " was " + edit.before(), "is " + value + " now");
            }
            if (!done) {
                left.add(edit);
            }
        }
        if (!left.isEmpty()) {
            kafka().changes().alter(plan.topic(), asValues(left), false);
        }
    }

    private Map<String, Setting> byName(String topic) {
        return settings(topic).stream().collect(Collectors.toMap(Setting::name, setting -> setting));
    }

    private static Map<String, Optional<String>> asValues(List<SettingEdit> edits) {
        return edits.stream().collect(Collectors.toMap(
                SettingEdit::name, edit -> Optional.ofNullable(edit.after()), (one, other) -> other, TreeMap::new));
    }

    /// Asks whether the cluster would give a topic more partitions.
    ///
    /// @param total more than it has
    public GrowthPlan planGrowth(String topic, int total) {
        int now = partitions(topic).size();
        if (total <= now) {
            throw RemoteFailure.of(Kind.INVALID, "add partitions to topic " + topic,
                            "it has " + now + ", and partitions cannot be taken away")
                    .withAdvice("Choose more than " + now + ".");
        }
        kafka().changes().addPartitions(topic, total, true);
        List<String> consequences = new ArrayList<>();
        consequences.add("Partitions cannot be taken away again.");
        consequences.add("New records of a key may go to another partition than its old ones: the order between them is"
                + " no longer kept.");
        if (cleanup(topic).compacts()) {
            consequences.add("The topic is compacted within partitions: old and new records of a key may both stay.");
        }
        consequences.add("Consumer groups rebalance; consumers that start at the newest offset may miss the first"
                + " records of new partitions.");
        return new GrowthPlan(topic, now, total, consequences);
    }

    /// @throws RemoteFailure CONFLICT when the topic has grown meanwhile, FORBIDDEN under a read-only profile
    public void apply(GrowthPlan plan) {
        String what = "add partitions to topic " + plan.topic();
        guard.check(what);
        int now = partitions(plan.topic()).size();
        if (now == plan.to()) {
            return;
        }
        if (now != plan.from()) {
            throw changedSince(what, "it had " + plan.from() + " partitions", "has " + now + " now");
        }
        kafka().changes().addPartitions(plan.topic(), plan.to(), false);
    }

    /// Finds out how many records would go.
    ///
    /// @throws RemoteFailure INVALID for a topic whose records cannot be deleted so
    public PurgePlan planPurge(String topic, PurgeTarget target) {
        String what = "delete records of topic " + topic;
        if (!cleanup(topic).deletes()) {
            throw RemoteFailure.of(Kind.INVALID, what, "it is compacted, and keeps the newest record of each key")
                    .withAdvice("Write a record without a value (a tombstone) for keys that shall go.");
        }
        List<Partition> partitions = withOffsets(topic);
        Map<Integer, Long> byTime = target instanceof PurgeTarget.OlderThan(Instant time)
                ? kafka().measures().offsetsAt(topic, partitions.stream().map(Partition::id).toList(), time)
                : Map.of();
        List<Cut> cuts = new ArrayList<>();
        for (Partition it : partitions) {
            Long earliest = it.earliestOffset();
            Long end = it.latestOffset();
            if (earliest == null || end == null) {
                throw RemoteFailure.of(Kind.UNREACHABLE, what, "partition " + it.id() + " did not tell its offsets");
            }
            long upTo = switch (target) {
                case PurgeTarget.Everything _ -> end;
                case PurgeTarget.Below(int partition, long offset) -> partition == it.id() ? offset : earliest;
                case PurgeTarget.OlderThan _ -> byTime.getOrDefault(it.id(), earliest);
            };
            cuts.add(new Cut(it.id(), earliest, Math.clamp(upTo, earliest, end), end));
        }
        List<String> consequences = new ArrayList<>();
        consequences.add("Deleted records cannot be brought back. Consumers that have not read them never will.");
        if (isMaterialised(topic)) {
            consequences.add("Tableflow materialises the topic: of these records, those that the table does not hold"
                    + " yet never come into it. Look at the table's lag first.");
        }
        return new PurgePlan(topic, cuts, consequences);
    }

    /// Deletes what was reviewed; records that came since stay.
    ///
    /// @throws RemoteFailure FORBIDDEN under a read-only profile; where some partitions fail, which were cut all the
    ///     same
    public void apply(PurgePlan plan) {
        String what = "delete records of topic " + plan.topic();
        guard.check(what);
        Map<Integer, Long> offsets = new TreeMap<>();
        Map<Integer, Partition> now = withOffsets(plan.topic()).stream()
                .collect(Collectors.toMap(Partition::id, partition -> partition));
        for (Cut cut : plan.cuts()) {
            Partition partition = now.get(cut.partition());
            Long end = partition == null ? null : partition.latestOffset();
            // A topic that was made anew under its name has other records at these offsets.
            if (end == null || end < cut.end()) {
                throw changedSince(what, "partition " + cut.partition() + " ended at offset " + cut.end(),
                        "ends at " + end + " now");
            }
            if (cut.records() > 0) {
                offsets.put(cut.partition(), cut.upTo());
            }
        }
        if (!offsets.isEmpty()) {
            throwIfPartial(what, kafka().changes().deleteBefore(plan.topic(), offsets));
        }
    }

    private static void throwIfPartial(String what, TopicChanges.Deleted deleted) {
        if (deleted.failed().isEmpty()) {
            return;
        }
        Map<Integer, RemoteFailure> failed = new TreeMap<>(deleted.failed());
        String why = failed.entrySet().stream()
                .map(entry -> "partition " + entry.getKey() + ": " + entry.getValue().why())
                .collect(Collectors.joining("; "));
        String cut = new TreeMap<>(deleted.first()).entrySet().stream()
                .map(entry -> entry.getKey() + " (up to offset " + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        RemoteFailure first = failed.values().iterator().next();
        throw RemoteFailure.of(
                        first.kind(), what,
                        why + (cut.isEmpty() ? "; nothing was deleted" : "; deleted all the same: partition " + cut))
                .withAdvice("What was deleted stays deleted. Review the rest anew.")
                .withCause(first);
    }

    private static RemoteFailure changedSince(String what, String before, String now) {
        return RemoteFailure.of(Kind.CONFLICT, what, before + " when this was reviewed, and " + now)
                .withAdvice("Nothing was changed. Review it anew.");
    }

    private KafkaAdmin kafka() {
        return sources.kafka().get();
    }

    private List<Partition> partitions(String topic) {
        return only(topic, kafka().describe(List.of(topic))).partitions();
    }

    private List<Partition> withOffsets(String topic) {
        PerTopic<KafkaAdmin.Description> described = kafka().describe(List.of(topic));
        only(topic, described);
        return only(topic, kafka().withOffsets(described.found())).stream()
                .sorted(Comparator.comparingInt(Partition::id))
                .toList();
    }

    private int replicas(String topic) {
        return partitions(topic).stream().mapToInt(it -> it.replicas().size()).findFirst().orElse(0);
    }

    private TopicSettings cleanup(String topic) {
        return TopicSettings.of(only(topic, kafka().configs(List.of(topic))));
    }

    /// Where Tableflow cannot be asked, the warning is given: it costs nothing.
    private boolean isMaterialised(String topic) {
        Answer<Boolean> answer = Asking.ask("read Tableflow topic " + topic, () -> {
            TopicSources.TableflowScope scope = sources.tableflow().get();
            return scope.api().topic(scope.environmentId(), scope.clusterId(), topic).isPresent();
        });
        return answer.value().orElse(true);
    }

    private static <T> T only(String topic, PerTopic<T> answers) {
        T found = answers.found().get(topic);
        RemoteFailure failure = answers.failed().get(topic);
        if (found != null) {
            return found;
        }
        throw failure != null
                ? failure
                : RemoteFailure.of(Kind.UNEXPECTED, "describe topic " + topic, "no answer for the topic");
    }
}
