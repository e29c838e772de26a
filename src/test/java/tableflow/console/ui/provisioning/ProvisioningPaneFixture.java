package tableflow.console.ui.provisioning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The wizard in a window of its own, on a service in memory.
abstract class ProvisioningPaneFixture extends UiTest {

    static final String LONG = "eu-central-1.billing." + "invoice-adjustment-".repeat(12);

    @TempDir
    Path folder;

    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final List<Confirmation> asked = new ArrayList<>();
    FakeProvisioner service = new FakeProvisioner(FakeProvisioner.profile(false, Profile.Kind.SANDBOX));
    @Nullable Pane pane;
    private @Nullable Overlay overlay;
    final Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());

    @BeforeEach
    final void schema() throws IOException {
        Path file = folder.resolve("schemas/json/values/topic2-value.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {
                  "$schema": "http://json-schema.org/draft-07/schema#",
                  "title": "Topic2Value",
                  "type": "object",
                  "properties": {
                    "id": { "type": "integer" },
                    "name": { "type": "string" },
                    "created": { "type": "string", "format": "date-time" }
                  },
                  "required": ["id"]
                }
                """);
    }

    @AfterEach
    final void close() {
        if (pane != null) {
            run(pane::close);
        }
        timer.close();
        threads.close();
    }

    final void open(double width, double height) {
        ChoiceSources sources = new ChoiceSources(
                progress -> List.of(),
                progress -> List.of(new ServiceAccount("sa-1", "tableflow-operator", "Operates Tableflow")),
                progress -> List.of(new ProviderIntegration("cspi-1", "lake", "env-1",
                        "arn:aws:iam::123456789012:role/lake", null, null, List.of())),
                progress -> {
                    throw RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "read the catalogs", "no Tableflow key");
                });
        show(() -> {
            overlay = new Overlay();
            Pane made = ProvisioningPane.spec(service, sources, folder).factory().apply(new PaneContext(
                    service.profile, work, new Navigation(), new Answering(), new SimpleBooleanProperty(true)));
            pane = made;
            made.onShown();
            return new StackPane(made.view(), overlay);
        }, width, height);
    }

    final void request(String topic) {
        run(() -> Objects.requireNonNull(pane).answer(new Request.Provision(topic)));
        await("form", () -> shows("#provision-name"));
    }

    final boolean shows(String selector) {
        return stage().getScene().lookup(selector) != null;
    }

    final String label(String selector) {
        return fx(() -> stage().getScene().lookup(selector) instanceof Label label ? label.getText() : "");
    }

    final void plan() {
        await("schema found", () -> shows("#provision-plan"));
        click("#provision-plan");
        await("plan", () -> shows(".step-card"));
    }

    final void scroll(String pane, double to) {
        run(() -> find(pane, ScrollPane.class).setVvalue(to));
    }

    final void unfold(String... toggles) {
        for (String toggle : toggles) {
            run(() -> ((ToggleButton) stage().getScene().lookup(toggle)).setSelected(true));
        }
    }

    /// Says yes to everything, as a user who types what is asked for.
    private final class Answering implements Dialogs {

        @Override
        public void confirm(Confirmation question, Runnable onYes) {
            asked.add(question);
            onYes.run();
        }

        @Override
        public void show(Node content, Runnable onClosed) {
            Objects.requireNonNull(overlay).show(content, onClosed);
        }

        @Override
        public void close() {
            Objects.requireNonNull(overlay).close();
        }

        @Override
        public void close(Node content) {
            Objects.requireNonNull(overlay).close(content);
        }
    }
}
