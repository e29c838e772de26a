package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.TestWork;

/// Where the table stands when it is told before it has a size, and when its size changes.
class TopicTableTest extends UiTest {

    @TempDir
    Path directory;

    private final FakeCluster cluster = new FakeCluster();
    private final TopicsViewModel model =
            new TopicsViewModel(new Topics(cluster.sources(), Runnable::run), TestWork.inline().work);
    private final ScheduledTimer timer = new ScheduledTimer();
    private final AtomicReference<@Nullable TopicTable> table = new AtomicReference<>();
    private final SplitPane split = new SplitPane();

    @BeforeEach
    void fill() {
        for (int i = 0; i < 300; i++) {
            cluster.topic("topic-%03d".formatted(i), 1);
        }
    }

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void aPlaceToldBeforeTheTableHasASizeIsTakenWhenItHasOne() {
        run(() -> {
            make();
            model.refresh();
            table().scrollTo(190);
        });
        open();

        await("scrolled", () -> top().equals("topic-190"));
    }

    @Test
    void rowsThatComeBeforeTheTableHasASizeDoNotMoveThePlace() {
        run(() -> {
            make();
            model.refresh();
            table().scrollTo(190);
            cluster.topic("aaa", 1);
            model.refresh();
        });
        open();

        await("the same topic is on top", () -> top().equals("topic-190"));
    }

    @Test
    void theChosenTopicIsInSightWhereTheTableIsShownLater() {
        run(() -> {
            make();
            model.refresh();
            model.reveal("topic-250");
            table().scrollToChosen();
        });
        open();

        await("in sight", () -> table().inSight().contains("topic-250"));
    }

    @Test
    void theChosenTopicStaysInSightWhenTheDetailTakesRoom() {
        run(() -> {
            make();
            model.refresh();
            split.setOrientation(Orientation.VERTICAL);
        });
        open();
        run(() -> table().scrollTo(100));
        await("scrolled", () -> top().equals("topic-100"));
        String last = fx(() -> table().inSight().get(table().inSight().size() - 2));

        run(() -> {
            model.selectedProperty().set(last);
            split.getItems().add(new VBox());
            split.setDividerPositions(0.4);
        });

        await("smaller", () -> table().getHeight() < 300 && table().inSight().size() < 12);
        await("in sight", () -> table().inSight().contains(last));
        assertThat(fx(() -> table().getSelectionModel().getSelectedItem().name())).isEqualTo(last);
    }

    private void make() {
        WindowSettings settings = new WindowSettings(directory.resolve("window.json"), timer, InstantSource.system());
        table.set(new TopicTable(model, new Favourites(settings, "test"), settings));
    }

    private void open() {
        show(() -> {
            split.getItems().setAll(table());
            return new StackPane(split);
        }, 900, 600);
    }

    private TopicTable table() {
        return Objects.requireNonNull(table.get());
    }

    private String top() {
        return table().inSight().isEmpty() ? "" : table().inSight().getFirst();
    }
}
