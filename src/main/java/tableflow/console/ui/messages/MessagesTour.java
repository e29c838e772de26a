package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.tour.TourStage;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour: the newest records, one of them in full, a filter with a mistake, and one that finds.
final class MessagesTour {

    private static final String TOPIC = "orders";

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
                TourStep.of("messages-again", text("messages.tour.rows"), stage -> dialogs.close(), this::isClosed));
    }

    private void filter(String expression) {
        model.filter().kindProperty().set(FilterText.Kind.EXPRESSION);
        model.filter().textProperty().set(expression);
    }

    private boolean isClosed(TourStage stage) {
        return isRead() && !stage.shows("#produce-partition");
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
