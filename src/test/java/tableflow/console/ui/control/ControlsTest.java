package tableflow.console.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.controlsfx.control.BreadCrumbBar;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.textfield.TextFields;
import org.controlsfx.dialog.Wizard;
import org.controlsfx.dialog.WizardPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.work.Problem;

/// Our controls, and ControlsFX's in our theme: any warning of JavaFX's style sheets fails these tests (see [UiTest]).
class ControlsTest extends UiTest {

    private record Row(String name, @Nullable Long partitions, Severity severity) {}

    private final ObservableList<Row> rows = FXCollections.observableArrayList(
            new Row("orders", 12L, Severity.GOOD),
            new Row("Audit", null, Severity.NEUTRAL),
            new Row("payments", 3L, Severity.BAD),
            new Row("carts", 6L, Severity.BUSY),
            new Row("returns", 1L, Severity.WARNING));

    @Test
    void tableSortsByValueAndCopiesWhatIsVisible() {
        DataTable<Row> table = fx(this::table);
        show(() -> new VBox(table), 700, 300);
        pictures("control-table");

        run(() -> {
            table.getSortOrder().add(table.getColumns().get(1));
            table.sort();
        });
        assertThat(fx(() -> table.getItems().stream().map(Row::name).toList()))
                .containsExactly("returns", "payments", "carts", "orders", "Audit");
        run(() -> {
            table.getSortOrder().clear();
            table.getSortOrder().add(table.getColumns().get(2));
            table.sort();
        });
        assertThat(fx(() -> table.getItems().getFirst().severity())).isEqualTo(Severity.BAD);
        run(() -> {
            table.getSortOrder().setAll(List.of(table.getColumns().get(0)));
            table.sort();
            table.getColumns().get(2).setVisible(false);
            table.getSelectionModel().selectIndices(0, 2);
        });
        assertThat(fx(table::selected))
                .containsExactly(List.of("Topic", "Partitions"), List.of("Audit", "–"), List.of("orders", "12"));
        assertThat(fx(table::all)).hasSize(6);
    }

    @Test
    void whatAColumnCutsOffIsInATooltip() {
        DataTable<Row> table = fx(this::table);
        show(() -> new VBox(table), 700, 300);
        assertThat(told(table, "payments")).as("it can be read whole").isNull();
        run(() -> {
            table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
            table.getColumns().getFirst().setPrefWidth(46);
        });
        await("the name is cut off", () -> table.lookupAll(".table-cell .text").stream()
                .anyMatch(it -> it instanceof Text text && text.getText().startsWith("p")
                        && text.getText().length() < 8));
        assertThat(told(table, "payments")).isNotNull();
    }

    private static @Nullable Tooltip told(DataTable<Row> table, String name) {
        TableCell<?, ?> cell = fx(() -> (TableCell<?, ?>) table.lookupAll(".table-cell").stream()
                .filter(it -> it instanceof TableCell<?, ?> one && name.equals(one.getText())).findFirst()
                .orElseThrow());
        run(() -> cell.fireEvent(new MouseEvent(MouseEvent.MOUSE_ENTERED, 0, 0, 0, 0, MouseButton.NONE, 0,
                false, false, false, false, false, false, false, false, false, false, null)));
        return cell.getTooltip();
    }

    @Test
    void aTableWithoutRowsSaysSo() {
        rows.clear();
        show(
                () -> {
                    DataTable<Row> table = table();
                    table.setPlaceholder(Placeholder.empty(Feather.INBOX, "No topics yet", "They appear here.")
                            .action("Provision a topic", () -> {}));
                    return new VBox(table);
                },
                700,
                360);
        pictures("control-empty-table");
    }

    private DataTable<Row> table() {
        DataTable<Row> table = new DataTable<>(rows);
        table.text("Topic", Row::name);
        table.number("Partitions", Row::partitions, Object::toString);
        table.status("Phase", Row::severity, severity -> severity, Severity::name);
        return table;
    }

