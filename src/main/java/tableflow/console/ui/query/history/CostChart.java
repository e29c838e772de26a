package tableflow.console.ui.query.history;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import tableflow.console.service.query.plan.Price;

/// Dollars of each day as bars, with what they add up to, and whether that is all.
final class CostChart extends TitledPane {

    private static final double HEIGHT = 160;

    private final XYChart.Series<String, Number> days = new XYChart.Series<>();
    private final Label note = new Label();

    CostChart() {
        CategoryAxis dayAxis = new CategoryAxis();
        NumberAxis dollarAxis = new NumberAxis();
        dollarAxis.setLabel(text("query.history.dollars"));
        BarChart<String, Number> chart = new BarChart<>(dayAxis, dollarAxis);
        chart.getData().add(days);
        chart.setLegendVisible(false);
        chart.setAnimated(false);
        chart.setPrefHeight(HEIGHT);
        chart.setMinHeight(HEIGHT);
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().add("text-muted");
        getStyleClass().add("dense");
        setText(text("query.history.chart"));
        setContent(new VBox(note, chart));
        setExpanded(false);
        setAnimated(false);
        setId("query-history-cost");
    }

    /// @param complete whether all executions of the time are counted
    void show(Map<LocalDate, BigDecimal> costs, boolean complete) {
        days.getData().clear();
        costs.forEach((day, dollars) -> days.getData().add(
                new XYChart.Data<>("%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()), dollars)));
        BigDecimal sum = costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        note.setText(text(complete ? "query.history.sum" : "query.history.sum.partial", Price.text(sum)));
    }
}
