package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.ladder.Comparison;
import tableflow.console.domain.doctor.ladder.Comparison.Change;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.doctor.HistoryViewModel.Compared;
import tableflow.console.ui.doctor.part.Parts;
import tableflow.console.ui.doctor.part.Times;

/// What two examinations do not have in common, check by check: how it was, how it is.
final class ComparisonView extends ScrollPane {

    private final CheckBox words = new CheckBox(text("doctor.compare.words"));

    ComparisonView(HistoryViewModel model) {
        setId("doctor-comparison");
        getStyleClass().add("doctor-detail");
        setAccessibleText(text("doctor.compare"));
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        words.setId("doctor-compare-words");
        words.setOnAction(event -> show(model.comparedProperty().get()));
        model.comparedProperty().subscribe(this::show);
    }

    private void show(@Nullable Compared compared) {
        setFitToHeight(compared == null);
        if (compared == null) {
            setContent(Placeholder.empty(
                    Feather.COLUMNS, text("doctor.compare.none"), text("doctor.compare.none.text")));
            return;
        }
        VBox content = new VBox();
        content.getStyleClass().add("doctor-detail-content");
        content.getChildren().add(Parts.words(text("doctor.compare"), "doctor-title"));
        if (compared.before() == null || compared.comparison().isEmpty()) {
            content.getChildren().add(Parts.words(
                    text("doctor.compare.nogood", Words.subject(compared.after().subject()))));
            setContent(content);
            return;
        }
        Comparison comparison = compared.comparison().get();
        content.getChildren().add(Parts.words(text("doctor.compare.of",
                Words.subject(compared.before().subject()), Times.when(compared.before().startedAt()),
                Words.subject(compared.after().subject()), Times.when(compared.after().startedAt())), "text-muted"));
        List<Change> shown = comparison.changes().stream()
                .filter(it -> words.isSelected() || it.kind() != Comparison.Kind.OTHER_ANSWER)
                .toList();
        int other = comparison.changes().size() - shown.size();
        if (shown.isEmpty()) {
            content.getChildren().add(Parts.marked(
                    Icons.of(Feather.CHECK_CIRCLE, "success"), text("doctor.compare.same", comparison.same() + other)));
        }
        shown.forEach(change -> content.getChildren().add(card(change)));
        content.getChildren().addAll(
                Parts.words(text("doctor.compare.rest", comparison.same() + other), "text-muted"), words);
        setContent(content);
    }

    private static Node card(Change change) {
        StatusPill pill = new StatusPill(severity(change), text("doctor.compare." + change.kind().name()));
        Label title = Parts.words(Words.rung(change.rung()) + ": " + change.check().title(), "strong");
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(title, pill);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("doctor-head");
        VBox card = new VBox(head, line(change.before(), "doctor.compare.before"),
                line(change.after(), "doctor.compare.after"));
        card.getStyleClass().add("doctor-call");
        return card;
    }

    private static Node line(@Nullable Verdict verdict, String key) {
        if (verdict == null) {
            return Parts.marked(Icons.of(Feather.CIRCLE), text(key, text("doctor.compare.absent")), "text-muted");
        }
        RungRow.State state = RungRow.of(verdict.outcome());
        return Parts.marked(Icons.of(Words.icon(state), Words.severity(state).styleClass()),
                text(key, verdict.says()));
    }

    private static Severity severity(Change change) {
        return switch (change.kind()) {
            case NEWLY_BROKEN -> Severity.BAD;
            case OTHER_CAUSE -> Severity.WARNING;
            case MENDED, CHECKED_NOW -> Severity.GOOD;
            case NO_LONGER_CHECKED, OTHER_ANSWER -> Severity.NEUTRAL;
        };
    }
}
