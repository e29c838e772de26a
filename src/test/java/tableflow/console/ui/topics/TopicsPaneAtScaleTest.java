package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The pane with many topics: nothing jumps on a refresh, and only what can be seen costs cells.
class TopicsPaneAtScaleTest extends TopicsPaneFixture {

    @Test
    void aRefreshKeepsSelectionAndPlace() {
        for (int i = 0; i < 300; i++) {
            cluster.topic("topic-%03d".formatted(i), 1);
        }
        open(1200, 720);
        awaitRows(306);
        run(() -> table().getSelectionModel().select(200));
        run(() -> table().scrollTo(190));
        await("scrolled", () -> firstVisible() == 190);
        String chosen = fx(() -> table().getSelectionModel().getSelectedItem().name());

        cluster.topic("aaa", 1);
        click("#topics-refresh");
        awaitRows(307);

        await("the same topic is on top", () -> firstVisible() == 191);
        assertThat(fx(() -> table().getSelectionModel().getSelectedItem().name())).isEqualTo(chosen);
        assertThat(fx(() -> table().getSelectionModel().getSelectedIndex())).isEqualTo(201);
    }

    @Test
    void tenThousandTopicsNeedAScreenfulOfCells() {
        for (int i = 0; i < 10_000; i++) {
            cluster.topic("topic-%05d".formatted(i), 1);
        }
        open(1200, 720);
        awaitRows(10_006);
        await("cells", () -> cells() > 0);

        assertThat(fx(this::cells)).isLessThan(1_000);
        run(() -> table().scrollTo(9_000));
        await("scrolled", () -> firstVisible() > 8_000);
        assertThat(fx(this::cells)).isLessThan(1_000);
        click("#topics-filter");
        robot.write("0042");
        awaitRows(11);
        pictures("topics-many");
        assertThat(texts(".pane-subtitle")).containsExactly("11 of 10,006 topics");
    }
}
