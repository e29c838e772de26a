package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.ui.shell.Request;

/// Groups, settings and changes of a topic as a user sees them.
class TopicChangesTest extends TopicsPaneFixture {

    private void openOrders() {
        cluster.extras.group("billing-service", Map.of(
                new PartitionId("orders", 0), 60L, new PartitionId("orders", 1), 4L));
        cluster.extras.group("dashboard", Map.of(new PartitionId("orders", 0), 110L));
        cluster.extras.settings.put("orders", List.of(new Setting(
                FakeCluster.config("retention.ms", "604800000"), "LONG",
                "How long a record stays before it may be deleted to make room.",
                List.of(new Setting.Origin("retention.ms", "604800000", "DYNAMIC_TOPIC_CONFIG"),
                        new Setting.Origin("log.retention.ms", "86400000", "STATIC_BROKER_CONFIG")))));
        open(1400, 820);
        awaitRows(6);
        choose("orders");
    }

    private void press(String id) {
        run(() -> find(id, Button.class).fire());
    }

    private void fill(String id, String text) {
        run(() -> find(id, TextField.class).setText(text));
    }

    @Test
    void groupsShowTheirLagAndAResetIsReviewedBeforeItIsDone() {
        openOrders();
        tab(4);
        await("tab", () -> !robot.lookup("#topics-groups").queryAll().isEmpty());
        TableView<?> groups = find("#topics-groups", TableView.class);
        await("groups", () -> fx(() -> groups.getItems().size()) == 2);
        run(() -> groups.getSelectionModel().select(0));
        await("partitions", () -> fx(() -> find("#topics-group-partitions", TableView.class).getItems().size()) == 6);
        pictures("topics-groups");

        press("#topics-group-reset");
        await("dialog", () -> !robot.lookup("#change-dialog").queryAll().isEmpty());
        fill("#change-partitions", "0, 1");
        press("#change-review");
        await("review", () -> !fx(() -> find("#change-apply", Button.class).isDisabled()));
        pictures("topics-reset");
        assertThat(texts(".change-note")).anyMatch(it -> it.contains("50 records are read a second time"));
        press("#change-apply");
        await("done", () -> cluster.extras.changes.contains("commit billing-service {orders-0=10, orders-1=10}"));
        await("closed", () -> robot.lookup("#change-dialog").queryAll().isEmpty());
    }

    @Test
    void aSettingIsExplainedCheckedAndChanged() {
        openOrders();
        tab(2);
        await("tab", () -> !robot.lookup("#topics-configs").queryAll().isEmpty());
        TableView<?> configs = find("#topics-configs", TableView.class);
        await("settings", () -> fx(() -> configs.getItems().size()) == 5);
        run(() -> configs.getItems().stream()
                .filter(it -> it instanceof TopicConfig config && config.name().equals("retention.ms"))
                .findFirst()
                .ifPresent(it -> configs.getSelectionModel().select(configs.getItems().indexOf(it))));
        await("words", () -> texts(".setting-words").stream().anyMatch(it -> it.contains("STATIC_BROKER_CONFIG")));
        pictures("topics-setting-words");
        press("#topics-config-edit");
        await("dialog", () -> !robot.lookup("#change-dialog").queryAll().isEmpty());
        fill("#change-value", "3600000");
        press("#change-review");
        await("review", () -> !fx(() -> find("#change-apply", Button.class).isDisabled()));
        pictures("topics-setting");
        assertThat(texts(".change-note")).anyMatch(it -> it.contains("below 20 commits"));
        press("#change-apply");
        await("done", () -> !cluster.extras.changes.isEmpty());
        assertThat(cluster.extras.changes).containsExactly("alter orders {retention.ms=Optional[3600000]}");
    }

