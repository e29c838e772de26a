package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Turns;
import tableflow.console.ui.work.Work;

/// The detail of the chosen topic. Choosing another one drops the answers for the one before; a refresh of the same one
/// keeps what is shown until newer answers come, and where a question is not answered any more, marked as kept. So does
/// a topic that is deleted while it is shown: what it was is all that is left of it.
public final class TopicDetailViewModel {

    private final Topics topics;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final Turns turns = new Turns(slot);
    private final ReadOnlyObjectWrapper<@Nullable TopicDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    /// When the shown answers were read.
    private Instant readAt = Instant.EPOCH;

    public TopicDetailViewModel(Topics topics, Work work) {
        this.topics = topics;
        this.work = work;
    }

    /// Shows `topic`, or nothing.
    public void show(@Nullable String topic) {
        TopicDetail now = detail.get();
        if (topic == null) {
            turns.clear();
            problem.set(null);
            detail.set(null);
        } else if (now == null || !now.name().equals(topic)) {
            turns.clear();
            problem.set(null);
            detail.set(TopicDetail.unanswered(topic));
            refresh();
        }
    }

    /// Reads the shown topic again, after the reading that runs; does nothing when none is shown.
    public void refresh() {
        turns.ask(this::ask);
    }

    private void ask() {
        TopicDetail before = detail.get();
        if (before == null) {
            return;
        }
        Instant at = readAt;
        work.<TopicDetail, TopicDetail>job(
                        text("topics.job.detail", before.name()),
                        (progress, parts) -> topics.detail(before.name(), parts),
                        details -> {
                            if (!isGone(problem.get())) {
                                take(details.getLast(), before, at, false);
                            }
                        })
                .in(slot)
                .quiet()
                .onResult(last -> {
                    take(last, before, at, true);
                    readAt = work.clock().instant();
                    problem.set(null);
                })
                .onFailure(failure -> {
                    Problem now = new Problem(failure, this::refresh);
                    if (isGone(now) && before.partitions().value().isPresent()) {
                        take(before.asOf(at, failure), before, at, true);
                    }
                    problem.set(now);
                })
                .start();
    }

    /// Answers for a topic that is not shown any more may still be on their way.
    private void take(TopicDetail newer, TopicDetail before, Instant at, boolean ended) {
        TopicDetail now = detail.get();
        if (now != null && now.name().equals(newer.name())) {
            detail.set(newer.orEarlier(before, at, ended));
        }
    }

    private static boolean isGone(@Nullable Problem problem) {
        return problem != null && problem.failure().is(RemoteFailure.Kind.NOT_FOUND);
    }

    /// What is known of the shown topic; absent when none is shown.
    public ReadOnlyObjectProperty<@Nullable TopicDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /// Why the topic cannot be shown: it does not exist (any more).
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// Gives up what runs.
    public void close() {
        turns.clear();
    }
}
