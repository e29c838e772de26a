package tableflow.console.service.topics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.TopicSettings;

/// A topic in the list.
///
/// @param internal made by a service for itself
/// @param layout NotChecked with NOT_FOUND when only Tableflow knows the topic
/// @param tableflow an empty value when Tableflow is off for the topic
/// @param figures what was asked for because somebody looked; unasked in a list that was just read
public record TopicRow(
        String name,
        boolean internal,
        Answer<Layout> layout,
        Answer<TopicSettings> settings,
        Answer<SchemaMark.Pair> schemas,
        Answer<Optional<TableflowTopic>> tableflow,
        TopicFigures figures) {

    /// What is known of a topic of which nobody has asked; its name is another.
    static final TopicRow UNANSWERED = new TopicRow(
            "", false, Answer.waiting(), Answer.waiting(), Answer.waiting(), Answer.waiting(), TopicFigures.UNASKED);

    /// The same with other figures; those of a table that is there no more are none of them.
    public TopicRow with(TopicFigures newFigures) {
        boolean off = tableflow.value().filter(Optional::isEmpty).isPresent();
        return new TopicRow(name, internal, layout, settings, schemas, tableflow,
                off ? newFigures.with(Answer.waiting()) : newFigures);
    }

    /// Whether no question about it failed, beside those for figures.
    boolean isAnswered() {
        return layout.failure() == null && settings.failure() == null && schemas.failure() == null
                && tableflow.failure() == null;
    }

    /// This row, with an earlier one's answers where it has none.
    ///
    /// @param changing when what changes by itself was read for the earlier one
    /// @param whole when everything was
    TopicRow orEarlier(TopicRow earlier, Instant changing, Instant whole) {
        return new TopicRow(
                name, internal, layout.orEarlier(earlier.layout, changing), settings.orEarlier(earlier.settings, whole),
                schemas.orEarlier(earlier.schemas, whole), tableflow.orEarlier(earlier.tableflow, changing), figures);
    }

    /// When the oldest of its answers was known that are not from the newest reading; empty where all are.
    public Optional<Instant> oldest() {
        return Stream.of(
                        layout, settings, schemas, tableflow, figures.records(), figures.bytes(), figures.table())
                .flatMap(answer -> answer.kept().stream())
                .map(Answer.Kept::at)
                .min(Instant::compareTo);
    }

    /// Tableflow's view of the topic, where it is on and known.
    public Optional<TableflowTopic> table() {
        return tableflow.value().flatMap(it -> it);
    }

    /// What is known to be wrong, worst first. What was not checked is no problem, but neither is it healthy.
    public List<TopicProblem> problems() {
        Layout known = layout.orNull();
        Optional<TableflowTopic> on = tableflow.orNull();
        if ((on == null || on.isEmpty()) && (known == null || known.leaderless() + known.underReplicated() == 0)) {
            return List.of();
        }
        List<TopicProblem> problems = new ArrayList<>(2);
        layout.value().filter(it -> it.leaderless() > 0).ifPresent(it -> problems.add(TopicProblem.LEADERLESS));
        table().ifPresent(table -> {
            TableTrouble.of(table).forEach(trouble -> {
                if (!problems.contains(trouble.problem())) {
                    problems.add(trouble.problem());
                }
            });
            RemoteFailure noLayout = layout.failure();
            if (noLayout != null && noLayout.is(RemoteFailure.Kind.NOT_FOUND)) {
                problems.add(TopicProblem.TOPIC_MISSING);
            }
            schemas.value()
                    .filter(it -> it.value() == null)
                    .ifPresent(it -> problems.add(TopicProblem.NO_VALUE_SCHEMA));
        });
        layout.value()
                .filter(it -> it.underReplicated() > 0)
                .ifPresent(it -> problems.add(TopicProblem.UNDER_REPLICATED));
        return List.copyOf(problems);
    }
}