    @Test
    void recordsAreCountedBeforeTheyGoAndInProductionTheNameIsTyped() {
        environment = "prod";
        openOrders();
        menu("topics-menu-purge");
        await("dialog", () -> !robot.lookup("#change-dialog").queryAll().isEmpty());
        press("#change-review");
        await("what is wrong", () -> texts(".tone-bad").stream().anyMatch(it -> it.contains("is not a time")));
        run(() -> find("#change-target", ComboBox.class).getSelectionModel().selectLast());
        press("#change-review");
        await("review", () -> !fx(() -> find("#change-apply", Button.class).isDisabled()));
        pictures("topics-purge");
        press("#change-apply");
        await("question", () -> !robot.lookup("#confirm-typed").queryAll().isEmpty());
        assertThat(cluster.extras.changes).isEmpty();
        fill("#confirm-typed", "orders");
        press("#confirm-yes");
        await("done", () -> !cluster.extras.changes.isEmpty());
        assertThat(cluster.extras.changes).containsExactly("delete orders {0=110, 1=110, 2=110, 3=110, 4=110, 5=110}");
    }

    @Test
    void aSuspendedTableIsResumedAndAFailureLeadsToItsRecord() {
        cluster.table("payments", true, new TableflowTopic.Status(
                Open.of(TableflowTopic.Phase.FAILED), "record at partition 3 offset 4711 has no magic byte", List.of(),
                List.of(), null));
        openOrders();
        choose("payments");
        tab(3);
        await("record", () -> texts("#topics-trouble-record").contains("Show the record (partition 3, offset 4711)"));
        pictures("topics-suspended");
        press("#topics-trouble-record");
        assertThat(fx(() -> List.copyOf(requests))).containsExactly(new Request.ShowRecord("payments", 3, 4711));
        press("#topics-resume");
        await("dialog", () -> !robot.lookup("#change-dialog").queryAll().isEmpty());
        press("#change-review");
        await("review", () -> !fx(() -> find("#change-apply", Button.class).isDisabled()));
        press("#change-apply");
        await("done", () -> cluster.extras.changes.contains("resume payments"));
    }

    @Test
    void partitionsShowSizeTimeAndWhatTheTableHoldsAndAccessIsListed() {
        cluster.extras.sizes.putAll(Map.of(new PartitionId("orders", 0), 900_000L, new PartitionId("orders", 1), 9L));
        cluster.extras.newest.put(0, new NewestRecord(109, Instant.parse("2026-03-01T10:15:30Z")));
        cluster.extras.access.add(new AccessRule("TOPIC ord*", "User:sa-app", "*", "READ", "ALLOW"));
        held.put("orders", Map.of(0, 99L));
        openOrders();
        tab(1);
        await("measured", () -> texts(".detail-note").stream().anyMatch(it -> it.startsWith("Uneven"))
                && texts(".table-cell").contains("878.9 KiB"));
        pictures("topics-partitions-measured");
        run(() -> find("#topics-partitions", TableView.class).scrollToColumnIndex(10));
        await("what the table holds", () -> texts(".table-cell").contains("99"));
        tab(5);
        await("access", () -> texts(".table-cell").contains("User:sa-app"));
        pictures("topics-access");
    }

    @Test
    void aReadOnlyProfileShowsWhatWouldHappenAndDoesNothing() {
        readOnly = true;
        openOrders();
        menu("topics-menu-growth");
        await("dialog", () -> !robot.lookup("#change-dialog").queryAll().isEmpty());
        fill("#change-number", "12");
        press("#change-review");
        await("review", () -> texts(".change-note").stream().anyMatch(it -> it.contains("cannot be taken away")));
        assertThat(fx(() -> find("#change-apply", Button.class).isDisabled())).isTrue();
        pictures("topics-growth-readonly");
    }

    private void menu(String id) {
        press("#topics-menu");
        await(id + " can be chosen", () -> items(id).anyMatch(it -> !it.isDisable()));
        run(() -> items(id).findFirst().orElseThrow().fire());
    }

    private static Stream<MenuItem> items(String id) {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(it -> ((ContextMenu) it).getItems().stream())
                .filter(it -> id.equals(it.getId()));
    }
}
