package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.shell.Request;

/// What the pane shows while rights, keys and the cluster come and go, and where its dead letters lead.
class TopicsFaultsTest extends TopicsPaneFixture {

    private static final String FORBIDDEN = "User:sa-1 has no DESCRIBE on it";

    private TopicRow row(String topic) {
        return fxNow(() -> table().getItems().stream().filter(it -> it.name().equals(topic)).findFirst().orElseThrow());
    }

    private boolean saysThatTheKeyIsRefused() {
        return stage().getScene().getRoot().lookupAll(".error-why").stream()
                .filter(TopicsFaultsTest::isSeen)
                .anyMatch(it -> ((Label) it).getText().contains("key is not accepted"));
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void topicsThatMayNotBeSeenAreMarkedAndTheOthersAreWhole() {
        for (String topic : new String[] {"payments", "shipments"}) {
            cluster.refused.put(topic, RemoteFailure.of(Kind.FORBIDDEN, "describe topic " + topic, FORBIDDEN)
                    .withAdvice("Give its owner DeveloperRead on the topic."));
        }
        cluster.hidden.add("payments");
        open(1200, 720);
        awaitRows(6);

        await("asked by name", () -> row("payments").layout().failure() != null);
        assertThat(row("payments").problems()).extracting(Enum::name).doesNotContain("TOPIC_MISSING");
        await("the others are answered", () -> row("orders").layout().value().isPresent());
        await("marked", () -> texts(".tone-unchecked").contains("not checked"));
        choose("payments");
        await("said in its detail", () -> texts(".fact-more").stream()
                .anyMatch(it -> it.contains(FORBIDDEN)));
        await("all is answered", () -> texts(".fact-value").stream()
                .filter(it -> it.equals("not checked")).count() == 5);
        assertThat(texts(".fact-more")).as("the reason is told once, with what to do")
                .filteredOn(it -> it.contains(FORBIDDEN)).hasSize(1)
                .allMatch(it -> it.contains("Give its owner DeveloperRead on the topic."));
        pictures("topics-hidden");
    }

    @Test
    void aKeyThatExpiresIsSaidAndANewOneIsTaken() {
        open(1200, 720);
        awaitRows(6);
        // What was not known before the key expired is not known after it either.
        await("all is known", () -> texts(".table-cell").contains("7 days")
                && !texts(".table-cell").contains("not checked"));
        cluster.fail("names", Kind.UNAUTHORIZED, "the Kafka key is not accepted");
        click("#topics-refresh");
        await("said", () -> saysThatTheKeyIsRefused());
        assertThat(fxNow(() -> table().getItems().size())).as("rows that were known").isEqualTo(6);
        await("marked as old", () -> texts(".table-cell").contains("7 days *"));
        assertThat(texts("#topics-kept")).singleElement().asString().contains("from earlier readings");
        assertThat(texts(".table-cell")).doesNotContain("not checked");
        pictures("topics-expired");

        cluster.mend("names");
        click("#topics-refresh");
        await("taken back", () -> !saysThatTheKeyIsRefused());
        awaitRows(6);
        await("fresh", () -> texts("#topics-kept").isEmpty() && texts(".table-cell").contains("7 days"));
    }

    @Test
    void aTopicThatIsDeletedWhileItIsShownLeavesWhatWasKnownOfIt() {
        open(1200, 720);
        awaitRows(6);
        choose("orders");
        await("known", () -> texts(".fact-value").contains("at most 600"));
        List<Partition> partitions = cluster.topics.remove("orders");
        TableflowTopic table = cluster.tables.remove("orders");
        click("#topics-refresh");
        await("said", () -> texts(".error-why").stream().anyMatch(it -> it.contains("topic")));
        await("gone from the list", () -> fxNow(() -> table().getItems().size()) == 5);
        assertThat(texts(".topic-name")).containsExactly("orders");
        await("kept", () -> texts(".fact-value").contains("at most 600 *"));
        assertThat(texts(".topic-title .label")).as("its phase is no news").contains("RUNNING *");
        pictures("topics-deleted");
        run(() -> ((TopicDetailView) stage().getScene().lookup("#topics-detail")).showTab("partitions"));
        await("its partitions", () -> cellsOf("#topics-partitions").contains("100"));
        pictures("topics-deleted-partitions");

        cluster.topics.put("orders", Objects.requireNonNull(partitions));
        cluster.tables.put("orders", Objects.requireNonNull(table));
        click("#topics-refresh");
        awaitRows(6);
        await("there again", () -> fxNow(() -> stage().getScene().getRoot().lookupAll(".error-why").stream()
                .noneMatch(TopicsFaultsTest::isSeen)));
    }

    @Test
    void countsOfACompactedTopicAreMarkedWhereTheyStand() {
        cluster.configs.put("clicks", List.of(FakeCluster.config("cleanup.policy", "compact")));
        open(1400, 720);
        awaitRows(6);
        choose("clicks");
        run(() -> ((TopicDetailView) stage().getScene().lookup("#topics-detail")).showTab("partitions"));
        await("marked", () -> cellsOf("#topics-partitions").containsAll(
                List.of("\u2264 9,007,199,254,740,993", "\u2264 40")));
        assertThat(texts(".detail-note")).anyMatch(it -> it.contains("The topic is compacted"));
        pictures("topics-compacted");

        choose("orders");
        await("not marked", () -> cellsOf("#topics-partitions").contains("100")
                && cellsOf("#topics-partitions").stream().noneMatch(it -> it.startsWith("\u2264")));
        assertThat(texts(".detail-note")).noneMatch(it -> it.contains("is compacted"));
    }

    private List<String> cellsOf(String selector) {
        return fxNow(() -> stage().getScene().lookup(selector).lookupAll(".table-cell").stream()
                .map(it -> ((TableCell<?, ?>) it).getText())
                .filter(Objects::nonNull)
                .toList());
    }

    @Test
    void deadLettersAreOneClickAway() {
        cluster.tables.put("orders", new TableflowTopic(
                "orders", "env-1", "lkc-1", Set.of(Open.of(TableFormat.ICEBERG)),
                new TableStorage.ByobAws("bucket", "cspi-1", "us-east-1", "s3://bucket/orders"),
                new TableflowTopic.Config(604_800_000L, null, ErrorHandling.log("error_log"), null), false,
                new TableflowTopic.Status(
                        Open.of(Phase.RUNNING), null, List.of(), List.of(), null), null));
        open(1200, 720);
        awaitRows(6);
        choose("orders");
        run(() -> ((TopicDetailView) stage().getScene().lookup("#topics-detail")).showTab("tableflow"));
        await("its part", () -> stage().getScene().lookup("#topics-dead") != null);
        pictures("topics-dead");

        run(() -> find("#topics-dead", Hyperlink.class).fire());
        assertThat(requests).containsExactly(new Request.ReadMessages("error_log"));

        run(() -> find("#topics-dead-topic", Hyperlink.class).fire());
        await("its detail", () -> texts(".topic-name").contains("error_log"));
    }
}
