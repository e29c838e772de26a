package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.SnapshotParameters;
import javafx.scene.chart.Chart;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.chart.ChartData;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Png;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.query.result.Charting.Drawn;
import tableflow.console.ui.query.result.Charting.Kind;
import tableflow.console.ui.work.Work;

/// A chart of the rows that are shown: which columns, how it is drawn, and what it leaves out.
final class ChartView extends VBox {

    private final Charting charting;
    private final Work work;
    private final Supplier<java.util.Optional<RowsWanted>> rows;
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final ComboBox<@Nullable Integer> x = new ComboBox<>();
    private final ComboBox<@Nullable Integer> y = new ComboBox<>();
    private final ComboBox<@Nullable Integer> by = new ComboBox<>();
    private final StackPane place = new StackPane();
    private final Label note = new Label();
    private List<ResultColumn> columns = List.of();
    private boolean filling;

    /// @param rows what is drawn, asked each time
    ChartView(Charting charting, Supplier<java.util.Optional<RowsWanted>> rows, Work work) {
        this.charting = charting;
        this.rows = rows;
        this.work = work;
        setId("result-chart");
        getStyleClass().add("result-chart");
        kind.setId("result-chart-kind");
        kind.getItems().setAll(Kind.values());
        kind.setConverter(new ShownAs<>(value -> text("result.chart." + value.key())));
        kind.setAccessibleText(text("result.chart.kind"));
        kind.valueProperty().bindBidirectional(charting.kindProperty());
        box(x, "x", charting.xProperty());
        box(y, "y", charting.yProperty());
        box(by, "by", charting.byProperty());
        charting.kindProperty().subscribe(now -> {
            y.setDisable(now == Kind.HISTOGRAM);
            by.setDisable(now == Kind.HISTOGRAM);
        });
        Button png = Icons.button(Feather.IMAGE, text("result.chart.png"), this::save);
        png.setId("result-chart-png");
        note.setId("result-chart-note");
        note.getStyleClass().addAll("small-text", "text-muted");
        HBox bar = new HBox(kind, label("x"), x, label("y"), y, label("by"), by, png);
        bar.getStyleClass().add("result-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(charting.problemProperty());
        place.getStyleClass().add("result-chart-place");
        place.setMinHeight(0);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().setAll(bar, banner, place, note);
        charting.drawnProperty().subscribe(this::show);
        charting.busyProperty().subscribe(busy -> {
            if (busy) {
                ProgressIndicator spinner = new ProgressIndicator();
                spinner.getStyleClass().add("placeholder-spinner");
                place.getChildren().setAll(spinner);
            } else {
                show(charting.drawnProperty().get());
            }
        });
        kind.valueProperty().subscribe(this::draw);
        x.valueProperty().subscribe(this::draw);
        y.valueProperty().subscribe(this::draw);
        by.valueProperty().subscribe(this::draw);
    }

    /// The columns are known now.
    void columns(List<ResultColumn> known) {
        filling = true;
        columns = known;
        List<@Nullable Integer> all = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            all.add(i);
        }
        x.setItems(FXCollections.observableArrayList(all));
        List<@Nullable Integer> split = new ArrayList<>(all);
        split.addFirst(null);
        by.setItems(FXCollections.observableArrayList(split));
        charting.columns(known);
        y.setItems(FXCollections.observableArrayList(new ArrayList<@Nullable Integer>(charting.numeric())));
        filling = false;
    }

    /// Draws the rows as they are now.
    void draw() {
        if (!filling && isVisible() && getParent() != null) {
            rows.get().ifPresent(charting::draw);
        }
    }

    private void box(ComboBox<@Nullable Integer> box, String name, ObjectProperty<@Nullable Integer> value) {
        box.setId("result-chart-" + name);
        box.setMaxWidth(180);
        box.setAccessibleText(text("result.chart." + name));
        box.setConverter(new ShownAs<>(number -> columns.get(number).name()));
        box.valueProperty().bindBidirectional(value);
    }

    private static Label label(String name) {
        Label label = new Label(text("result.chart." + name));
        label.getStyleClass().addAll("small-text", "text-muted");
        return label;
    }

    private void show(@Nullable Drawn now) {
        if (now == null || charting.busyProperty().get()) {
            note.setText("");
            if (!charting.busyProperty().get()) {
                place.getChildren().setAll(Placeholder.empty(
                        Feather.BAR_CHART_2, text("result.chart.none"), text("result.chart.none.text")));
            }
            return;
        }
        ChartData data = now.data();
        Chart chart = data == null ? Drawing.histogram(now) : Drawing.of(now, data);
        chart.setId("result-chart-drawing");
        place.getChildren().setAll(chart);
        note.setText(data == null ? "" : Charting.leftOut(data));
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("result.chart.png"));
        chooser.setInitialFileName("chart.png");
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            save(chosen.toPath());
        }
    }

    /// Writes the chart as it is seen; off the JavaFX thread once its picture is taken.
    void save(java.nio.file.Path file) {
        if (charting.drawnProperty().get() == null || charting.busyProperty().get()) {
            return;
        }
        // The place has the theme's background, which the picture needs: PNGs of ours are never transparent.
        WritableImage image = place.snapshot(new SnapshotParameters(), null);
        work.job(text("result.chart.png"), progress -> {
                    Png.write(image, file);
                    return true;
                })
                .start();
    }
}
