package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.ui.doctor.DoctorViewModel.Phase;
import tableflow.console.ui.tour.TourStage;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour: the ladder before anything is asked, a topic that is well, the whole environment with
/// what is wrong in it, the way from a failure's words to its rung, what has changed, and watch mode.
final class DoctorTour {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String TOPIC = "payments";

    private final DoctorViewModel model;
    private final DoctorView view;
    private final Watch watch;
    private final Runnable compare;

    DoctorTour(DoctorViewModel model, DoctorView view, Watch watch, Runnable compare) {
        this.model = model;
        this.view = view;
        this.watch = watch;
        this.compare = compare;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("doctor-ladder", text("doctor.tour.ladder"), stage -> {}, stage ->
                        stage.shows("#doctor-ladder")),
                TourStep.of("doctor-topic", text("doctor.tour.topic"), stage -> examine(TOPIC), stage ->
                        ended(TOPIC)).within(LIMIT),
                TourStep.of("doctor-environment", text("doctor.tour.environment"), stage -> examine(""), stage ->
                        ended("")).within(LIMIT),
                TourStep.of("doctor-rung", text("doctor.tour.rung"), stage -> model.ladder().chosenProperty().set(
                        Place.of(model.ladder().rows().getFirst().rung())), stage ->
                        stage.shows("#doctor-again-rung")),
                TourStep.of("doctor-compare", text("doctor.tour.compare"), stage -> compare.run(), stage ->
                        stage.shows("#doctor-comparison")),
                TourStep.of("doctor-watch", text("doctor.tour.watch"), stage -> {
                    view.show(DoctorView.LADDER);
                    watch.intervalProperty().set(WatchInterval.MINUTES_5);
                }, this::watching).within(LIMIT));
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
