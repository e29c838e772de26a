package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Predicate;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.topics.TopicsViewModel.State;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour: the list, a healthy topic tab by tab, a topic in trouble, and the filter.
final class TopicsTour {

    private final TopicsViewModel list;
    private final TopicDetailViewModel detail;
    private final TopicsView view;

    TopicsTour(TopicsViewModel list, TopicDetailViewModel detail, TopicsView view) {
        this.list = list;
        this.detail = detail;
        this.view = view;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("topics-list", text("topics.tour.list"), stage -> {}, stage -> isRead()),
                TourStep.of(
                        "topics-overview",
                        text("topics.tour.overview"),
                        stage -> choose(row -> row.table().isPresent() && row.problems().isEmpty()),
                        stage -> isDetailed()),
                tab("partitions", text("topics.tour.partitions")),
                tab("configs", text("topics.tour.configs")),
                tab("tableflow", text("topics.tour.tableflow")),
                TourStep.of(
                        "topics-trouble",
                        text("topics.tour.trouble"),
                        stage -> choose(row -> row.table().isPresent() && !row.problems().isEmpty()),
                        stage -> isDetailed()),
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

    private TourStep tab(String name, String title) {
        return TourStep.of("topics-" + name, title, stage -> view.showTab(name), stage -> isDetailed());
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

    private boolean isDetailed() {
        TopicDetail shown = detail.detailProperty().get();
        return shown == null ? list.shown().isEmpty() : shown.isComplete();
    }
}
