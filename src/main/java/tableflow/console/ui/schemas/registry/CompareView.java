package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
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
import tableflow.console.service.schemas.compat.SideBySide.Row;
import tableflow.console.service.schemas.registry.VersionComparer.Comparison;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.schemas.registry.CompareViewModel.Choice;

/// Two schemas side by side: their lines with what changed, or what the changes mean.
public final class CompareView extends VBox {

    private final CompareViewModel model;
    private final ObservableList<Row> lines = FXCollections.observableArrayList();
    private final LinesView texts = new LinesView(lines);
    private final MeaningView meanings = new MeaningView();
    private final Label summary = new Label();
    private final Label nothing = new Label();
    private final CheckBox breaking = new CheckBox(text("schemas.registry.breaking"));
    private final Button previous = step(Feather.ARROW_UP, "schemas.registry.previous", "schemas-compare-previous");
    private final Button next = step(Feather.ARROW_DOWN, "schemas.registry.next", "schemas-compare-next");
    private final ToggleButton meaning = new ToggleButton(text("schemas.registry.meaning"));

    public CompareView(CompareViewModel model) {
        this.model = model;
        getStyleClass().add("schemas-compare");
        previous.setOnAction(event -> model.step(-1));
        next.setOnAction(event -> model.step(1));
        breaking.setId("schemas-compare-breaking");
        breaking.selectedProperty().bindBidirectional(meanings.breakingOnlyProperty());
        summary.setId("schemas-compare-summary");
        summary.getStyleClass().addAll("text-muted", "schemas-compare-summary");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        summary.managedProperty().bind(summary.textProperty().isNotEmpty());
        ProgressIndicator busy = new ProgressIndicator();
        busy.setId("schemas-compare-busy");
        busy.getStyleClass().add("schemas-busy");
        busy.visibleProperty().bind(model.busyProperty());
        FlowPane bar = new FlowPane(
                side("schemas-compare-left", "schemas.registry.before", model.leftProperty()),
                new Label("\u2192"),
                side("schemas-compare-right", "schemas.registry.after", model.rightProperty()),
                which(), previous, next, breaking, busy);
        bar.getStyleClass().add("schemas-registry-bar");
        texts.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.N) {
                model.step(event.isShiftDown() ? -1 : 1);
                event.consume();
            }
        });
        nothing.setWrapText(true);
        nothing.getStyleClass().add("schemas-nothing");
        nothing.setId("schemas-compare-nothing");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        StackPane body = new StackPane(texts, meanings, nothing);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(bar, summary, banner, body);
        model.comparisonProperty().subscribe(this::show);
        model.changeProperty().subscribe(now -> reveal());
        model.busyProperty().subscribe(now -> arrange());
        model.problemProperty().subscribe(now -> arrange());
    }

    private HBox which() {
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
        return new HBox(text, meaning);
    }

    private static Button step(Feather icon, String key, String id) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(text(key));
        button.setTooltip(new Tooltip(text(key)));
        button.managedProperty().bind(button.visibleProperty());
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

    private void show(@Nullable Comparison found) {
        lines.setAll(found == null ? List.of() : found.lines().rows());
        meanings.show(found == null ? null : found.changes().orElse(null));
        arrange();
        reveal();
    }

    private void arrange() {
        Comparison found = model.comparisonProperty().get();
        boolean text = !meaning.isSelected();
        String words = "";
        if (found == null) {
            words = whyNone();
        } else if (!text && found.changes().isEmpty()) {
            words = found.why();
        } else if (found.lines().changes().isEmpty()) {
            words = text("schemas.registry.same");
        } else if (!text && found.changes().filter(it -> it.all().isEmpty()).isPresent()) {
            words = text("schemas.registry.means.same");
        }
        nothing.setText(words);
        boolean some = found != null && words.isEmpty();
        nothing.setVisible(!some);
        texts.setVisible(some && text);
        meanings.setVisible(some && !text);
        for (Button button : List.of(previous, next)) {
            button.setVisible(text);
        }
        breaking.setVisible(!text);
        breaking.setManaged(!text);
        summary();
    }

    private String whyNone() {
        if (model.problemProperty().get() != null) {
            return "";
        }
        if (model.busyProperty().get()) {
            return text("schemas.registry.comparing");
        }
        if (model.choices().size() < 2) {
            return text("schemas.registry.compare.alone");
        }
        return text(model.leftProperty().get() == null || model.rightProperty().get() == null
                ? "schemas.registry.compare.none" : "schemas.registry.compare.unknown");
    }

    private void summary() {
        Comparison found = model.comparisonProperty().get();
        int runs = found == null ? 0 : found.lines().changes().size();
        boolean text = !meaning.isSelected();
        previous.setDisable(model.changeProperty().get() <= 0);
        next.setDisable(model.changeProperty().get() >= runs - 1);
        if (found == null) {
            summary.setText("");
        } else if (text) {
            summary.setText(runs == 0 ? ""
                    : text("schemas.registry.change.of", model.changeProperty().get() + 1, runs));
        } else {
            summary.setText(found.changes().filter(it -> !it.all().isEmpty()).map(ChangeWords::sum).orElse(""));
        }
    }

    private void reveal() {
        Comparison found = model.comparisonProperty().get();
        int at = model.changeProperty().get();
        if (found != null && at >= 0 && at < found.lines().changes().size()) {
            texts.reveal(found.lines().changes().get(at));
        }
        summary();
    }
}
