package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.ui.control.Interval;
import tableflow.console.ui.doctor.DoctorViewModel.Phase;
import tableflow.console.ui.doctor.explain.ExplainViewModel;
import tableflow.console.ui.doctor.review.ReviewViewModel;
import tableflow.console.ui.tour.TourStage;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour: the ladder before anything is asked, a topic with a finding that changes a policy, the
/// whole environment with what is wrong in it, what has changed, watch mode, a pasted error with its causes, and the
/// review.
final class DoctorTour {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String TOPIC = "payments";
    private static final String ERROR = """
            Query execution failed (QueryExecutionId 7b9d0f7e-3c55-4a53-9a0e-3f2a9f7a61c2): PERMISSION_DENIED: User: \
            arn:aws:sts::123456789012:assumed-role/analyst/maria is not authorized to perform: s3:GetObject on \
            resource: "arn:aws:s3:::dev-confluent-topics-backup/00/orders/metadata/00012.metadata.json" because no \
            identity-based policy allows the s3:GetObject action""";

    private final DoctorViewModel model;
    private final DoctorView view;
    private final Watch watch;
    private final Runnable compare;
    private final Others others;

    /// What stands beside the ladder.
    record Others(ExplainViewModel explaining, ReviewViewModel reviewing) {}

    DoctorTour(DoctorViewModel model, DoctorView view, Watch watch, Runnable compare, Others others) {
        this.model = model;
        this.view = view;
        this.watch = watch;
        this.compare = compare;
        this.others = others;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("doctor-ladder", text("doctor.tour.ladder"), stage -> {}, stage ->
                        stage.shows("#doctor-ladder")),
                TourStep.of("doctor-topic", text("doctor.tour.topic"), stage -> examine(TOPIC), stage ->
                        ended(TOPIC)).within(LIMIT),
                TourStep.of("doctor-policy", text("doctor.tour.policy"), stage -> model.ladder().reveal(
                        withPolicy()), stage -> stage.shows(".doctor-policy-json")),
                TourStep.of("doctor-environment", text("doctor.tour.environment"), stage -> examine(""), stage ->
                        ended("")).within(LIMIT),
                TourStep.of("doctor-rung", text("doctor.tour.rung"), stage -> model.ladder().chosenProperty().set(
                        Place.of(model.ladder().rows().getFirst().rung())), stage ->
                        stage.shows("#doctor-again-rung")),
                TourStep.of("doctor-compare", text("doctor.tour.compare"), stage -> compare.run(), stage ->
                        stage.shows("#doctor-comparison")),
                TourStep.of("doctor-watch", text("doctor.tour.watch"), stage -> {
                    view.show(DoctorView.LADDER);
                    watch.intervalProperty().set(Interval.MINUTES_5);
                }, this::watching).within(LIMIT),
                TourStep.of("doctor-explain", text("doctor.tour.explain"), stage -> {
                    view.show(DoctorView.EXPLAIN);
                    others.explaining().pastedProperty().set(ERROR);
                }, stage -> stage.shows("#explain-examine-S4")),
                TourStep.of("doctor-review-rules", text("doctor.tour.review.rules"), stage ->
                        view.show(DoctorView.REVIEW), stage -> stage.shows("#review-rules")),
                TourStep.of("doctor-review", text("doctor.tour.review"), stage -> others.reviewing().run(), stage ->
                        reviewed()).within(LIMIT),
                TourStep.of("doctor-review-things", text("doctor.tour.review.things"), stage ->
                        others.reviewing().choose("BP-SCHEMA-DOCS"), stage -> stage.shows("#review-things")));
    }

    private Finding withPolicy() {
        return model.ladder().findings().stream()
                .filter(finding -> !finding.remedy().policies().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no finding changes a policy"));
    }

    private boolean reviewed() {
        ReviewViewModel reviewing = others.reviewing();
        if (!reviewing.busyProperty().get() && reviewing.reviewProperty().get() == null) {
            throw new IllegalStateException("the review found nothing");
        }
        return !reviewing.busyProperty().get();
    }

    private void examine(String topic) {
        view.show(DoctorView.LADDER);
        model.topicProperty().set(topic);
        model.run();
    }

    private boolean ended(String topic) {
        Phase phase = model.phaseProperty().get();
        if (phase == Phase.FAILED) {
            throw new IllegalStateException(String.valueOf(model.problemProperty().get()));
        }
        Subject subject = model.subjectProperty().get();
        return phase == Phase.DONE && Objects.requireNonNull(subject).topic().orElse("").equals(topic);
    }

    private boolean watching(TourStage stage) {
        return stage.shows("#doctor-watch") && watch.subjectProperty().get() != null;
    }
}
