package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.tour.TourReport;
import tableflow.console.ui.tour.TourRun;

/// The pane as a user sees it.
class TopicsPaneTest extends TopicsPaneFixture {

    @Test
    void showsTopicsAndTheDetailOfTheChosenOne() {
        open(1200, 720);
        awaitRows(6);
        pictures("topics-list");
        assertThat(label("#topics-refreshed")).startsWith("Updated ");

        choose("orders");
        await("detail", () -> robot.lookup(".fact-value").queryAllAs(Label.class).stream()
                .anyMatch(it -> it.getText().equals("at most 600")));
        pictures("topics-overview");
        tab(1);
        TableView<?> partitions = find("#topics-partitions", TableView.class);
        assertThat(fx(() -> partitions.getItems().size())).isEqualTo(6);
        pictures("topics-partitions");
        tab(2);
        pictures("topics-configs");
        tab(3);
        pictures("topics-tableflow");
    }

    @Test
    void rowsInSightShowWhatTheirTablesLackAndFavouritesStay() {
        tableFigures.put("orders", new TableFigures(
                Optional.of("orders_lake.orders"), Reading.exact(1_234), Reading.exact(5_000_000),
                Reading.measured(2)));
        cluster.extras.sizes.put(new PartitionId("orders", 0), 123_456L);
        open(1500, 720);
        awaitRows(6);
        await("figures", () -> texts(".table-cell").containsAll(List.of("1,234", "600", "120.6 KiB", "2")));
        await("all in sight are looked at", () -> lookedAt.size() >= 3);
        assertThat(lookedAt).containsExactlyInAnyOrder("orders", "payments", "shipments");
        pictures("topics-figures");

        choose("shipments");
        run(() -> table().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.D);
        click("#topics-only-favourites");
        awaitRows(1);
        assertThat(fx(() -> table().getItems().getFirst().name())).isEqualTo("shipments");
        assertThat(settings().get("topics.favourites.test")).contains("shipments");
        pictures("topics-favourites");
    }

    @Test
    void troublesComeFirstAndSayWhatToDo() {
        open(1200, 760);
        awaitRows(6);
        choose("payments");
        tab(3);
        await("troubles", () -> robot.lookup(".trouble").queryAll().size() == 3);
        pictures("topics-trouble");
        assertThat(texts(".trouble .label")).anyMatch(it -> it.contains("sts:AssumeRole"))
                .anyMatch(it -> it.contains("trust policy"));
    }

    @Test
    void filtersByToggleAndKeyboard() {
        open(1200, 720);
        awaitRows(6);
        click("#topics-only-problems");
        awaitRows(2);
        click("#topics-only-problems");
        click("#topics-only-tableflow");
        awaitRows(3);
        click("#topics-filter");
        robot.write("nothing like it");
        await("placeholder", () -> texts(".placeholder-title").contains("No topic matches"));
        pictures("topics-nomatch");
        robot.push(KeyCode.ESCAPE);
        awaitRows(3);
        robot.push(KeyCode.DOWN);
        await("first row chosen", () -> table().getSelectionModel().getSelectedIndex() == 0);
        robot.push(KeyCode.ESCAPE);
        await("detail closed", () -> robot.lookup("#topics-detail").queryAll().isEmpty());
    }

    @Test
    void aFailingSourceIsNamedOnceAndMarkedInEveryRow() {
        cluster.before("schemas", () -> {
            throw RemoteFailure.of(Kind.FORBIDDEN, "list schemas", "the key may not list subjects")
                    .withAdvice("Give its owner DeveloperRead on the subjects.");
        });
        open(1200, 720);
        awaitRows(6);
        await("notice", () -> texts(".notice .label").stream().anyMatch(it -> it.contains("may not list subjects")));
        await("marked", () -> texts(".tone-unchecked").contains("not checked"));
        pictures("topics-unchecked");
    }

    @Test
    void nothingThereAndNoPermissionLookDifferent() {
        cluster.topics.clear();
        cluster.tables.clear();
        open(1200, 720);
        await("empty", () -> texts(".placeholder-title").contains("No topics yet"));
        pictures("topics-empty");

        cluster.fail("names", Kind.UNAUTHORIZED, "the Kafka key is not accepted");
        cluster.fail("tableflow", Kind.UNAUTHORIZED, "the Tableflow key is not accepted");
        click("#topics-refresh");
        await("banner", () -> texts(".error-why").contains("The Kafka key is not accepted"));
        pictures("topics-denied");
    }

    @Test
    void anotherPaneCanShowATopic() {
        open(1200, 720);
        awaitRows(6);
        click("#topics-filter");
        robot.write("clicks");
        awaitRows(1);

        run(() -> opened().answer(new Request.ShowTopic(LONG)));

        awaitRows(6);
        await("name", () -> texts(".topic-name").contains(LONG));
        pictures("topics-long");
        run(() -> opened().answer(new Request.ShowTopic("_schemas")));
        ToggleButton internal = find("#topics-show-internal", ToggleButton.class);
        await("internal topics shown", internal::isSelected);
    }

    @Test
    void itsPartOfTheTourHolds() {
        cluster.extras.group("billing", Map.of(new PartitionId("orders", 0), 60L));
        cluster.extras.settings.put("orders", List.of(new Setting(
                FakeCluster.config("retention.ms", "604800000"), "LONG", "How long a record stays.", List.of())));
        history = TopicPastTest.told(90, List.of());
        tableFigures.put("orders", new TableFigures(
                Optional.of("orders_lake.orders"), Reading.exact(12), Reading.exact(5_000_000), Reading.measured(0)));
        open(1200, 720);
        TourReport report = TourRun.of(
                work(), stage().getScene(), directory.resolve("tour"), fx(() -> opened().tour()));

        assertThat(report.entries())
                .hasSize(17)
                .allSatisfy(entry -> assertThat(entry.failure()).as(entry.step().name()).isNull());
        assertThat(cluster.extras.changes).as("what is reviewed is not done").isEmpty();
        assertThat(texts(".pane-subtitle")).containsExactly("8 topics");
    }

    @Test
    void theDetailMovesBelowTheListAndStaysThere() {
        open(1200, 760);
        awaitRows(6);
        choose("clicks");
        tab(1);
        click("#topics-detail-turn");
        SplitPane split = find(".topics-split", SplitPane.class);
        await("below", () -> split.getOrientation() == Orientation.VERTICAL);
        pictures("topics-below");
        assertThat(settings().get(TopicsView.SIDE)).contains("VERTICAL");

        click("#topics-detail-close");
        await("closed", () -> robot.lookup("#topics-detail").queryAll().isEmpty());
        choose("orders");
        assertThat(fx(split::getOrientation)).isEqualTo(Orientation.VERTICAL);
    }

    @Test
    void aSlowClusterLooksLikeOne() {
        CountDownLatch answer = new CountDownLatch(1);
        cluster.before("names", () -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw RemoteFailure.cancelled("wait");
            }
        });
        cluster.tables.clear();
        open(1200, 720);
        await("loading", () -> texts(".placeholder-title").contains("Reading topics\u2026"));
        pictures("topics-loading");

        answer.countDown();
        awaitRows(6);
        await("no placeholder", () -> texts(".placeholder-title").isEmpty());
    }

    @Test
    void remembersColumns() {
        open(1200, 720);
        awaitRows(6);
        run(() -> table().getColumns().get(2).setVisible(false));
        await("remembered", () -> settings().get(TopicTable.COLUMNS)
                .filter(it -> !it.contains("TABLEFLOW")).isPresent());
    }
}
