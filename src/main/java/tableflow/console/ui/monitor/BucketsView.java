package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.monitor.BucketFigures;
import tableflow.console.domain.monitor.BucketFigures.Day;
import tableflow.console.domain.monitor.BucketState;
import tableflow.console.domain.monitor.Figure.Unit;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.TimeChart;

/// The buckets that the tables lie in: what S3 measured of each, how it grew, and its past.
final class BucketsView extends VBox {

    private static final Duration BACK = Duration.ofDays(90);
    private static final Duration DAY = Duration.ofDays(1);

    private final BucketsModel model;
    private final InstantSource clock;
    private final DataTable<BucketState> table;
    private final TimeChart sizes =
            new TimeChart(text("monitor.bucket.size"), value -> MonitorWords.amount(Unit.BYTES, value));
    private final TimeChart objects = new TimeChart(text("monitor.bucket.objects"), Units::grouped);
    private final KeyValueGrid facts = new KeyValueGrid();
    private boolean replacing;

    BucketsView(BucketsModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        setId("monitor-storage");
        table = new DataTable<>(model.buckets());
        table.setId("monitor-buckets");
        table.setAccessibleText(text("monitor.buckets"));
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.setPlaceholder(new StackPane(Placeholder.empty(
                Feather.DATABASE, text("monitor.buckets.none"), text("monitor.buckets.none.text"))));
        table.text(text("monitor.bucket"), BucketState::bucket).setPrefWidth(260);
        table.<Long>number(text("monitor.bucket.size"), state -> newest(state).map(day -> day.size().getAsLong())
                .orElse(null), value -> MonitorWords.amount(Unit.BYTES, value));
        table.<Long>number(text("monitor.bucket.objects"), BucketsView::count, Units::grouped);
        table.<Long>number(text("monitor.bucket.day"), state -> growth(state, DAY), MonitorWords::change);
        table.<Long>number(text("monitor.bucket.week"), state -> growth(state, DAY.multipliedBy(7)),
                MonitorWords::change);
        table.text(text("monitor.bucket.measured"), this::measured).setPrefWidth(200);
        table.getSelectionModel().selectedItemProperty().subscribe(state -> {
            if (state != null && !replacing) {
                model.selectedProperty().set(state.bucket());
            }
        });
        Label note = new Label(text("monitor.buckets.note"));
        note.getStyleClass().addAll("text-muted", "small-text");
        note.setWrapText(true);
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("monitor-spinner");
        spinner.visibleProperty().bind(model.busyProperty());
        Button again = Icons.button(Feather.REFRESH_CW, text("monitor.buckets.again"), model::askAgain);
        again.setId("monitor-buckets-again");
        again.disableProperty().bind(model.busyProperty());
        HBox bar = new HBox(note, spinner, again);
        bar.getStyleClass().add("monitor-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        HBox charts = new HBox(sizes, objects);
        charts.getStyleClass().add("monitor-bucket-charts");
        List.of(sizes, objects).forEach(chart -> HBox.setHgrow(chart, Priority.ALWAYS));
        VBox past = new VBox(charts, facts);
        past.getStyleClass().add("monitor-bucket-past");
        ScrollPane scroll = new ScrollPane(past);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        SplitPane split = new SplitPane(table, scroll);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.4);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(bar, banner, split);
        model.buckets().subscribe(this::show);
        model.selectedProperty().subscribe(this::show);
        show();
    }

    private static Optional<Day> newest(BucketState state) {
        return Optional.ofNullable(state.figures()).flatMap(BucketFigures::newest);
    }

    private static @Nullable Long count(BucketState state) {
        return newest(state)
                .filter(day -> day.objects().isPresent())
                .map(day -> day.objects().getAsLong())
                .orElse(null);
    }

    private static @Nullable Long growth(BucketState state, Duration back) {
        return Optional.ofNullable(state.figures())
                .flatMap(figures -> figures.growth(back))
                .map(growth -> growth.bytes())
                .orElse(null);
    }

    private String measured(BucketState state) {
        return MonitorWords.measured(state, clock.instant());
    }

    private void show() {
        String chosen = model.selectedProperty().get();
        @Nullable BucketState state = model.buckets().stream()
                .filter(one -> one.bucket().equals(chosen)).findFirst().orElse(null);
        replacing = true;
        if (state == null) {
            table.getSelectionModel().clearSelection();
        } else {
            table.getSelectionModel().select(state);
        }
        replacing = false;
        facts.clear();
        if (state == null) {
            return;
        }
        Instant now = clock.instant();
        chart(sizes, state, now,
                day -> day.size().isPresent() ? Optional.of(day.size().getAsLong()) : Optional.empty());
        chart(objects, state, now,
                day -> day.objects().isPresent() ? Optional.of(day.objects().getAsLong()) : Optional.empty());
        newest(state).ifPresent(day -> day.bytes().forEach((type, bytes) ->
                facts.addCopyable(type, text("monitor.exact.bytes", Units.grouped(bytes)))));
        BucketFigures figures = state.figures();
        if (figures != null) {
            figures.growth(DAY).ifPresent(growth ->
                    facts.add(text("monitor.bucket.day"), MonitorWords.growth(growth)));
            figures.growth(DAY.multipliedBy(7)).ifPresent(growth ->
                    facts.add(text("monitor.bucket.week"), MonitorWords.growth(growth)));
        }
        facts.add(text("monitor.bucket.measured"), measured(state));
        facts.add(text("monitor.bucket.asked"), MonitorWords.time(state.asked()));
        if (state.failure() != null) {
            facts.add(text("monitor.bucket.failure"), String.valueOf(state.failure().getMessage())
                    + state.failure().advice().map(advice -> " " + advice).orElse(""));
        }
    }

    @FunctionalInterface
    private interface Value {
        Optional<Long> of(Day day);
    }

    private static void chart(TimeChart chart, BucketState state, Instant now, Value value) {
        List<TimeChart.Point> points = new ArrayList<>();
        BucketFigures figures = state.figures();
        if (figures != null) {
            figures.days().forEach(day -> value.of(day).ifPresent(one ->
                    points.add(new TimeChart.Point(day.at().toEpochMilli(), one))));
        }
        chart.show(new TimeChart.Line(now.minus(BACK), now, DAY, points), text("monitor.bucket.unmeasured"));
    }
}
