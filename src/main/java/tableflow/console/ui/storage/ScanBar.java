package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.storage.scan.ScanProgress;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.ShownAs;

/// What is scanned, what that takes, and the buttons of the scan.
final class ScanBar extends VBox {

    private static final Integer[] STREAMS = {1, 4, 8, 16, 32, 64, 128, 256};

    private final ScanViewModel model;
    private final TextField place = new TextField();
    private final Button start = button("start", Feather.PLAY);
    private final Button resume = button("resume", Feather.SKIP_FORWARD);
    private final Button pause = button("pause", Feather.PAUSE);
    private final Button stop = button("stop", Feather.SQUARE);
    private final ProgressBar bar = new ProgressBar();
    private final Label figures = label("storage-figures");
    private final SourceBox sources;
    private final Label effort = label("storage-effort");

    ScanBar(ScanViewModel model, ScanActions actions) {
        this.model = model;
        getStyleClass().add("scan-bar");
        place.setId("storage-place");
        place.setAccessibleText(text("storage.place"));
        place.setPromptText(text("storage.place.prompt"));
        place.textProperty().bindBidirectional(model.placeProperty());
        place.setOnAction(event -> model.look());
        HBox.setHgrow(place, Priority.ALWAYS);
        start.setOnAction(event -> actions.startOrLook());
        resume.setOnAction(event -> model.resume());
        pause.setOnAction(event -> {
            if (model.stateProperty().get() == ScanState.PAUSED) {
                model.goOn();
            } else {
                model.pause();
            }
        });
        stop.setOnAction(event -> model.stop());
        HBox line = new HBox(place, streams(), start, resume, pause, stop);
        line.getStyleClass().add("scan-line");
        line.setAlignment(Pos.CENTER_LEFT);
        bar.setId("storage-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(text("storage.progress"));
        sources = new SourceBox(model::count);
        getChildren().setAll(line, bar, figures, sources, effort);
        model.stateProperty().subscribe(state -> update());
        model.prospectProperty().subscribe(prospect -> update());
        model.progressProperty().subscribe(progress -> update());
    }

    private static Button button(String id, Feather icon) {
        Button button = new Button(text("storage." + id), Icons.of(icon));
        button.setId("storage-" + id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("small-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Node streams() {
        ComboBox<Integer> choice = new ComboBox<>();
        choice.setId("storage-streams");
        choice.getItems().setAll(STREAMS);
        choice.setConverter(new ShownAs<>(count -> text("storage.streams", count)));
        choice.setAccessibleText(text("storage.streams.accessible"));
        choice.setValue(ScanRequest.USUAL_STREAMS);
        choice.valueProperty().subscribe(count -> model.streamsProperty().set(count));
        choice.disableProperty().bind(model.stateProperty().map(ScanState::isUnderWay));
        choice.setMinWidth(USE_PREF_SIZE);
        return choice;
    }

    private void update() {
        ScanState state = model.stateProperty().get();
        Prospect prospect = model.prospectProperty().get();
        ScanProgress now = model.progressProperty().get();
        boolean underWay = state.isUnderWay();
        place.setDisable(underWay);
        boolean stopped = !underWay && prospect != null && prospect.stopped().isPresent();
        start.setText(text(prospect == null ? "storage.look" : stopped ? "storage.anew" : "storage.start"));
        start.setDisable(state == ScanState.LOOKING);
        show(start, !underWay);
        show(resume, stopped);
        accent(resume, stopped);
        boolean written = state == ScanState.READY && prospect != null;
        sources.show(written ? prospect : null);
        accent(start, !stopped && !(written && prospect.written().choice().inventory().isPresent()));
        show(pause, underWay);
        pause.setDisable(state == ScanState.STOPPING);
        boolean paused = state == ScanState.PAUSED;
        pause.setText(text(paused ? "storage.continue" : "storage.pause"));
        pause.setGraphic(Icons.of(paused ? Feather.PLAY : Feather.PAUSE));
        show(stop, underWay);
        stop.setDisable(state == ScanState.STOPPING);
        show(bar, underWay);
        if (underWay && now != null) {
            bar.setProgress(now.expected().isEmpty()
                    ? ProgressBar.INDETERMINATE_PROGRESS
                    : Math.min(1, (double) now.seen().objects() / Math.max(1, now.expected().getAsLong())));
        } else {
            bar.setProgress(underWay ? ProgressBar.INDETERMINATE_PROGRESS : 0);
        }
        figures.setText(figures(state, prospect, now));
        effort.setText(underWay && now != null && prospect != null
                ? ScanWords.effort(now, model.isListing(), prospect.prices()) : "");
        show(effort, !effort.getText().isEmpty());
    }

    private static String figures(
            ScanState state, @org.jspecify.annotations.Nullable Prospect prospect,
            @org.jspecify.annotations.Nullable ScanProgress now) {
        return switch (state) {
            case UNKNOWN -> text("storage.unknown");
            case LOOKING -> text("storage.looking");
            case READY -> prospect == null ? "" : ScanWords.foresight(prospect);
            case RUNNING -> now == null ? text("storage.starting") : ScanWords.progress(now);
            case PAUSED -> text("storage.paused") + (now == null ? "" : "  \u00b7  " + ScanWords.progress(now));
            case STOPPING -> text("storage.stopping");
        };
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static void accent(Button button, boolean on) {
        button.getStyleClass().remove("accent");
        if (on) {
            button.getStyleClass().add("accent");
        }
    }

    void focusPlace() {
        place.requestFocus();
        place.selectAll();
    }
}
