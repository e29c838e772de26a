package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.DayFigure;
import tableflow.console.domain.storage.growth.Forecast;
import tableflow.console.ui.control.TimeTicks;

/// Daily figures from zero up, with where the first line leads as a dashed line in a band. Dragging across narrows the
/// days; the arrow keys walk along them, and the line below tells the day's figures exactly.
final class GrowthChart extends Region {

    private static final double LEFT = 84;
    private static final double RIGHT = 16;
    private static final double TOP = 10;
    private static final double BOTTOM = 46;
    private static final int ROWS = 4;
    private static final double TICK_WIDTH = 90;
    private static final long DAY = 86_400_000L;

    private final Rectangle brush = new Rectangle();
    private final Line cursor = new Line();
    private final Label told = new Label();
    private GrowthShown shown = GrowthShown.NOTHING;
    private Brushed brushed = (first, last) -> {};
    private @Nullable LocalDate pressed;
    private @Nullable LocalDate at;

    /// Told which days were chosen.
    @FunctionalInterface
    interface Brushed {
        void days(LocalDate first, LocalDate last);
    }

    GrowthChart() {
        setId("storage-growth-chart");
        getStyleClass().add("growth-chart");
        setFocusTraversable(true);
        setMinHeight(150);
        // It grows into what is free; below a list that is little.
        setPrefHeight(160);
        brush.getStyleClass().add("growth-brush");
        cursor.getStyleClass().add("growth-cursor");
        told.getStyleClass().addAll("small-text", "growth-told");
        told.setId("storage-growth-told");
        setOnMousePressed(event -> {
            requestFocus();
            pressed = day(event.getX());
        });
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseMoved(event -> look(day(event.getX())));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    void onBrush(Brushed handler) {
        brushed = handler;
    }

    void show(GrowthShown now) {
        shown = now;
        at = now.lines().isEmpty() ? null : now.lines().getFirst().days().getLast().day();
        setAccessibleText(text("storage.growth.accessible", TableWords.measure(now.measure()),
                at == null ? "" : words(at)));
        requestLayout();
    }

    private LocalDate first() {
        return shown.lines().stream().map(one -> one.days().getFirst().day()).min(LocalDate::compareTo).orElseThrow();
    }

    private LocalDate last() {
        LocalDate last = shown.lines().stream()
                .map(one -> one.days().getLast().day()).max(LocalDate::compareTo).orElseThrow();
        return shown.forecast().filter(one -> !one.ahead().isEmpty())
                .map(one -> one.ahead().getLast().day()).filter(end -> end.isAfter(last)).orElse(last);
    }

    private double highest() {
        double highest = shown.lines().stream().flatMap(one -> one.days().stream())
                .mapToDouble(one -> one.value().doubleValue()).max().orElse(0);
        double ahead = shown.forecast().stream().flatMap(one -> one.ahead().stream())
                .mapToDouble(Forecast.Ahead::high).max().orElse(0);
        return Math.max(1, Math.max(highest, ahead));
    }

    /// Below zero only where something became less.
    private double lowest() {
        return Math.min(0, shown.lines().stream().flatMap(one -> one.days().stream())
                .mapToDouble(one -> one.value().doubleValue()).min().orElse(0));
    }

    private double x(LocalDate day) {
        long days = Math.max(1, last().toEpochDay() - first().toEpochDay());
        return LEFT + (getWidth() - LEFT - RIGHT) * (day.toEpochDay() - first().toEpochDay()) / days;
    }

    private double y(double value) {
        double height = getHeight() - TOP - BOTTOM;
        double part = (value - lowest()) / (highest() - lowest());
        return TOP + height * (1 - Math.clamp(part, 0, 1));
    }

    private @Nullable LocalDate day(double x) {
        if (shown.lines().isEmpty()) {
            return null;
        }
        double share = (x - LEFT) / (getWidth() - LEFT - RIGHT);
        long days = last().toEpochDay() - first().toEpochDay();
        return first().plusDays(Math.clamp(Math.round(share * days), 0, days));
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        if (shown.lines().isEmpty() || getWidth() < LEFT + RIGHT + 10) {
            return;
        }
        grid();
        shown.forecast().ifPresent(this::ahead);
        for (int i = 0; i < shown.lines().size(); i++) {
            line(shown.lines().get(i));
        }
        LocalDate now = at;
        if (now != null) {
            cursor.setStartX(x(now));
            cursor.setEndX(x(now));
            cursor.setStartY(TOP);
            cursor.setEndY(getHeight() - BOTTOM);
            told.setText(words(now));
        }
        getChildren().addAll(brush, cursor, told);
        told.resizeRelocate(LEFT, getHeight() - 20, getWidth() - LEFT - RIGHT, 18);
    }

    private void grid() {
        for (int i = 0; i <= ROWS; i++) {
            double value = lowest() + (highest() - lowest()) * i / ROWS;
            Line row = new Line(LEFT, y(value), getWidth() - RIGHT, y(value));
            row.getStyleClass().add("growth-grid");
            Text label = label(TableWords.value(shown.measure(), value));
            label.setTextOrigin(VPos.CENTER);
            label.setX(LEFT - 8 - label.prefWidth(-1));
            label.setY(y(value));
            getChildren().addAll(row, label);
        }
        int most = Math.max(2, (int) ((getWidth() - LEFT - RIGHT) / TICK_WIDTH));
        long from = first().toEpochDay() * DAY;
        for (TimeTicks.Tick tick : TimeTicks.of(from, Math.max(from + DAY, last().toEpochDay() * DAY), most,
                ZoneOffset.UTC)) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(tick.at(), DAY));
            if (tick.at() % DAY != 0 || day.isAfter(last())) {
                continue;
            }
            Text label = label(tick.text());
            label.setTextOrigin(VPos.TOP);
            label.setX(Math.min(x(day) - label.prefWidth(-1) / 2, getWidth() - label.prefWidth(-1) - 2));
            label.setY(getHeight() - BOTTOM + 5);
            getChildren().add(label);
        }
    }

    private static Text label(String words) {
        Text label = new Text(words);
        label.getStyleClass().add("growth-tick");
        return label;
    }

    private void line(DailySeries series) {
        Path path = new Path();
        path.getStyleClass().addAll("growth-line", "growth-" + series.source());
        LocalDate before = null;
        for (DayFigure one : series.days()) {
            // Beyond a few days nothing is known of what lies between.
            boolean gap = before == null || before.plusDays(8).isBefore(one.day());
            double px = x(one.day());
            double py = y(one.value().doubleValue());
            path.getElements().add(gap ? new MoveTo(px, py) : new LineTo(px, py));
            before = one.day();
        }
        getChildren().add(path);
        if (series.days().size() <= 40) {
            for (DayFigure one : series.days()) {
                Shape dot = new Circle(x(one.day()), y(one.value().doubleValue()), 2.5);
                dot.getStyleClass().addAll("growth-dot", "growth-dot-" + series.source());
                getChildren().add(dot);
            }
        }
    }

    private void ahead(Forecast forecast) {
        // Today is measured and foreseen; the line stands apart from it where these differ.
        Path middle = new Path();
        middle.getStyleClass().add("growth-ahead");
        List<Double> upper = new ArrayList<>();
        List<Double> lower = new ArrayList<>();
        for (Forecast.Ahead one : forecast.ahead()) {
            middle.getElements().add(middle.getElements().isEmpty()
                    ? new MoveTo(x(one.day()), y(one.middle())) : new LineTo(x(one.day()), y(one.middle())));
            upper.addAll(List.of(x(one.day()), y(one.high())));
            lower.addFirst(y(one.low()));
            lower.addFirst(x(one.day()));
        }
        upper.addAll(lower);
        Polygon band = new Polygon();
        band.getPoints().setAll(upper);
        band.getStyleClass().add("growth-band");
        getChildren().addAll(band, middle);
    }

    /// What is known of a day.
    private String words(LocalDate day) {
        List<String> parts = new ArrayList<>();
        for (DailySeries line : shown.lines()) {
            Optional<BigDecimal> value = line.days().stream()
                    .filter(one -> one.day().equals(day)).map(DayFigure::value).findFirst();
            value.ifPresent(one -> parts.add(TableWords.source(line.source()) + ": "
                    + TableWords.value(shown.measure(), one)));
        }
        shown.forecast().stream().flatMap(one -> one.ahead().stream()).filter(one -> one.day().equals(day)).findFirst()
                .ifPresent(one -> parts.add(text("storage.growth.ahead",
                        TableWords.value(shown.measure(), one.middle()),
                        TableWords.value(shown.measure(), one.low()),
                        TableWords.value(shown.measure(), one.high()))));
        return day + "  " + (parts.isEmpty() ? text("storage.growth.unmeasured")
                : parts.stream().collect(Collectors.joining("   ")));
    }

    private void look(@Nullable LocalDate day) {
        if (day != null && !day.equals(at)) {
            at = day;
            requestLayout();
        }
    }

    private void dragged(MouseEvent event) {
        LocalDate from = pressed;
        LocalDate to = day(event.getX());
        if (from != null && to != null) {
            brush.setX(Math.min(x(from), x(to)));
            brush.setWidth(Math.abs(x(to) - x(from)));
            brush.setY(TOP);
            brush.setHeight(Math.max(0, getHeight() - TOP - BOTTOM));
            look(to);
        }
    }

    private void released(MouseEvent event) {
        LocalDate from = pressed;
        LocalDate to = day(event.getX());
        pressed = null;
        brush.setWidth(0);
        if (from != null && to != null && !from.equals(to)) {
            brushed.days(from.isBefore(to) ? from : to, from.isBefore(to) ? to : from);
        }
    }

    private void key(KeyEvent event) {
        LocalDate now = at;
        if (now == null) {
            return;
        }
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        LocalDate next = now.plusDays(step);
        if (step != 0 && !next.isBefore(first()) && !next.isAfter(last())) {
            look(next);
            setAccessibleText(words(next));
            event.consume();
        }
    }
}
