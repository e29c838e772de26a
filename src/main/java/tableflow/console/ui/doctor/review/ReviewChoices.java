package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.domain.review.Waiver;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// What is chosen about rules: off and why, their numbers, and what may be against them. A change counts at once and is
/// kept on disk; one that cannot be kept is taken back. JavaFX thread only.
final class ReviewChoices {

    private final ReviewServices services;
    private final Work work;
    private final ObjectProperty<@Nullable Problem> problem;
    private final ReadOnlyObjectWrapper<ReviewSettings> settings = new ReadOnlyObjectWrapper<>(ReviewSettings.USUAL);
    private final LatestOnly reading = new LatestOnly();
    private final LatestOnly keeping = new LatestOnly();
    /// What the keeping job writes, however many changes came since it was started.
    private final AtomicReference<ReviewSettings> newest = new AtomicReference<>(ReviewSettings.USUAL);
    private ReviewSettings kept = ReviewSettings.USUAL;
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();

    /// @param problem where failures are shown
    ReviewChoices(ReviewServices services, Work work, ObjectProperty<@Nullable Problem> problem) {
        this.services = services;
        this.work = work;
        this.problem = problem;
    }

    ReadOnlyObjectProperty<ReviewSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /// Reads what was chosen before.
    void load() {
        work.job(text("doctor.review.job.settings"), progress -> services.settings())
                .in(reading)
                .quiet()
                .onResult(this::adopt)
                .onFailure(failure -> problem.set(new Problem(failure, this::load)))
                .start();
    }

    /// Whether it is known what was chosen before: until then nothing can be changed.
    ReadOnlyBooleanProperty readProperty() {
        return read.getReadOnlyProperty();
    }

    /// What is chosen, once it is known what was chosen before.
    Optional<ReviewSettings> known() {
        return read.get() ? Optional.of(settings.get()) : Optional.empty();
    }

    /// Takes what lies on disk, unless the user has changed something that is not there yet.
    void adopt(ReviewSettings onDisk) {
        if (!keeping.isBusy()) {
            kept = onDisk;
            read.set(true);
            newest.set(onDisk);
            settings.set(onDisk);
        }
    }

    /// @param reason why the rule is not looked at
    void switchOff(Rule rule, String reason) {
        choose(rule, choice -> choice.off(reason.strip()));
    }

    void switchOn(Rule rule) {
        choose(rule, RuleChoice::switchedOn);
    }

    /// What a number of a rule is now.
    long number(Rule rule, Parameter parameter) {
        return settings.get().parameters(rule.id()).of(parameter);
    }

    /// Chooses a number of a rule.
    ///
    /// @return what is wrong with it; empty when it was taken
    String choose(Rule rule, Parameter parameter, String typed) {
        try {
            long value = Long.parseLong(typed.strip());
            if (parameter.takes(value)) {
                choose(rule, choice -> choice.with(parameter, value));
                return "";
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        return text("doctor.review.parameter.wrong", parameter.least(), parameter.most());
    }

    /// A number as it usually is.
    void chooseUsual(Rule rule, Parameter parameter) {
        choose(rule, choice -> {
            Map<String, Long> fewer = new HashMap<>(choice.parameters());
            fewer.remove(parameter.name());
            return new RuleChoice(choice.on(), choice.reason(), fewer);
        });
    }

    private void choose(Rule rule, UnaryOperator<RuleChoice> how) {
        change(now -> now.with(rule.id(), how.apply(now.choice(rule.id()))));
    }

    /// Lets things be against a rule.
    ///
    /// @param until the last day; empty for good
    void waive(Rule rule, List<Reviewed> things, String reason, Optional<LocalDate> until) {
        change(now -> {
            ReviewSettings more = now;
            for (Reviewed thing : things) {
                more = more.waived(new Waiver(rule.id(), thing, reason.strip(), until));
            }
            return more;
        });
    }

    /// Looks at things again.
    void unwaive(Rule rule, List<Reviewed> things) {
        change(now -> {
            ReviewSettings fewer = now;
            for (Reviewed thing : things) {
                fewer = fewer.unwaived(rule.id(), thing);
            }
            return fewer;
        });
    }

    private void change(UnaryOperator<ReviewSettings> how) {
        ReviewSettings after = how.apply(settings.get());
        if (!read.get() || after.equals(settings.get())) {
            return;
        }
        problem.set(null);
        newest.set(after);
        settings.set(after);
        work.job(text("doctor.review.job.keep"), progress -> {
                    ReviewSettings now = Objects.requireNonNull(newest.get());
                    services.keep(now);
                    return now;
                })
                .in(keeping)
                .quiet()
                .onResult(now -> kept = now)
                .onFailure(failure -> {
                    newest.set(kept);
                    settings.set(kept);
                    problem.set(new Problem(failure, () -> change(now -> after)));
                })
                .start();
    }

    /// Ends reading; what is being kept is kept.
    void close() {
        reading.clear();
    }
}
