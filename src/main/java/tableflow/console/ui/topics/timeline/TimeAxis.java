package tableflow.console.ui.topics.timeline;

import static tableflow.console.ui.Messages.text;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.timeline.Event;
import tableflow.console.ui.control.TimeTicks;
import tableflow.console.ui.topics.timeline.AxisLayout.Lane;
import tableflow.console.ui.topics.timeline.AxisLayout.Mark;
import tableflow.console.ui.topics.timeline.AxisLayout.Stripe;

/// Phases as bands and events as marks along time, a lane for each kind of event.
///
/// Keys: left and right go to the mark before and behind, up and down to the next lane that has any, Home and End to
/// the first and last, Enter tells of it below; plus and minus look closer and at more.
final class TimeAxis extends Region {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final double NAMES = 78;
    private static final double RIGHT = 10;
    private static final double LANE = 19;
    private static final double BAND = 13;
    private static final double TICKS = 18;
    private static final double MARK = 9;
    private static final double LABEL = 92;

    private final AxisModel model;
    private final Consumer<Event> opened;
    private final Tooltip tip = new Tooltip();
    private AxisLayout layout = new AxisLayout(List.of(), List.of());
    private List<Lane> lanes = List.of();

    /// @param opened told of the event that somebody wants to read about
    TimeAxis(AxisModel model, Consumer<Event> opened) {
        this.model = model;
        this.opened = opened;
        setId("topics-timeline-axis");
        getStyleClass().add("time-axis");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        tip.setWrapText(true);
        tip.setMaxWidth(460);
        Tooltip.install(this, tip);
        addEventFilter(MouseEvent.MOUSE_MOVED, event -> hover(event.getX(), event.getY()));
        setOnMousePressed(event -> {
            requestFocus();
            Mark mark = markAt(event.getX(), event.getY());
            if (mark != null) {
                model.choose(mark);
                if (event.getClickCount() == 2) {
                    opened.accept(mark.last());
                }
            }
        });
        setOnKeyPressed(this::key);
        model.toldProperty().subscribe(this::redraw);
        model.windowProperty().subscribe(this::redraw);
        model.chosenProperty().subscribe(this::mark);
        widthProperty().subscribe(this::redraw);
        // Outside a scene a label has no size.
        sceneProperty().subscribe(this::redraw);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.move(layout, -1);
            case RIGHT -> model.move(layout, 1);
            case UP -> model.lane(layout, -1);
            case DOWN -> model.lane(layout, 1);
            case HOME -> model.end(layout, false);
            case END -> model.end(layout, true);
            case PLUS, ADD, EQUALS -> model.closer();
            case MINUS, SUBTRACT -> model.wider();
            case ENTER, SPACE -> {
                Mark mark = model.chosenProperty().get();
                if (mark == null) {
                    return;
                }
                opened.accept(mark.last());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void redraw() {
        getChildren().clear();
        double wide = getWidth() - NAMES - RIGHT;
        AxisLayout.Window window = model.windowProperty().get();
        if (window == null || wide <= 0) {
            layout = new AxisLayout(List.of(), List.of());
            return;
        }
        layout = AxisLayout.of(model.events(), model.phases(), window, wide);
        lanes = model.lanes();
        model.follow(layout);
        double height = LANE * (lanes.size() + 1) + TICKS;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        name(text("topics.axis.lane.PHASE"), 0);
        for (Stripe stripe : layout.stripes()) {
            Region band = region("time-axis-band", "time-axis-" + style(stripe), 0);
            place(band, NAMES + stripe.from(), (LANE - BAND) / 2, Math.max(2, stripe.to() - stripe.from()), BAND);
        }
        for (int lane = 0; lane < lanes.size(); lane++) {
            name(text("topics.axis.lane." + lanes.get(lane)), lane + 1);
            place(region("time-axis-thread", "time-axis-lane", lane + 1),
                    NAMES, (lane + 1) * LANE + LANE / 2, wide, 1);
        }
        for (Mark mark : layout.marks()) {
            Region spot = region("time-axis-mark", "time-axis-" + mark.lane().name().toLowerCase(Locale.ROOT), 0);
            spot.pseudoClassStateChanged(BAD, mark.bad());
            spot.setUserData(mark);
            double high = mark.lane() == Lane.SNAPSHOT ? LANE - 6 : MARK;
            double broad = mark.lane() == Lane.SNAPSHOT ? mark.events().size() > 1 ? 6 : 3 : MARK;
            place(spot, NAMES + mark.at() - broad / 2,
                    (lanes.indexOf(mark.lane()) + 1) * LANE + (LANE - high) / 2, broad, high);
        }
        ticks(window, wide, height);
        mark();
    }

    private static String style(Stripe stripe) {
        return stripe.band().condition().name().toLowerCase(Locale.ROOT);
    }

    private Region region(String style, String kind, int lane) {
        Region region = new Region();
        region.getStyleClass().addAll(style, kind);
        region.setManaged(false);
        region.setMouseTransparent(true);
        region.setViewOrder(lane);
        getChildren().add(region);
        return region;
    }

    private static void place(Region region, double x, double y, double width, double height) {
        region.resizeRelocate(x, y, width, height);
    }

    private void name(String words, int lane) {
        Label label = label(words, "time-axis-name");
        label.relocate(0, lane * LANE + (LANE - label.getHeight()) / 2);
    }

    private void ticks(AxisLayout.Window window, double wide, double height) {
        int most = Math.max(2, (int) (wide / LABEL));
        for (TimeTicks.Tick tick : TimeTicks.of(
                window.from().toEpochMilli(), window.to().toEpochMilli(), most, ZoneId.systemDefault())) {
            Label label = label(tick.text(), "time-axis-tick");
            double x = NAMES + window.place(java.time.Instant.ofEpochMilli(tick.at()), wide);
            place(region("time-axis-line", "time-axis-grid", 2), x, 0, 1, height - TICKS);
            label.relocate(Math.clamp(x - label.getWidth() / 2, NAMES, NAMES + RIGHT + wide - label.getWidth()),
                    height - TICKS + 2);
        }
    }

    private Label label(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setManaged(false);
        label.setMouseTransparent(true);
        getChildren().add(label);
        label.applyCss();
        label.autosize();
        return label;
    }

    private void mark() {
        Mark chosen = model.chosenProperty().get();
        for (Node child : getChildren()) {
            if (child.getUserData() instanceof Mark mark) {
                child.pseudoClassStateChanged(CHOSEN, mark.equals(chosen));
            }
        }
        setAccessibleText(chosen == null ? text("topics.axis") : text("topics.axis.at", model.words(chosen)));
    }

    private void hover(double x, double y) {
        String words = words(x, y);
        tip.setText(words);
        tip.setOpacity(words.isEmpty() ? 0 : 1);
    }

    /// What is to be told of a place; empty where nothing is.
    String words(double x, double y) {
        Mark mark = markAt(x, y);
        if (mark != null) {
            return model.words(mark);
        }
        List<String> bands = new ArrayList<>();
        for (Stripe stripe : layout.stripes()) {
            if (y < LANE && x - NAMES >= stripe.from() && x - NAMES <= stripe.to()) {
                bands.add(model.words(stripe.band()));
            }
        }
        return bands.isEmpty() ? "" : bands.getFirst();
    }

    private @Nullable Mark markAt(double x, double y) {
        int lane = (int) (y / LANE) - 1;
        Mark found = null;
        for (Mark mark : layout.marks()) {
            double away = Math.abs(mark.at() + NAMES - x);
            if (lane == lanes.indexOf(mark.lane()) && away <= MARK
                    && (found == null || away < Math.abs(found.at() + NAMES - x))) {
                found = mark;
            }
        }
        return found;
    }

    /// What is drawn.
    AxisLayout drawn() {
        return layout;
    }
}
