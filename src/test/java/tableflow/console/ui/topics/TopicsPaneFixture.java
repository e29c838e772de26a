package tableflow.console.ui.topics;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.FailingFormat;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.access.TopicRoles;
import tableflow.console.service.topics.compare.Comparing;
import tableflow.console.service.topics.figures.TableWatcher;
import tableflow.console.service.topics.timeline.TableHistory;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// A Topics pane in a window, on a cluster in memory with healthy and troubled topics.
abstract class TopicsPaneFixture extends UiTest {

    /// As long as Kafka lets a name be.
    static final String LONG = "eu-central-1.billing." + "invoice-adjustment-".repeat(12);

    @TempDir
    Path directory;

    final FakeCluster cluster = new FakeCluster();
    String environment = "dev";
    boolean readOnly;
    /// What other panes were asked for.
    final List<Request> requests = new ArrayList<>();
    /// The figures of tables, by topic; all that are asked for are noted.
    final Map<String, TableFigures> tableFigures = new ConcurrentHashMap<>();
    final Set<String> lookedAt = ConcurrentHashMap.newKeySet();
    /// What the tables hold, by topic.
    final Map<String, Map<Integer, Long>> held = new ConcurrentHashMap<>();
    private final TableWatcher tables = new TableWatcher() {
        @Override
        public Map<String, Answer<TableFigures>> look(Set<String> topics) {
            lookedAt.addAll(topics);
            Map<String, Answer<TableFigures>> answers = new HashMap<>();
            tableFigures.forEach((topic, figures) -> answers.put(topic, Answer.known(figures)));
            return answers;
        }

        @Override
        public Optional<Map<Integer, Long>> held(String topic) {
            return Optional.ofNullable(held.get(topic));
        }
    };
    /// Another profile, `prod`, on a cluster of its own.
    final FakeCluster elsewhere = new FakeCluster();
    boolean otherReadOnly;
    final AtomicInteger othersClosed = new AtomicInteger();
    private final OtherProfiles<Topics> others = new OtherProfiles<>() {
        @Override
        public List<String> names() {
            return List.of("prod");
        }

        @Override
        public Opened<Topics> open(String name) {
            Profile profile = new Profile(
                    name, Open.of(Profile.Kind.SANDBOX), "prod", otherReadOnly,
                    new Profile.Confluent(URI.create("http://127.0.0.1:2"), null, "env-2",
                            KeyRef.inline("other", new Secret("other-secret")), null),
                    null, null, null, null);
            return new Opened<>(
                    profile, new Topics(elsewhere.sources(), threads()), othersClosed::incrementAndGet);
        }
    };
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Pane> pane = new AtomicReference<>();
    private @Nullable WindowSettings settings;

    @BeforeEach
    final void fill() {
        CatalogSync synced = new CatalogSync("tci-abc12", "AWS_GLUE", Open.of(SyncStatus.SYNCED), null);
        CatalogSync failed = new CatalogSync(
                "tci-abc12", "AWS_GLUE", Open.of(SyncStatus.FAILED), "glue:CreateTable is not allowed for the role");
        Open<WriteMode> append = Open.of(WriteMode.APPEND);
        cluster.topic("orders", 6)
                .schema("orders-value", SchemaFormat.JSON, 3)
                .schema("orders-key", SchemaFormat.AVRO, 1);
        cluster.table("orders", false, new TableflowTopic.Status(
                Open.of(Phase.RUNNING), null, List.of(), List.of(synced), append));
        cluster.topic("payments", 12).schema("payments-value", SchemaFormat.PROTOBUF, 7);
        cluster.table("payments", true, new TableflowTopic.Status(
                Open.of(Phase.FAILED),
                "Not authorized to perform sts:AssumeRole on role arn:aws:iam::123456789012:role/tableflow",
                List.of(new FailingFormat("DELTA", "bucket is in another region")),
                List.of(failed),
                append));
        cluster.topic("shipments", 3).schema("shipments-value", SchemaFormat.AVRO, 1);
        cluster.table("shipments", Phase.PENDING);
        cluster.topic("clicks", 2);
        cluster.topics.put("clicks", List.of(
                new Partition(0, null, List.of(0, 1, 2), List.of(), 0L, 9_007_199_254_740_993L),
                new Partition(1, 1, List.of(0, 1, 2), List.of(1, 2), 12L, 52L)));
        cluster.topic(LONG, 24).topic("error_log", 1).topic("__consumer_offsets", 50).topic("_schemas", 1);
        cluster.restConfigs.put("orders", List.of(
                FakeCluster.config("confluent.value.schema.validation", "true"),
                FakeCluster.config("segment.bytes", "104857600")));
        cluster.catalogs.add(new CatalogIntegration(
                "tci-abc12", "glue-prod", CatalogIntegration.AWS_GLUE, "cspi-1", "orders_lake", null, null,
                Instant.parse("2026-03-01T10:15:30Z"), null));
    }

