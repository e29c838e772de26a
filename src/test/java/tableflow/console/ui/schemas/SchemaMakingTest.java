package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.service.schemas.infer.Evidence;
import tableflow.console.service.schemas.samples.RecordTrial.Misfit;
import tableflow.console.ui.shell.Request;

/// What is made of a topic's records, of a draft and of both, in the dialogs and the tab of the pane.
class SchemaMakingTest extends SchemaDeskWindow {

    private static final String WIDE =
            "a_name_that_is_as_long_as_names_of_fields_are_when_nobody_has_to_type_them_twice";

    private static KafkaRecord holding(int partition, long offset, String value) {
        return new KafkaRecord("t", partition, offset, FakeMessages.START.plusSeconds(offset), "CreateTime", null,
                null, Bytes.of(value.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    /// As many records as there are values.
    private void topic(String... values) {
        cluster.maker = (partition, offset) -> holding(partition, offset, values[(int) offset]);
        cluster.ends.put(0, (long) values.length);
    }

    private void openInfer(String topic) throws IOException {
        open();
        make("schemas-make-infer");
        await("the dialog", () -> there("#schemas-infer"));
        enter("#schemas-infer-topic", topic);
    }

    private List<String> seen() {
        TableView<?> table = find("#schemas-infer-evidence", TableView.class);
        return fx(() -> table.getItems().stream().map(Evidence.class::cast)
                .map(it -> it.path() + " " + it.seen()).toList());
    }

    private String draft() {
        return fx(() -> editor().text());
    }

    private String problem(String within) {
        return fx(() -> stage().getScene().getRoot().lookup(within).lookupAll(".error-banner .label").stream()
                .filter(it -> it instanceof Labeled)
                .map(it -> ((Labeled) it).getText()).filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
    }

    @Test
    void aSchemaIsInferredWithItsEvidenceAndTaken() throws IOException {
        topic("{\"id\":1,\"" + WIDE + "\":\"x\"}", "{\"id\":2.5}", "no JSON", "");
        openInfer("orders");
        pictures("schemas-infer-before");
        assertThat(fx(() -> find("#schemas-infer-take", Button.class).isDisabled())).isTrue();
        fire("#schemas-infer-look");
        await("it is found", () -> words("#schemas-infer-told").startsWith("Inferred from 2 records."));
        assertThat(words("#schemas-infer-told")).contains("1 hold nothing.")
                .contains("1 could not be looked at, the first in partition 0, offset 2");
        assertThat(seen()).containsExactly(" 2", "id 2", WIDE + " 1");
        pictures("schemas-infer");
        fire("#schemas-infer-take");
        await("it is the draft", () -> !there("#schemas-infer") && editor().text().contains(WIDE));
    }

    @Test
    void anEarlierDraftIsNotWrittenOverUnasked() throws IOException {
        topic("{\"id\":1}");
        openInfer("orders");
        for (String answer : List.of("#confirm-no", "#confirm-yes")) {
            run(() -> editor().setText("{\"title\": \"half written\"}"));
            if (!there("#schemas-infer")) {
                make("schemas-make-infer");
                await("the dialog", () -> there("#schemas-infer"));
                enter("#schemas-infer-topic", "orders");
            }
            fire("#schemas-infer-look");
            await("it is found", () -> words("#schemas-infer-told").startsWith("Inferred from one record."));
            fire("#schemas-infer-take");
            await("the question", () -> there("#confirm-yes"));
            assertThat(draft()).contains("half written");
            pictures("schemas-make-replace");
            fire(answer);
            await("it is answered", () -> !there("#confirm-yes"));
            if (answer.equals("#confirm-no")) {
                assertThat(draft()).contains("half written");
            }
        }
        await("it is the draft", () -> !draft().contains("half written") && draft().contains("\"id\""));
    }

    @Test
    void anotherLanguageAsksNobodyAgain() throws IOException {
        topic("{\"id\":1,\"a b\":{\"c\":[1,2]}}");
        openInfer("orders.v1-eu");
        fire("#schemas-infer-look");
        await("it is found", () -> words("#schemas-infer-told").startsWith("Inferred from one record."));
        cluster.broken = RemoteFailure.of(Kind.UNREACHABLE, "read", "nobody answers");
        run(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<SchemaFormat> format = find("#schemas-infer-format", ComboBox.class);
            format.setValue(SchemaFormat.AVRO);
        });
        await("what Avro cannot say", () -> there("#schemas-infer-losses"));
        pictures("schemas-infer-losses");
        fire("#schemas-infer-take");
        await("the draft is Avro", () -> editor().text().contains("\"OrdersV1Eu\""));
    }

    @Test
    void anEmptyTopicIsSaidToBeOne() throws IOException {
        openInfer("empty");
        fire("#schemas-infer-look");
        await("it is told", () -> words("#schemas-infer-told").startsWith("Inferred from 0 records"));
        assertThat(fx(() -> find("#schemas-infer-take", Button.class).isDisabled())).isTrue();
        assertThat(problem("#schemas-infer").strip()).isEmpty();
        pictures("schemas-infer-empty");
    }

    @Test
    void aRefusedTopicSaysWhy() throws IOException {
        openInfer("secret");
        topic("{\"id\":1}");
        cluster.broken = RemoteFailure.of(Kind.FORBIDDEN, "read topic secret", "the key may not read it");
        fire("#schemas-infer-look");
        await("it ended", () -> !find("#schemas-infer-look", Button.class).isDisabled());
        assertThat(problem("#schemas-infer")).contains("The key may not read it");
        assertThat(fx(() -> find("#schemas-infer-take", Button.class).isDisabled())).isTrue();
        pictures("schemas-infer-refused");
        cluster.broken = null;
        run(() -> ((Button) stage().getScene().getRoot().lookup("#schemas-infer .error-retry")).fire());
        await("tried again", () -> words("#schemas-infer-told").startsWith("Inferred from one record."));
    }

    @Test
    void whatWasSeenBeforeAStopCounts() throws IOException {
        CountDownLatch more = new CountDownLatch(1);
        cluster.maker = (partition, offset) -> {
            if (offset >= 100) {
                awaitOr(more);
            }
            return holding(partition, offset, "{\"id\":" + offset + "}");
        };
        cluster.ends.put(0, 1_000L);
        openInfer("orders");
        fire("#schemas-infer-look");
        await("progress", () -> stage().getScene().getRoot().lookupAll("#schemas-infer .schemas-place").stream()
                .anyMatch(it -> it instanceof Labeled label && label.getText().endsWith("of 1,000 records")));
        pictures("schemas-infer-busy");
        assertThat(fx(() -> find("#schemas-infer-look", Button.class).isDisabled())).isTrue();
        fire("#schemas-infer-stop");
        await("partly", () -> words("#schemas-infer-told").startsWith("Stopped: inferred from the first "));
        assertThat(seen()).contains("id " + seen().getFirst().strip());
        fire("#schemas-infer-take");
        await("it is the draft", () -> editor().text().contains("\"id\""));
        more.countDown();
    }

    /// Ends with an interrupt, as a poll of a cluster does.
    private static void awaitOr(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("read").withCause(stop);
        }
    }

    @Test
    void closingTheDialogEndsTheReading() throws IOException {
        cluster.maker = (partition, offset) -> {
            awaitOr(new CountDownLatch(1));
            return holding(partition, offset, "{}");
        };
        cluster.ends.put(0, 10L);
        openInfer("orders");
        fire("#schemas-infer-look");
        await("it reads", () -> cluster.open.get() > 0);
        press(KeyCode.ESCAPE);
        await("closed", () -> !there("#schemas-infer"));
        await("no reading is left", () -> cluster.open.get() == 0);
    }

    @Test
    void recordsAreTriedWithTheWayChosenInMessagesAndLeadThere() throws IOException {
        registry.readAs = DecodeAs.JSON;
        List<Request> sent = new ArrayList<>();
        run(() -> navigation.take(Request.ShowRecord.class, sent::add));
        topic("{\"id\":\"a\"}", "{\"id\":7}", "none", "{\"id\":\"b\"}");
        open();
        tab("schemas-records-tab");
        run(() -> editor().setText(ORDERS));
        enter("#schemas-records-topic", "orders");
        fire("#schemas-records-try");
        await("it was tried", () -> words("#schemas-records-told").startsWith("2 fit, 1 do not, 1 could not be read"));
        assertThat(words("#schemas-records-told")).endsWith("Values are read as JSON, as chosen in Messages.");
        @SuppressWarnings("unchecked")
        TableView<Misfit> table = find("#schemas-records-table", TableView.class);
        assertThat(fx(() -> List.copyOf(table.getItems()))).extracting(Misfit::place)
                .containsExactly("partition 0, offset 1", "partition 0, offset 2");
        assertThat(fx(() -> table.getItems().getFirst().flaws().getFirst().pointer())).isEqualTo("/id");
        pictures("schemas-records");
        run(() -> table.getSelectionModel().select(0));
        fire("#schemas-records-show");
        assertThat(sent).containsExactly(new Request.ShowRecord("orders", 0, 1));
    }

    @Test
    void aTrialSaysThatTheDraftIsNoSchemaAndKeepsWhatItCounted() throws IOException {
        topic("{\"id\":\"a\"}");
        open();
        tab("schemas-records-tab");
        run(() -> editor().setText("{\"type\":"));
        enter("#schemas-records-topic", "orders");
        fire("#schemas-records-try");
        await("why", () -> problem(".schemas-records").contains("no schema"));
        pictures("schemas-records-none");
        run(() -> editor().setText(ORDERS));
        cluster.maker = (partition, offset) -> {
            if (offset >= 50) {
                awaitOr(new CountDownLatch(1));
            }
            return holding(partition, offset, "{\"id\":\"a\"}");
        };
        cluster.ends.put(0, 100L);
        fire("#schemas-records-try");
        await("some were tried", () -> stage().getScene().getRoot().lookupAll(".schemas-records .schemas-place")
                .stream().anyMatch(it -> it instanceof Labeled label && label.getText().endsWith("of 100 records")));
        fire("#schemas-records-stop");
        await("what was counted stays", () -> words("#schemas-records-told").matches("[1-5]0 fit, 0 do not.*"));
    }

    @Test
    void aContractIsWrittenAsMarkdownAndHtml() throws IOException {
        open();
        run(() -> editor().setText("{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\","
                + "\"description\":\"The <order>\"},\"" + WIDE + "\":{\"type\":\"integer\"}}}"));
        make("schemas-make-contract");
        await("the dialog", () -> there("#schemas-contract"));
        pictures("schemas-contract");
        Path markdown = folder.resolve("orders.md");
        enter("#schemas-contract-owners", " Shop <shop@example.com> \n\nLake team");
        enter("#schemas-contract-file", markdown.toString());
        fire("#schemas-contract-save");
        await("it says where", () -> words("#schemas-contract-told").equals("Written: " + markdown));
        assertThat(Files.readString(markdown)).contains("- Owner: ").contains("Lake team").contains("| id |")
                .contains("The ");
        pictures("schemas-contract-written");
        run(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<ReportFormat> kind = find("#schemas-contract-format", ComboBox.class);
            kind.setValue(ReportFormat.HTML);
        });
        Path html = folder.resolve("orders.html");
        await("the ending follows", () -> find("#schemas-contract-file", TextField.class)
                .getText().equals(html.toString()));
        Files.writeString(html, "precious");
        fire("#schemas-contract-save");
        await("it is asked about", () -> words("#schemas-contract-told").startsWith(html + " is there already"));
        assertThat(Files.readString(html)).isEqualTo("precious");
        fire("#schemas-contract-save");
        await("replaced", () -> words("#schemas-contract-told").equals("Written: " + html));
        assertThat(Files.readString(html)).startsWith("<!").contains("The &lt;order&gt;").contains(WIDE);
    }

    @Test
    void aContractNeedsASchemaAndAPlace() throws IOException {
        open();
        run(() -> editor().setText("{\"type\":"));
        make("schemas-make-contract");
        await("the dialog", () -> there("#schemas-contract"));
        enter("#schemas-contract-file", folder.resolve("nowhere/orders.md").toString());
        fire("#schemas-contract-save");
        await("why", () -> problem("#schemas-contract").contains("no schema"));
        pictures("schemas-contract-refused");
        press(KeyCode.ESCAPE);
        await("closed", () -> !there("#schemas-contract"));
        run(() -> editor().setText(ORDERS));
        make("schemas-make-contract");
        await("the dialog", () -> there("#schemas-contract"));
        enter("#schemas-contract-file", folder.resolve("nowhere/orders.md").toString());
        fire("#schemas-contract-save");
        await("why", () -> problem("#schemas-contract").contains("nowhere"));
        assertThat(draft()).isEqualTo(ORDERS);
    }
}
