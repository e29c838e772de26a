package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.doctor.DoctorViewModel.Phase;

/// In one line: how much is wrong, and what to mend first.
final class SummaryBar extends HBox {

    private final DoctorViewModel model;
    private final StatusPill pill = new StatusPill();
    private final Label words = new Label();
    private final Hyperlink first = new Hyperlink();

    SummaryBar(DoctorViewModel model) {
        this.model = model;
        setId("doctor-summary");
        getStyleClass().add("doctor-summary");
        setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(USE_PREF_SIZE);
        first.setId("doctor-first");
        first.setMinWidth(0);
        HBox.setHgrow(first, Priority.ALWAYS);
        getChildren().setAll(pill, words, first);
        model.phaseProperty().subscribe(this::show);
        model.ladder().findingsProperty().subscribe(this::show);
    }

    private void show() {
        Phase phase = model.phaseProperty().get();
        List<Finding> findings = model.ladder().findingsProperty().get();
        boolean known = phase != Phase.NONE;
        setVisible(known);
        setManaged(known);
        if (!known) {
            return;
        }
        boolean broken = findings.stream().anyMatch(it -> it.severity() == Finding.Severity.ERROR);
        if (!findings.isEmpty()) {
            pill.show(broken ? Severity.BAD : Severity.WARNING, Words.counts(findings));
        } else {
            pill.show(
                    phase == Phase.RUNNING ? Severity.BUSY : phase == Phase.DONE ? healthy() : Severity.NEUTRAL,
                    text("doctor.summary." + (phase == Phase.DONE && unchecked() > 0 ? "PARTLY" : phase.name())));
        }
        words.setText(findings.isEmpty() ? more(phase) : text("doctor.summary.first"));
        words.setVisible(!words.getText().isEmpty());
        words.setManaged(words.isVisible());
        first.setVisible(!findings.isEmpty());
        first.setManaged(!findings.isEmpty());
        if (!findings.isEmpty()) {
            first.setText(findings.getFirst().says());
            first.setOnAction(event -> {
                first.setVisited(false);
                model.ladder().reveal(findings.getFirst());
            });
        }
        setAccessibleText(pill.getText() + ". " + words.getText() + " " + (findings.isEmpty() ? "" : first.getText()));
    }

    private String more(Phase phase) {
        return phase == Phase.DONE && unchecked() > 0 ? text("doctor.summary.unchecked", unchecked()) : "";
    }

    private Severity healthy() {
        return unchecked() > 0 ? Severity.NEUTRAL : Severity.GOOD;
    }

    private long unchecked() {
        return model.ladder().rows().stream().mapToLong(RungRow::unchecked).sum();
    }
}
