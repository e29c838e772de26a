package tableflow.console.ui.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.domain.schema.diff.SchemaChange;
import tableflow.console.service.schemas.registry.RegistryShelf.History;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.work.TestWork;

/// What two schemas differ in can be read, whatever room there is.
class CompareViewTest extends UiTest {

    private static final String PATH = "customerRelationship.billingAddressInformation.latitudeInMicrodegrees";
    private static final String FIRST = order("""
            {"name":"customerRelationship","type":{"type":"record","name":"Customer","fields":[
             {"name":"billingAddressInformation","type":{"type":"record","name":"Billing","fields":[
              {"name":"latitudeInMicrodegrees","type":"long"}]}}]}},
            {"name":"order_id","type":"string"},{"name":"note","type":"string","default":"DEFAULT"}"""
            .replace("DEFAULT", "a long default ".repeat(12)));
    private static final String SECOND = FIRST.replace("\"long\"", "\"int\"").replace("order_id", "order")
            .replace("a long default", "another default");

    private final TestWork jobs = TestWork.inline();
    private final CompareViewModel model = fx(() -> new CompareViewModel(CompareKit.of(jobs.work, new ArrayList<>())));

    private static String order(String fields) {
        return "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"shop\",\"fields\":[" + fields + "]}";
    }

    private static RegisteredSchema version(int number, String text, SchemaReference... references) {
        return new RegisteredSchema(new SchemaVersion("orders-value", number, number, Open.of(SchemaFormat.AVRO), text,
                List.of(references)), null, false);
    }

    private void open(double width, double height, RegisteredSchema... versions) {
        run(() -> model.draft(new DraftInHand("orders-value", SchemaFormat.AVRO, versions[0].version().text(),
                List.of(), Optional.empty())));
        show(() -> new CompareView(model), width, height);
        run(() -> {
            model.offer(new History(SubjectName.of("orders-value"), List.of(versions), 0));
            if (versions.length > 1) {
                model.choose(1, 2);
            }
            find("#schemas-compare-meaning", ToggleButton.class).setSelected(true);
        });
        lay();
    }

    private void lay() {
        run(() -> {
            stage().getScene().getRoot().applyCss();
            stage().getScene().getRoot().layout();
        });
    }

    @SuppressWarnings("unchecked")
    private TableView<SchemaChange> table() {
        return find("#schemas-compare-meanings", TableView.class);
    }

    private void choose(String what) {
        run(() -> table().getSelectionModel().clearAndSelect(IntStream.range(0, table().getItems().size())
                .filter(it -> ChangeWords.what(table().getItems().get(it)).contains(what)).findFirst().orElseThrow()));
        lay();
    }

    private String detail() {
        return fx(() -> String.join("\n", find("#schemas-compare-details", ChangeDetail.class).words()));
    }

    private String summary() {
        return fx(() -> find("#schemas-compare-summary", Label.class).getText());
    }

    private String nothing() {
        Label label = find("#schemas-compare-nothing", Label.class);
        return fx(() -> label.isVisible() ? label.getText() : "");
    }

    /// What is laid out narrower than its text needs, or reaches beyond what its cell shows.
    private List<String> cut(String selector) {
        return fx(() -> stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(node -> node instanceof Label label && label.isVisible() && !label.isWrapText())
                .map(Label.class::cast)
                .filter(label -> isDotted(label) || reachesOut(label))
                .map(Label::getText).toList());
    }

    private static boolean isDotted(Label label) {
        return label.lookup(".text") instanceof Text text && !text.getText().equals(label.getText());
    }

    private boolean reachesOut(Label label) {
        Node cell = label;
        while (cell != null && !(cell instanceof TableCell)) {
            cell = cell.getParent();
        }
        Bounds pill = label.localToScene(label.getLayoutBounds());
        Bounds room = (cell == null ? label : cell).localToScene((cell == null ? label : cell).getLayoutBounds());
        Bounds table = table().localToScene(table().getLayoutBounds());
        double bar = table().lookupAll(".scroll-bar").stream().filter(Node::isVisible)
                .filter(it -> it.getLayoutBounds().getHeight() > it.getLayoutBounds().getWidth())
                .mapToDouble(it -> it.getLayoutBounds().getWidth()).max().orElse(0);
        return pill.getMaxX() > room.getMaxX() + 1 || pill.getMaxX() > table.getMaxX() - bar + 1;
    }

    /// As wide as in a window of 1,280 with and without editor, and of 1,600.
    @ParameterizedTest
    @CsvSource({"832, 225", "832, 610", "1160, 300", "1160, 800"})
    void verdictsAndHeadsAreWhole(double width, double height) {
        open(width, height, version(1, many(false)), version(2, many(true)));
        assertThat(fx(() -> table().getItems().size())).isGreaterThan(300);
        assertThat(fx(() -> stage().getScene().getRoot().lookupAll(".status-pill").stream()
                .filter(StatusPill.class::isInstance).count())).isGreaterThan(2);
        assertThat(cut(".status-pill")).as("verdicts").isEmpty();
        assertThat(cut(".column-header > .label")).as("heads").isEmpty();
        assertThat(summary()).startsWith("450 changes: ").contains("Whoever changes first");
        pictures("schemas-meanings-" + (int) width + "-" + (int) height);
    }

