package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.timeline.Condition;
import tableflow.console.domain.timeline.Event;
import tableflow.console.service.topics.timeline.TableHistory;

/// The time line of a table and the roles that reach a topic, as a user sees them.
class TopicPastTest extends TopicsPaneFixture {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ORG = "crn://confluent.cloud/organization=o";
    private static final String KAFKA = ORG + "/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1";

    static TableHistory told(int commits, List<Event> kept) {
        return told(NOON, commits, kept);
    }

    private static TableHistory told(Instant from, int commits, List<Event> kept) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < commits; i++) {
            snapshots.add(new Snapshot(
                    i, null, i, from.plusSeconds(300L * i).toEpochMilli(), "append", null,
                    Map.of("added-records", Integer.toString(1000 + i))));
        }
        TableMetadata metadata = new TableMetadata(2, "u", "s3://b/t", 0, (long) commits - 1, snapshots);
        return new TableHistory() {
            @Override
            public Optional<Past> table(String topic) {
                return Optional.of(new Past(metadata, List.of()));
            }

            @Override
            public List<Event> kept(String topic) {
                return kept;
            }
        };
    }

    private void openTableflow(String topic) {
        open(1400, 860);
        awaitRows(6);
        choose(topic);
        tab(3);
    }

    private void toTimeline() {
        await("laid out", () -> stage().getScene().lookup("#topics-timeline") != null
                && stage().getScene().lookup("#topics-timeline").getLayoutBounds().getHeight() > 100);
        run(() -> {
            for (Node node : stage().getScene().getRoot().lookupAll(".detail-scroll")) {
                ((ScrollPane) node).setVvalue(1);
            }
        });
    }

    @Test
    void whatHappenedStandsOnALineWithItsSourceAndWhatIsNotKnownBelow() {
        List<Event> kept = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            kept.add(new Event(NOON.plusSeconds(450 + 600L * i), Event.Kind.STATE, Event.Source.MONITOR,
                    i % 2 == 0 ? "Stopped: failed or suspended, or a format fails" : "Running again", i % 2 == 0));
        }
        history = told(90, kept);
        openTableflow("orders");
        await("time line", () -> texts(".fact-more").stream().anyMatch(it -> it.contains("every 5 min")));
        toTimeline();
        pictures("topics-timeline");
        assertThat(texts(".fact-more")).anyMatch(it -> it.contains("median of the last 90"))
                .anyMatch(it -> it.contains("not since when"));
        assertThat(fx(() -> stage().getScene().getRoot().lookupAll(".timeline-line"))).hasSize(TimelineView.FIRST);

        run(() -> find("#topics-timeline-more", Button.class).fire());
        await("all", () -> stage().getScene().getRoot().lookupAll(".timeline-line").size() > TimelineView.FIRST);
        assertThat(fx(() -> stage().getScene().lookup("#topics-timeline-more"))).isNull();
    }

    @Test
    void theAxisIsGoneThroughByKeysAndLeadsToTheLineBelow() {
        Instant from = Instant.now().minusSeconds(90 * 300);
        List<Event> kept = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            kept.add(new Event(from.plusSeconds(450 + 3_000L * i), Event.Kind.STATE, Event.Source.MONITOR,
                    i % 2 == 0 ? "Stopped: failed or suspended, or a format fails" : "Running again", i % 2 == 0,
                    i % 2 == 0 ? Condition.STOPPED : Condition.RUNNING));
        }
        kept.add(new Event(from.plusSeconds(9_000), Event.Kind.EXAMINED, Event.Source.DOCTOR,
                "Examined: 1 error, 0 warnings", true));
        cluster.extras.registered.put("orders-value", new TreeMap<>(Map.of(1, from.plusSeconds(600))));
        history = told(from, 90, kept);
        openTableflow("orders");
        await("the axis is laid out", () -> stage().getScene().lookup("#topics-timeline-axis") != null
                && !stage().getScene().getRoot().lookupAll(".time-axis-mark").isEmpty());
        assertThat(fx(() -> stage().getScene().getRoot().lookupAll(".time-axis-band"))).isNotEmpty();

        run(() -> find("#topics-timeline-axis", Region.class).requestFocus());
        await("focus", () -> find("#topics-timeline-axis", Region.class).isFocused());
        press(KeyCode.HOME);
        await("the first", () -> !find("#topics-timeline-chosen", Label.class).getText().contains("Left and right"));
        String first = fx(() -> find("#topics-timeline-chosen", Label.class).getText());
        press(KeyCode.RIGHT);
        await("the next", () -> !find("#topics-timeline-chosen", Label.class).getText().equals(first));
        String said = fx(() -> find("#topics-timeline-chosen", Label.class).getText());
        assertThat(fx(() -> find("#topics-timeline-axis", Region.class).getAccessibleText())).contains(said);
        bringToMiddle();
        pictures("topics-timeline-axis");

        press(KeyCode.ENTER);
        await("its line below", () -> stage().getScene().getFocusOwner() != null
                && stage().getScene().getFocusOwner().getStyleClass().contains("timeline-line"));
        picture("topics-timeline-line");
        run(() -> find("#topics-timeline-closer", Button.class).fire());
        await("closer", () -> !find("#topics-timeline-all", Button.class).isDisabled());
        run(() -> find("#topics-timeline-all", Button.class).fire());
        await("all again", () -> find("#topics-timeline-all", Button.class).isDisabled());
    }

    private void bringToMiddle() {
        run(() -> {
            for (Node node : stage().getScene().getRoot().lookupAll(".detail-scroll")) {
                ScrollPane pane = (ScrollPane) node;
                Node axis = stage().getScene().lookup("#topics-timeline-axis");
                double top = pane.getContent().sceneToLocal(axis.localToScene(0, 0)).getY();
                double hidden = pane.getContent().getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
                pane.setVvalue(Math.clamp((top - 120) / Math.max(1, hidden), 0, 1));
            }
        });
    }

    @Test
    void aTableThatCannotBeReadLeavesAGapThatIsTold() {
        history = new TableHistory() {
            @Override
            public Optional<Past> table(String topic) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list tables",
                        "User: arn:aws:iam::123456789012:user/console is not authorized to perform: glue:GetTables");
            }

            @Override
            public List<Event> kept(String topic) {
                return List.of();
            }
        };
        openTableflow("payments");
        await("gap", () -> texts(".fact-more").stream().anyMatch(it -> it.contains("glue:GetTables")));
        toTimeline();
        pictures("topics-timeline-gaps");
        assertThat(texts(".label")).anyMatch(it -> it.startsWith("Now FAILED, suspended"));
    }

    /// Keys expire while the pane is open.
    @Test
    void whatWasToldStaysWithItsTimeWhenKeysExpire() {
        AtomicBoolean expired = new AtomicBoolean();
        TableHistory past = told(20, List.of());
        history = new TableHistory() {
            @Override
            public Optional<Past> table(String topic) {
                if (expired.get()) {
                    throw RemoteFailure.of(Kind.UNAUTHORIZED, "list tables", "the token has expired");
                }
                return past.table(topic);
            }

            @Override
            public List<Event> kept(String topic) {
                return List.of();
            }
        };
        bindings = List.of(new RoleBinding("rb-1", "User:u-9", "OrganizationAdmin", ORG));
        cluster.extras.access.add(new AccessRule("TOPIC orders", "User:sa-abc123", "*", "READ", "ALLOW"));
        cluster.extras.newest.put(0, new NewestRecord(99, NOON));
        openTableflow("orders");
        await("commits", () -> texts(".fact-more").stream().anyMatch(it -> it.contains("median of the last 20")));
        tab(5);
        await("roles", () -> find("#topics-roles", TableView.class).getItems().size() == 1);
        await("lists", () -> find("#topics-access", TableView.class).getItems().size() == 1);

        expired.set(true);
        bindings = null;
        cluster.fail("access", Kind.UNAUTHORIZED, "the Kafka key is not accepted");
        cluster.fail("newest", Kind.UNAUTHORIZED, "the Kafka key is not accepted");
        click("#topics-refresh");
        await("both are told to be old", () -> texts(".access-title").stream()
                .filter(it -> it.contains("As of") && it.contains("the newest try failed")).count() == 2);
        assertThat(fx(() -> find("#topics-roles", TableView.class).getItems().size())).isEqualTo(1);
        assertThat(fx(() -> find("#topics-access", TableView.class).getItems().size())).isEqualTo(1);
        pictures("topics-access-kept");

        tab(3);
        run(() -> find("#topics-timeline-axis", Region.class).requestFocus());
        run(() -> find("#topics-refresh", Button.class).fire());
        await("the commits are told to be old", () -> texts(".fact-more").stream()
                .anyMatch(it -> it.startsWith("Commits and columns are as of") && it.contains("has expired")));
        assertThat(texts(".fact-more")).anyMatch(it -> it.contains("median of the last 20"));
        assertThat(texts(".label")).anyMatch(it -> it.startsWith("Now RUNNING"));
        assertThat(fx(() -> find("#topics-timeline-axis", Region.class).isFocused())).isTrue();
        assertThat(fx(() -> stage().getScene().getRoot().lookupAll(".time-axis-name").stream()
                .map(it -> it.getLayoutBounds().getWidth()).toList())).allMatch(it -> it > 10);
        toTimeline();
        pictures("topics-timeline-kept");

        tab(1);
        run(() -> ((TableView<?>) find("#topics-partitions", TableView.class)).getColumns().subList(1, 9)
                .forEach(column -> column.setVisible(false)));
        await("the last record's time is marked", () -> texts("#topics-partitions .table-cell").stream()
                .anyMatch(it -> it.startsWith("2026-03-01") && it.endsWith(" *")));
        pictures("topics-partitions-kept");
    }

    @Test
    void rolesStandBesideTheListsAndNoRightToAskIsSaid() {
        bindings = List.of(
                new RoleBinding("rb-1", "User:u-9", "OrganizationAdmin", ORG),
                new RoleBinding("rb-2", "User:sa-abc123", "DeveloperRead", KAFKA + "/topic=ord*"),
                new RoleBinding("rb-3", "User:sa-abc123", "ResourceOwner", KAFKA + "/topic=payments"));
        cluster.extras.access.add(new AccessRule("TOPIC orders", "User:sa-abc123", "*", "READ", "ALLOW"));
        open(1400, 860);
        awaitRows(6);
        choose("orders");
        tab(5);
        await("roles", () -> find("#topics-roles", TableView.class).getItems().size() == 2);
        await("lists", () -> find("#topics-access", TableView.class).getItems().size() == 1);
        pictures("topics-access-roles");

        bindings = null;
        run(() -> table().getItems().stream().filter(row -> row.name().equals("payments")).findFirst()
                .ifPresent(row -> table().getSelectionModel().select(row)));
        await("refused", () -> texts(".label").stream().anyMatch(it -> it.contains("may not read role bindings")));
        pictures("topics-access-refused");
        assertThat(fx(() -> find("#topics-roles", TableView.class).getItems().size())).isZero();
    }
}
