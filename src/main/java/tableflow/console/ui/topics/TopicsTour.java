package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.topics.TopicsViewModel.State;
import tableflow.console.ui.tour.TourStage;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour: the list, a healthy topic tab by tab with what can be changed there, a topic in
/// trouble, and the filter.
final class TopicsTour {

    private static final Duration TABLES = Duration.ofMinutes(2);

    private final TopicsViewModel list;
    private final TopicDetailViewModel detail;
    private final TopicsView view;
    private final Consumer<String> compare;
    private final TopicChangesTour changes;
    private @Nullable Instant asked;

    /// @param changes its steps about changes, from the settings on
    /// @param compare opens the comparison of a topic
    TopicsTour(
            TopicsViewModel list, TopicDetailViewModel detail, TopicsView view, TopicChangesTour changes,
            Consumer<String> compare) {
        this.compare = compare;
        this.changes = changes;
        this.list = list;
        this.detail = detail;
        this.view = view;
    }

    List<TourStep> steps() {
        List<TourStep> steps = new ArrayList<>(oneTopic());
        steps.addAll(changes.settings());
        steps.addAll(changes.groups());
        steps.addAll(theOthers());
        return steps;
    }

    private List<TourStep> oneTopic() {
        return List.of(
                TourStep.of("topics-list", text("topics.tour.list"), stage -> {}, stage -> isRead() && isSettled())
                        .within(TABLES),
                TourStep.of(
                        "topics-overview",
                        text("topics.tour.overview"),
                        stage -> choose(TopicsTour::isHealthy),
                        stage -> isDetailed(TopicsTour::isHealthy)),
                tab("partitions", text("topics.tour.partitions")),
                tab("configs", text("topics.tour.configs")));
    }

    private List<TourStep> theOthers() {
        return List.of(
                TourStep.of("topics-compare", text("topics.tour.compare"), stage -> {
                    compare.accept(Objects.requireNonNull(list.selectedProperty().get()));
                    stage.enter("#topics-compare-topic", list.shown().getLast().name());
                    stage.press("#topics-compare-start");
                }, TopicsTour::isCompared),
                TourStep.of("topics-compared", text("topics.tour.groups"), stage ->
                        stage.press("#topics-compare-close"), stage -> !stage.shows("#topics-compare-lines")),
                tab("access", text("topics.tour.access")),
                tab("tableflow", text("topics.tour.tableflow")),
                TourStep.of("topics-timeline", text("topics.tour.timeline"), stage -> {}, TopicsTour::isTold),
                TourStep.of(
                        "topics-trouble",
                        text("topics.tour.trouble"),
                        stage -> choose(TopicsTour::isTroubled),
                        stage -> isDetailed(TopicsTour::isTroubled)),
                TourStep.of(
                        "topics-filter",
                        text("topics.tour.filter"),
                        stage -> {
                            list.selectedProperty().set(null);
                            list.onlyTableflowProperty().set(true);
                        },
                        stage -> list.stateProperty().get() != State.LOADING),
                TourStep.of(
                        "topics-internal",
                        text("topics.tour.internal"),
                        stage -> {
                            list.clearFilters();
                            list.showInternalProperty().set(true);
                        },
                        stage -> list.stateProperty().get() == State.ROWS));
    }

    /// A table that works.
    private static boolean isHealthy(TopicRow row) {
        return row.problems().isEmpty() && row.table().filter(it -> it.status().phase().is(Phase.RUNNING)).isPresent();
    }

    /// Whether the list shows how far the table is.
    private static boolean isMeasured(TopicRow row) {
        return FigureWords.value(row, TableFigures::lag).isPresent();
    }

    /// A table that does not.
    private static boolean isTroubled(TopicRow row) {
        return row.table().isPresent() && !row.problems().isEmpty();
    }

    private TourStep tab(String name, String title) {
        return TourStep.of("topics-" + name, title, stage -> view.showTab(name), stage -> isDetailed());
    }

    private static boolean isCompared(TourStage stage) {
        return stage.find("#topics-compare-lines").map(DataTable.class::cast)
                .filter(lines -> !lines.getItems().isEmpty()).isPresent();
    }

    /// Whether the time line is laid out; it stands at the upper end then, or as near to it as there is below it.
    private static boolean isTold(TourStage stage) {
        boolean told = stage.find("#topics-timeline-axis").filter(axis -> axis.getLayoutBounds().getHeight() > 0)
                .isPresent();
        if (told) {
            stage.reveal("#topics-timeline");
        }
        return told;
    }

    private boolean isRead() {
        State state = list.stateProperty().get();
        if (state == State.FAILED) {
            throw new IllegalStateException(text("topics.failed"));
        }
        return state != State.LOADING && list.refreshedAtProperty().get() != null;
    }

    /// Chooses the first topic of that kind; the first of all where there is none.
    private void choose(Predicate<TopicRow> kind) {
        list.shown().stream()
                .filter(kind)
                .findFirst()
                .or(() -> list.shown().stream().findFirst())
                .ifPresent(row -> list.selectedProperty().set(row.name()));
    }

    /// The tables of a fresh sandbox come and stop within seconds; the pictures want one of each kind, and those that
    /// work with what they have: how far they are is known after their first commit.
    private boolean isSettled() {
        boolean settled = list.shown().stream().anyMatch(TopicsTour::isHealthy)
                && list.shown().stream().anyMatch(TopicsTour::isTroubled)
                && list.shown().stream().filter(TopicsTour::isHealthy).allMatch(TopicsTour::isMeasured);
        Instant read = list.refreshedAtProperty().get();
        if (!settled && !Objects.equals(asked, read)) {
            asked = read;
            list.refreshChanges();
        }
        return settled;
    }

    private boolean isDetailed(Predicate<TopicRow> kind) {
        return isDetailed() && list.shown().stream()
                .anyMatch(row -> row.name().equals(list.selectedProperty().get()) && kind.test(row));
    }

    private boolean isDetailed() {
        TopicDetail shown = detail.detailProperty().get();
        return shown == null ? list.shown().isEmpty() : shown.isComplete();
    }
}