    @Test
    void bannerShowsReportsAndRetries() {
        ErrorBanner banner = fx(ErrorBanner::new);
        show(() -> new VBox(banner), 800, 320);
        assertThat(fx(banner::isManaged)).isFalse();
        List<String> heard = new java.util.ArrayList<>();
        RemoteFailure failure = RemoteFailure.of(
                        RemoteFailure.Kind.UNAUTHORIZED, "read topics of lkc-abc123", "the server answered 401")
                .withAdvice("Make a Kafka API key for this cluster, or choose another profile.")
                .withRequest("7c1d", 401);
        run(() -> banner.show(new Problem(failure, () -> heard.add("again"))));
        click(".error-more");
        pictures("control-banner");
        assertThat(fx(banner::report)).contains("401", "7c1d", "UNAUTHORIZED");
        click(".error-retry");
        assertThat(heard).containsExactly("again");
        assertThat(fx(banner::isManaged)).isFalse();
        run(() -> banner.show(Problem.of(failure)));
        assertThat(find(".error-retry", Button.class).isVisible()).isFalse();
    }

    @Test
    void factsPillsFieldsAndPlaceholders() {
        show(
                () -> {
                    VBox pills = new VBox(6);
                    for (Severity severity : Severity.values()) {
                        pills.getChildren().add(new StatusPill(severity, severity.name()));
                    }
                    Field field = new Field("Topic name", new TextField("no spaces"), "Letters, digits, dots")
                            .errors(new javafx.beans.property.SimpleStringProperty("A topic name has no spaces."));
                    ElapsedLabel elapsed = new ElapsedLabel(java.time.InstantSource.system());
                    elapsed.stop(Duration.ofSeconds(75));
                    KeyValueGrid facts = new KeyValueGrid()
                            .addCopyable("Cluster", "lkc-abc123")
                            .add("Took", elapsed)
                            .add("Table path", new CopyableText("table path", "s3://dev/10110100/110101/topic2").mono())
                            .add("Note", "A long text that is wrapped where there is not enough room on one line.");
                    Placeholder loading = Placeholder.loading("Reading topics");
                    return new VBox(16, pills, field, facts, new ProgressBar(0.4), loading);
                },
                520,
                640);
        pictures("control-facts");
        assertThat(find(".copyable .button", Button.class).getAccessibleText()).isEqualTo("Copy: Cluster");
    }

    @Test
    void controlsOfControlsFxFindTheirColours() {
        show(
                () -> {
                    SearchableComboBox<String> searchable =
                            new SearchableComboBox<>(FXCollections.observableArrayList("a", "b"));
                    CheckComboBox<String> checks = new CheckComboBox<>(FXCollections.observableArrayList("a", "b"));
                    BreadCrumbBar<String> crumbs =
                            new BreadCrumbBar<>(BreadCrumbBar.buildTreeModel("bucket", "topics", "orders"));
                    SegmentedButton segments = new SegmentedButton(
                            new javafx.scene.control.ToggleButton("One"), new javafx.scene.control.ToggleButton("Two"));
                    segments.getStyleClass().add(SegmentedButton.STYLE_CLASS_DARK);
                    return new VBox(10, searchable, checks, crumbs, segments, TextFields.createClearableTextField());
                },
                400,
                300);
        run(() -> {
            PopOver popOver = new PopOver(new Label("inside"));
            popOver.show(stage().getScene().getRoot());
            popOver.hide(javafx.util.Duration.ZERO);
            Wizard wizard = new Wizard(stage());
            wizard.setFlow(new Wizard.LinearFlow(new WizardPane(), new WizardPane()));
        });
        pictures("control-controlsfx");
    }

    @Test
    void aColourThatDoesNotExistWouldBeNoticed() {
        Label label = fx(() -> new Label("odd"));
        show(() -> new VBox(label), 100, 100);
        assertThat(takeStyleWarnings()).isEmpty();
        run(() -> {
            label.setStyle("-fx-background-color: -no-such-colour;");
            label.applyCss();
        });
        assertThat(takeStyleWarnings()).singleElement().asString().contains("-fx-background-color");
    }

    @Test
    void everySeverityHasAShapeOfItsOwn() {
        assertThat(List.of(Severity.values())).extracting(Severity::icon).doesNotHaveDuplicates();
        assertThat(List.of(Severity.values())).isSortedAccordingTo(Comparator.naturalOrder());
    }
}