    @AfterEach
    final void close() {
        Pane open = pane.get();
        if (open != null) {
            run(open::close);
        }
        timer.close();
        threads.close();
    }

    /// What the table's metadata and what was kept tell.
    TableHistory history = TableHistory.NONE;
    /// Role bindings of the organization; refused where absent.
    @Nullable List<RoleBinding> bindings;

    private TopicRoles roles(Profile profile) {
        return new TopicRoles(
                () -> (ControlPlane) Proxy.newProxyInstance(
                        ControlPlane.class.getClassLoader(), new Class<?>[] {ControlPlane.class},
                        (proxy, method, given) -> switch (method.getName()) {
                            case "environments" -> List.of(new Environment(
                                    "env-1", "dev", "crn://confluent.cloud/organization=o/environment=env-1"));
                            case "serviceAccounts" -> List.of();
                            case "roleBindings" -> Optional.ofNullable(bindings).orElseThrow(() -> RemoteFailure.of(
                                    RemoteFailure.Kind.FORBIDDEN, "list role bindings",
                                    "the Cloud key may not read role bindings"));
                            default -> throw new AssertionError(method.getName());
                        }),
                () -> profile);
    }

    private ExecutorService threads() {
        return threads;
    }

    final Work work() {
        return new Work(threads, Platform::runLater, timer, InstantSource.system());
    }

    final WindowSettings settings() {
        return Objects.requireNonNull(settings);
    }

    final Pane opened() {
        return Objects.requireNonNull(pane.get());
    }

    final void open(double width, double height) {
        WindowSettings remembered =
                new WindowSettings(directory.resolve("window.json"), timer, InstantSource.system());
        settings = remembered;
        Work work = work();
        Profile profile = new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), environment, readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                new Profile.Kafka("lkc-1", "127.0.0.1:1", null, "SASL_PLAINTEXT", null), null, null, null);
        show(() -> {
            Overlay overlay = new Overlay();
            Navigation navigation = new Navigation();
            navigation.take(Request.ShowRecord.class, requests::add);
            navigation.take(Request.ReadMessages.class, requests::add);
            PaneContext context = new PaneContext(
                    profile, work, navigation, overlay, new SimpleBooleanProperty(true));
            Pane made = TopicsPane.spec(
                            new TopicServices(
                                    new Topics(cluster.sources(), threads), tables, history, roles(profile),
                                    new TopicServices.Compare(new Comparing(threads), others)),
                            remembered)
                    .factory()
                    .apply(context);
            pane.set(made);
            made.onShown();
            return new StackPane(made.view(), overlay);
        }, width, height);
    }

    @SuppressWarnings("unchecked")
    final TableView<TopicRow> table() {
        return (TableView<TopicRow>) stage().getScene().lookup("#topics-table");
    }

    final void awaitRows(int count) {
        await(count + " rows", () -> table().getItems().size() == count
                && table().getItems().stream().noneMatch(row -> row.settings().isWaiting()));
    }

    final void choose(String topic) {
        run(() -> table().getItems().stream()
                .filter(row -> row.name().equals(topic))
                .findFirst()
                .ifPresent(row -> table().getSelectionModel().select(row)));
        await("detail of " + topic, () -> texts(".topic-name").contains(topic));
    }

    final void tab(int index) {
        run(() -> ((TabPane) stage().getScene().lookup(".topic-detail .tab-pane")).getSelectionModel().select(index));
    }

    final int cells() {
        Set<Node> cells = table().lookupAll(".table-cell");
        return (int) cells.stream().filter(it -> it instanceof TableCell<?, ?> cell && !cell.isEmpty()).count();
    }

    final int firstVisible() {
        return table().lookupAll(".table-row-cell").stream()
                .filter(Node::isVisible)
                .map(it -> (IndexedCell<?>) it)
                .filter(cell -> !cell.isEmpty() && cell.getBoundsInParent().getMaxY() > 1)
                .mapToInt(IndexedCell::getIndex)
                .min()
                .orElse(-1);
    }

    final String label(String selector) {
        return fx(() -> ((Label) stage().getScene().lookup(selector)).getText());
    }

    final List<String> texts(String selector) {
        return fxNow(() -> stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(Node::isVisible)
                .filter(Labeled.class::isInstance)
                .map(it -> ((Labeled) it).getText())
                .filter(Objects::nonNull)
                .toList());
    }

    static <T> T fxNow(Supplier<T> action) {
        return Platform.isFxApplicationThread() ? action.get() : fx(action::get);
    }
}
