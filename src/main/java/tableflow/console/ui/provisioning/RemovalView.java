package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.dialog.Dialogs;

/// What undoing a run changes back and removes, what it keeps and why. What may be somebody else's stays unless the
/// user ticks it.
final class RemovalView extends BorderPane {

    private final ProvisioningViewModel wizard;
    private final RemovalViewModel model;
    private final Dialogs dialogs;
    private final StackPane place = new StackPane();
    private final Button remove = new Button(text("provisioning.removal.remove"), Icons.of(Feather.TRASH_2));
    private final Label obstacle = new Label();

    RemovalView(ProvisioningViewModel wizard, Dialogs dialogs) {
        this.wizard = wizard;
        this.model = wizard.removal();
        this.dialogs = dialogs;
        getStyleClass().add("wizard-removal");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        setTop(banner);
        setCenter(place);
        setBottom(buttons());
        model.planProperty().subscribe(plan -> show());
        model.busyProperty().subscribe(busy -> show());
    }

    private void show() {
        RemovalPlan plan = model.planProperty().get();
        boolean nothing = plan == null || plan.isEmpty();
        boolean readOnly = wizard.profile().readOnly();
        remove.setDisable(nothing || readOnly || model.busyProperty().get());
        obstacle.setText(readOnly ? text("provisioning.plan.obstacle.readonly") : "");
        if (model.busyProperty().get()) {
            place.getChildren().setAll(Placeholder.loading(text("provisioning.removal.busy")));
        } else if (plan == null) {
            place.getChildren().setAll(Placeholder.empty(
                    Feather.CLOUD_OFF, text("provisioning.removal.failed"), text("provisioning.plan.failed.text")));
        } else {
            place.getChildren().setAll(content(plan));
        }
    }

    private ScrollPane content(RemovalPlan plan) {
        VBox content = new VBox();
        content.getStyleClass().add("plan-content");
        for (String warning : plan.warnings()) {
            HBox box = StepCard.marked(Feather.ALERT_TRIANGLE, "warning", warning);
            box.getStyleClass().setAll("notice-box", "notice-warning");
            content.getChildren().add(box);
        }
        if (plan.isEmpty()) {
            content.getChildren().add(StepCard.words(text("provisioning.removal.nothing"), "run-ended"));
        }
        add(content, "provisioning.removal.restores", plan.restorations().stream().map(RemovalView::restoration));
        add(content, "provisioning.removal.goes", plan.removals().stream().map(RemovalView::removal));
        add(content, "provisioning.removal.doubtful", Stream.concat(
                plan.removals().stream()
                        .filter(it -> it.doubt() != null)
                        .map(it -> doubtful(it.object(), it.doubt())),
                plan.doubtful().stream().map(it -> doubtful(it.object(), it.why()))));
        add(content, "provisioning.removal.stays",
                plan.kept().stream().filter(it -> !isDoubtful(plan, it)).map(RemovalView::kept));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private static void add(VBox content, String title, Stream<VBox> cards) {
        VBox[] all = cards.toArray(VBox[]::new);
        if (all.length > 0) {
            content.getChildren().add(group(text(title), all));
        }
    }

    /// What is doubtful stands among what is kept too, and is shown once.
    private static boolean isDoubtful(RemovalPlan plan, RemovalPlan.Kept kept) {
        return plan.doubtful().stream()
                .map(RemovalPlan.Doubtful::object)
                .anyMatch(it -> it.kind() == kept.kind() && it.subject().equals(kept.subject()));
    }

    /// An object that stays unless it is ticked, and why it cannot be told whose it is.
    private VBox doubtful(RunSummary.Created object, @Nullable String why) {
        CheckBox goes = new CheckBox(text("provisioning.removal.also"));
        goes.setId("removal-also-" + object.stepId().replaceAll("[^A-Za-z0-9-]", "-"));
        goes.setSelected(model.isChosen(object));
        goes.setAccessibleText(text("provisioning.removal.also") + ": " + object.subject());
        goes.setDisable(wizard.profile().readOnly());
        goes.setOnAction(event -> model.choose(object, goes.isSelected()));
        VBox card = card(Severity.WARNING, text("provisioning.removal.pill.doubtful"), Words.kind(object.kind()),
                object.subject());
        VBox body = new VBox(StepCard.words(StepCard.sentence(why == null ? "" : why), "step-existing"), goes);
        if (!object.objectId().equals(object.subject())) {
            body.getChildren().addFirst(StepCard.words(object.objectId(), "mono"));
        }
        body.getStyleClass().add("step-body");
        card.getChildren().add(body);
        return card;
    }

    /// Settings of an object that stays, as they are and as they will be.
    private static VBox restoration(RemovalPlan.Restoration it) {
        VBox card = card(
                Severity.BUSY, text("provisioning.removal.pill.restore"), Words.kind(it.kind()), it.subject());
        VBox body = new VBox();
        body.getStyleClass().add("step-body");
        for (RemovalPlan.Restored setting : it.settings()) {
            String back = setting.to() == null ? text("provisioning.removal.default") : setting.to();
            body.getChildren().add(StepCard.words(
                    text("provisioning.removal.setting", setting.name(), setting.now(), back), "mono"));
        }
        if (!it.calls().isEmpty()) {
            body.getChildren().add(new Disclosure("restore-" + it.stepId().replaceAll("[^A-Za-z0-9-]", "-"),
                    text("provisioning.step.calls", it.calls().size()), new CallBox(it.calls())));
        }
        card.getChildren().add(body);
        return card;
    }

    private static VBox group(String title, VBox... cards) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        VBox list = new VBox(cards);
        list.getStyleClass().add("step-cards");
        VBox group = new VBox(heading, list);
        group.getStyleClass().add("plan-group");
        return group;
    }

