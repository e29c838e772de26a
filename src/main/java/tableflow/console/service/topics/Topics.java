package tableflow.console.service.topics;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.change.Resuming;
import tableflow.console.service.topics.change.TopicEditing;
import tableflow.console.service.topics.figures.FigureReading;
import tableflow.console.service.topics.figures.TableWatcher;
import tableflow.console.service.topics.groups.Groups;
import tableflow.console.service.topics.timeline.RegisteredTimes;
import tableflow.console.service.topics.timeline.TableHistory;
import tableflow.console.service.topics.timeline.TimelineReading;

/// The topics of a profile. All methods block until all systems have answered or failed, hand over what is known
/// whenever more is known, and throw a CANCELLED [RemoteFailure] soon after the calling thread is interrupted.
public final class Topics {

    private final TopicSources sources;
    private final Executor executor;

    /// @param executor runs each task on a thread of its own, which may be interrupted; `Runnable::run` asks one system
    ///     after the other
    public Topics(TopicSources sources, Executor executor) {
        this.sources = sources;
        this.executor = executor;
    }

    /// Reads all topics, internal ones too.
    ///
    /// @param before the list of an earlier reading: its answers stay until newer ones come; else [TopicList#EMPTY]
    /// @param listener gets every list, the last one too; one call at a time, on any thread; should be quick
    /// @return the last list. It may hold failures instead of answers: see [TopicList#orThrow()]
    public TopicList list(TopicList before, Consumer<TopicList> listener) {
        return new ListReading(sources, executor, before, listener).read();
    }

    /// Reads all topics, internal ones too, for somebody who waits for the whole list: Kafka tells names and partitions
    /// at once.
    ///
    /// @param withSettings whether settings are read too, which costs the cluster a question for each topic; without,
    ///     they are unanswered in the rows, and [TopicSource#SETTINGS] is not asked
    /// @return the list. It may hold failures instead of answers: see [TopicList#orThrow()]
    public TopicList whole(boolean withSettings) {
        return new ListReading(sources, executor, TopicList.EMPTY, null).readWhole(withSettings);
    }

    /// Reads again what changes by itself: names, partitions, Tableflow. Settings and schemas, which cost a question or
    /// a text for each topic, are read only where `before` does not know them: for new topics, and after a failure.
    ///
    /// @param before the list of an earlier reading
    /// @param listener as for [#list]
    public TopicList refresh(TopicList before, Consumer<TopicList> listener) {
        return new ListReading(sources, executor, before, listener).readChanges();
    }

    /// Reads what costs a question of its own, for topics that somebody looks at.
    ///
    /// @param tables knows how far tables are
    public FigureReading figures(TableWatcher tables, InstantSource clock) {
        return new FigureReading(sources.kafka(), tables, executor, clock);
    }

    /// The cluster of the topics; throws a [tableflow.console.domain.RemoteFailure] when it cannot be opened.
    public Supplier<KafkaAdmin> cluster() {
        return sources.kafka();
    }

    /// The consumer groups of topics.
    public Groups groups(WriteGuard guard) {
        return new Groups(sources.kafka(), guard);
    }

    /// Changes of topics, where nobody knows the past of their tables.
    public TopicEditing editing(WriteGuard guard) {
        return editing(guard, TableHistory.NONE);
    }

    /// Changes of topics.
    public TopicEditing editing(WriteGuard guard, TableHistory tables) {
        return new TopicEditing(sources, guard, tables);
    }

    /// Puts the time lines of tables together.
    public TimelineReading timelines(TableHistory tables, InstantSource clock) {
        return new TimelineReading(tables, new RegisteredTimes(sources.registry()), executor, clock);
    }

    /// Lets suspended tables go on.
    public Resuming resuming(WriteGuard guard) {
        return new Resuming(sources.tableflow(), guard);
    }

    /// Entries of the cluster's access control lists that cover a topic.
    public Answer<List<AccessRule>> access(String topic) {
        return Asking.ask("read access to topic " + topic, () -> sources.kafka().get().measures().access(topic));
    }

    /// Reads everything about one topic.
    ///
    /// @param listener gets every state of the detail, the last one too; one call at a time, on any thread
    /// @throws RemoteFailure NOT_FOUND when neither Kafka nor Tableflow knows the topic
    public TopicDetail detail(String topic, Consumer<TopicDetail> listener) {
        TopicDetail last = new DetailReading(sources, executor, topic, listener).read();
        RemoteFailure missing = last.partitions().failure();
        boolean tableKnown = last.table().isPresent() || last.tableflow().failure() != null;
        if (missing != null && missing.is(RemoteFailure.Kind.NOT_FOUND) && !tableKnown) {
            throw missing;
        }
        return last;
    }
}
