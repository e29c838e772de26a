package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.StatusPill;

/// Where the wizard begins: a new topic, and the runs that were.
final class StartView extends BorderPane {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());
    private static final int MOST = 50;

    private final ProvisioningViewModel wizard;
    private final StartViewModel model;
    private final StackPane place = new StackPane();

    StartView(ProvisioningViewModel wizard) {
        this.wizard = wizard;
        this.model = wizard.start();
        getStyleClass().add("wizard-start");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        setTop(banner);
        setCenter(place);
        model.runs().addListener((InvalidationListener) change -> show());
        model.readProperty().subscribe(read -> show());
        wizard.runProperty().subscribe(run -> {
            if (run != null) {
                run.phaseProperty().subscribe(phase -> show());
            }
        });
        wizard.pageProperty().subscribe(page -> show());
    }

    private void show() {
        if (model.runs().isEmpty() && !wizard.isRunning() && !wizard.hasDraft()) {
            place.getChildren().setAll(Placeholder.empty(
                            Feather.PACKAGE, text("provisioning.start.title"), text("provisioning.start.text"))
                    .action(text("provisioning.new"), () -> wizard.showForm(null)));
            return;
        }
        VBox content = new VBox();
        content.getStyleClass().add("start-content");
        if (wizard.isRunning()) {
            content.getChildren().add(offer(Feather.ACTIVITY, text("provisioning.start.running"),
                    button("provision-show-run", text("provisioning.start.showrun"), true, wizard::showRun)));
        } else if (wizard.hasDraft()) {
            content.getChildren().add(offer(Feather.EDIT_3,
                    text("provisioning.start.draft", Words.brief(String.join(", ", wizard.form().topics().names()))),
                    button("provision-draft", text("provisioning.start.goon"), false, () -> wizard.showForm(null))));
        }
        if (!model.runs().isEmpty()) {
            Label title = new Label(text("provisioning.start.runs"));
            title.getStyleClass().add("section-title");
            VBox rows = new VBox();
            rows.getStyleClass().add("step-cards");
            model.runs().stream().limit(MOST).forEach(run -> rows.getChildren().add(row(run)));
            content.getChildren().addAll(title, rows);
        }
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        place.getChildren().setAll(scroll);
    }

    private static HBox offer(Feather icon, String words, Button action) {
        Label label = StepCard.words(words, "step-words");
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox box = new HBox(Icons.of(icon, "accent"), label, action);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().addAll("notice-box", "notice-accent");
        return box;
    }

    private Node row(RunSummary run) {
        StatusPill pill = new StatusPill(Words.severity(run.outcome()), Words.outcome(run.outcome()));
        HBox state = new HBox(pill);
        state.getStyleClass().add("run-state");
        Label topics = new Label(String.join(", ", run.topics()));
        topics.getStyleClass().add("strong");
        topics.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        topics.setMinWidth(0);
        topics.setTooltip(new Tooltip(String.join("\n", run.topics())));
        Label when = new Label(text("provisioning.start.when", WHEN.format(run.startedAt()), run.created().size()));
        when.getStyleClass().add("field-hint");
        when.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(state, topics, when, gap);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("step-line");
        boolean going = wizard.isRunning();
        if (run.outcome() == null || (run.canResume() && !run.created().isEmpty())) {
            Button resume = button("resume-" + run.runId(), text("provisioning.start.resume"),
                    run.outcome() != RunResult.Outcome.DONE, () -> wizard.resume(run.runId()));
            resume.setDisable(going);
            line.getChildren().add(resume);
        } else {
            Button again = button("compare-" + run.runId(), text("provisioning.start.compare"), false,
                    () -> wizard.resume(run.runId()));
            again.setDisable(going);
            line.getChildren().add(again);
        }
        if (!run.created().isEmpty()) {
            Button undo = button("undo-" + run.runId(), text("provisioning.undo"), false,
                    () -> wizard.planUndo(run.runId()));
            undo.setDisable(going);
            line.getChildren().add(undo);
        }
        VBox card = new VBox(line, new Disclosure("made-" + run.runId(), text("provisioning.start.details"),
                made(run)));
        card.getStyleClass().add("step-card");
        return card;
    }

    private static VBox made(RunSummary run) {
        VBox made = new VBox(4);
        for (RunSummary.Created it : run.created()) {
            Label kind = new Label(Words.kind(it.kind()));
            kind.setMinWidth(150);
            HBox line = new HBox(8, kind, StepCard.subject(it.subject()));
            if (!it.objectId().equals(it.subject())) {
                Label id = new Label(it.objectId());
                id.getStyleClass().addAll("mono", "field-hint");
                id.setMinWidth(Region.USE_PREF_SIZE);
                line.getChildren().add(id);
            }
            made.getChildren().add(line);
        }
        Label journal = StepCard.words(text("provisioning.start.journal", run.journal()), "field-hint");
        made.getChildren().add(journal);
        return made;
    }

    private static Button button(String id, String title, boolean accent, Runnable action) {
        Button button = new Button(title);
        button.setId(id);
        button.getStyleClass().add("small");
        if (accent) {
            button.getStyleClass().add("accent");
        }
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
