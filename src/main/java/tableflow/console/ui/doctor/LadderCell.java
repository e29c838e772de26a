package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.doctor.LadderTree.Line;

/// A line of the ladder: a sign, what it is, and what it says.
final class LadderCell extends TreeCell<Line> {

    private static final PseudoClass RUNG = PseudoClass.getPseudoClass("rung");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first-broken");

    private final DoctorViewModel model;
    private final Label title = new Label();
    private final Label says = new Label();
    private final Label count = new Label();
    private final HBox sign = new HBox();
    private final HBox content;
    private Subscription following = Subscription.EMPTY;

    LadderCell(DoctorViewModel model) {
        this.model = model;
        getStyleClass().add("doctor-line");
        title.getStyleClass().add("doctor-line-title");
        says.getStyleClass().add("doctor-line-says");
        count.getStyleClass().add("doctor-line-count");
        count.setMinWidth(USE_PREF_SIZE);
        title.setMinWidth(0);
        says.setMinWidth(0);
        says.managedProperty().bind(says.textProperty().isNotEmpty());
        VBox texts = new VBox(title, says);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        sign.setAlignment(Pos.CENTER);
        sign.getStyleClass().add("doctor-line-sign");
        content = new HBox(sign, texts, count);
        content.getStyleClass().add("doctor-line-content");
        content.setAlignment(Pos.CENTER_LEFT);
        // As wide as the ladder, however long its sentences are.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(RUNG, false);
            pseudoClassStateChanged(FIRST, false);
            return;
        }
        setGraphic(content);
        pseudoClassStateChanged(RUNG, line instanceof Line.OfRung);
        pseudoClassStateChanged(FIRST, false);
        switch (line) {
            case Line.OfRung(RungRow row) -> following = Subscription.combine(
                    row.stateProperty().subscribe(() -> showRung(row)),
                    row.asksProperty().subscribe(() -> showRung(row)),
                    model.ladder().findingsProperty().subscribe(() -> showRung(row)));
            case Line.OfCheck(RungRow row, CheckRow check) -> showCheck(row, check);
            case Line.OfFinding(RungRow row, CheckRow check, int index) -> showFinding(check.findings().get(index));
        }
        if (line instanceof Line.OfRung(RungRow row)) {
            showRung(row);
        }
    }

    private void showRung(RungRow row) {
        RungRow.State state = row.state();
        show(Icons.of(Words.icon(state), Words.severity(state).styleClass()), Words.rung(row.rung()), Words.line(row));
        count.setText(state == RungRow.State.NOT_CHECKED || row.unchecked() == 0
                ? "" : text("doctor.unchecked", row.unchecked()));
        boolean first = model.ladder().rows().stream()
                .filter(it -> it.state() == RungRow.State.BROKEN)
                .findFirst()
                .filter(it -> it.rung() == row.rung())
                .isPresent();
        pseudoClassStateChanged(FIRST, first);
        setAccessibleText(String.join(". ", Words.rung(row.rung()), Words.state(state), Words.line(row))
                + (first ? ". " + text("doctor.first") : ""));
    }

    private void showCheck(RungRow row, CheckRow check) {
        var verdict = check.verdict();
        RungRow.State state = verdict != null
                ? RungRow.of(verdict.outcome())
                : row.busyProperty().get() ? RungRow.State.WAITING
                : row.state() == RungRow.State.IDLE ? RungRow.State.IDLE : RungRow.State.STOPPED;
        show(Icons.of(Words.icon(state), Words.severity(state).styleClass()), check.check().title(),
                verdict == null ? "" : verdict.says());
        count.setText(check.findings().size() > 1 ? Integer.toString(check.findings().size()) : "");
        setAccessibleText(String.join(". ", check.check().title(), Words.state(state), says.getText()));
    }

    private void showFinding(Finding finding) {
        Severity severity = Words.severity(finding.severity());
        show(Icons.of(finding.severity() == Finding.Severity.ERROR ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE,
                severity.styleClass()), finding.says(), "");
        count.setText(finding.id());
        setAccessibleText(Words.severityName(finding.severity()) + ". " + finding.says());
    }

    private void show(Node icon, String heading, String sentence) {
        sign.getChildren().setAll(icon);
        title.setText(heading);
        says.setText(sentence);
    }
}
