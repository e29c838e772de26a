package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.write.FakeWriting;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

class ReplayDialogTest extends UiTest {

    private final ToolFixture fixture = new ToolFixture();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledTimer timer = new ScheduledTimer();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        timer.close();
    }

    private void open(int count) {
        open(ReplayViewModelTest.records(count));
    }

    private void open(Chosen chosen) {
        show(() -> {
            Overlay overlay = new Overlay();
            Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
            ReplayDialog.open(fixture.desk(work, overlay, "dev", false), chosen);
            return new StackPane(overlay);
        }, 860, 680);
        await("the dialog stands", () -> {
            Node dialog = stage().getScene().lookup("#messages-replay");
            return dialog != null && dialog.getLayoutBounds().getHeight() > 0;
        });
    }

    private boolean says(String words) {
        return fx(() -> stage().getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(it -> it.isVisible() && ((Label) it).getText() != null
                        && ((Label) it).getText().contains(words)));
    }

    private boolean enabled(String selector) {
        return !find(selector, Button.class).isDisabled();
    }

    private void topic(String name) {
        run(() -> find("#replay-topic", ComboBox.class).getEditor().setText(name));
        await("it can be reviewed", () -> enabled("#replay-review"));
    }

    @Test
    void reviewedAndWritten() {
        fixture.cluster.configs.put("orders-copy", List.of(
                FakeCluster.config("cleanup.policy", "delete"), FakeCluster.config("retention.ms", "3600000"),
                FakeCluster.config("message.timestamp.type", "LogAppendTime")));
        open(20_000);
        assertThat(enabled("#replay-review")).isFalse();
        topic("orders-copy");
        click("#replay-review");
        await("the review", () -> enabled("#replay-run"));
        assertThat(says("20,000 records")).isTrue();
        await("what the topic does to times", () -> says("its own time stamps"));
        pictures("replay-reviewed");
        click("#replay-run");
        await("the end", () -> says("20,000 of 20,000 records are written"));
        assertThat(fixture.writing.written).hasSize(20_000);
        assertThat(find("#replay-rest", Button.class).isVisible()).isFalse();
    }

    @Test
    void whatFailedIsListedAndTheRestCanBeWritten() {
        fixture.writing.answer((record, number) -> number == 3 || number == 8
                ? RemoteFailure.of(Kind.INVALID, "write", "the record is larger than the topic takes") : null);
        open(12);
        topic("orders-copy");
        click("#replay-review");
        await("the review", () -> enabled("#replay-run"));
        click("#replay-run");
        await("the end", () -> says("10 of 12 records are written"));
        await("the failures", () -> stage().getScene().lookup("#replay-failed") != null);
        await("they are seen", () -> says("2 records are certainly not there"));
        pictures("replay-failed");
        click("#replay-rest");
        await("the review of the rest", () -> says("2 records ("));
        click("#replay-run");
        await("the end", () -> says("2 of 2 records are written"));
        assertThat(fixture.writing.written).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void aRunIsStopped() {
        CountDownLatch begun = new CountDownLatch(1);
        fixture.writing.answer((record, number) -> {
            if (number == 50) {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            return null;
        });
        open(500);
        topic("orders-copy");
        click("#replay-review");
        await("the review", () -> enabled("#replay-run"));
        click("#replay-run");
        await("it runs", () -> begun.getCount() == 0 && find("#replay-leave", Button.class).getText().equals("Stop"));
        click("#replay-leave");
        await("it is stopped", () -> says("Stopped:"));
        await("what is not there can be written", () -> find("#replay-rest", Button.class).isVisible());
        pictures("replay-stopped");
    }

    /// From a registry with three schemas to one that has one of them under another id, another schema under the id of
    /// the second, and not the third.
    @Test
    @SuppressWarnings("unchecked")
    void toAnotherProfile() {
        try (RegistryStand own = new RegistryStand(); RegistryStand their = new RegistryStand()) {
            int one = own.register("orders-value", RegistryStand.ONE).id();
            int two = own.register("orders-value", RegistryStand.TWO).id();
            int three = own.register("orders-value", RegistryStand.THREE).id();
            their.register("payments-value", RegistryStand.ONE.replace("\"R\"", "\"Payment\""));
            their.register("refunds-value", RegistryStand.ONE.replace("\"R\"", "\"Refund\""));
            int theirOne = their.register("orders-staging-value", RegistryStand.ONE).id();
            int[] ids = {one, two, three + 1_000};
            fixture.registry = own::registry;
            FakeWriting staging = fixture.other("staging", "dev", false, their::registry);
            open(Chosen.of(300, index -> new KafkaRecord("orders", 0, index, ToolFixture.NOW, "CreateTime", null,
                    Bytes.of(new byte[] {'k'}), framed(ids[index % 3]), List.of())));
            await("the profiles", () -> find("#replay-profile", ComboBox.class).getItems().contains("staging"));
            run(() -> ((ComboBox<String>) find("#replay-profile", ComboBox.class)).setValue("staging"));
            await("its topics", () -> find("#replay-topic", ComboBox.class).getItems().contains("orders-staging"));
            topic("orders-staging");
            click("#replay-review");
            await("the plan", () -> stage().getScene().lookup("#replay-schemas") instanceof DataTable<?> table
                    && table.getItems().size() == 3 && table.getHeight() > 60);
            await("what stands against it", () -> says("100 keys and values name an id that belongs to another"));
            pictures("replay-other-plan");
            assertThat(enabled("#replay-run")).isFalse();
            run(() -> find("#replay-as-is", CheckBox.class).setSelected(true));
            assertThat(enabled("#replay-run")).as("an id of another schema is never sent").isFalse();

            click("#replay-register");
            await("what would be registered", () -> stage().getScene().lookup("#change-apply") instanceof Button apply
                    && !apply.isDisabled());
            pictures("replay-register");
            click("#change-apply");
            await("the review once more", () -> stage().getScene().lookup("#change-apply") == null
                    && stage().getScene().lookup("#replay-schemas") != null
                    && !says("belongs to another") && find("#replay-as-is", CheckBox.class).isVisible());
            assertThat(find("#replay-as-is", CheckBox.class).isSelected()).as("asked anew").isFalse();
            assertThat(enabled("#replay-run")).as("what neither has").isFalse();
            run(() -> find("#replay-as-is", CheckBox.class).setSelected(true));
            await("it can be written", () -> enabled("#replay-run"));
            pictures("replay-other-agreed");
            click("#replay-run");
            await("the end", () -> says("300 of 300 records are written"));
            int theirTwo = their.registry().latest("orders-staging-value").orElseThrow().id();
            assertThat(staging.written).extracting(NewRecord::value).hasSize(300)
                    .startsWith(framed(theirOne), framed(theirTwo), framed(three + 1_000));
            assertThat(fixture.writing.handedOver).isEmpty();
        }
    }

    private static Bytes framed(int id) {
        return Bytes.owned(ByteBuffer.allocate(7).put((byte) 0).putInt(id).put((byte) 2).put((byte) 0).array());
    }
}
