package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Consequences;
import tableflow.console.domain.schema.diff.SchemaChange;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.service.schemas.compat.LineDiff.Line;
import tableflow.console.service.schemas.compat.SideBySide.Row;
import tableflow.console.service.schemas.registry.VersionComparer.Comparison;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.schemas.registry.CompareViewModel.Choice;

/// Two schemas side by side: their lines with what changed, or what the changes mean.
public final class CompareView extends VBox {

    private static final double TABLE = 0.66;

    private final CompareViewModel model;
    private final ObservableList<Row> lines = FXCollections.observableArrayList();
    private final ListView<Row> texts = new ListView<>(lines);
    private final ObservableList<SchemaChange> changes = FXCollections.observableArrayList();
    private final DataTable<SchemaChange> meanings = new DataTable<>(changes);
    private final Label summary = new Label();
    private final Label nothing = new Label();
    private final Label details = new Label();
    private final Button previous = step(Feather.ARROW_UP, "schemas.registry.previous", "schemas-compare-previous");
    private final Button next = step(Feather.ARROW_DOWN, "schemas.registry.next", "schemas-compare-next");
    private final ToggleButton meaning = new ToggleButton(text("schemas.registry.meaning"));
    private SchemaFormat format = SchemaFormat.JSON;

    public CompareView(CompareViewModel model) {
        this.model = model;
        getStyleClass().add("schemas-compare");
        ToggleButton text = new ToggleButton(text("schemas.registry.lines"));
        text.setId("schemas-compare-lines");
        meaning.setId("schemas-compare-meaning");
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(text, meaning);
        group.selectToggle(text);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
            arrange();
        });
        text.getStyleClass().add("left-pill");
        meaning.getStyleClass().add("right-pill");
        HBox which = new HBox(text, meaning);
        previous.setOnAction(event -> model.step(-1));
        next.setOnAction(event -> model.step(1));
        summary.setId("schemas-compare-summary");
        summary.getStyleClass().add("text-muted");
        FlowPane bar = new FlowPane(
                side("schemas-compare-left", "schemas.registry.before", model.leftProperty()),
                new Label("\u2192"),
                side("schemas-compare-right", "schemas.registry.after", model.rightProperty()),
                which, previous, next, summary);
        bar.getStyleClass().add("schemas-registry-bar");
        texts.setId("schemas-compare-texts");
        texts.setAccessibleText(text("schemas.registry.lines"));
        texts.setCellFactory(view -> new LineCell());
        texts.getStyleClass().add("schemas-diff");
        texts.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.N) {
                model.step(event.isShiftDown() ? -1 : 1);
                event.consume();
            }
        });
        columns();
        nothing.setWrapText(true);
        nothing.getStyleClass().add("schemas-nothing");
        nothing.setId("schemas-compare-nothing");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        details.setId("schemas-compare-details");
        details.setWrapText(true);
        details.setMinHeight(USE_PREF_SIZE);
        details.getStyleClass().add("schemas-about");
        ScrollPane whole = new ScrollPane(details);
        whole.setFitToWidth(true);
        SplitPane meant = new SplitPane(meanings, whole);
        meant.getStyleClass().add("schemas-split");
        meant.setDividerPositions(TABLE);
        meant.visibleProperty().bind(meanings.visibleProperty());
        StackPane body = new StackPane(texts, meant, nothing);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(bar, banner, body);
        model.comparisonProperty().subscribe(this::show);
        model.changeProperty().subscribe(now -> reveal());
    }

    private static Button step(Feather icon, String key, String id) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(text(key));
        button.setTooltip(new Tooltip(text(key)));
        return button;
    }

    private ComboBox<Choice> side(String id, String key, ObjectProperty<@Nullable Choice> value) {
        ComboBox<Choice> box = new ComboBox<>(model.choices());
        box.setId(id);
        box.setAccessibleText(text(key));
        box.setPromptText(text(key));
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private void columns() {
        meanings.setId("schemas-compare-meanings");
        meanings.setAccessibleText(text("schemas.registry.meaning"));
        meanings.text(text("schemas.registry.what"), ChangeWords::what);
        meanings.text(text("schemas.registry.before"), SchemaChange::before);
        meanings.text(text("schemas.registry.after"), SchemaChange::after);
        String reads = text("schemas.registry.reads");
        String readsNot = text("schemas.registry.reads.not");
        pill("schemas.registry.new.readers", it -> it.impact().newReaders().isEmpty(), reads, readsNot);
        pill("schemas.registry.old.readers", it -> it.impact().oldReaders().isEmpty(), reads, readsNot);
        pill("schemas.registry.table", it -> it.impact().table().isEmpty(),
                text("schemas.registry.tablestays"), text("schemas.registry.tablestays.not"));
        meanings.getSelectionModel().selectedItemProperty().subscribe(this::detail);
        meanings.setPlaceholder(new Label(text("schemas.registry.same")));
    }

    private void pill(String title, Predicate<SchemaChange> fine, String good, String bad) {
        meanings.status(text(title), fine::test, it -> it ? Severity.GOOD : Severity.BAD, it -> it ? good : bad);
    }

    /// The whole of what the chosen change means.
    private void detail(@Nullable SchemaChange change) {
        if (change == null) {
            details.setText("");
            return;
        }
        Consequences consequences = Consequences.of(format, change);
        details.setText(ChangeWords.newReaders(consequences) + ".\n" + ChangeWords.oldReaders(consequences) + "."
                + (change.impact().table().isEmpty() ? ""
                        : "\n" + text("schemas.registry.tablestops", change.impact().table().getFirst()) + "."));
    }

    private void show(@Nullable Comparison found) {
        lines.setAll(found == null ? List.of() : found.lines().rows());
        List<SchemaChange> all = found == null ? List.of()
                : found.changes().map(SchemaChanges::all).orElse(List.of());
        found(found);
        changes.setAll(all);
        if (!all.isEmpty()) {
            meanings.getSelectionModel().clearAndSelect(0);
        }
        arrange();
        reveal();
    }

    private void found(@Nullable Comparison found) {
        if (found != null) {
            found.changes().ifPresent(it -> format = it.format());
        }
    }

    private void arrange() {
        Comparison found = model.comparisonProperty().get();
        String words = "";
        if (found == null) {
            words = text("schemas.registry.compare.none");
        } else if (meaning.isSelected() && found.changes().isEmpty()) {
            words = found.why();
        } else if (!meaning.isSelected() && found.lines().changes().isEmpty()) {
            words = text("schemas.registry.same");
        }
        nothing.setText(words);
        boolean some = words.isEmpty();
        nothing.setVisible(!some);
        texts.setVisible(some && !meaning.isSelected());
        meanings.setVisible(some && meaning.isSelected());
        summary();
    }

    private void summary() {
        Comparison found = model.comparisonProperty().get();
        int runs = found == null ? 0 : found.lines().changes().size();
        boolean text = !meaning.isSelected();
        previous.setDisable(!text || model.changeProperty().get() <= 0);
        next.setDisable(!text || model.changeProperty().get() >= runs - 1);
        if (found == null || runs == 0) {
            summary.setText("");
        } else if (text) {
            summary.setText(text("schemas.registry.change.of", model.changeProperty().get() + 1, runs));
        } else {
            summary.setText(found.changes()
                    .map(it -> text("schemas.registry.order." + it.order().name())).orElse(""));
        }
    }

    private void reveal() {
        Comparison found = model.comparisonProperty().get();
        int at = model.changeProperty().get();
        if (found != null && at >= 0 && at < found.lines().changes().size()) {
            int row = found.lines().changes().get(at);
            texts.scrollTo(Math.max(0, row - 2));
            texts.getSelectionModel().clearAndSelect(row);
        }
        summary();
    }

    /// A line of each text, with its number.
    private static final class LineCell extends ListCell<Row> {

        private final Label left = new Label();
        private final Label right = new Label();
        private final Label leftNumber = new Label();
        private final Label rightNumber = new Label();
        private final HBox both;

        LineCell() {
            setPrefWidth(0);
            left.setMaxWidth(Double.MAX_VALUE);
            right.setMaxWidth(Double.MAX_VALUE);
            HBox one = half(leftNumber, left);
            HBox other = half(rightNumber, right);
            both = new HBox(one, other);
            one.prefWidthProperty().bind(both.widthProperty().divide(2));
            other.prefWidthProperty().bind(both.widthProperty().divide(2));
        }

        private static HBox half(Label number, Label text) {
            number.getStyleClass().add("schemas-diff-number");
            text.getStyleClass().add("mono");
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMinWidth(0);
            HBox half = new HBox(number, text);
            half.setMinWidth(0);
            half.getStyleClass().add("schemas-diff-half");
            return half;
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            fill(leftNumber, left, row.left(), row.left() == null ? 0 : row.left().oldNumber());
            fill(rightNumber, right, row.right(), row.right() == null ? 0 : row.right().newNumber());
            mark(both.getChildren().getFirst(), row.changed() && row.left() != null, "schemas-went");
            mark(both.getChildren().getLast(), row.changed() && row.right() != null, "schemas-came");
            setGraphic(both);
            setAccessibleText(row.changed()
                    ? text("schemas.registry.row.changed", left.getText(), right.getText()) : left.getText());
        }

        private static void fill(Label number, Label text, @Nullable Line line, int shown) {
            number.setText(line == null ? "" : Integer.toString(shown));
            text.setText(line == null ? "" : line.text().replace("\t", "    "));
        }

        private static void mark(javafx.scene.Node half, boolean changed, String style) {
            half.getStyleClass().remove(style);
            if (changed) {
                half.getStyleClass().add(style);
            }
        }
    }
}
