package tableflow.console.service.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Layout;
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

    /// Those of all topics that Kafka lists.
    @SuppressWarnings("ReferenceEquality") // the reader gives one again where it can
    void layouts(Map<String, Layout> told) {
        Answer<Layout> last = Answer.waiting();
        for (Map.Entry<String, Layout> one : told.entrySet()) {
            // Most topics are as the one before.
            if (last.orNull() != one.getValue()) {
                last = Answer.known(one.getValue());
            }
            layouts.put(one.getKey(), last);
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
        Set<String> told = names.orNull();
        Answer<Optional<TableflowTopic>> noTable = tables.map(_ -> Optional.empty());
        Answer<SchemaMark.Pair> noSchema = marks.map(_ -> SchemaMark.Pair.NONE);
        Map<String, TableflowTopic> known = tables.value().orElse(Map.of());
        Map<String, SchemaMark> subjects = marks.value().orElse(Map.of());
        String[] wanted = wantedNames();
        List<TopicRow> rows = new ArrayList<>(wanted.length);
        for (String name : wanted) {
            TopicRow before = earlier.getOrDefault(name, TopicRow.UNANSWERED);
            boolean listed = told != null && told.contains(name);
            RemoteFailure failure = told == null || listed ? names.failure() : unlistedFailure(name);
            TableflowTopic table = known.get(name);
            SchemaMark.Pair pair = subjects.isEmpty() ? null : pair(subjects, name);
            rows.add(new TopicRow(
                    name,
                    before.internal() || internal.contains(name) || TopicName.isServiceMade(name),
                    failure == null ? layout(name, before, listed) : Answer.notChecked(failure),
                    failure == null ? settings.getOrDefault(name, before.settings()) : Answer.notChecked(failure),
                    marks.isWaiting() ? before.schemas()
                            : pair == null ? noSchema : marks.map(_ -> pair),
                    tables.isWaiting() ? before.tableflow()
                            : table == null ? noTable : tables.map(_ -> Optional.of(table)),
                    before.figures()));
        }
        return rows;
    }

    /// What only Tableflow tells is asked for last: until then it stands as it stood.
    private Answer<Layout> layout(String name, TopicRow before, boolean listed) {
        Answer<Layout> answer = layouts.get(name);
        if (answer != null) {
            return answer;
        }
        return listed && isNotFound(before.layout()) ? Answer.waiting() : before.layout();
    }

    /// Kafka's names without those that are gone, and Tableflow's, in order. As long as one of them has not told its
    /// names, those of the earlier reading stay.
    private String[] wantedNames() {
        Set<String> told = names.value().orElse(Set.of());
        List<String> wanted = new ArrayList<>(told.size());
        for (String name : told) {
            if (!isGone(name)) {
                wanted.add(name);
            }
        }
        Set<String> more = new HashSet<>();
        tables.value().ifPresent(known -> more.addAll(known.keySet()));
        for (TopicRow row : earlier.values()) {
            boolean hadTable = row.table().isPresent();
            boolean mayBeInKafka = names.value().isEmpty() && !isNotFound(row.layout());
            boolean mayBeInTableflow = tables.value().isEmpty() && hadTable;
            if (mayBeInKafka || mayBeInTableflow) {
                more.add(row.name());
            }
        }
        for (String name : more) {
            if (!told.contains(name) || isGone(name)) {
                wanted.add(name);
            }
        }
        String[] sorted = wanted.toArray(String[]::new);
        Arrays.sort(sorted);
        return sorted;
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

    /// Why nothing can be asked from Kafka of a topic that it does not list.
    private @Nullable RemoteFailure unlistedFailure(String name) {
        Answer<Layout> asked = layouts.get(name);
        RemoteFailure failure = asked == null ? null : asked.failure();
        if (failure == null || !failure.is(RemoteFailure.Kind.NOT_FOUND)) {
            return failure;
        }
        return RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "describe topic " + name, "Kafka has no such topic")
                .withAdvice("It was deleted while Tableflow was on.");
    }

    private static SchemaMark.@Nullable Pair pair(Map<String, SchemaMark> bySubject, String topic) {
        SchemaMark value = bySubject.get(topic + "-value");
        SchemaMark key = bySubject.get(topic + "-key");
        return value == null && key == null ? null : new SchemaMark.Pair(value, key);
    }

    private static boolean isNotFound(Answer<?> answer) {
        RemoteFailure failure = answer.failure();
        return failure != null && failure.is(RemoteFailure.Kind.NOT_FOUND);
    }
}
