package tableflow.console.service.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.TopicName;
import tableflow.console.domain.kafka.TopicSettings;

/// The answers of a reading while it goes on, in whatever order they come, and the rows that follow from them: one walk
/// over the names for all rows. Where no answer has come yet, that of an earlier reading stands. Its user keeps the
/// threads apart.
final class RowTable {

    private final Map<String, TopicRow> earlier;
    private final Map<String, Answer<Layout>> layouts = new HashMap<>();
    private final Map<String, Answer<TopicSettings>> settings = new HashMap<>();
    private final Set<String> internal = new HashSet<>();
    private Answer<Set<String>> names = Answer.waiting();
    private Answer<Map<String, TableflowTopic>> tables = Answer.waiting();
    private Answer<Map<String, SchemaMark>> marks = Answer.waiting();

    RowTable(TopicList before) {
        earlier = HashMap.newHashMap(before.rows().size());
        before.rows().forEach(row -> earlier.put(row.name(), row));
    }

    void names(Answer<Set<String>> answer) {
        names = answer;
    }

    void tableflow(Answer<Map<String, TableflowTopic>> answer) {
        tables = answer;
    }

    void schemas(Answer<Map<String, SchemaMark>> answer) {
        marks = answer;
    }

    void layout(String topic, boolean isInternal, Answer<Layout> answer) {
        layouts.put(topic, answer);
        if (isInternal) {
            internal.add(topic);
        }
    }

    void settings(String topic, Answer<TopicSettings> answer) {
        settings.put(topic, answer);
    }

    /// Whether Kafka said after it told the name that there is no such topic: it was deleted meanwhile.
    boolean isGone(String topic) {
        Answer<Layout> answer = layouts.get(topic);
        return answer != null && isNotFound(answer);
    }

    /// Whether the earlier reading had the settings of `topic`.
    boolean knowsSettings(String topic) {
        TopicRow row = earlier.get(topic);
        return row != null && row.settings() instanceof Answer.Known;
    }

    /// Whether the earlier reading had the schemas of all `topics`.
    boolean knowsSchemas(Collection<String> topics) {
        return topics.stream().allMatch(topic -> {
            TopicRow row = earlier.get(topic);
            return row != null && row.schemas() instanceof Answer.Known;
        });
    }

    List<TopicRow> rows() {
        Set<String> wanted = wantedNames();
        List<TopicRow> rows = new ArrayList<>(wanted.size());
        for (String name : wanted) {
            rows.add(row(name));
        }
        return rows;
    }

    /// Kafka's names without those that are gone, and Tableflow's. As long as one of them has not told its names, those
    /// of the earlier reading stay.
    private Set<String> wantedNames() {
        Set<String> wanted = new TreeSet<>();
        names.value().ifPresent(told -> told.stream().filter(name -> !isGone(name)).forEach(wanted::add));
        tables.value().ifPresent(told -> wanted.addAll(told.keySet()));
        for (TopicRow row : earlier.values()) {
            boolean hadTable = row.table().isPresent();
            boolean mayBeInKafka = names.value().isEmpty() && !isNotFound(row.layout());
            boolean mayBeInTableflow = tables.value().isEmpty() && hadTable;
            if (mayBeInKafka || mayBeInTableflow) {
                wanted.add(row.name());
            }
        }
        return wanted;
    }

    private TopicRow row(String name) {
        TopicRow before = earlier.get(name);
        if (before == null) {
            before = TopicRow.unanswered(name, TopicName.isServiceMade(name));
        }
        RemoteFailure failure = kafkaFailure(name);
        // What only Tableflow tells is asked for last: until then it stands as it stood.
        boolean listed = names.value().filter(told -> told.contains(name)).isPresent();
        Answer<Layout> layout = failure != null
                ? Answer.notChecked(failure)
                : layouts.getOrDefault(
                        name, listed && isNotFound(before.layout()) ? Answer.waiting() : before.layout());
        Answer<TopicSettings> setting = failure != null
                ? Answer.notChecked(failure)
                : settings.getOrDefault(name, before.settings());
        return new TopicRow(
                name, before.internal() || internal.contains(name), layout, setting, schemas(before), table(before),
                before.figures());
    }

    /// The topics that Tableflow has and Kafka does not list, of which Kafka has not been asked by name.
    List<String> unlisted() {
        Set<String> told = names.value().orElse(null);
        Map<String, TableflowTopic> known = tables.value().orElse(Map.of());
        return told == null ? List.of() : known.keySet().stream()
                .filter(name -> !told.contains(name) && !layouts.containsKey(name))
                .sorted()
                .toList();
    }

    /// Why nothing of the topic can be asked from Kafka.
    private @Nullable RemoteFailure kafkaFailure(String name) {
        Set<String> told = names.value().orElse(null);
        if (told == null || told.contains(name)) {
            return names.failure();
        }
        Answer<Layout> asked = layouts.get(name);
        RemoteFailure failure = asked == null ? null : asked.failure();
        if (failure == null || !failure.is(RemoteFailure.Kind.NOT_FOUND)) {
            return failure;
        }
        return RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "describe topic " + name, "Kafka has no such topic")
                .withAdvice("It was deleted while Tableflow was on.");
    }

    private Answer<Optional<TableflowTopic>> table(TopicRow before) {
        return tables.isWaiting()
                ? before.tableflow()
                : tables.map(byName -> Optional.ofNullable(byName.get(before.name())));
    }

    private Answer<SchemaMark.Pair> schemas(TopicRow before) {
        return marks.isWaiting() ? before.schemas() : marks.map(bySubject -> pair(bySubject, before.name()));
    }

    private static SchemaMark.Pair pair(Map<String, SchemaMark> bySubject, String topic) {
        SchemaMark value = bySubject.get(topic + "-value");
        SchemaMark key = bySubject.get(topic + "-key");
        return value == null && key == null ? SchemaMark.Pair.NONE : new SchemaMark.Pair(value, key);
    }

    private static boolean isNotFound(Answer<?> answer) {
        RemoteFailure failure = answer.failure();
        return failure != null && failure.is(RemoteFailure.Kind.NOT_FOUND);
    }
}
