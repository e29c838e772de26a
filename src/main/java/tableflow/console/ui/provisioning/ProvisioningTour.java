package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.ui.provisioning.ProvisioningViewModel.Page;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;
import tableflow.console.ui.tour.TourStep;
import tableflow.console.ui.work.Problem;

/// The wizard's part of the tour: provisions `topic2` on the tour's sandbox and watches it become a table.
final class ProvisioningTour {

    private static final String TOPIC = "topic2";
    private static final Duration RUN_LIMIT = Duration.ofMinutes(5);

    /// Where the working folder has no schema for the topic.
    private static final String SCHEMA = """
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "title": "Topic2Value",
              "type": "object",
              "properties": {
                "id": {"type": "integer"},
                "name": {"type": "string"}
              },
              "required": ["id"]
            }
            """;

    private static final Set<String> MORE = new LinkedHashSet<>(List.of("orders", "payments", "shipments"));

    private final ProvisioningViewModel wizard;
    private final ProvisioningView view;

    ProvisioningTour(ProvisioningViewModel wizard, ProvisioningView view) {
        this.wizard = wizard;
        this.view = view;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of(
                        "provisioning-start", text("provisioning.tour.start"),
                        stage -> wizard.showStart(),
                        stage -> wizard.start().readProperty().get()),
                TourStep.of(
                        "provisioning-form", text("provisioning.tour.form"),
                        stage -> wizard.showForm(TOPIC),
                        stage -> isFilled()),
                TourStep.of(
                        "provisioning-form-table", text("provisioning.tour.table"),
                        stage -> view.scrollForm(1),
                        stage -> true),
                TourStep.of(
                        "provisioning-topics", text("provisioning.tour.topics"),
                        stage -> {
                            view.scrollForm(0);
                            topics().addAll(MORE);
                            topics().show(topics().drafts().getLast());
                        },
                        stage -> topics().drafts().size() == MORE.size() + 1),
                TourStep.of(
                                "provisioning-plan", text("provisioning.tour.plan"),
                                stage -> planOne(),
                                stage -> isPlanned())
                        .within(Duration.ofMinutes(1)),
                TourStep.of(
                                "provisioning-run", text("provisioning.tour.run"),
                                stage -> apply(),
                                stage -> hasBegun())
                        .within(RUN_LIMIT),
                TourStep.of(
                                "provisioning-done", text("provisioning.tour.done"),
                                stage -> {},
                                stage -> isDone())
                        .within(RUN_LIMIT),
                TourStep.of(
                                "provisioning-again", text("provisioning.tour.again"),
                                stage -> wizard.continueRun(),
                                stage -> isPlanned())
                        .within(Duration.ofMinutes(1)),
                TourStep.of(
                        "provisioning-runs", text("provisioning.tour.runs"),
                        stage -> wizard.showStart(),
                        stage -> !wizard.start().runs().isEmpty()));
    }

    private TopicList topics() {
        return wizard.form().topics();
    }

    /// Plans the one topic of the tour, without those that were only shown.
    private void planOne() {
        while (topics().drafts().size() > 1) {
            topics().show(topics().drafts().getLast());
            topics().remove();
        }
        wizard.planForm();
    }

    private boolean isFilled() {
        TopicForm form = wizard.form().form();
        if (form.source.get() == SchemaSource.FILE && form.filePath.get().isEmpty()
                && !wizard.form().error(Input.SCHEMA).getValue().isEmpty()) {
            form.schemaText.set(SCHEMA);
            form.source.set(SchemaSource.TEXT);
        }
        return wizard.form().readingProperty().get().isValid()
                && wizard.form().choices().integrations.readProperty().get();
    }

    private boolean isPlanned() {
        fail(wizard.plan().problemProperty().get());
        Plan plan = wizard.plan().planProperty().get();
        return plan != null && !wizard.plan().busyProperty().get();
    }

    private void apply() {
        String obstacle = wizard.plan().obstacleProperty().get();
        if (!obstacle.isEmpty()) {
            throw new IllegalStateException(obstacle);
        }
        wizard.apply();
    }

    private boolean hasBegun() {
        RunViewModel run = wizard.runProperty().get();
        if (run != null) {
            fail(run.problemProperty().get());
        }
        return run != null && wizard.pageProperty().get() == Page.RUN && run.done() > 2;
    }

    private boolean isDone() {
        RunViewModel run = wizard.runProperty().get();
        if (run == null) {
            return false;
        }
        fail(run.problemProperty().get());
        return run.phase() == RunViewModel.Phase.DONE;
    }

    private static void fail(@Nullable Problem problem) {
        if (problem != null) {
            throw problem.failure();
        }
    }
}
