package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.ui.doctor.report.Reportable;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The review of one profile: what was found, what of it is shown, and what is chosen of that. JavaFX thread only.
public final class ReviewViewModel {

    /// How the newest review stands.
    enum Phase {
        NONE,
        RUNNING,
        DONE,
        /// Stopped by the user: what was found until then is shown, if there is any.
        STOPPED,
        FAILED
    }

    private final ReviewServices services;
    private final Work work;
    private final ReviewChoices choices;
    private final ObservableList<RuleRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Outcome> things = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Review> review = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<RuleFilter> filter = new SimpleObjectProperty<>(RuleFilter.ALL);
    private final StringProperty chosen = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable RuleRow> chosenRow = new ReadOnlyObjectWrapper<>();
    private final LatestOnly reviewing = new LatestOnly();
    private final LatestOnly judging = new LatestOnly();
    private List<RuleRow> all;
    private @Nullable Job<?> running;

    /// A review with its rules as they are listed.
    record Seen(Review review, List<RuleRow> rows) {
        static Seen of(Review review) {
            return new Seen(review, RuleRow.of(review));
        }
    }

    public ReviewViewModel(ReviewServices services, Work work) {
        this.services = services;
        this.work = work;
        this.choices = new ReviewChoices(services, work, problem);
        this.all = RuleRow.of(services.rules(), ReviewSettings.USUAL);
        filter.subscribe(this::refresh);
        chosen.subscribe(this::refreshChosen);
        choices.settingsProperty().subscribe((before, now) -> judge(now));
        refresh();
    }

    Work work() {
        return work;
    }

    Profile profile() {
        return services.profile();
    }

    /// What is chosen about rules.
    ReviewChoices choices() {
        return choices;
    }

    /// The rules that the filter lets through, the worst first.
    ObservableList<RuleRow> rows() {
        return rows;
    }

    /// How many rules there are.
    int allRules() {
        return all.size();
    }

    /// The things of the chosen rule that the filter lets through, the worst first.
    ObservableList<Outcome> things() {
        return things;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Whether a review is being made.
    public ReadOnlyBooleanProperty busyProperty() {
        return reviewing.busyProperty();
    }

    /// What was found, as far as it is known; absent before the first answers.
    public ReadOnlyObjectProperty<@Nullable Review> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ObjectProperty<RuleFilter> filterProperty() {
        return filter;
    }

    /// The id of the chosen rule; empty for none.
    StringProperty chosenProperty() {
        return chosen;
    }

    /// Chooses a rule.
    public void choose(String rule) {
        chosen.set(rule);
    }

    /// The chosen rule while it is shown.
    ReadOnlyObjectProperty<@Nullable RuleRow> chosenRowProperty() {
        return chosenRow.getReadOnlyProperty();
    }

    /// The job that reviews now, for its progress.
    @Nullable Job<?> running() {
        return running;
    }

    /// Reads what was chosen about rules, for the list before the first review.
    public void load() {
        choices.load();
    }

    /// Reviews the environment. What was found before stays until there is something newer.
    public void run() {
        problem.set(null);
        judging.clear();
        phase.set(Phase.RUNNING);
        Optional<ReviewSettings> wanted = choices.known();
        running = work.<Seen, Seen>job(
                        text("doctor.review.job"),
                        (progress, parts) -> Seen.of(services.review(
                                wanted.isPresent() ? wanted.get() : services.settings(), progress,
                                soFar -> parts.accept(Seen.of(soFar)))),
                        parts -> show(parts.getLast()))
                .in(reviewing)
                .onResult(seen -> {
                    show(seen);
                    phase.set(Phase.DONE);
                    // What was chosen meanwhile counts.
                    choices.known().ifPresentOrElse(this::judge, () -> choices.adopt(seen.review().settings()));
                })
                .onCancelled(() -> phase.set(Phase.STOPPED))
                .onFailure(failure -> {
                    phase.set(Phase.FAILED);
                    problem.set(new Problem(failure, this::run));
                })
                .start();
    }

    /// Stops the review; what was found stays.
    public void cancel() {
        reviewing.cancel();
    }

    /// Judges what was found by other settings.
    private void judge(ReviewSettings settings) {
        Review found = review.get();
        if (found == null) {
            all = RuleRow.of(services.rules(), settings);
            refresh();
        } else if (!found.settings().equals(settings)) {
            work.job(text("doctor.review.job.judge"), progress -> Seen.of(found.judgedBy(settings)))
                    .in(judging)
                    .quiet()
                    .onResult(this::show)
                    .start();
        }
    }

    private void show(Seen seen) {
        boolean first = review.get() == null;
        review.set(seen.review());
        all = seen.rows();
        refresh();
        if (first && chosen.get().isEmpty() && !rows.isEmpty()) {
            chosen.set(rows.getFirst().id());
        }
    }

    private void refresh() {
        RuleFilter.Seeing seeing = new RuleFilter.Seeing(filter.get(), all);
        List<RuleRow> shown = all.stream().filter(seeing::shows).toList();
        if (!rows.equals(shown)) {
            rows.setAll(shown);
        }
        refreshChosen();
    }

    private void refreshChosen() {
        Optional<RuleRow> row = rows.stream().filter(it -> it.id().equals(chosen.get())).findFirst();
        List<Outcome> shown = row.map(it -> new RuleFilter.Seeing(filter.get(), List.of(it)).things(it))
                .orElse(List.of());
        if (!things.equals(shown)) {
            things.setAll(shown);
        }
        chosenRow.set(row.orElse(null));
    }

    /// What is shown as something to report; empty before the first answers.
    public Optional<Reportable> reportable() {
        return Optional.ofNullable(review.get()).map(shown -> new Reportable(
                Reportable.name(shown.startedAt(), "review", shown.subject().profile().name()),
                format -> services.report(shown, format)));
    }

    /// Ends what still runs.
    public void close() {
        reviewing.clear();
        judging.clear();
        choices.close();
    }
}
