package tableflow.console.ui.storage.money;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.service.storage.cost.CostTrend;
import tableflow.console.service.storage.export.PlainKeys;
import tableflow.console.service.storage.trend.TopicTrend;
import tableflow.console.service.storage.trend.TopicTrends;
import tableflow.console.ui.control.TimeChart;
import tableflow.console.ui.storage.StorageWords;

/// What all of it cost a month before, beside the same of the chosen topic, each with what it was derived from.
final class MoneyTrends extends HBox {

    /// Charts draw whole numbers: millionths of a dollar.
    private static final int MICRO = 6;
    private static final Duration DAY = Duration.ofDays(1);

    private final MoneyViewModel model;
    private final TimeChart all = new TimeChart(text("storage.money.trend"), MoneyTrends::words);
    private final TimeChart one = new TimeChart(text("storage.money.trend.topic"), MoneyTrends::words);
    private final Label allFrom = from("storage-money-trend-from");
    private final Label oneFrom = from("storage-money-topic-from");
    private @Nullable String topic;

    MoneyTrends(MoneyViewModel model) {
        this.model = model;
        getStyleClass().add("storage-money-tables");
        // The tables above give way, so that both charts are of one height.
        setMinHeight(USE_PREF_SIZE);
        all.setId("storage-money-trend");
        one.setId("storage-money-topic-trend");
        getChildren().setAll(half(all, allFrom), half(one, oneFrom));
        model.moneyProperty().subscribe(money -> show());
        model.topicsProperty().subscribe(told -> show());
        model.lookingProperty().subscribe(busy -> show());
        model.untoldProperty().subscribe(failure -> show());
    }

    private static Label from(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("small-text", "text-muted");
        return label;
    }

    private static VBox half(TimeChart chart, Label from) {
        VBox half = new VBox(chart, from);
        HBox.setHgrow(half, Priority.ALWAYS);
        half.setPrefWidth(400);
        half.setMinWidth(200);
        return half;
    }

    /// @param chosen its name; absent for none
    void topic(@Nullable String chosen) {
        topic = chosen;
        show();
    }

    private static String words(long micro) {
        return StorageWords.dollars(BigDecimal.valueOf(micro, MICRO));
    }

    private static long micro(BigDecimal dollars) {
        return dollars.movePointRight(MICRO).setScale(0, RoundingMode.HALF_UP).longValue();
    }

    private void show() {
        MoneyViewModel.Money money = model.moneyProperty().get();
        if (money == null) {
            return;
        }
        CostTrend trend = money.trend();
        draw(all, trend.points().stream().map(point -> new TimeChart.Point(
                point.at().toEpochMilli(), micro(point.month().dollars()))).toList(),
                text("storage.money.trend.none"));
        allFrom.setText(trend.points().size() < 2 ? ""
                : text("storage.money.trend.from." + trend.source(), trend.points().size()));
        TopicTrends.Told told = model.topicsProperty().get();
        TopicTrend chosen = told == null || topic == null ? null : told.topics().get(topic);
        draw(one, chosen == null ? List.of() : chosen.points().stream().map(point -> new TimeChart.Point(
                        point.day().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(), micro(point.dollars())))
                .toList(), nothing(told));
        oneFrom.setText(chosen == null ? notes(told)
                : PlainKeys.printable(String.valueOf(topic)) + ": " + basis(chosen));
    }

    private String nothing(TopicTrends.@Nullable Told told) {
        RemoteFailure failure = model.untoldProperty().get();
        if (told == null) {
            return failure == null ? text("storage.money.topic.busy") : String.valueOf(failure.getMessage());
        }
        return topic == null ? text("storage.money.topic.choose") : text("storage.money.topic.none");
    }

    private static String notes(TopicTrends.@Nullable Told told) {
        return told == null ? "" : String.join(" ", told.notes());
    }

    private static String basis(TopicTrend trend) {
        List<String> parts = new ArrayList<>();
        parts.add(text("storage.money.topic.from." + trend.basis(), Units.grouped(trend.points().size()),
                trend.points().getFirst().day(), String.join(", ", trend.classes())));
        if (trend.assumed()) {
            parts.add(text("storage.money.topic.assumed"));
        }
        return String.join(" ", parts);
    }

    private static void draw(TimeChart chart, List<TimeChart.Point> points, String nothing) {
        Instant to = points.isEmpty() ? Instant.EPOCH : Instant.ofEpochMilli(points.getLast().at());
        Instant from = points.isEmpty() ? to : Instant.ofEpochMilli(points.getFirst().at());
        Duration span = Duration.between(from, to);
        chart.show(new TimeChart.Line(span.compareTo(DAY) < 0 ? to.minus(DAY) : from, to,
                span.compareTo(DAY) < 0 ? DAY : span, points.size() < 2 ? List.of() : points), nothing);
    }
}
