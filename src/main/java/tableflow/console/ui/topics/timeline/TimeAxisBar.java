package tableflow.console.ui.topics.timeline;

import static tableflow.console.ui.Messages.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.timeline.Condition;
import tableflow.console.domain.timeline.Event;
import tableflow.console.service.topics.timeline.TimelineReading.Told;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.topics.timeline.AxisLayout.Mark;

/// The past of a table as a drawing: what the colours mean, the axis, and in words what is chosen on it.
public final class TimeAxisBar extends VBox {

    private final AxisModel model = new AxisModel();
    private final Label words = new Label();
    private final Button closer = Icons.button(Feather.ZOOM_IN, text("topics.axis.closer"), model::closer);
    private final Button all = Icons.button(Feather.ZOOM_OUT, text("topics.axis.all"), model::all);
    private final FlowPane legend = new FlowPane();

    /// @param opened told of the event that somebody wants to read about
    public TimeAxisBar(Consumer<Event> opened) {
        getStyleClass().add("time-axis-bar");
        TimeAxis axis = new TimeAxis(model, opened);
        legend.getStyleClass().add("time-axis-legend");
        HBox.setHgrow(legend, Priority.ALWAYS);
        closer.setId("topics-timeline-closer");
        all.setId("topics-timeline-all");
        HBox tools = new HBox(legend, closer, all);
        tools.setAlignment(Pos.CENTER_LEFT);
        words.setId("topics-timeline-chosen");
        words.getStyleClass().add("fact-more");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(tools, axis, words);
        model.chosenProperty().subscribe(this::tell);
        model.windowProperty().subscribe(() -> {
            closer.setDisable(model.windowProperty().get() == null);
            all.setDisable(model.isWhole());
        });
    }

    private void tell(@org.jspecify.annotations.Nullable Mark mark) {
        words.setText(mark == null ? text("topics.axis.hint") : model.words(mark));
    }

    /// Shows this past.
    public void show(Told told) {
        model.show(told);
        legend.getChildren().setAll(Arrays.stream(Condition.values())
                .filter(condition -> told.phases().stream().anyMatch(band -> band.condition() == condition))
                .map(TimeAxisBar::entry)
                .toList());
    }

    /// Shows nothing: another table follows.
    public void clear() {
        model.clear();
    }

    private static HBox entry(Condition condition) {
        Region spot = new Region();
        spot.getStyleClass().addAll(
                "time-axis-spot", "time-axis-" + condition.name().toLowerCase(Locale.ROOT));
        Label name = new Label(text("topics.axis.condition." + condition));
        name.getStyleClass().add("fact-more");
        HBox entry = new HBox(spot, name);
        entry.getStyleClass().add("time-axis-entry");
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
