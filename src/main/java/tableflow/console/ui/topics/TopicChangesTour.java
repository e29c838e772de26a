package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.service.topics.groups.GroupLag;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.topics.groups.GroupsViewModel;
import tableflow.console.ui.tour.TourStage;
import tableflow.console.ui.tour.TourStep;

/// The steps of the tour about what can be changed of a topic. Each change is reviewed, which the cluster is asked for,
/// and none is done: the panes that come later find the topic as it was.
final class TopicChangesTour {

    private static final String SETTING = "retention.ms";
    /// An hour.
    private static final String WISHED = "3600000";
    /// A topic that groups read, in the sandbox.
    private static final String READ = "orders";

    private final TopicsViewModel list;
    private final GroupsViewModel groups;
    private final TopicsView view;

    TopicChangesTour(TopicsViewModel list, GroupsViewModel groups, TopicsView view) {
        this.list = list;
        this.groups = groups;
        this.view = view;
    }

    /// From the settings of the shown topic on.
    List<TourStep> settings() {
        return List.of(
                TourStep.of("topics-setting", text("topics.tour.setting"), stage -> {}, stage ->
                        choose(stage, "#topics-configs", TopicConfig.class, it -> it.name().equals(SETTING))
                                && isEnabled(stage, "#topics-config-edit")),
                TourStep.of("topics-setting-review", text("topics.tour.setting.review"), stage -> {
                    stage.press("#topics-config-edit");
                    stage.enter("#change-value", WISHED);
                    stage.press("#change-review");
                }, TopicChangesTour::isReviewed));
    }

    /// The groups of a topic that has some.
    List<TourStep> groups() {
        return List.of(
                TourStep.of("topics-groups", text("topics.tour.groups"), stage -> {
                    leave(stage);
                    list.selectedProperty().set(READ);
                    view.showTab("groups");
                }, stage -> !stage.shows("#change-dialog") && READ.equals(groups.topic())
                        && choose(stage, "#topics-groups", GroupLag.class, any -> true)),
                TourStep.of("topics-reset", text("topics.tour.reset"), stage -> {
                    stage.press("#topics-group-reset");
                    stage.press("#change-review");
                }, TopicChangesTour::isReviewed),
                TourStep.of("topics-reset-left", text("topics.tour.groups"), TopicChangesTour::leave, stage ->
                        !stage.shows("#change-dialog")));
    }

    /// A step that failed may have left no dialog.
    private static void leave(TourStage stage) {
        if (stage.shows("#change-dialog")) {
            stage.press("#change-close");
        }
    }

    private static boolean isReviewed(TourStage stage) {
        return stage.find("#change-rows").map(DataTable.class::cast)
                .filter(rows -> !rows.getItems().isEmpty()).isPresent();
    }

    private static boolean isEnabled(TourStage stage, String button) {
        return stage.find(button).map(Button.class::cast).filter(it -> !it.isDisabled()).isPresent();
    }

    /// Chooses the first row of that kind, once there is one.
    private static <R> boolean choose(TourStage stage, String table, Class<R> type, Predicate<R> wanted) {
        Optional<DataTable<?>> found = stage.find(table).map(node -> (DataTable<?>) node);
        if (found.isEmpty()) {
            return false;
        }
        DataTable<?> rows = found.get();
        for (int i = 0; i < rows.getItems().size(); i++) {
            Object row = rows.getItems().get(i);
            if (type.isInstance(row) && wanted.test(type.cast(row))) {
                if (rows.getSelectionModel().getSelectedIndex() != i) {
                    rows.getSelectionModel().select(i);
                    rows.scrollTo(Math.max(0, i - 3));
                }
                return true;
            }
        }
        return false;
    }
}
