package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.statistics.ColumnStatistics;
import tableflow.console.service.query.result.statistics.ColumnStatistics.Bin;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.KeyValueGrid;

/// The figures of a column: counts, ends, how the values lie, the most frequent ones.
final class StatisticsView extends VBox {

    private static final double BAR = 12;
    private static final double TALLEST = 60;

    /// @param hide closes it
    StatisticsView(ResultColumn column, Measuring measuring, Runnable hide) {
        setId("result-statistics");
        getStyleClass().addAll("dialog", "result-statistics");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label title = new Label(Measuring.brief(column.name()));
        title.getStyleClass().add("strong");
        VBox content = new VBox();
        content.getStyleClass().add("result-statistics-content");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, Icons.button(Feather.X, text("dialog.close"), hide));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(head, content);
        measuring.statisticsProperty().subscribe(now -> show(content, now));
        measuring.failureProperty().subscribe(failure -> {
            if (failure != null) {
                Label why = new Label(failure.why());
                why.setWrapText(true);
                content.getChildren().setAll(why);
            }
        });
    }

    private static void show(VBox content, @Nullable ColumnStatistics now) {
        if (now == null) {
            content.getChildren().setAll(new ProgressIndicator());
            return;
        }
        KeyValueGrid facts = new KeyValueGrid();
        Measuring.facts(now).forEach(fact -> facts.add(fact.name(), fact.value()));
        content.getChildren().setAll(facts);
        if (!now.bins().isEmpty()) {
            content.getChildren().add(histogram(now.bins()));
        }
        if (now.distinct().count() > 0 && !now.top().isEmpty()) {
            Label heading = new Label(text("result.statistics.top"));
            heading.getStyleClass().add("section-title");
            KeyValueGrid top = new KeyValueGrid();
            now.top().stream().limit(8).forEach(one ->
                    top.add(Measuring.brief(one.value()), Units.grouped(one.rows())));
            content.getChildren().addAll(heading, top);
        }
    }

    private static Node histogram(List<Bin> bins) {
        long most = bins.stream().mapToLong(Bin::rows).max().orElse(1);
        HBox bars = new HBox();
        bars.getStyleClass().add("result-histogram");
        for (Bin bin : bins) {
            Region bar = new Region();
            bar.getStyleClass().add("result-histogram-bar");
            double height = bin.rows() == 0 ? 1 : Math.max(2, TALLEST * bin.rows() / most);
            bar.setMinSize(BAR, height);
            bar.setMaxHeight(height);
            Tooltip.install(bar, new Tooltip(
                    text("result.statistics.bin", bin.from(), bin.to(), Units.grouped(bin.rows()))));
            bars.getChildren().add(bar);
        }
        bars.setAccessibleText(text("result.statistics.histogram", bins.getFirst().from(), bins.getLast().to()));
        return bars;
    }
}
