package tableflow.console.ui.messages;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.Records;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.FxWork;
import tableflow.console.ui.work.ScheduledTimer;

/// A Messages pane in a window, on a topic in memory whose values are JSON.
abstract class MessagesWindow extends UiTest {

    static final String LONG = "eu-central-1.billing." + "invoice-adjustment-".repeat(12);

    @TempDir
    Path folder = Path.of("");

    final FakeMessages kafka = new FakeMessages(3, 200);
    final FakeCluster cluster = new FakeCluster();
    final List<String> topics = new ArrayList<>(List.of("customers", LONG, "orders", "payments"));
    final FxWork work = new FxWork(InstantSource.system());
    RecordStore.Limits limits = new RecordStore.Limits(100_000, 100_000_000);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledTimer timer = new ScheduledTimer();
    private @Nullable Pane pane;

    /// An order as JSON with numbers that a double cannot hold, in headers its trace.
    static KafkaRecord order(int partition, long offset) {
        String value = """
                {"order_id":"order-%05d","customer":{"id":%d,"name":"Customer %d"},"amount":%d.10,\
                "exact":9007199254740993,"paid":%s,"lines":[{"sku":"A-%d","count":%d}]}""".formatted(
                offset, 1_000 + offset % 17, offset % 17, offset % 90, offset % 2 == 0, offset % 5, offset % 3 + 1);
        return new KafkaRecord("orders", partition, offset, FakeMessages.START.plusSeconds(offset), "CreateTime", 7,
                utf8("order-" + offset), offset % 50 == 49 ? null : utf8(value), List.of(
                        new KafkaRecord.Header("traceparent", utf8("00-4bf92f35-" + offset)),
                        new KafkaRecord.Header("retry", null)));
    }

    static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    final void close() {
        Pane open = pane;
        if (open != null) {
            run(open::close);
        }
        work.close();
        timer.close();
        threads.close();
    }

    final void open(double width, double height) {
        open(width, height, MessagesTools.NONE);
    }

    final void open(double width, double height, MessagesTools.Factory tools) {
        kafka.maker = MessagesWindow::order;
        WindowSettings settings = new WindowSettings(folder.resolve("window.json"), timer, InstantSource.system());
        InstantSource clock = InstantSource.fixed(FakeMessages.START.plusSeconds(200));
        Messages messages = new Messages(
                () -> kafka, this::noRegistry, kafka.reader(threads, clock, Duration.ofMinutes(1)), clock);
        MessagesServices services = new MessagesServices(
                messages, new Records(cluster.sources().kafka(), cluster.sources().registry()), () -> topics, folder,
                limits);
        show(() -> {
            Overlay overlay = new Overlay();
            PaneContext context = new PaneContext(
                    profile(), work.work(), new Navigation(), overlay, new SimpleBooleanProperty(true));
            Pane made = MessagesPane.spec(services, tools, settings).factory().apply(context);
            pane = made;
            made.onShown();
            return new StackPane(made.view(), overlay);
        }, width, height);
    }

    private tableflow.console.service.port.SchemaRegistry noRegistry() {
        throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "open the Schema Registry", "the profile has none");
    }

    private static Profile profile() {
        return new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
    }

    final Pane pane() {
        return Objects.requireNonNull(pane);
    }

    final DataGrid grid() {
        return find("#messages-grid", DataGrid.class);
    }

    /// The texts of the cells in sight.
    final List<String> cells() {
        return fx(() -> stage().getScene().getRoot().lookupAll(".grid-text").stream()
                .filter(Text.class::isInstance)
                .map(it -> ((Text) it).getText())
                .toList());
    }

    /// The texts of labels and buttons in sight.
    final List<String> texts(String selector) {
        return fx(() -> stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(MessagesWindow::shows)
                .filter(Labeled.class::isInstance)
                .map(it -> ((Labeled) it).getText())
                .filter(Objects::nonNull)
                .toList());
    }

    static boolean shows(@Nullable Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    final boolean shows(String selector) {
        return shows(stage().getScene().lookup(selector));
    }

    final String state() {
        return texts("#messages-state").stream().findFirst().orElse("");
    }
}
