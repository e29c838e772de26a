package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.topics.FakeCluster;

/// Two topics side by side as a user sees them.
class CompareDialogTest extends TopicsPaneFixture {

    private void openCompare() {
        elsewhere.topic("orders", 3).schema("orders-value", SchemaFormat.JSON, 2);
        setting(cluster, "retention.ms", "3600000", true);
        setting(elsewhere, "retention.ms", "604800000", false);
        setting(cluster, "segment.bytes", "104857600", true);
        setting(elsewhere, "segment.bytes", "104857600", false);
        setting(cluster, "message.timestamp.type", "CreateTime", false);
        setting(elsewhere, "message.timestamp.type", "CreateTime", false);
        cluster.restConfigs.put("orders", List.of());
        cluster.extras.access.add(new AccessRule("TOPIC orders", "User:sa-abc123", "*", "READ", "ALLOW"));
        open(1400, 820);
        awaitRows(6);
        choose("orders");
        press("#topics-menu");
        await("menu", () -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance));
        run(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(it -> ((ContextMenu) it).getItems().stream())
                .filter(it -> "topics-menu-compare".equals(it.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        run(() -> List.copyOf(Window.getWindows()).stream()
                .filter(ContextMenu.class::isInstance).forEach(Window::hide));
        await("dialog", () -> !robot.lookup("#topic-compare").queryAll().isEmpty());
        await("profiles", () -> find("#topics-compare-profile", ComboBox.class).getItems().size() == 2);
    }

    private static void setting(FakeCluster on, String name, String value, boolean own) {
        TopicConfig config = new TopicConfig(
                name, value, !own, false, false, own ? "DYNAMIC_TOPIC_CONFIG" : "DEFAULT_CONFIG");
        on.configs.put("orders", Stream.concat(
                on.configs.getOrDefault("orders", List.of()).stream().filter(it -> !it.name().equals(name)),
                Stream.of(config)).toList());
        on.extras.settings.put("orders", Stream.concat(
                on.extras.settings.getOrDefault("orders", List.of()).stream(),
                Stream.of(new Setting(config, "LONG", "", List.of()))).toList());
    }

    private void press(String id) {
        run(() -> find(id, Button.class).fire());
    }

    @SuppressWarnings("unchecked")
    private TableView<Line> lines() {
        return find("#topics-compare-lines", TableView.class);
    }

    private void compareWithProd() {
        run(() -> find("#topics-compare-profile", ComboBox.class).getSelectionModel().select(1));
        press("#topics-compare-start");
        await("compared", () -> !lines().getItems().isEmpty());
    }

    @Test
    void theSameTopicInTwoProfilesIsComparedAndDifferencesAreCopied() {
        openCompare();
        pictures("topics-compare-first");
        compareWithProd();

        assertThat(fx(() -> lines().getItems().stream().map(Line::name).toList()))
                .contains("partitions", "retention.ms", "segment.bytes")
                .doesNotContain("message.timestamp.type");
        run(() -> lines().getSelectionModel().select(lines().getItems().stream()
                .filter(it -> it.name().equals("retention.ms")).findFirst().orElseThrow()));
        await("exact", () -> find("#topics-compare-left", TextArea.class).getText().contains("3600000"));
        press("#topics-compare-mark");
        pictures("topics-compare");

        press("#topics-compare-copy");
        await("review dialog", () -> !robot.lookup("#change-dialog").queryAll().isEmpty());
        press("#change-review");
        await("review", () -> !fx(() -> find("#change-apply", Button.class).isDisabled()));
        pictures("topics-compare-review");
        press("#change-apply");
        // The other profile is production: its topic's name is typed, although the open profile is not.
        await("question", () -> !robot.lookup("#confirm-typed").queryAll().isEmpty());
        assertThat(elsewhere.extras.changes).isEmpty();
        run(() -> find("#confirm-typed", TextField.class).setText("orders"));
        press("#confirm-yes");
        await("done", () -> elsewhere.extras.changes.size() == 2);
        assertThat(elsewhere.extras.changes).containsExactly(
                "alter orders {retention.ms=Optional[3600000], segment.bytes=Optional[104857600]}",
                "partitions orders 6");
        assertThat(cluster.extras.changes).isEmpty();
        await("back at the comparison, made anew", () -> !robot.lookup("#topic-compare").queryAll().isEmpty()
                && !lines().getItems().isEmpty());
        press("#topics-compare-close");
        await("closed", () -> othersClosed.get() == 1);
    }

    @Test
    void whatIsNotKnownAndWhatFailsIsShown() {
        elsewhere.fail("latest", Kind.UNREACHABLE, "connect to 10.1.2.3:8081 timed out after 10 s");
        elsewhere.fail("access", Kind.FORBIDDEN, "Cluster authorization failed");
        openCompare();
        compareWithProd();
        assertThat(fx(() -> lines().getItems().stream().map(it -> it.right().toString()).toList()))
                .anyMatch(it -> it.contains("timed out")).anyMatch(it -> it.contains("authorization failed"));
        run(() -> find("#topics-compare-only", CheckBox.class).setSelected(false));
        await("all", () -> lines().getItems().stream().anyMatch(Line::isSame));
        pictures("topics-compare-notknown");

        run(() -> find("#topics-compare-topic", TextField.class).setText(LONG));
        press("#topics-compare-start");
        await("failure", () -> texts(".label").stream().anyMatch(it -> it.contains("No such topic")));
        pictures("topics-compare-failed");
    }

    @Test
    void aComparisonIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        openCompare();
        elsewhere.before("describe", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                interrupted.countDown();
                throw RemoteFailure.cancelled("describe");
            }
        });
        run(() -> find("#topics-compare-profile", ComboBox.class).getSelectionModel().select(1));
        press("#topics-compare-start");
        await("asked", () -> elsewhere.calls("describe") == 1
                && !robot.lookup("#topics-compare-cancel").queryAll().isEmpty());
        pictures("topics-compare-running");
        press("#topics-compare-cancel");
        await("ended", () -> interrupted.getCount() == 0
                && !fx(() -> find("#topics-compare-start", Button.class).isDisabled()));
        assertThat(fx(() -> lines().getItems().size())).isZero();
        press("#topics-compare-close");
        await("closed", () -> othersClosed.get() == 1);
    }
}
