package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.control.ComboBox;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.tour.TourStage;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour: the newest records, one of them in full, a filter with a mistake, one that finds, and
/// records that are to be written: one that is typed, and some that are written again, as reviewed.
final class MessagesTour {

    private static final String TOPIC = "orders";
    private static final String OTHER = "inventory";
    private static final int CHOSEN = 4;

    private final MessagesView view;
    private final MessagesViewModel model;
    private final RecordViewModel record;
    private final Dialogs dialogs;

    MessagesTour(MessagesView view, RecordViewModel record, Dialogs dialogs) {
        this.view = view;
        this.model = view.model();
        this.record = record;
        this.dialogs = dialogs;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("messages-rows", text("messages.tour.rows"), stage -> model.open(TOPIC), stage -> isRead()),
                TourStep.of("messages-record", text("messages.tour.record"), stage -> {
                    view.grid().jumpTo(2, 0);
                    view.showDrawer(true);
                }, stage -> record.seenProperty().get() != null),
                TourStep.of("messages-mistake", text("messages.tour.mistake"), stage -> {
                    view.showDrawer(false);
                    filter("value.amount > 100 && valeu.status == 'x'");
                }, stage -> model.filter().flawProperty().get() != null),
                TourStep.of("messages-filter", text("messages.tour.filter"), stage -> {
                    filter("offset % 2 == 0");
                    model.applyFilter();
                }, stage -> isRead()),
                TourStep.of("messages-produce", text("messages.tour.produce"), stage -> {
                    model.filter().clear();
                    model.read();
                    stage.press("#messages-tool-produce");
                }, stage -> stage.shows("#produce-partition")),
                TourStep.of("messages-chosen", text("messages.tour.chosen"), stage -> dialogs.close(), stage ->
                        isClosed(stage) && isChosen()),
                TourStep.of("messages-replay", text("messages.tour.replay"), stage ->
                        stage.press("#messages-tool-replay"), MessagesTour::isListed),
                TourStep.of("messages-replay-plan", text("messages.tour.replay.plan"), stage -> {
                    stage.enter("#replay-topic .text-field", OTHER);
                    stage.press("#replay-review");
                }, MessagesTour::isReviewed),
                TourStep.of("messages-again", text("messages.tour.rows"), stage -> dialogs.close(), stage ->
                        isRead() && !stage.shows("#messages-replay")));
    }

    private void filter(String expression) {
        model.filter().kindProperty().set(FilterText.Kind.EXPRESSION);
        model.filter().textProperty().set(expression);
    }

    private boolean isClosed(TourStage stage) {
        return isRead() && !stage.shows("#produce-partition");
    }

    private boolean isChosen() {
        if (model.chosen().countProperty().get() != CHOSEN) {
            view.grid().selection().rows(1, false, false);
            view.grid().selection().rows(CHOSEN, true, false);
        }
        return model.chosen().countProperty().get() == CHOSEN;
    }

    private static boolean isListed(TourStage stage) {
        return stage.find("#replay-topic").map(ComboBox.class::cast)
                .filter(topics -> !topics.getItems().isEmpty()).isPresent();
    }

    private static boolean isReviewed(TourStage stage) {
        return stage.find("#replay-run").filter(button -> !button.isDisabled()).isPresent();
    }

    /// Whether a reading has come to its end, with rows that are all drawn.
    private boolean isRead() {
        ReadingState state = model.reading().stateProperty().get();
        if (state == ReadingState.FAILED) {
            throw new IllegalStateException(String.valueOf(model.reading().problemProperty().get()));
        }
        return state == ReadingState.ENDED && view.grid().rowCount() > 0 && view.grid().isSettled();
    }
}
