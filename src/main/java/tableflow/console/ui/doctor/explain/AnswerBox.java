package tableflow.console.ui.doctor.explain;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;

/// One cause: how certain, why, what to do, and where to look next.
final class AnswerBox extends VBox {

    /// @param full with the text and what is marked in it, and with the steps
    AnswerBox(ExplainViewModel model, Answer answer, boolean full) {
        getStyleClass().addAll("explain-answer", full ? "explain-first" : "explain-other");
        FailureMode mode = answer.mode();
        Label cause = words(mode.cause(), full ? "explain-cause" : "explain-cause-other");
        HBox.setHgrow(cause, Priority.ALWAYS);
        StatusPill pill = new StatusPill(severity(answer), ExplainReport.certainty(answer));
        pill.explain(text("doctor.explain.score", mode.id(), answer.score()));
        HBox head = new HBox(pill, cause);
        head.getStyleClass().add("explain-head");
        getChildren().add(head);
        answer.why().stream().map(ExplainReport::because).distinct()
                .forEach(why -> getChildren().add(words(why, "explain-why")));
        if (full) {
            getChildren().add(excerpt(model, answer));
            getChildren().add(words(text("doctor.explain.fix"), "section-title"));
            int number = 1;
            for (String step : mode.fix()) {
                getChildren().add(words(number++ + ". " + step, "explain-step"));
            }
        }
        answer.contradicts().forEach(one ->
                getChildren().add(words(text("doctor.explain.against", one), "text-muted")));
        Button examine = new Button(
                text("doctor.explain.examine", text("doctor.rung." + answer.examine().name())),
                Icons.of(Feather.ACTIVITY));
        examine.getStyleClass().add(full ? "accent" : "small");
        examine.setId("explain-examine-" + mode.id());
        examine.setOnAction(event -> model.examine(answer));
        FlowPane actions = new FlowPane(examine);
        actions.getStyleClass().add("explain-actions");
        getChildren().add(actions);
    }

    private static Severity severity(Answer answer) {
        return switch (answer.certainty()) {
            case CERTAIN -> Severity.BAD;
            case LIKELY -> Severity.WARNING;
            case POSSIBLE -> Severity.NEUTRAL;
        };
    }

    private static TextFlow excerpt(ExplainViewModel model, Answer answer) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("explain-text");
        StringBuilder all = new StringBuilder();
        for (Piece piece : model.pieces(answer)) {
            Text part = new Text(piece.text());
            part.getStyleClass().add(piece.marked() ? "explain-marked" : "explain-plain");
            part.setUnderline(piece.marked());
            flow.getChildren().add(part);
            all.append(piece.text());
        }
        flow.setAccessibleText(all.toString());
        return flow;
    }

    static Label words(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
