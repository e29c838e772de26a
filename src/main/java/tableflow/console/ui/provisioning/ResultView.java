package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.RunResult.StepResult;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;

/// How a run ended, the keys it made, and what to do next.
final class ResultView extends VBox {

    /// Where the result leads.
    ///
    /// @param showTopic shows a topic in its pane; absent when there is no such pane
    record Links(@Nullable Consumer<String> showTopic) {}

    private final ProvisioningViewModel wizard;
    private final RunViewModel run;
    private final RunResult result;

    ResultView(ProvisioningViewModel wizard, RunViewModel run, RunResult result, Links links) {
        this.wizard = wizard;
        this.run = run;
        this.result = result;
        getStyleClass().add("run-result");
        setId("provision-result");
        Label headline = StepCard.words(headline(), "result-headline");
        headline.setId("provision-headline");
        headline.setGraphic(switch (result.outcome()) {
            case DONE -> Icons.of(Feather.CHECK_CIRCLE, "success");
            case FAILED -> Icons.of(Feather.X_CIRCLE, "danger");
            case CANCELLED -> Icons.of(Feather.PAUSE_CIRCLE, "warning");
        });
        getChildren().add(headline);
        for (StepResult health : healths()) {
            getChildren().add(StepCard.marked(
                    health.state() == StepState.DONE ? Feather.HEART : Feather.ALERT_TRIANGLE,
                    health.state() == StepState.DONE ? "success" : "warning",
                    StepCard.sentence(health.note())));
        }
        if (!result.keys().isEmpty()) {
            getChildren().add(keys());
        }
        if (!result.nextSteps().isEmpty()) {
            getChildren().add(nextSteps());
        }
        FlowPane actions = actions(links);
        if (!actions.getChildren().isEmpty()) {
            getChildren().add(actions);
        }
    }

    private String headline() {
        if (run.subject().removal()) {
            return switch (result.outcome()) {
                case DONE -> text("provisioning.result.removed");
                case FAILED -> text("provisioning.result.removal.failed");
                case CANCELLED -> text("provisioning.result.removal.cancelled");
            };
        }
        String topics = Words.brief(String.join(", ", run.subject().topics()));
        return switch (result.outcome()) {
            case DONE -> text("provisioning.result.done", topics);
            case FAILED -> text("provisioning.result.failed", topics);
            case CANCELLED -> text("provisioning.result.cancelled", topics);
        };
    }

    private List<StepResult> healths() {
        return result.steps().stream()
                .filter(it -> it.stepId().startsWith("health") && !it.note().isBlank())
                .filter(it -> it.state() == StepState.DONE || it.state() == StepState.FAILED)
                .toList();
    }

    private VBox keys() {
        ErrorBanner banner = new ErrorBanner();
        VBox rows = new VBox();
        rows.getStyleClass().add("key-rows");
        for (RunResult.RunKey key : result.keys()) {
            rows.getChildren().add(new KeyRow(key, shown -> reveal(key.key(), shown, banner)));
        }
        return titled(text("provisioning.result.keys"), banner, rows);
    }

    /// Reads a secret only now that the user asks for it.
    private void reveal(KeyRef key, Consumer<String> shown, ErrorBanner banner) {
        wizard.work().job(text("provisioning.job.secret", key.id()), progress -> wizard.provisioner().secretOf(key))
                .quiet()
                .onResult(secret -> {
                    banner.show(null);
                    shown.accept(secret.reveal());
                })
                .onFailure(failure -> banner.show(new tableflow.console.ui.work.Problem(
                        failure, () -> reveal(key, shown, banner))))
                .start();
    }

    private VBox nextSteps() {
        VBox steps = new VBox();
        steps.getStyleClass().add("next-steps");
        result.nextSteps().forEach(it -> steps.getChildren().add(new NextStep(it)));
        return titled(text("provisioning.result.next"), steps);
    }

    private FlowPane actions(Links links) {
        List<Button> buttons = new ArrayList<>();
        Consumer<String> showTopic = links.showTopic();
        if (showTopic != null && !run.subject().removal() && result.outcome() == Outcome.DONE) {
            for (String topic : run.subject().topics()) {
                Button show = new Button(
                        text("provisioning.result.show", Words.brief(topic)), Icons.of(Feather.LAYERS));
                show.setId(buttons.isEmpty() ? "provision-show-topic" : null);
                show.getStyleClass().add(buttons.isEmpty() ? "accent" : "button");
                show.setOnAction(event -> showTopic.accept(topic));
                buttons.add(show);
            }
        }
        if (!run.subject().removal()) {
            if (result.outcome() == Outcome.DONE) {
                Button another = new Button(text("provisioning.result.another"), Icons.of(Feather.PLUS));
                another.setId("provision-another");
                another.setOnAction(event -> wizard.showForm(""));
                buttons.add(another);
            }
            if (result.changed()) {
                Button undo = new Button(text("provisioning.undo"), Icons.of(Feather.ROTATE_CCW));
                undo.setId("provision-undo");
                undo.setOnAction(event -> wizard.planUndo(result.runId()));
                buttons.add(undo);
            }
        }
        FlowPane actions = new FlowPane(8, 8);
        actions.getStyleClass().add("result-actions");
        actions.getChildren().setAll(buttons);
        return actions;
    }

    private static VBox titled(String title, javafx.scene.Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        VBox box = new VBox(heading);
        box.getChildren().addAll(content);
        box.getStyleClass().add("result-part");
        return box;
    }
}
