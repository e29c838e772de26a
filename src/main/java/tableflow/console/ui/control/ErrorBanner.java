package tableflow.console.ui.control;

import static tableflow.console.ui.Messages.sentence;
import static tableflow.console.ui.Messages.text;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.work.Problem;

/// A failure where it matters: what failed, why, what to do; with Retry, Diagnose, Details and Copy. It takes no room
/// while there is no failure.
public final class ErrorBanner extends VBox {

    private final Label what = new Label();
    private final Label why = new Label();
    private final Label advice = new Label();
    private final Button retry = new Button(text("error.retry"), Icons.of(Feather.REFRESH_CW));
    private final Button more = new Button(text("error.details"));
    private final Button copy = new Button(text("error.copy"), Icons.of(Feather.COPY));
    private final DiagnoseButton diagnose = new DiagnoseButton();
    private final TextArea details = new TextArea();
    private @Nullable Problem problem;

    public ErrorBanner() {
        getStyleClass().add("error-banner");
        what.getStyleClass().add("error-what");
        why.getStyleClass().add("error-why");
        advice.getStyleClass().add("error-advice");
        for (Label label : new Label[] {what, why, advice}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        details.setEditable(false);
        details.setPrefRowCount(7);
        details.getStyleClass().add("mono");
        details.setAccessibleText(text("error.details"));
        retry.getStyleClass().addAll("small", "error-retry");
        more.getStyleClass().addAll("small", "flat", "error-more");
        copy.getStyleClass().addAll("small", "flat", "error-copy");
        retry.setOnAction(event -> retry());
        more.setOnAction(event -> toggleDetails());
        copy.setOnAction(event -> copy());
        Button close = Icons.button(Feather.X, text("error.close"), () -> show(null));
        close.getStyleClass().add("small");

        VBox texts = new VBox(what, why, advice);
        texts.getStyleClass().add("error-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox actions = new HBox(retry, diagnose, more, copy, close);
        actions.getStyleClass().add("error-actions");
        actions.setAlignment(Pos.TOP_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(Icons.of(Feather.ALERT_OCTAGON, "error-icon"), texts, actions);
        line.getStyleClass().add("error-line");
        getChildren().setAll(line, details);
        show(null);
    }

    /// Follows a view-model's problem; closing the banner by hand leaves the property alone.
    public void follow(ObservableValue<@Nullable Problem> property) {
        property.subscribe(this::show);
    }

    /// Shows `newProblem`, or nothing.
    public void show(@Nullable Problem newProblem) {
        problem = newProblem;
        setVisible(newProblem != null);
        setManaged(newProblem != null);
        showDetails(false);
        diagnose.show(newProblem == null ? null : newProblem.failure());
        if (newProblem == null) {
            return;
        }
        RemoteFailure failure = newProblem.failure();
        what.setText(text("error.what", failure.what()));
        show(why, failure.why());
        show(advice, failure.advice().orElse(""));
        retry.setVisible(newProblem.retry() != null);
        retry.setManaged(newProblem.retry() != null);
        details.setText(FailureReport.of(failure));
        setAccessibleText(text("error.what", failure.what()) + ". " + failure.why());
    }

    /// The text that Copy puts on the clipboard.
    public String report() {
        return problem == null ? "" : FailureReport.of(problem.failure());
    }

    private void retry() {
        Problem shown = problem;
        show(null);
        if (shown != null && shown.retry() != null) {
            shown.retry().run();
        }
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(report());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void toggleDetails() {
        showDetails(!details.isVisible());
    }

    private void showDetails(boolean shown) {
        details.setVisible(shown);
        details.setManaged(shown);
        more.setText(text(shown ? "error.details.hide" : "error.details"));
    }

    private static void show(Label label, String content) {
        label.setText(sentence(content));
        label.setVisible(!content.isEmpty());
        label.setManaged(!content.isEmpty());
    }
}
