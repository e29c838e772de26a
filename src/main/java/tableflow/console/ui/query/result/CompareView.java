package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.query.result.compare.Comparison.Summary;
import tableflow.console.service.query.result.store.ResultEntry;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.query.result.Comparing.Compared;
import tableflow.console.ui.work.Work;

/// The result beside another one: which, by which key, how much differs, and the rows that do.
final class CompareView extends VBox {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private final Comparing comparing;
    private final ComboBox<ResultEntry> other = new ComboBox<>();
    private final MenuButton keys = new MenuButton();
    private final Button go = new Button(text("result.compare"));
    private final Label summary = new Label();
    private final StackPane place = new StackPane();
    private final DataGrid grid;

    CompareView(Comparing comparing, Work work) {
        this.comparing = comparing;
        setId("result-compare");
        grid = new DataGrid(work);
        grid.setId("result-compare-grid");
        other.setId("result-compare-other");
        other.setAccessibleText(text("result.compare.with"));
        other.setPromptText(text("result.compare.with"));
        other.setPrefWidth(380);
        other.setConverter(new ShownAs<>(CompareView::words));
        keys.setId("result-compare-keys");
        keys.getStyleClass().add("small");
        go.setId("result-compare-go");
        go.getStyleClass().addAll("small", "accent");
        go.setOnAction(event -> {
            ResultEntry chosen = other.getValue();
            if (chosen != null) {
                comparing.compare(chosen, chosenKeys());
            }
        });
        summary.setId("result-compare-summary");
        HBox bar = new HBox(label("result.compare.with"), other, label("result.compare.by"), keys, go);
        bar.getStyleClass().add("result-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        HBox line = new HBox(summary);
        line.getStyleClass().add("result-bar");
        line.managedProperty().bind(summary.textProperty().isNotEmpty());
        line.visibleProperty().bind(summary.textProperty().isNotEmpty());
        ErrorBanner banner = new ErrorBanner();
        banner.follow(comparing.problemProperty());
        place.setMinHeight(0);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().setAll(bar, banner, line, place);
        comparing.othersProperty().subscribe(this::offer);
        other.valueProperty().subscribe(this::offerKeys);
        comparing.comparedProperty().subscribe(now -> show(now));
        comparing.busyProperty().subscribe(busy -> show(comparing.comparedProperty().get()));
    }

    private static Label label(String key) {
        Label label = new Label(text(key));
        label.getStyleClass().addAll("small-text", "text-muted");
        return label;
    }

    private void offer(List<ResultEntry> entries) {
        other.getItems().setAll(entries);
        if (!entries.isEmpty()) {
            other.getSelectionModel().selectFirst();
        }
        show(comparing.comparedProperty().get());
    }

    private void offerKeys(@Nullable ResultEntry entry) {
        keys.getItems().clear();
        List<String> common = entry == null ? List.of() : comparing.common(entry);
        List<String> likely = Comparing.likelyKeys(common);
        for (String name : common) {
            CheckMenuItem item = new CheckMenuItem(name);
            item.setMnemonicParsing(false);
            item.setSelected(likely.contains(name));
            item.selectedProperty().subscribe(this::nameKeys);
            keys.getItems().add(item);
        }
        nameKeys();
    }

    private List<String> chosenKeys() {
        return keys.getItems().stream()
                .filter(item -> item instanceof CheckMenuItem check && check.isSelected())
                .map(item -> item.getText())
                .toList();
    }

    private void nameKeys() {
        List<String> chosen = chosenKeys();
        keys.setText(chosen.isEmpty() ? text("result.compare.nokey") : Measuring.brief(String.join(", ", chosen)));
        go.setDisable(chosen.isEmpty());
    }

    private void show(@Nullable Compared now) {
        if (comparing.busyProperty().get()) {
            ProgressIndicator spinner = new ProgressIndicator();
            spinner.getStyleClass().add("placeholder-spinner");
            place.getChildren().setAll(spinner);
            return;
        }
        if (now == null) {
            summary.setText("");
            boolean none = comparing.othersProperty().get().isEmpty();
            place.getChildren().setAll(Placeholder.empty(
                    Feather.GIT_PULL_REQUEST,
                    text(none ? "result.compare.none" : "result.compare.choose"),
                    text(none ? "result.compare.none.text" : "result.compare.choose.text")));
            return;
        }
        Summary figures = now.comparison().summary();
        List<String> words = new ArrayList<>();
        words.add(figures.isSame()
                ? text("result.compare.same", figures.same())
                : text("result.compare.summary", figures.onlyLeft(), figures.onlyRight(),
                        text("result.compare.cells", figures.changed(), figures.changedCells()), figures.same()));
        if (figures.duplicateKeys() > 0) {
            words.add(text("result.compare.duplicates", figures.duplicateKeys()));
        }
        if (!now.uncommon().isEmpty()) {
            words.add(text("result.compare.uncommon", Measuring.brief(String.join(", ", now.uncommon()))));
        }
        summary.setText(String.join(" ", words));
        DifferenceRows rows = new DifferenceRows(now);
        grid.show(rows.columns(), rows);
        grid.columns().freeze(1 + now.keys().size());
        grid.mark((row, column, shown) -> rows.mark(row, column));
        if (figures.isSame()) {
            place.getChildren().setAll(Placeholder.empty(
                    Feather.CHECK_CIRCLE, text("result.compare.equal"), text("result.compare.equal.text")));
        } else {
            place.getChildren().setAll(grid);
        }
    }

    private static String words(ResultEntry entry) {
        String time = TIME.format(entry.facts().submitted().atZone(ZoneId.systemDefault()));
        return text(entry.pinned() ? "result.compare.pinned" : "result.compare.entry",
                time, entry.rows(), Measuring.brief(entry.facts().sql()));
    }
}
