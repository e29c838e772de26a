package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.doctor.keep.Kept;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.doctor.part.Parts;
import tableflow.console.ui.doctor.part.Times;
import tableflow.console.ui.doctor.report.ReportMenu;
import tableflow.console.ui.doctor.report.Reporting;

/// The kept examinations, and beside them what two of them do not have in common.
final class HistoryView extends VBox {

    private static final double DIVIDER = 0.42;

    private final HistoryViewModel model;
    private final Runnable showLadder;
    private final ListView<Kept> list = new ListView<>();

    /// @param reporting makes reports of those that are chosen
    /// @param showLadder called when an examination is shown on the ladder
    HistoryView(HistoryViewModel model, Reporting reporting, Runnable showLadder) {
        this.model = model;
        this.showLadder = showLadder;
        getStyleClass().add("doctor-history");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        Label notices = Parts.words("", "doctor-notice");
        model.notices().addListener((ListChangeListener<String>) change -> {
            notices.setText(text("doctor.history.damaged", String.join(", ", model.notices())));
            notices.setManaged(true);
            notices.setVisible(true);
        });
        notices.setManaged(false);
        notices.setVisible(false);
        list.setId("doctor-history");
        list.setAccessibleText(text("doctor.history"));
        list.setItems(model.examinations());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new KeptCell());
        list.setPlaceholder(Placeholder.empty(
                Feather.ARCHIVE, text("doctor.history.empty"), text("doctor.history.empty.text")));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                model.remove(chosen());
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        VBox left = new VBox(list, buttons(reporting));
        VBox.setVgrow(list, Priority.ALWAYS);
        SplitPane split = new SplitPane(left, new ComparisonView(model));
        split.setDividerPositions(DIVIDER);
        split.getStyleClass().add("doctor-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(banner, notices, split);
    }

    private Node buttons(Reporting reporting) {
        Button open = button("doctor-history-open", Feather.FOLDER, "doctor.history.open", this::open);
        Button compare = button("doctor-history-compare", Feather.COLUMNS, "doctor.history.compare", this::compare);
        ReportMenu report = new ReportMenu("doctor-history-report", reporting, () ->
                chosen().stream().findFirst().map(model::reportable));
        report.getStyleClass().add("small");
        Button pin = button("doctor-history-pin", Feather.BOOKMARK, "doctor.history.pin", () ->
                chosen().forEach(kept -> model.pin(kept, !kept.pinned())));
        Button remove = button("doctor-history-remove", Feather.TRASH_2, "doctor.history.remove", () ->
                model.remove(chosen()));
        ListChangeListener<Kept> listener = change -> {
            int count = chosen().size();
            open.setDisable(count != 1);
            report.setDisable(count != 1);
            compare.setDisable(count < 1 || count > 2);
            compare.setText(text(count == 2 ? "doctor.history.compare.two" : "doctor.history.compare"));
            pin.setDisable(count == 0);
            pin.setText(text(count == 1 && chosen().getFirst().pinned() ? "doctor.history.unpin"
                    : "doctor.history.pin"));
            remove.setDisable(count == 0);
        };
        list.getSelectionModel().getSelectedItems().addListener(listener);
        for (ButtonBase button : List.of(open, compare, report, pin, remove)) {
            button.setDisable(true);
        }
        FlowPane buttons = new FlowPane(open, compare, report, pin, remove);
        buttons.getStyleClass().add("doctor-history-buttons");
        return buttons;
    }

    private static Button button(String id, Feather icon, String key, Runnable action) {
        Button button = new Button(text(key), Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        return button;
    }

    private List<Kept> chosen() {
        return list.getSelectionModel().getSelectedItems().stream().filter(java.util.Objects::nonNull).toList();
    }

    private void open() {
        if (chosen().size() == 1) {
            model.open(chosen().getFirst(), showLadder);
        }
    }

    /// Two that are chosen; or one, with the one before it of the same subject.
    private void compare() {
        List<Kept> chosen = chosen();
        if (chosen.size() == 2) {
            model.compare(chosen.getFirst(), chosen.getLast());
        } else if (chosen.size() == 1) {
            Kept newer = chosen.getFirst();
            model.examinations().stream()
                    .filter(it -> it.about().equals(newer.about()) && it.startedAt().isBefore(newer.startedAt()))
                    .findFirst()
                    .ifPresent(older -> model.compare(older, newer));
        }
    }

    private static final class KeptCell extends ListCell<Kept> {

        private final StatusPill pill = new StatusPill();
        private final Label subject = new Label();
        private final Label when = new Label();
        private final HBox signs = new HBox();
        private final HBox content;

        KeptCell() {
            subject.setMinWidth(0);
            subject.getStyleClass().add("strong");
            when.getStyleClass().addAll("text-muted", "small-text");
            when.setMinWidth(0);
            VBox texts = new VBox(subject, when);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            content = new HBox(texts, signs, pill);
            content.getStyleClass().add("doctor-line-content");
            content.setAlignment(Pos.CENTER_LEFT);
            signs.setAlignment(Pos.CENTER);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Kept kept, boolean empty) {
            super.updateItem(kept, empty);
            if (empty || kept == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            subject.setText(Words.subject(kept.about()));
            when.setText(Times.when(kept.startedAt()) + "  \u00b7  " + Times.took(kept.took()));
            signs.getChildren().clear();
            if (kept.watched()) {
                signs.getChildren().add(Icons.of(Feather.EYE, "doctor-small-icon"));
            }
            if (kept.pinned()) {
                signs.getChildren().add(Icons.of(Feather.BOOKMARK, "doctor-small-icon", "accent"));
            }
            pill.show(
                    kept.errors() > 0 ? Severity.BAD : kept.warnings() > 0 ? Severity.WARNING : Severity.GOOD,
                    kept.errors() + kept.warnings() == 0
                            ? text("doctor.summary.DONE") : Words.counts(kept.errors(), kept.warnings()));
            setGraphic(content);
            setAccessibleText(String.join(". ", subject.getText(), when.getText(), pill.getText(), kept.first(),
                    kept.watched() ? text("doctor.history.watched") : "",
                    kept.pinned() ? text("doctor.history.pinned") : ""));
        }
    }
}
