package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.histogram.TimeHistogram.Bars;
import tableflow.console.service.messages.histogram.TimeHistogram.Bucket;
import tableflow.console.service.messages.histogram.TimeHistogram.Span;
import tableflow.console.ui.control.Icons;

/// When the records came, above the rows: the bars with their brush, and in words what is chosen.
final class TimesBar extends VBox {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final TimesViewModel model;
    private final TimesChart chart;
    private final Label words = new Label();
    private final Button zoomIn;
    private final Button zoomOut;
    private final Button clear;

    TimesBar(TimesViewModel model) {
        this.model = model;
        getStyleClass().add("times");
        setId("messages-times");
        chart = new TimesChart(model);
        words.setId("messages-times-words");
        words.getStyleClass().addAll("small-text", "text-muted");
        words.setMinWidth(0);
        zoomIn = Icons.button(Feather.ZOOM_IN, text("messages.times.zoom.in"), model::zoomIn);
        zoomOut = Icons.button(Feather.ZOOM_OUT, text("messages.times.zoom.out"), model::zoomOut);
        clear = Icons.button(Feather.X, text("messages.times.clear"), model::clear);
        zoomIn.setId("messages-times-in");
        zoomOut.setId("messages-times-out");
        clear.setId("messages-times-clear");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(words, space, zoomIn, zoomOut, clear);
        line.getChildren().forEach(it -> it.getStyleClass().add("small"));
        line.getStyleClass().add("times-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(line, chart);
        model.barsProperty().subscribe(this::show);
        model.chosenProperty().subscribe(this::show);
        model.untimedProperty().subscribe(this::show);
    }

    private void show() {
        Bars bars = model.barsProperty().get();
        Span chosen = model.chosenProperty().get();
        // What narrows the rows can be taken back, whatever another reading has brought.
        boolean shown = bars != null || chosen != null || model.untimedProperty().get() > 0;
        setVisible(shown);
        setManaged(shown);
        chart.setVisible(bars != null);
        chart.setManaged(bars != null);
        zoomIn.setDisable(chosen == null || chosen.millis() <= 1);
        zoomOut.setDisable(!model.isZoomed());
        clear.setDisable(chosen == null);
        words.setText(words(bars, chosen));
        chart.setAccessibleText(words.getText());
    }

    private String words(@Nullable Bars bars, @Nullable Span chosen) {
        List<String> said = new ArrayList<>();
        Span span = chosen != null ? chosen : bars != null ? bars.span() : null;
        if (span != null) {
            said.add(text(chosen != null ? "messages.times.chosen" : "messages.times.whole",
                    moment(span.from()), moment(span.to()), counted(), bars == null ? "" : width(bars.width())));
        }
        long untimed = model.untimedProperty().get();
        if (untimed > 0) {
            said.add(text("messages.times.untimed", untimed, Units.grouped(untimed)));
        }
        return String.join(" ", said);
    }

    private String counted() {
        Bucket total = model.total();
        String counted = total.matched() == total.all()
                ? text("messages.times.all", total.all(), Units.grouped(total.all()))
                : text("messages.times.matched", Units.grouped(total.matched()), Units.grouped(total.all()));
        return model.isExact() ? counted : text("messages.times.about", counted);
    }

    private static String moment(long millis) {
        String all = MOMENT.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
        return all.endsWith(".000") ? all.substring(0, all.length() - ".000".length()) : all;
    }

    /// A bar's width for people: `5 min`.
    static String width(long millis) {
        Duration width = Duration.ofMillis(millis);
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (width.toSeconds() < 60) {
            return width.toSeconds() + " s";
        }
        if (width.toMinutes() < 60) {
            return width.toMinutes() + " min";
        }
        return width.toHours() < 24 ? width.toHours() + " h" : width.toDays() + " d";
    }
}
