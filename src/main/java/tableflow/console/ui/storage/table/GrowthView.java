package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Forecast;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.service.storage.growth.TablesTold;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Placeholder;

/// Growth: what is measured, the chart, what it was made from, and who could not be asked.
final class GrowthView extends VBox {

    private static final int[] SPANS = {0, 7, 30, 90, 365};

    private final GrowthViewModel model;
    private final GrowthChart chart = new GrowthChart();
    private final StackPane place = new StackPane();
    private final FlowPane legend = new FlowPane();
    private final Label basis = new Label();
    private final Label flow = new Label();
    private final Label tables = new Label();
    private final Label notes = new Label();
    private final ChoiceBox<Integer> span = new ChoiceBox<>();
    private final String prefix;

    /// @param prefix of the ids of its controls
    /// @param first what stands before the other controls, as the choice of whose growth it is
    GrowthView(GrowthViewModel model, String prefix, Node... first) {
        this.model = model;
        this.prefix = prefix;
        setId(prefix);
        getStyleClass().add("growth");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        chart.onBrush((from, to) -> model.spanProperty().set(new GrowthViewModel.Span(from, to)));
        legend.getStyleClass().add("growth-legend");
        basis.setId(prefix + "-basis");
        basis.setWrapText(true);
        basis.setMinHeight(USE_PREF_SIZE);
        flow.setId(prefix + "-flow");
        flow.setWrapText(true);
        flow.setMinHeight(USE_PREF_SIZE);
        flow.getStyleClass().addAll("small-text", "text-muted");
        flow.managedProperty().bind(flow.textProperty().isNotEmpty());
        tables.setId(prefix + "-tables");
        tables.setWrapText(true);
        tables.setMinHeight(USE_PREF_SIZE);
        tables.getStyleClass().addAll("small-text", "text-muted");
        tables.managedProperty().bind(tables.textProperty().isNotEmpty());
        notes.setId(prefix + "-notes");
        notes.setWrapText(true);
        notes.setMinHeight(USE_PREF_SIZE);
        notes.getStyleClass().addAll("small-text", "text-muted");
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().setAll(bar(first), banner, legend, place, basis, flow, tables, notes);
        model.shownProperty().subscribe(this::show);
        model.readingProperty().subscribe(busy -> show(model.shownProperty().get()));
        // Nothing at all is shown as before it was read, but who could not tell is known now.
        model.foundProperty().subscribe(found -> show(model.shownProperty().get()));
    }

    private Node bar(Node... first) {
        ChoiceBox<Measure> measure = new ChoiceBox<>();
        measure.setId(prefix + "-measure");
        measure.getItems().setAll(Measure.values());
        measure.setConverter(words(TableWords::measure));
        measure.valueProperty().bindBidirectional(model.measureProperty());
        measure.setAccessibleText(text("storage.growth.measure"));
        CheckBox perDay = new CheckBox(text("storage.growth.perday"));
        perDay.setId(prefix + "-perday");
        perDay.selectedProperty().bindBidirectional(model.perDayProperty());
        perDay.setTooltip(new Tooltip(text("storage.growth.perday.tip")));
        span.setId(prefix + "-span");
        span.setAccessibleText(text("storage.growth.span"));
        for (int days : SPANS) {
            span.getItems().add(days);
        }
        span.setConverter(words(days -> days == 0
                ? text("storage.growth.span.all") : text("storage.growth.span.days", days)));
        span.setValue(0);
        span.setOnAction(event -> {
            Integer days = span.getValue();
            if (days != null) {
                model.last(days);
            }
        });
        Button all = new Button(text("storage.growth.reset"));
        all.setId(prefix + "-reset");
        all.setOnAction(event -> {
            model.spanProperty().set(null);
            span.setValue(0);
        });
        all.disableProperty().bind(model.spanProperty().isNull());
        Button again = new Button(text("storage.growth.read"));
        again.setId(prefix + "-read");
        again.setOnAction(event -> model.read());
        again.disableProperty().bind(model.readingProperty());
        Button cancel = new Button(text("storage.tables.cancel"));
        cancel.setOnAction(event -> model.cancel());
        cancel.visibleProperty().bind(model.readingProperty());
        FlowPane bar = new FlowPane(first);
        bar.getChildren().addAll(measure, perDay, span, all, again, cancel);
        bar.getStyleClass().add("tables-bar");
        return bar;
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String ignored) {
                throw new UnsupportedOperationException("values are only chosen");
            }
        };
    }

    private void show(GrowthShown now) {
        Growth.Found found = model.foundProperty().get();
        legend.getChildren().clear();
        for (DailySeries line : now.lines()) {
            Label name = new Label(TableWords.source(line.source()));
            Label dot = new Label("\u25cf");
            dot.getStyleClass().add("growth-key-" + line.source());
            name.setGraphic(dot);
            legend.getChildren().add(name);
        }
        if (!now.lines().isEmpty()) {
            chart.show(now);
            place.getChildren().setAll(chart);
        } else if (model.readingProperty().get()) {
            place.getChildren().setAll(new ProgressIndicator());
        } else {
            place.getChildren().setAll(Placeholder.empty(Feather.TRENDING_UP, text("storage.growth.none"),
                    text(found == null ? "storage.growth.none.unread" : "storage.growth.none.why")));
        }
        basis.setText(basis(now));
        boolean beside = !now.perDay() && found != null
                && found.of(now.measure(), FigureSource.KAFKA_METRICS).isPresent();
        flow.setText(beside ? text("storage.growth.flow") : "");
        TablesTold told = found == null ? null : found.tables();
        tables.setText(told == null ? "" : TablesWords.of(told, now.measure()));
        notes.setText(found == null ? "" : found.notes().stream().collect(Collectors.joining("\n")));
    }

    private static String basis(GrowthShown now) {
        if (now.lines().isEmpty()) {
            return "";
        }
        if (now.perDay()) {
            return text("storage.growth.basis.perday");
        }
        List<String> parts = new ArrayList<>();
        if (now.forecast().isEmpty()) {
            return text("storage.growth.basis.few", now.wholeDays(), Forecast.FEWEST);
        }
        Forecast forecast = now.forecast().get();
        parts.add(text("storage.growth.basis.slope",
                signed(now, forecast.perDay().middle()), signed(now, forecast.perDay().low()),
                signed(now, forecast.perDay().high())));
        if (!forecast.ahead().isEmpty()) {
            Forecast.Ahead end = forecast.ahead().getLast();
            parts.add(text("storage.growth.basis.end", end.day(), TableWords.value(now.measure(), end.middle()),
                    TableWords.value(now.measure(), end.low()), TableWords.value(now.measure(), end.high())));
        }
        parts.add(text("storage.growth.basis.from", Units.grouped(forecast.basis().days()), forecast.basis().first(),
                forecast.basis().last(), TableWords.source(now.lines().getFirst().source())));
        return String.join(" ", parts);
    }

    private static String signed(GrowthShown now, double value) {
        return (value > 0 ? "+" : "") + TableWords.value(now.measure(), BigDecimal.valueOf(value));
    }
}
