package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;

/// The plan: what exists, what will be done, and the button that does it.
final class PlanView extends BorderPane {

    private final ProvisioningViewModel wizard;
    private final PlanViewModel model;
    private final ScrollPane scroll = new ScrollPane();
    private final StackPane place = new StackPane();
    private final Label summary = new Label();

    PlanView(ProvisioningViewModel wizard) {
        this.wizard = wizard;
        this.model = wizard.plan();
        getStyleClass().add("wizard-plan");
        ErrorBanner banner = new ErrorBanner();
        banner.setId("provision-plan-banner");
        banner.follow(model.problemProperty());
        scroll.setId("provision-plan-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(banner);
        setCenter(place);
        setBottom(buttons());
        model.planProperty().subscribe(plan -> show());
        model.busyProperty().subscribe(busy -> show());
        model.problemProperty().subscribe(problem -> show());
    }

    private void show() {
        Plan plan = model.planProperty().get();
        if (model.busyProperty().get()) {
            place.getChildren().setAll(planning());
        } else if (plan != null) {
            show(plan);
        } else if (model.problemProperty().get() != null) {
            place.getChildren().setAll(Placeholder.empty(
                    Feather.CLOUD_OFF, text("provisioning.plan.failed"), text("provisioning.plan.failed.text")));
        } else {
            place.getChildren().setAll(Placeholder.empty(
                            Feather.LIST, text("provisioning.plan.none"), text("provisioning.plan.none.text"))
                    .action(text("provisioning.plan.again"), model::again));
        }
        summary.setText(plan == null || model.busyProperty().get() ? "" : counts(plan));
    }

    private VBox planning() {
        Placeholder loading = Placeholder.loading(text("provisioning.plan.busy"));
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(280);
        Label now = new Label();
        now.getStyleClass().add("placeholder-text");
        var job = model.jobProperty().get();
        if (job != null) {
            job.progressProperty().subscribe(progress -> {
                bar.setProgress(progress.fraction());
                now.setText(progress.message());
            });
        }
        Button cancel = new Button(text("dialog.cancel"));
        cancel.setId("provision-plan-cancel");
        cancel.setOnAction(event -> model.cancel());
        loading.getChildren().addAll(bar, now, cancel);
        return loading;
    }

    private void show(Plan plan) {
        VBox content = new VBox();
        content.getStyleClass().add("plan-content");
        if (!plan.hasChanges() && !plan.isBlocked()) {
            content.getChildren().add(noChanges(plan));
        }
        notices(plan, content);
        boolean severalTopics = plan.manifest().topics().size() > 1;
        for (PlanGroup group : PlanGroup.values()) {
            List<Step> steps = group.of(plan.steps());
            if (!steps.isEmpty()) {
                Label title = new Label(severalTopics ? group.title() + "  " + steps.size() : group.title());
                title.getStyleClass().add("section-title");
                VBox cards = new VBox();
                cards.getStyleClass().add("step-cards");
                steps.forEach(step -> cards.getChildren().add(new StepCard(step)));
                VBox section = new VBox(title, cards);
                section.getStyleClass().add("plan-group");
                content.getChildren().add(section);
            }
        }
        content.getChildren().add(options());
        scroll.setContent(content);
        scroll.setVvalue(0);
        place.getChildren().setAll(scroll);
    }

    private HBox noChanges(Plan plan) {
        Label words = StepCard.words(
                plan.resumes() == null ? text("provisioning.plan.nochanges") : text("provisioning.plan.onlyends"),
                "step-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(Icons.of(Feather.CHECK_CIRCLE, "success"), words);
        box.setId("provision-nochanges");
        box.getStyleClass().addAll("notice-box", "notice-success");
        return box;
    }

    private void notices(Plan plan, VBox content) {
        if (plan.resumes() != null) {
            content.getChildren().add(box(Feather.PLAY_CIRCLE, "accent", text("provisioning.plan.resumes",
                    plan.resumes())));
        }
        for (Notice notice : plan.notices()) {
            switch (notice.severity()) {
                case INFO -> content.getChildren().add(box(Feather.INFO, "accent", notice.text()));
                case WARNING -> content.getChildren().add(box(Feather.ALERT_TRIANGLE, "warning", notice.text()));
                case ERROR -> content.getChildren().add(box(Feather.X_CIRCLE, "danger", notice.text()));
                case NEEDS_CONSENT -> content.getChildren().add(consent(notice));
            }
        }
    }

    private static HBox box(Feather icon, String tone, String text) {
        HBox box = StepCard.marked(icon, tone, text);
        box.getStyleClass().setAll("notice-box", "notice-" + tone);
        return box;
    }

    private HBox consent(Notice notice) {
        CheckBox accept = new CheckBox(text("provisioning.plan.accept", notice.text()));
        accept.setId("consent-" + notice.code().toLowerCase(Locale.ROOT));
        accept.setWrapText(true);
        accept.setMinHeight(Region.USE_PREF_SIZE);
        accept.setSelected(model.accepted().contains(notice.code()));
        accept.selectedProperty().subscribe((before, now) -> {
            if (now) {
                model.accepted().add(notice.code());
            } else {
                model.accepted().remove(notice.code());
            }
        });
        HBox.setHgrow(accept, Priority.ALWAYS);
        HBox box = new HBox(Icons.of(Feather.ALERT_TRIANGLE, "warning"), accept);
        box.getStyleClass().addAll("notice-box", "notice-warning");
        return box;
    }

    private VBox options() {
        Label title = new Label(text("provisioning.plan.options"));
        title.getStyleClass().add("section-title");
        VBox options = new VBox(
                title,
                FormParts.check("provision-wait-keys", text("provisioning.plan.waitkeys"),
                        model.waitForKeysProperty()),
                FormParts.check("provision-wait-health", text("provisioning.plan.waithealth"),
                        model.waitForHealthProperty()));
        options.getStyleClass().add("plan-options");
        return options;
    }

    private HBox buttons() {
        summary.setId("provision-plan-summary");
        summary.setMinWidth(0);
        Label obstacle = new Label();
        obstacle.setId("provision-obstacle");
        obstacle.getStyleClass().add("field-hint");
        obstacle.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button back = new Button(text("provisioning.back"));
        back.setId("provision-plan-back");
        back.setOnAction(event -> wizard.leavePlan());
        Button again = new Button(text("provisioning.plan.again"), Icons.of(Feather.REFRESH_CW));
        again.setId("provision-plan-again");
        again.setOnAction(event -> model.again());
        again.disableProperty().bind(model.busyProperty());
        Button apply = new Button(text("provisioning.apply"), Icons.of(Feather.PLAY));
        apply.setId("provision-apply");
        apply.getStyleClass().add("accent");
        apply.setOnAction(event -> wizard.apply());
        Runnable judge = () -> {
            String reason = running() ? text("provisioning.plan.obstacle.running") : model.obstacleProperty().get();
            boolean told = !reason.isEmpty() && !model.busyProperty().get() && model.planProperty().get() != null;
            obstacle.setText(told ? reason : "");
            apply.setDisable(!reason.isEmpty() || model.busyProperty().get());
            apply.setAccessibleHelp(reason);
        };
        model.obstacleProperty().subscribe(reason -> judge.run());
        model.busyProperty().subscribe(busy -> judge.run());
        wizard.pageProperty().subscribe(page -> judge.run());
        for (Button button : new Button[] {back, again, apply}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        Button export = Copying.button(text("provisioning.plan.manifest"), this::manifest);
        export.setId("provision-export");
        export.disableProperty().bind(model.planProperty().isNull());
        HBox line = new HBox(summary, gap, obstacle, export, back, again, apply);
        line.setAlignment(Pos.CENTER_RIGHT);
        line.getStyleClass().add("button-bar-line");
        return line;
    }

    /// The manifest as YAML, so that the command line can do the same: `provision apply -f`.
    private String manifest() {
        Plan plan = model.planProperty().get();
        return plan == null ? "" : wizard.provisioner().write(plan.manifest());
    }

    private boolean running() {
        @Nullable RunViewModel run = wizard.runProperty().get();
        return run != null && !run.phase().isEnded();
    }

    private static String counts(Plan plan) {
        long create = count(plan, Step.Action.CREATE) + count(plan, Step.Action.CREATE_IF_ABSENT);
        return text("provisioning.plan.counts", create, count(plan, Step.Action.CHANGE),
                count(plan, Step.Action.REUSE), count(plan, Step.Action.BLOCKED));
    }

    private static long count(Plan plan, Step.Action action) {
        return plan.steps().stream().filter(it -> it.action() == action).count();
    }
}
