package tableflow.console.ui.messages.tools;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.messages.histogram.TimeHistogram.Bars;
import tableflow.console.service.messages.histogram.TimeHistogram.Bucket;
import tableflow.console.service.messages.histogram.TimeHistogram.Span;
import tableflow.console.ui.control.TimeTicks;

/// Bars over time, of all records and within them those that match; dragging chooses a part of the time, a click on
/// one bar that bar.
///
/// Keys: left and right move to a bar and choose it, with Shift they stretch what is chosen; Home and End go to the
/// first and last bar; plus looks closer, minus at everything; Escape chooses nothing.
final class TimesChart extends Region {

    private static final double AXIS = 16;
    private static final double HEIGHT = 62;
    private static final double LABEL = 92;

    /// A bar that holds anything can be seen.
    private static final double LEAST = 1.5;

    private final TimesViewModel model;
    private final Path all = new Path();
    private final Path matched = new Path();
    private final Rectangle brush = new Rectangle();
    /// What is not chosen is dimmed: a brush over bars of its own colour is hardly seen.
    private final Rectangle before = new Rectangle();
    private final Rectangle behind = new Rectangle();
    /// Where choosing began and where it is, as moments: bars become others while a reading goes on.
    private @Nullable Long anchor;
    private @Nullable Long end;

    TimesChart(TimesViewModel model) {
        this.model = model;
        getStyleClass().add("times-chart");
        setId("messages-times-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        all.getStyleClass().add("times-all");
        matched.getStyleClass().add("times-matched");
        brush.getStyleClass().add("times-brush");
        before.getStyleClass().add("times-shade");
        behind.getStyleClass().add("times-shade");
        for (var shape : List.of(all, matched, before, behind, brush)) {
            shape.setManaged(false);
            shape.setMouseTransparent(true);
        }
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnKeyPressed(this::key);
        model.barsProperty().subscribe(this::redraw);
        model.chosenProperty().subscribe(this::redraw);
        widthProperty().subscribe(this::redraw);
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        if (event.getClickCount() == 2) {
            model.clear();
            return;
        }
        choose(barAt(event.getX()), event.isShiftDown());
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && anchor != null) {
            choose(barAt(event.getX()), true);
        }
    }

    private void key(KeyEvent event) {
        int last = count() - 1;
        Long now = end;
        switch (event.getCode()) {
            case LEFT -> choose(now == null ? last : barOf(now) - 1, event.isShiftDown());
            case RIGHT -> choose(now == null ? 0 : barOf(now) + 1, event.isShiftDown());
            case HOME -> choose(0, event.isShiftDown());
            case END -> choose(last, event.isShiftDown());
            case PLUS, ADD, EQUALS -> model.zoomIn();
            case MINUS, SUBTRACT -> model.zoomOut();
            case ESCAPE, DELETE, BACK_SPACE -> {
                if (model.chosenProperty().get() == null) {
                    // Escape closes something else then.
                    return;
                }
                model.clear();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int bar, boolean stretch) {
        Bars bars = model.barsProperty().get();
        if (bars == null) {
            return;
        }
        int to = Math.clamp(bar, 0, count() - 1);
        Long begun = anchor;
        int from = stretch && begun != null ? barOf(begun) : to;
        if (!stretch || begun == null) {
            anchor = bars.bars().get(to).from();
        }
        end = bars.bars().get(to).from();
        model.choose(from, to);
    }

    /// The bar in which a moment lies now; the first or last one for moments beside all of them.
    private int barOf(long moment) {
        Bars bars = model.barsProperty().get();
        return bars == null ? 0 : Math.clamp(
                Math.floorDiv(Math.max(moment, bars.span().from()) - bars.span().from(), bars.width()), 0, count() - 1);
    }

    private int count() {
        Bars bars = model.barsProperty().get();
        return bars == null ? 0 : bars.bars().size();
    }

    private int barAt(double x) {
        return Math.clamp((int) Math.floor(x / getWidth() * count()), 0, Math.max(0, count() - 1));
    }

    private void redraw() {
        Bars bars = model.barsProperty().get();
        getChildren().setAll(all, matched, before, behind, brush);
        if (bars == null || getWidth() <= 0) {
            return;
        }
        double height = HEIGHT - AXIS;
        draw(all, bars, height, false);
        draw(matched, bars, height, true);
        place(bars, model.chosenProperty().get(), height);
        labels(bars.span());
    }

    private void draw(Path path, Bars bars, double height, boolean matches) {
        double wide = getWidth() / bars.bars().size();
        double gap = wide > 4 ? 1 : 0;
        long highest = Math.max(1, bars.highest());
        List<PathElement> elements = new ArrayList<>();
        for (int i = 0; i < bars.bars().size(); i++) {
            Bucket bar = bars.bars().get(i);
            long count = matches ? bar.matched() : bar.all();
            if (count > 0) {
                double high = Math.max(LEAST, (double) count / highest * (height - 2));
                double left = i * wide;
                elements.add(new MoveTo(left, height));
                elements.add(new LineTo(left, height - high));
                elements.add(new LineTo(left + wide - gap, height - high));
                elements.add(new LineTo(left + wide - gap, height));
                elements.add(new ClosePath());
            }
        }
        path.getElements().setAll(elements);
    }

    private void place(Bars bars, @Nullable Span chosen, double height) {
        brush.setVisible(chosen != null);
        before.setVisible(chosen != null);
        behind.setVisible(chosen != null);
        if (chosen == null) {
            anchor = null;
            end = null;
            return;
        }
        Span shown = bars.span();
        double from = Math.clamp((double) (chosen.from() - shown.from()) / shown.millis(), 0, 1) * getWidth();
        double to = Math.clamp((double) (chosen.to() - shown.from()) / shown.millis(), 0, 1) * getWidth();
        stretch(before, 0, from, height);
        stretch(brush, from, to, height);
        stretch(behind, to, getWidth(), height);
        brush.setVisible(to > from);
    }

    private static void stretch(Rectangle shape, double from, double to, double height) {
        shape.setX(from);
        shape.setWidth(Math.max(0, to - from));
        shape.setHeight(height);
    }

    private void labels(Span span) {
        int most = Math.max(2, (int) (getWidth() / LABEL));
        for (TimeTicks.Tick tick : TimeTicks.of(span.from(), span.to(), most, ZoneId.systemDefault())) {
            double x = (double) (tick.at() - span.from()) / span.millis() * getWidth();
            Label label = new Label(tick.text());
            label.getStyleClass().add("times-tick");
            label.setManaged(false);
            label.setMouseTransparent(true);
            getChildren().add(label);
            label.applyCss();
            label.autosize();
            double left = Math.clamp(x - label.getWidth() / 2, 0, Math.max(0, getWidth() - label.getWidth()));
            label.relocate(left, HEIGHT - AXIS + 1);
        }
    }
}
