package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Diagnosing;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.doctor.part.Times;

/// The pane: what to examine, the summary, the ladder, and beside it what is chosen of it.
final class DoctorView extends VBox {

    private static final double DIVIDER = 0.46;

    static final String LADDER = "ladder";
    static final String HISTORY = "history";
    static final String EXPLAIN = "explain";
    static final String REVIEW = "review";

    private final DoctorViewModel model;
    private final TabPane tabs = new TabPane();
    private final LadderTree ladder;
    private final DetailView detail;
    private final SubjectBar bar;

    /// What stands beside the ladder.
    ///
    /// @param compare compares with the last good run
    /// @param report makes reports of what is shown
    /// @param note what becomes of reports
    /// @param watch watch mode
    record Beside(HistoryView history, Runnable compare, Node report, Node note, Node watch) {}

    DoctorView(DoctorViewModel model, DoctorActions actions, Beside beside) {
        this.model = model;
        getStyleClass().add("doctor");
        // A failure to examine is not to be examined.
        Diagnosing.offer(this, failure -> Optional.empty());
        PaneHeader header = new PaneHeader(text("doctor.title"), beside.watch());
        header.subtitleProperty().set(text("doctor.subtitle"));
        model.subjectProperty().subscribe(subject -> header.subtitleProperty().set(subtitle()));
        model.examinationProperty().subscribe(examination -> header.subtitleProperty().set(subtitle()));
        model.pastProperty().subscribe(past -> header.subtitleProperty().set(subtitle()));
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        Button compare = new Button(text("doctor.compare.good"), Icons.of(Feather.COLUMNS));
        compare.setId("doctor-compare");
        compare.disableProperty().bind(model.examinationProperty().isNull().or(model.busyProperty()));
        compare.setOnAction(event -> beside.compare().run());
        bar = new SubjectBar(model, compare, beside.report());
        ladder = new LadderTree(model);
        detail = new DetailView(model, actions);
        SplitPane split = new SplitPane(ladder, detail);
        split.setDividerPositions(DIVIDER);
        split.getStyleClass().add("doctor-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        tab(LADDER, new VBox(bar, new ComplaintBox(model), new SummaryBar(model), split));
        tab(HISTORY, beside.history());
        tabs.setId("doctor-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().setAll(header, banner, beside.note(), tabs);
        ladder.addEventFilter(KeyEvent.KEY_PRESSED, this::ladderKey);
    }

    /// Adds a tab behind the others.
    void tab(String id, Node content) {
        Tab tab = new Tab(text("doctor.tab." + id), content);
        tab.setId("doctor-tab-" + id);
        tabs.getTabs().add(tab);
    }

    /// Whether a tab is shown.
    ObservableBooleanValue shows(String id) {
        return Bindings.createBooleanBinding(
                () -> ("doctor-tab-" + id).equals(tabs.getSelectionModel().getSelectedItem().getId()),
                tabs.getSelectionModel().selectedItemProperty());
    }

    /// Shows a tab: [#LADDER], [#HISTORY], [#EXPLAIN], [#REVIEW].
    void show(String id) {
        tabs.getTabs().stream()
                .filter(tab -> ("doctor-tab-" + id).equals(tab.getId()))
                .forEach(tabs.getSelectionModel()::select);
    }

    private String subtitle() {
        var subject = model.subjectProperty().get();
        if (subject == null) {
            return text("doctor.subtitle");
        }
        var examination = model.examinationProperty().get();
        return examination == null
                ? text("doctor.subtitle.running", Words.subject(subject))
                : text(model.pastProperty().get() ? "doctor.subtitle.past" : "doctor.subtitle.done",
                        Words.subject(subject), Times.when(examination.startedAt()));
    }

    void focusLadder() {
        show(LADDER);
        ladder.requestFocus();
        if (ladder.getSelectionModel().isEmpty()) {
            ladder.getSelectionModel().select(0);
        }
    }

    void focusTopic() {
        show(LADDER);
        bar.focusTopic();
    }

    /// Enter goes on to what is chosen.
    private void ladderKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            detail.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.R && !event.isShortcutDown() && model.canGoOn()) {
            Place place = model.ladder().chosenProperty().get();
            if (place != null) {
                model.again(place.rung());
                event.consume();
            }
        }
    }
}
