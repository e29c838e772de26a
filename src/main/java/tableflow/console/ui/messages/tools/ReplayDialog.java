package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.replay.ReplayReport;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.service.messages.replay.SchemaPlan;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.messages.tools.ReplayPlace.Target;
import tableflow.console.ui.messages.tools.ReplayViewModel.Step;

/// Writes chosen records to another topic, of this or another profile: where to, *Review*, what that means, *Write*,
/// and what became of them.
final class ReplayDialog extends DialogBox {

    private static final double PROFILE = 200;

    private final ReplayViewModel model;
    private final Runnable close;
    private final VBox outcome = new VBox();
    private final ProgressBar bar = new ProgressBar();
    private final Label done = new Label();
    private final CheckBox asIs;
    private final Button register;
    private final Button review;
    private final Button run;
    private final Button rest;
    private final Button leave;

    private ReplayDialog(ReplayViewModel model, Runnable close) {
        super(text("messages.replay.title.count", Units.grouped(model.count())), "replay");
        this.model = model;
        this.close = close;
        setId("messages-replay");
        ComboBox<String> profile = new ComboBox<>(model.profiles());
        profile.setId("replay-profile");
        profile.setMaxWidth(Double.MAX_VALUE);
        profile.valueProperty().bindBidirectional(model.profileProperty());
        ComboBox<String> topic = new ComboBox<>(model.topics());
        topic.setId("replay-topic");
        topic.setEditable(true);
        topic.setMaxWidth(Double.MAX_VALUE);
        topic.getEditor().textProperty().bindBidirectional(model.topicProperty());
        CheckBox times = box("replay-times", "messages.replay.times", model.keepTimesProperty());
        CheckBox partitions = box("replay-partitions", "messages.replay.partitions", model.keepPartitionsProperty());
        Field toTopic = new Field(text("messages.replay.topic"), topic, text("messages.replay.topic.hint"));
        Field toProfile = new Field(text("messages.replay.profile"), profile, "");
        toProfile.setMinWidth(PROFILE);
        toProfile.setMaxWidth(PROFILE);
        HBox.setHgrow(toTopic, Priority.ALWAYS);
        HBox where = new HBox(toProfile, toTopic);
        where.getStyleClass().add("replay-where");
        VBox form = new VBox(where, times, partitions);
        form.getStyleClass().add("replay-form");
        form.disableProperty().bind(model.stepProperty().map(Step.Running.class::isInstance));
        ErrorBanner problems = new ErrorBanner();
        problems.follow(model.problemProperty());
        outcome.getStyleClass().add("replay-outcome");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(text("messages.replay.progress"));
        bar.visibleProperty().bind(model.busyProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        done.getStyleClass().addAll("small-text", "text-muted");
        done.visibleProperty().bind(model.busyProperty());
        done.managedProperty().bind(done.visibleProperty());
        model.progressProperty().subscribe(now -> {
            bar.setProgress(now.fraction());
            done.setText(now.total() == 0 ? "" : text("messages.replay.done",
                    Units.grouped(now.done()), Units.grouped(now.total())));
        });
        review = yes(text("messages.produce.review"), "replay-review", model::review);
        review.getStyleClass().remove("accent");
        asIs = box("replay-as-is", "messages.replay.asis", model.asIsProperty());
        asIs.setWrapText(true);
        asIs.setMinHeight(USE_PREF_SIZE);
        register = new Button(text("messages.replay.register"));
        register.setId("replay-register");
        register.setOnAction(event -> model.register());
        run = yes(text("messages.replay.run"), "replay-run", model::run);
        run.setDefaultButton(false);
        rest = new Button(text("messages.replay.rest"));
        rest.setId("replay-rest");
        rest.setOnAction(event -> model.reviewRest());
        leave = cancel(this::leave);
        leave.setId("replay-leave");
        ScrollPane scroll = new ScrollPane(outcome);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("replay-scroll");
        scroll.managedProperty().bind(outcome.managedProperty());
        scroll.visibleProperty().bind(outcome.managedProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        add(form, problems, scroll, asIs, bar, done);
        buttons(leave, register, review, rest, run);
        model.stepProperty().subscribe(this::show);
        model.busyProperty().subscribe(() -> show(model.stepProperty().get()));
        model.topicProperty().subscribe(() -> show(model.stepProperty().get()));
        model.asIsProperty().subscribe(() -> run.setDisable(!model.canRun() || model.busyProperty().get()));
    }

    /// Opens the dialog.
    static void open(ToolDesk desk, Chosen chosen) {
        AtomicReference<@Nullable ReplayDialog> shown = new AtomicReference<>();
        ReplayViewModel model = new ReplayViewModel(desk, chosen);
        ReplayDialog dialog = new ReplayDialog(model, () -> {
            ReplayDialog open = shown.get();
            if (open != null) {
                desk.dialogs().close(open);
            }
        });
        shown.set(dialog);
        desk.dialogs().show(dialog, model::close);
        model.load();
    }

    private static CheckBox box(String id, String key, BooleanProperty property) {
        CheckBox box = new CheckBox(text(key));
        box.setId(id);
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    private void leave() {
        if (model.stepProperty().get() instanceof Step.Running) {
            model.cancel();
        } else {
            close.run();
        }
    }

    private void show(Step step) {
        List<Node> told = switch (step) {
            case Step.Editing _ -> List.of();
            case Step.Reviewed(ReplayReview now, Target target) -> ReplayOutcome.reviewed(now, target.profile());
            case Step.Running _ -> List.of();
            case Step.Ended(var request, ReplayReport report, boolean cancelled) ->
                    ReplayOutcome.ended(request.topic(), report, cancelled);
        };
        outcome.getChildren().setAll(told);
        outcome.setManaged(!told.isEmpty());
        boolean running = step instanceof Step.Running;
        boolean over = step instanceof Step.Ended;
        review.setDisable(model.busyProperty().get() || model.topicProperty().get().isBlank());
        review.setDefaultButton(!running && !over && !(step instanceof Step.Reviewed));
        run.setDisable(!model.canRun() || model.busyProperty().get());
        run.getStyleClass().remove("accent");
        if (step instanceof Step.Reviewed) {
            run.getStyleClass().add("accent");
        }
        SchemaPlan schemas = step instanceof Step.Reviewed(ReplayReview now, Target _) ? now.schemas() : null;
        long doubtful = schemas == null ? 0 : schemas.doubtful();
        asIs.setText(text("messages.replay.asis", Units.grouped(doubtful), model.profileProperty().get()));
        present(asIs, doubtful > 0);
        register.setDisable(model.busyProperty().get());
        present(register, model.canRegister());
        present(review, !over);
        present(run, !over);
        present(rest, step instanceof Step.Ended(var ignored, ReplayReport report, boolean other)
                && report.notWritten() > 0);
        leave.setText(running ? text("messages.replay.stop")
                : over ? text("messages.produce.close") : text("dialog.cancel"));
    }

    private static void present(ButtonBase button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }
}
