package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.access.TopicRole;
import tableflow.console.service.topics.access.TopicRoles;
import tableflow.console.service.topics.timeline.TimelineReading;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// What is read of the chosen topic only while its tab is shown: the time line of its table, and roles that reach it.
/// Each is read once for a topic, and again on a refresh. JavaFX thread only.
final class PastViewModel {

    private final TimelineReading reading;
    private final TopicRoles roles;
    private final Work work;
    private final LatestOnly timelineSlot = new LatestOnly();
    private final LatestOnly rolesSlot = new LatestOnly();
    private final BooleanProperty timelineVisible = new SimpleBooleanProperty();
    private final BooleanProperty rolesVisible = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Answer<TimelineReading.Told>> timeline =
            new ReadOnlyObjectWrapper<>(Answer.waiting());
    private final ReadOnlyObjectWrapper<Answer<List<TopicRole>>> topicRoles =
            new ReadOnlyObjectWrapper<>(Answer.waiting());
    private @Nullable TopicDetail detail;
    private Instant timelineAt = Instant.EPOCH;
    private Instant rolesAt = Instant.EPOCH;

    PastViewModel(TimelineReading reading, TopicRoles roles, Work work) {
        this.reading = reading;
        this.roles = roles;
        this.work = work;
        timelineVisible.subscribe(this::readTimelineIfNeeded);
        rolesVisible.subscribe(this::readRolesIfNeeded);
    }

    /// Takes what is known of the chosen topic.
    void take(@Nullable TopicDetail now) {
        TopicDetail before = detail;
        detail = now;
        if (before == null || now == null || !before.name().equals(now.name())) {
            timelineSlot.clear();
            rolesSlot.clear();
            timeline.set(Answer.waiting());
            topicRoles.set(Answer.waiting());
        }
        readTimelineIfNeeded();
        readRolesIfNeeded();
    }

    /// Reads again what is shown.
    void refresh() {
        // What takes longer than the time between two refreshes would never come if each gave it up.
        if (timelineVisible.get() && !timelineSlot.isBusy()) {
            readTimeline();
        }
        if (rolesVisible.get() && !rolesSlot.isBusy()) {
            readRoles();
        }
    }

    private void readTimelineIfNeeded() {
        if (timelineVisible.get() && timeline.get().isWaiting() && !timelineSlot.isBusy()) {
            readTimeline();
        }
    }

    private void readTimeline() {
        TopicDetail now = detail;
        if (now == null || now.table().isEmpty() || now.catalogs().isWaiting() || now.schemas().isWaiting()) {
            return;
        }
        TimelineReading.Told earlier = timeline.get().value().orElse(TimelineReading.Told.NOTHING);
        work.job(text("topics.job.timeline", now.name()), progress -> reading.read(now, earlier))
                .in(timelineSlot)
                .quiet()
                .onResult(told -> {
                    timeline.set(Answer.known(told));
                    timelineAt = work.clock().instant();
                })
                .onFailure(failure -> keep(timeline, failure, timelineAt))
                .start();
    }

    private void readRolesIfNeeded() {
        if (rolesVisible.get() && topicRoles.get().isWaiting() && !rolesSlot.isBusy()) {
            readRoles();
        }
    }

    private void readRoles() {
        TopicDetail now = detail;
        if (now == null) {
            return;
        }
        String topic = now.name();
        work.job(text("topics.job.roles", topic), progress -> roles.read(topic))
                .in(rolesSlot)
                .quiet()
                .onResult(found -> {
                    topicRoles.set(Answer.known(found));
                    rolesAt = work.clock().instant();
                })
                .onFailure(failure -> keep(topicRoles, failure, rolesAt))
                .start();
    }

    private static <T> void keep(ReadOnlyObjectWrapper<Answer<T>> property, RemoteFailure failure, Instant at) {
        property.set(Answer.<T>notChecked(failure).orEarlier(property.get(), at));
    }

    ReadOnlyObjectProperty<Answer<TimelineReading.Told>> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Answer<List<TopicRole>>> rolesProperty() {
        return topicRoles.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return timelineSlot.busyProperty();
    }

    BooleanProperty timelineVisibleProperty() {
        return timelineVisible;
    }

    BooleanProperty rolesVisibleProperty() {
        return rolesVisible;
    }

    void close() {
        timelineSlot.clear();
        rolesSlot.clear();
    }
}
