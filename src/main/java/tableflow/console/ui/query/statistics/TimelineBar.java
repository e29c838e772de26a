package tableflow.console.ui.query.statistics;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Units;
import tableflow.console.ui.query.statistics.StatisticsViewModel.Part;

/// The parts of a run's time one behind the other, as wide as they were long, with a legend that has the figures:
/// colour and width are never the only sign.
final class TimelineBar extends VBox {

    private static final double HEIGHT = 22;
    private static final int COLOURS = 5;

    private final Strip strip = new Strip();
    private final FlowPane legend = new FlowPane();

    TimelineBar() {
        getStyleClass().add("query-timeline");
        legend.getStyleClass().add("query-timeline-legend");
        getChildren().setAll(strip, legend);
    }

    void show(List<Part> parts) {
        strip.show(parts);
        legend.getChildren().setAll(parts.stream().map(part -> {
            Label label = new Label(words(part));
            Region spot = new Region();
            spot.getStyleClass().addAll("query-timeline-spot", "query-timeline-" + parts.indexOf(part) % COLOURS);
            label.setGraphic(spot);
            return label;
        }).toList());
    }

    private static String words(Part part) {
        return text("query.statistics.part", text(part.key()), Units.duration(part.millis()));
    }

    private static final class Strip extends Pane {

        private List<Part> parts = List.of();

        Strip() {
            setMinHeight(HEIGHT);
            setPrefHeight(HEIGHT);
            setMaxHeight(HEIGHT);
        }

        void show(List<Part> now) {
            parts = now;
            getChildren().setAll(now.stream().map(part -> {
                Region bar = new Region();
                bar.getStyleClass().addAll("query-timeline-bar", "query-timeline-" + now.indexOf(part) % COLOURS);
                Tooltip.install(bar, new Tooltip(words(part)));
                return bar;
            }).toList());
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            long total = Math.max(1, parts.stream().mapToLong(Part::millis).sum());
            double from = 0;
            for (int i = 0; i < parts.size(); i++) {
                double width = getWidth() * parts.get(i).millis() / total;
                getChildren().get(i).resizeRelocate(from, 0, width, HEIGHT);
                from += width;
            }
        }
    }
}