    private static String many(boolean after) {
        return order(IntStream.range(0, 150).mapToObj(it -> after
                ? "{\"name\":\"f_" + it + "\",\"type\":\"" + (it % 3 == 0 ? "string\",\"doc\":\"d" : "long") + "\"},"
                        + "{\"name\":\"new_" + it + "\",\"type\":[\"null\",\"string\"],\"default\":null}"
                : "{\"name\":\"f_" + it + "\",\"type\":\"" + (it % 2 == 0 ? "int" : "long") + "\"},"
                        + "{\"name\":\"gone_" + it + "\",\"type\":\"boolean\"}").collect(Collectors.joining(",")));
    }

    @Test
    void theChosenChangeIsToldInFull() {
        open(832, 225, version(1, FIRST), version(2, SECOND));
        choose(PATH);
        assertThat(detail()).startsWith(PATH + ": retyped").contains("Before: long", "After: int",
                "Readers with the new schema cannot read old data", "Readers with the old schema read new values",
                "Suspends the table: UNSUPPORTED_TYPE_CHANGE " + PATH, "Writers have to change first");
        choose("note");
        assertThat(detail()).contains("a long default ".repeat(12), "The table follows.");
        assertThat(fx(() -> find("#schemas-compare-details", ChangeDetail.class).lookupAll(".label").stream()
                .map(Label.class::cast).allMatch(Label::isWrapText))).isTrue();
        assertThat(summary()).contains("3 changes", "that the table cannot follow");
    }

    @Test
    void onlyWhatBreaksIsShownOnDemandAndTheChosenOneStays() {
        open(832, 610, version(1, FIRST), version(2, SECOND));
        choose(PATH);
        run(() -> find("#schemas-compare-breaking", CheckBox.class).setSelected(true));
        assertThat(fx(() -> table().getItems().stream().map(it -> it.subject().name()).toList()))
                .contains(PATH, "order").doesNotContain("note");
        assertThat(detail()).startsWith(PATH);
        run(() -> find("#schemas-compare-breaking", CheckBox.class).setSelected(false));
        assertThat(detail()).startsWith(PATH);
        run(() -> model.choose(2, 2));
        assertThat(nothing()).isEqualTo("Both are the same.");
    }

    /// Compatible, and the value is gone all the same.
    @Test
    void aReaderThatFailsAtNothingAndMissesAValueIsNotCalledFine() {
        open(832, 225, version(1, order("{\"name\":\"id\",\"type\":\"int\"},{\"name\":\"sold\",\"type\":\"int\","
                        + "\"default\":0}")),
                version(2, order("{\"name\":\"id\",\"type\":\"int\"},{\"name\":\"bought\",\"type\":\"int\","
                        + "\"default\":0}")));
        choose("renamed?");
        assertThat(fx(() -> table().lookupAll(".status-pill.warning").stream().map(Label.class::cast)
                .map(Label::getText).toList())).containsExactly("misread", "misread");
        assertThat(fx(() -> find("#schemas-compare-details", ChangeDetail.class)
                .lookupAll(".schemas-change-line.warning").size())).isEqualTo(2);
        assertThat(summary()).contains("one that the table", "some values are missed").doesNotContain("any order");
        assertThat(detail()).endsWith("some values are missed or misread.");
        run(() -> find("#schemas-compare-breaking", CheckBox.class).setSelected(true));
        assertThat(fx(() -> table().getItems().size())).isEqualTo(1);
    }

    @Test
    void whatMeansTheSameIsSaid() {
        open(832, 225, version(1, FIRST), version(2, FIRST.replace("\"name\":\"note\",\"type\":\"string\"",
                "\"type\":\"string\",\"name\":\"note\"")));
        assertThat(nothing()).isEqualTo("Their texts differ, but they mean the same.");
        run(() -> find("#schemas-compare-lines", ToggleButton.class).setSelected(true));
        assertThat(nothing()).isEmpty();
        assertThat(summary()).startsWith("Change 1 of ");
    }

    @Test
    void aFailureIsToldOnceAndADraftAloneSaysSo() {
        open(832, 400, version(1, FIRST), version(2, SECOND, new SchemaReference("x", "x-value", 1)));
        assertThat(nothing()).as("the banner tells").isEmpty();
        assertThat(fx(() -> Objects.requireNonNull(model.problemProperty().get()).failure().why()))
                .isEqualTo("nobody answers");
        pictures("schemas-meaning-failed");
        run(() -> model.offer(null));
        assertThat(nothing()).contains("no registered version");
    }

    @Test
    void whatIsBeingComparedIsSaid() {
        TestWork slow = TestWork.queued();
        CompareViewModel waiting = fx(() -> new CompareViewModel(CompareKit.of(slow.work, new ArrayList<>())));
        show(() -> new CompareView(waiting), 832, 225);
        run(() -> {
            waiting.offer(new History(SubjectName.of("orders-value"), List.of(version(1, FIRST), version(2, SECOND)),
                    0));
            waiting.choose(1, 2);
        });
        assertThat(nothing()).startsWith("Comparing");
        assertThat(fx(() -> find("#schemas-compare-busy", Node.class).isVisible())).isTrue();
        pictures("schemas-meaning-busy");
        run(slow::runNext);
        assertThat(nothing()).isEmpty();
    }
}
