package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.read.ReadEnd;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;

/// How far the reading is, in one line.
final class ProgressLine extends HBox {

    private static final String BETWEEN = "  \u00b7  ";

    private final MessagesViewModel model;
    private final StatusPill pill = new StatusPill();
    private final ProgressBar bar = new ProgressBar();
    private final Label figures = new Label();
    private final Label unjudged = new Label();
    private Subscription counting = Subscription.EMPTY;

    ProgressLine(MessagesViewModel model) {
        this.model = model;
        getStyleClass().addAll("messages-line", "messages-progress");
        setAlignment(Pos.CENTER_LEFT);
        figures.setId("messages-figures");
        figures.setMinWidth(0);
        HBox.setHgrow(figures, Priority.SOMETIMES);
        unjudged.setId("messages-unjudged");
        unjudged.getStyleClass().add("messages-warns");
        unjudged.setMinWidth(0);
        pill.setId("messages-state");
        pill.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(pill, bar, figures, unjudged);
        model.reading().figuresProperty().subscribe(this::show);
        model.reading().stateProperty().subscribe(this::show);
        model.reading().troubleProperty().subscribe(this::show);
        model.followProperty().subscribe(this::show);
        model.rows().orderProperty().subscribe(this::show);
        model.rows().busyProperty().subscribe(this::show);
        // Sorting has ended before its rows are there.
        model.rows().shownProperty().subscribe(rows -> {
            counting.unsubscribe();
            counting = rows == null ? Subscription.EMPTY : rows.rowCount().subscribe(this::show);
        });
    }

    private void show() {
        ReadingState state = model.reading().stateProperty().get();
        ReadingFigures now = model.reading().figuresProperty().get();
        SourceBar.shownIf(this, state != ReadingState.NOTHING);
        boolean endless = now.planned() == 0;
        pill.show(severity(state), word(state));
        SourceBar.shownIf(bar, state == ReadingState.READING && !endless);
        bar.setProgress(endless ? -1 : Math.clamp((double) now.looked() / now.planned(), 0, 1));
        figures.setText(String.join(BETWEEN, words(state, now)));
        figures.setTooltip(new Tooltip(figures.getText()));
        unjudged.setText(now.unjudged() == 0 ? "" : text("messages.unjudged", now.unjudged(), now.whyUnjudged()));
        unjudged.setTooltip(unjudged.getText().isEmpty() ? null : new Tooltip(unjudged.getText()));
        SourceBar.shownIf(unjudged, now.unjudged() > 0);
    }

    private List<String> words(ReadingState state, ReadingFigures now) {
        List<String> words = new ArrayList<>();
        words.add(now.planned() > 0 && state != ReadingState.ENDED
                ? text("messages.looked.of", now.looked(), Math.max(now.planned(), now.looked()))
                : text("messages.looked", now.looked()));
        words.add(text("messages.matched", now.matched()));
        ReadPlan plan = model.reading().plan();
        if (plan != null && plan.filter().text().isBlank()) {
            words.removeFirst();
            words.set(0, now.planned() > 0 && state != ReadingState.ENDED
                    ? text("messages.came.of", now.matched(), Math.max(now.planned(), now.looked()))
                    : text("messages.came", now.matched()));
        }
        words.add(Units.size(now.bytes()));
        if (now.perSecond() > 0) {
            words.add(text("messages.rate", now.perSecond(), Units.size(now.bytesPerSecond())));
        }
        if (state == ReadingState.PAUSED && now.waiting() >= 0) {
            words.add(text("messages.waiting", now.waiting()));
        }
        if (now.dropped() > 0) {
            words.add(text("messages.dropped", now.dropped()));
        }
        ShownRecords rows = model.rows().shownProperty().get();
        if (model.rows().busyProperty().get()) {
            words.add(text("messages.ordering"));
        } else if (model.rows().windowProperty().get() != null && rows != null) {
            words.add(text("messages.window", rows.rowCount().get()));
        }
        return words;
    }

    private String word(ReadingState state) {
        ReadEnd end = model.reading().endProperty().get();
        if (state == ReadingState.ENDED && end != null) {
            return text("messages.end." + end.name().toLowerCase(Locale.ROOT));
        }
        if (state == ReadingState.READING && model.reading().troubleProperty().get() != null) {
            return text("messages.state.waiting");
        }
        ReadPlan plan = model.reading().plan();
        boolean live = state == ReadingState.READING && plan != null && plan.request().until().follow();
        return live ? text("messages.state.live") : text("messages.state." + state.name().toLowerCase(Locale.ROOT));
    }

    private Severity severity(ReadingState state) {
        return switch (state) {
            case NOTHING, ENDED -> Severity.GOOD;
            case READING -> model.reading().troubleProperty().get() == null ? Severity.BUSY : Severity.WARNING;
            case PAUSED, STOPPED -> Severity.NEUTRAL;
            case FAILED -> Severity.BAD;
        };
    }
}
