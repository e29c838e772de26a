package tableflow.console.ui.doctor.explain;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.domain.doctor.explain.Denial;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.doctor.explain.Extract;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;

/// Paste an error, read its cause: the likeliest at length with its words underlined, others in short, and "not sure"
/// with what is possible where the text tells too little.
public final class ExplainView extends VBox {

    private static final int ROWS = 6;

    private final ExplainViewModel model;
    private final TextArea input = new TextArea();
    private final VBox results = new VBox();
    private final Button copy = new Button(text("doctor.explain.copy"), Icons.of(Feather.COPY));

    public ExplainView(ExplainViewModel model) {
        this.model = model;
        setId("explain");
        setAccessibleText(text("doctor.explain.title"));
        getStyleClass().add("explain");
        input.setId("explain-input");
        input.setPromptText(text("doctor.explain.prompt"));
        input.setAccessibleText(text("doctor.explain.input"));
        input.setPrefRowCount(ROWS);
        input.setMinHeight(Region.USE_PREF_SIZE);
        input.setWrapText(true);
        input.textProperty().bindBidirectional(model.pastedProperty());
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        results.getStyleClass().add("explain-results");
        ScrollPane scroll = new ScrollPane(results);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("explain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(input, bar(), banner, scroll);
        model.explanationProperty().subscribe(this::show);
    }

    /// Ready for a paste.
    public void focusInput() {
        input.requestFocus();
        input.selectAll();
    }

    private Node bar() {
        copy.setId("explain-copy");
        copy.setOnAction(event -> Copying.copy(model.report()));
        Button clear = new Button(text("doctor.explain.clear"), Icons.of(Feather.X));
        clear.setId("explain-clear");
        clear.disableProperty().bind(model.pastedProperty().isEmpty());
        clear.setOnAction(event -> {
            model.clear();
            input.requestFocus();
        });
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("explain-busy");
        busy.visibleProperty().bind(model.busyProperty());
        Label local = new Label(text("doctor.explain.local"));
        local.getStyleClass().add("text-muted");
        HBox bar = new HBox(copy, clear, busy, local);
        bar.getStyleClass().add("explain-bar");
        return bar;
    }

    private void show(@Nullable Explanation explanation) {
        copy.setDisable(explanation == null);
        results.getChildren().clear();
        if (explanation == null) {
            results.getChildren().add(Placeholder.empty(
                    Feather.MESSAGE_SQUARE, text("doctor.explain.none"), text("doctor.explain.none.text")));
            return;
        }
        if (explanation.isSure()) {
            answers(explanation);
        } else {
            unsure(explanation);
        }
        explanation.denial().ifPresent(denial -> results.getChildren().add(denial(denial)));
        if (!explanation.extracts().isEmpty()) {
            results.getChildren().addAll(title("doctor.explain.extracts"), extracts(explanation.extracts()));
        }
    }

    private void answers(Explanation explanation) {
        List<Answer> answers = explanation.answers();
        results.getChildren().add(new AnswerBox(model, answers.getFirst(), true));
        if (answers.size() > 1) {
            results.getChildren().add(title("doctor.explain.others"));
            answers.stream().skip(1).forEach(answer -> results.getChildren().add(
                    new AnswerBox(model, answer, false)));
        }
    }

    private void unsure(Explanation explanation) {
        StatusPill pill = new StatusPill(Severity.NEUTRAL, text("doctor.explain.unsure"));
        pill.setId("explain-unsure");
        boolean nothing = explanation.possibilities().isEmpty();
        results.getChildren().addAll(pill, AnswerBox.words(
                text(nothing ? "doctor.explain.unsure.nothing" : "doctor.explain.unsure.text"), "explain-why"));
        if (!nothing) {
            results.getChildren().add(title("doctor.explain.possible"));
            explanation.possibilities().forEach(answer -> results.getChildren().add(
                    new AnswerBox(model, answer, false)));
        }
    }

    private static Node denial(Denial denial) {
        VBox box = new VBox(AnswerBox.words(text("doctor.explain.denial"), "section-title"),
                AnswerBox.words(denial.says(), "explain-why"));
        if (!denial.caution().isEmpty()) {
            box.getChildren().add(AnswerBox.words(denial.caution(), "text-muted"));
        }
        box.getStyleClass().add("explain-denial");
        return box;
    }

    private static Node extracts(List<Extract> extracts) {
        KeyValueGrid grid = new KeyValueGrid();
        extracts.forEach(one ->
                grid.addCopyable(text("doctor.explain.kind." + one.kind().name()), one.value()));
        return grid;
    }

    private static Label title(String key) {
        return AnswerBox.words(text(key), "section-title");
    }
}
