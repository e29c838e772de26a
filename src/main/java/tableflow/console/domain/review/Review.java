package tableflow.console.domain.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.review.Outcome.Kind;

/// What rules say of an environment.
///
/// @param subject whose environment it is
/// @param startedAt when the first question was asked
/// @param took until the last answer
/// @param settings what was judged by
/// @param rules in the order in which they are shown: every rule, those that are off too
/// @param evidence what was found out
public record Review(
        Subject subject, Instant startedAt, Duration took, ReviewSettings settings, List<RuleReport> rules,
        Evidence evidence) {
    public Review {
        rules = List.copyOf(rules);
    }

    /// When and of what a review is.
    public record About(Subject subject, Instant startedAt, Duration took) {}

    /// Judges evidence. Waivers hold by the day on which it was gathered.
    public static Review judge(About about, List<Rule> rules, ReviewSettings settings, Evidence evidence) {
        LocalDate day = about.startedAt.atOffset(ZoneOffset.UTC).toLocalDate();
        return new Review(about.subject, about.startedAt, about.took, settings,
                rules.stream().map(rule -> judged(rule, settings, evidence, day)).toList(), evidence);
    }

    private static RuleReport judged(Rule rule, ReviewSettings settings, Evidence evidence, LocalDate day) {
        RuleChoice choice = settings.choice(rule.id());
        if (!choice.on()) {
            return new RuleReport(rule, Optional.of(choice.reason()), List.of());
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome one : rule.judging().judge().judge(evidence, settings.parameters(rule.id()))) {
            Optional<Waiver> waiver = one.is(Kind.FAILED)
                    ? settings.waiver(rule.id(), one.reviewed(), day)
                    : Optional.empty();
            outcomes.add(waiver.map(one::waived).orElse(one));
        }
        return new RuleReport(rule, Optional.empty(), outcomes);
    }

    /// The same evidence judged by other settings; asks nobody. A rule that was off when the evidence was gathered has
    /// none, and says so.
    public Review judgedBy(ReviewSettings other) {
        return judge(new About(subject, startedAt, took), rules.stream().map(RuleReport::rule).toList(), other,
                evidence);
    }

    /// Of all rules.
    public Score score() {
        return Score.of(rules);
    }

    /// Of the rules of one group.
    public Score score(Group group) {
        return Score.of(of(group));
    }

    /// The rules of one group.
    public List<RuleReport> of(Group group) {
        return rules.stream().filter(it -> it.rule().group() == group).toList();
    }

    /// Whether a rule of severity error failed for something.
    public boolean isBroken() {
        return rules.stream().anyMatch(RuleReport::isError);
    }
}
