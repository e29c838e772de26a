package tableflow.console.service.review;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tableflow.console.domain.Progress;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.RuleBook;
import tableflow.console.service.doctor.DoctorLadder;
import tableflow.console.service.doctor.ladder.Asker;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Systems;

/// Reviews the environment of a profile by all rules. Only what the rules that are on look at is asked for, read-only;
/// each system is asked a few things at a time, and questions about topics go out for many at once.
public final class Reviewer {

    private final Systems systems;
    private final UnaryOperator<String> redact;

    /// @param redact takes secrets out of what goes on record
    public Reviewer(Systems systems, UnaryOperator<String> redact) {
        this.systems = systems;
        this.redact = redact;
    }

    /// Reviews. Blocking: a second or two for a few topics, a minute or more for thousands.
    ///
    /// @param progress told of questions as they are answered: the last question in the infinitive, how many were
    ///     answered and how many there are so far; by several threads
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt, at once. What any call answers is
    ///     evidence and never thrown
    public Review review(Profile profile, ReviewSettings settings, Progress progress) {
        return review(profile, settings, progress, review -> {});
    }

    /// Reviews, and tells what the rules say by now while it goes on: about every second, and once more when it is
    /// interrupted.
    ///
    /// @param soFar called by the calling thread; what was not asked yet is not checked
    public Review review(Profile profile, ReviewSettings settings, Progress progress, Consumer<Review> soFar) {
        Instant startedAt = systems.clock().instant();
        long start = System.nanoTime();
        Subject subject = Subject.of(profile);
        Evidence known = Evidence.NONE.with(Facts.SUBJECT, subject).with(ReviewFacts.NOW, startedAt);
        Set<Fact<?>> wanted = wanted(RuleBook.ALL, settings);
        Gathering gathering = new Gathering(new Asker(systems, redact), systems.threads(), progress,
                now -> soFar.accept(judged(subject, startedAt, start, settings, now)));
        Evidence first = gathering.gather(known, lists(wanted));
        Evidence evidence = gathering.gather(first, new Questions(first, wanted).all());
        return judged(subject, startedAt, start, settings, evidence);
    }

    private static Review judged(
            Subject subject, Instant startedAt, long start, ReviewSettings settings, Evidence evidence) {
        return Review.judge(new Review.About(subject, startedAt, Duration.ofNanos(System.nanoTime() - start)),
                RuleBook.ALL, settings, evidence);
    }

    /// What the rules that are on look at.
    private static Set<Fact<?>> wanted(List<Rule> rules, ReviewSettings settings) {
        Set<Fact<?>> wanted = new HashSet<>();
        rules.stream().filter(rule -> settings.choice(rule.id()).on())
                .forEach(rule -> wanted.addAll(rule.judging().facts()));
        return Questions.withNeeds(wanted);
    }

    /// The doctor's own questions that are about the environment as a whole, with those that they build on.
    private static List<Question<?>> lists(Set<Fact<?>> wanted) {
        List<Probe<?>> all = new ArrayList<>(DoctorLadder.whole().probes());
        all.addAll(AccountQuestions.PROBES);
        all.removeIf(probe -> !Questions.OF_THE_WHOLE.contains(probe.fact()));
        Set<Fact<?>> needed = new HashSet<>(wanted);
        boolean more = true;
        while (more) {
            more = false;
            for (Probe<?> probe : all) {
                if (needed.contains(probe.fact())) {
                    more |= needed.addAll(probe.conditions().needs());
                }
            }
        }
        return all.stream().filter(probe -> needed.contains(probe.fact()))
                .<Question<?>>map(Question::of).toList();
    }
}
