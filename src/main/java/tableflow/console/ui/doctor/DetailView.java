package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.doctor.part.CallList;
import tableflow.console.ui.doctor.part.Parts;
import tableflow.console.ui.doctor.part.Times;

/// What is chosen of the ladder, in full: a rung with its checks and calls, a check, or a finding.
final class DetailView extends ScrollPane {

    private final DoctorViewModel model;
    private final DoctorActions actions;
    private Subscription following = Subscription.EMPTY;

    DetailView(DoctorViewModel model, DoctorActions actions) {
        this.model = model;
        this.actions = actions;
        setId("doctor-detail");
        getStyleClass().add("doctor-detail");
        setAccessibleText(text("doctor.detail"));
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        model.ladder().chosenProperty().subscribe(place -> follow(place));
    }

    private void follow(@Nullable Place place) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (place != null) {
            RungRow row = model.ladder().row(place.rung());
            ListChangeListener<CheckRow> listener = change -> show(place);
            row.checks().addListener(listener);
            following = Subscription.combine(
                    () -> row.checks().removeListener(listener),
                    row.stateProperty().subscribe((before, now) -> show(place)),
                    row.reportProperty().subscribe((before, now) -> show(place)),
                    model.phaseProperty().subscribe((before, now) -> show(place)));
        }
        show(place);
        setVvalue(0);
    }

    private void show(@Nullable Place place) {
        if (place == null) {
            Placeholder nothing =
                    Placeholder.empty(Feather.HEART, text("doctor.detail.none"), text("doctor.detail.none.text"));
            setContent(nothing);
            setFitToHeight(true);
            return;
        }
        setFitToHeight(false);
        RungRow row = model.ladder().row(place.rung());
        VBox content = new VBox();
        content.getStyleClass().add("doctor-detail-content");
        if (place.check().isEmpty()) {
            showRung(row, content);
        } else {
            row.checks().stream()
                    .filter(it -> it.check().id().equals(place.check()))
                    .findFirst()
                    .ifPresent(check -> showCheck(check, place, content));
        }
        setContent(content);
    }

    private void showRung(RungRow row, VBox content) {
        RungReport report = row.reportProperty().get();
        StatusPill pill = new StatusPill(Words.severity(row.state()), Words.state(row.state()));
        Label title = title(Words.rung(row.rung()));
        content.getChildren().add(line(title, pill));
        content.getChildren().add(Parts.words(text("doctor.rung.text." + row.rung().name()), "text-muted"));
        Button again = new Button(text("doctor.again.rung"), Icons.of(Feather.REFRESH_CW));
        again.setId("doctor-again-rung");
        again.setOnAction(event -> model.again(row.rung()));
        Button from = new Button(text("doctor.again.from"), Icons.of(Feather.CHEVRONS_DOWN));
        from.setId("doctor-again-from");
        from.setOnAction(event -> model.from(row.rung()));
        again.setDisable(!model.canGoOn());
        from.setDisable(!model.canGoOn());
        FlowPane buttons = new FlowPane(again, from);
        buttons.getStyleClass().add("doctor-buttons");
        if (row.rung() == Rung.ATHENA) {
            Button plan = new Button(text("doctor.plan"), Icons.of(Feather.MAP));
            plan.setId("doctor-plan");
            plan.setDisable(!model.canExplain());
            plan.setOnAction(event -> actions.explainInAthena());
            buttons.getChildren().add(plan);
        }
        content.getChildren().add(buttons);
        VBox checks = Parts.section(text("doctor.rung.checks"));
        row.checks().forEach(check -> checks.getChildren().add(checkLine(row, check)));
        content.getChildren().add(checks);
        if (report != null) {
            content.getChildren().add(Parts.section(
                    text("doctor.rung.calls", report.calls().size(), Times.took(report.took())),
                    new CallList(report.calls())));
        }
    }

    private Node checkLine(RungRow row, CheckRow check) {
        var verdict = check.verdict();
        RungRow.State state = verdict == null ? RungRow.State.IDLE : RungRow.of(verdict.outcome());
        Label heading = Parts.words(check.check().title(), "strong");
        VBox texts = new VBox(heading);
        if (verdict != null) {
            texts.getChildren().add(Parts.words(verdict.says()));
        }
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox line = new HBox(Icons.of(Words.icon(state), Words.severity(state).styleClass()), texts);
        line.getStyleClass().addAll("doctor-marked", "doctor-check");
        line.setOnMouseClicked(event -> model.ladder().chosenProperty().set(Place.of(row.rung(), check.check().id())));
        return line;
    }

    private void showCheck(CheckRow check, Place place, VBox content) {
        var verdict = check.verdict();
        content.getChildren().add(line(title(check.check().title())));
        if (verdict == null) {
            content.getChildren().add(Parts.words(text("doctor.line.waiting"), "text-muted"));
            return;
        }
        List<Finding> findings = check.findings();
        if (place.finding() >= 0 && place.finding() < findings.size()) {
            addFinding(findings.get(place.finding()), content);
        } else if (findings.size() == 1) {
            addFinding(findings.getFirst(), content);
        } else {
            StatusPill pill = new StatusPill(
                    Words.severity(RungRow.of(verdict.outcome())), Words.outcome(verdict.outcome()));
            content.getChildren().addAll(line(pill), Parts.words(verdict.says(), "doctor-finding-says"));
            for (int i = 0; i < findings.size(); i++) {
                content.getChildren().add(findingLine(place, i, findings.get(i)));
            }
            content.getChildren().add(Parts.section(text("doctor.check.calls"), new CallList(calls(check))));
        }
    }

    private Node findingLine(Place place, int index, Finding finding) {
        HBox line = Parts.marked(Icons.of(Words.severity(finding.severity()).icon(),
                Words.severity(finding.severity()).styleClass()), finding.says());
        line.getStyleClass().add("doctor-check");
        Place there = new Place(place.rung(), place.check(), index);
        line.setOnMouseClicked(event -> model.ladder().chosenProperty().set(there));
        return line;
    }

    private void addFinding(Finding finding, VBox content) {
        content.getChildren().add(new FindingView(finding, model.ladder().findingsProperty().get(), actions));
    }

    /// Those of the check once the examination has ended; until then nobody knows which were for it.
    private List<Call> calls(CheckRow check) {
        Examination examination = model.examinationProperty().get();
        return examination == null ? new ArrayList<>() : check.check().calls(examination.evidence());
    }

    private static Label title(String words) {
        Label title = Parts.words(words, "doctor-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        return title;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("doctor-head");
        return line;
    }
}
