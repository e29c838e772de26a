package tableflow.console.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.monitor.MonitorFixture;
import tableflow.console.service.monitor.history.History;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Notice;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The Monitor pane in a window, on a cluster and a lake in memory.
class MonitorPaneTest extends UiTest {

    private static final String LONG = "eu-central-1.billing." + "invoice-adjustment-".repeat(8);

    @TempDir
    private Path folder;

    private final MonitorFixture fixture = new MonitorFixture();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Pane> pane = new AtomicReference<>();
    private final List<Notice> notices = new ArrayList<>();

    @AfterEach
    void end() {
        Pane open = pane.get();
        if (open != null) {
            run(open::close);
        }
        timer.close();
        threads.close();
    }

    @Test
    void theBoardShowsEveryTableAndTheChosenOneOverTime() {
        fill();
        past("orders.v1");
        open(1_400, 860);
        await("rows", () -> board().getItems().size() == 5);
        pictures("monitor-board");
        run(() -> board().getSelectionModel().select(3));
        await("detail", () -> texts("#monitor-detail .monitor-detail-title").contains("orders.v1"));
        await("a line", () -> !stage().getScene().getRoot().lookupAll(".chart-series-line").isEmpty());
        pictures("monitor-detail");
        click("#monitor-now");
        await("still chosen", () -> board().getSelectionModel().getSelectedItem() != null
                && board().getSelectionModel().getSelectedItem().topic().equals("orders.v1"));
    }

    @Test
    void whatCannotBeReadIsSaid() {
        fill();
        fixture.metricsFailure = RemoteFailure.of(
                Kind.FORBIDDEN, "list the metrics that there are", "403 Forbidden");
        open(1_200, 700);
        await("rows", () -> board().getItems().size() == 5);
        await("a note", () -> texts(".monitor-notes").stream().anyMatch(it -> it.contains("Metrics API")));
        await("the cells say so", () -> texts(".table-cell").contains("no access"));
        assertThat(texts(".table-cell")).doesNotContain("98,000", "2,100");
    }

    @Test
    void alertsAreToldListedSeenAndClosed() {
        fill();
        fixture.cluster.table("orders.v1", true, new TableflowTopic.Status(
                Open.of(Phase.RUNNING), null, List.of(), List.of(), Open.of(WriteMode.APPEND)));
        open(1_200, 700);
        await("a notice", () -> !notices.isEmpty());
        assertThat(notices.getFirst().text()).contains("orders.v1");
        tab(1);
        await("an alert", () -> alerts().getItems().size() == 1);
        run(() -> alerts().getSelectionModel().select(0));
        pictures("monitor-alerts");
        click("#monitor-acknowledge");
        await("seen", () -> texts(".status-pill").contains("Seen"));
        run(() -> alerts().getSelectionModel().select(0));
        click("#monitor-close-alert");
        await("closed", () -> texts(".status-pill").contains("Closed"));
    }

    @Test
    void limitsAreTypedCheckedAndKept() {
        fill();
        open(1_200, 860);
        await("rows", () -> board().getItems().size() == 5);
        tab(3);
        click("#monitor-add-limit");
        enter("#monitor-limit-value", "ten");
        assertThat(find("#monitor-limit-save", Button.class).isDisabled()).isTrue();
        pictures("monitor-limits");
        enter("#monitor-limit-value", "10,000");
        assertThat(find("#monitor-limit-save", Button.class).isDisabled()).isFalse();
        run(() -> find("#monitor-limit-save", Button.class).fire());
        await("kept", () -> texts(".check-box").contains("Lag above 10,000"));
    }

    @Test
    void withoutTablesThereIsAWayOn() {
        open(1_000, 600);
        await("empty", () -> texts(".placeholder-title").contains("No tables to watch"));
        pictures("monitor-empty");
    }