    private static VBox removal(RemovalPlan.Removal it) {
        VBox card = card(Severity.BAD, text("provisioning.removal.pill.remove"), Words.kind(it.object().kind()),
                it.object().subject());
        VBox body = new VBox();
        body.getStyleClass().add("step-body");
        if (!it.object().objectId().equals(it.object().subject())) {
            body.getChildren().add(StepCard.words(it.object().objectId(), "mono"));
        }
        if (!it.consequence().isBlank()) {
            body.getChildren().add(StepCard.words(StepCard.sentence(it.consequence()), "step-intent"));
        }
        if (!it.calls().isEmpty()) {
            body.getChildren().add(new Disclosure("removal-" + it.object().stepId().replaceAll("[^A-Za-z0-9-]", "-"),
                    text("provisioning.step.calls", it.calls().size()), new CallBox(it.calls())));
        }
        card.getChildren().add(body);
        return card;
    }

    private static VBox kept(RemovalPlan.Kept it) {
        VBox card = card(Severity.NEUTRAL, text("provisioning.removal.pill.keep"), Words.kind(it.kind()), it.subject());
        VBox body = new VBox(StepCard.words(StepCard.sentence(it.reason()), "step-existing"));
        body.getStyleClass().add("step-body");
        card.getChildren().add(body);
        return card;
    }

    private static VBox card(Severity severity, String action, String kind, @Nullable String subject) {
        HBox pill = new HBox(new StatusPill(severity, action));
        pill.getStyleClass().add("step-action");
        Label name = new Label(kind);
        name.getStyleClass().add("strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(pill, name, StepCard.subject(subject == null ? "" : subject));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("step-line");
        VBox card = new VBox(line);
        card.getStyleClass().add("step-card");
        return card;
    }

    private HBox buttons() {
        obstacle.getStyleClass().add("field-hint");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button back = new Button(text("provisioning.back"));
        back.setId("provision-removal-back");
        back.setOnAction(event -> wizard.showStart());
        remove.setId("provision-remove");
        remove.getStyleClass().add("danger");
        remove.setOnAction(event -> confirm());
        HBox line = new HBox(gap, obstacle, back, remove);
        line.setAlignment(Pos.CENTER_RIGHT);
        line.getStyleClass().add("button-bar-line");
        return line;
    }

    private void confirm() {
        RemovalPlan plan = model.planProperty().get();
        if (plan != null) {
            dialogs.confirm(Confirmation.destroying(
                            text("provisioning.removal.title", plan.removals().size()),
                            text(plan.removals().isEmpty()
                                    ? "provisioning.removal.text.settings" : "provisioning.removal.text"),
                            Stream.concat(
                                            plan.restorations().stream()
                                                    .map(it -> text("provisioning.removal.back", it.subject())),
                                            plan.removals().stream()
                                                    .map(it -> Words.kind(it.object().kind())
                                                            + "  " + it.object().subject()))
                                    .toList(),
                            text("provisioning.removal.remove"),
                            plan.confirmation()),
                    () -> wizard.remove(plan.confirmation()));
        }
    }
}