    @Test
    void whenNothingAnswersItSaysSoAndOffersToTryAgain() {
        fixture.cluster.fail("tableflow", Kind.UNREACHABLE, "no answer");
        fixture.cluster.fail("describe", Kind.UNREACHABLE, "no answer");
        open(1_000, 600);
        await("failed", () -> texts(".placeholder-title").contains("Nothing could be sampled"));
        pictures("monitor-failed");
    }

    @Test
    void samplingStopsAndStarts() {
        fill();
        open(1_200, 700);
        await("rows", () -> board().getItems().size() == 5);
        click("#monitor-toggle");
        await("stopped", () -> texts(".status-pill").contains("Stopped"));
        click("#monitor-toggle");
        await("running", () -> texts(".status-pill").contains("Sampling"));
    }

    private void fill() {
        fixture.topic("orders.v1", WriteMode.APPEND, 12_000, 9_000)
                .topic("customers", WriteMode.UPSERT, 4_000)
                .topic("clicks", WriteMode.APPEND, 100_000)
                .topic("shipments", WriteMode.APPEND, 0)
                .topic(LONG, WriteMode.APPEND, 70);
        fixture.commit("orders.v1", 0, 0, 11_499);
        fixture.commit("orders.v1", 1, 0, 8_999);
        fixture.commit("customers", 0, 0, 3_999);
        fixture.commit("clicks", 0, 0, 99_999);
        fixture.measure("io.confluent.tableflow/rows_added", "orders.v1", 2_100)
                .measure("io.confluent.tableflow/rows_added", "clicks", 98_000)
                .measure("io.confluent.tableflow/rows_skipped", "customers", 0)
                .measure("io.confluent.tableflow/bytes_added", "orders.v1", 2_100_000)
                .measure("io.confluent.tableflow/storage", "orders.v1", 61_000_000);
    }

    /// Half an hour of samples, with a gap.
    private void past(String topic) {
        History history = new History(folder.resolve("history"), History.USUAL_LIMIT, InstantSource.system());
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        Instant now = Instant.now();
        for (int minute = 50; minute > 0; minute--) {
            if (minute > 25 && minute < 32) {
                continue;
            }
            Instant at = now.minus(Duration.ofMinutes(minute));
            history.append(new Round(at, List.of(new TopicSample(topic, Map.of(
                    Figure.LAG, Reading.exact(random.nextLong(900)),
                    Figure.COMMIT_AGE, Reading.exact((minute % 5) * 60_000L),
                    Figure.ROWS_WRITTEN, Reading.measured(2_000 + random.nextLong(300)),
                    Figure.TABLE_BYTES, Reading.exact(20_000_000 + (50 - minute) * 10_000L)), null)),
                    Map.of()));
        }
    }

    private void open(double width, double height) {
        Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
        show(() -> {
            PaneContext context = new PaneContext(
                    MonitorFixture.profile(), work, new Navigation(), new Overlay(), new SimpleBooleanProperty(true),
                    notices::add);
            Pane made = MonitorPane.spec(fixture.monitoring(folder, threads, InstantSource.system()))
                    .factory().apply(context);
            pane.set(made);
            made.onShown();
            return new StackPane(made.view());
        }, width, height);
    }

    @SuppressWarnings("unchecked")
    private TableView<TopicSample> board() {
        return Objects.requireNonNullElseGet(
                (TableView<TopicSample>) stage().getScene().lookup("#monitor-board"), TableView::new);
    }

    @SuppressWarnings("unchecked")
    private TableView<Object> alerts() {
        return (TableView<Object>) stage().getScene().lookup("#monitor-alerts");
    }

    private void tab(int index) {
        run(() -> find("#monitor-tabs", TabPane.class).getSelectionModel().select(index));
    }

    private List<String> texts(String selector) {
        return fx(() -> stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(MonitorPaneTest::isShown)
                .flatMap(node -> switch (node) {
                    case Label label -> Stream.of(label.getText());
                    case TextField field -> Stream.of(field.getText());
                    case Labeled other -> Stream.ofNullable(other.getText());
                    default -> Stream.empty();
                })
                .toList());
    }

    private static boolean isShown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
