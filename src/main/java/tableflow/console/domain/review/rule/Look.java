package tableflow.console.domain.review.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Parameters;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.Scope;

/// One rule's look at one thing.
///
/// @param it the thing
/// @param thing what outcomes are of
/// @param needs facts about it that are known here
record Look<T>(Evidence evidence, Parameters parameters, T it, Reviewed thing, Set<Fact<?>> needs) {

    /// A fact about the thing that the rule needs.
    <F> F known(Fact<F> fact) {
        return evidence.known(fact.about(thing.name()));
    }

    /// A fact about the thing that the rule can do without.
    <F> Optional<F> value(Fact<F> fact) {
        return evidence.value(fact.about(thing.name()));
    }

    long number(Parameter parameter) {
        return parameters.of(parameter);
    }

    Outcome passed(String says) {
        return Outcome.passed(thing, says);
    }

    Outcome failed(String says, String... steps) {
        return failed(says, Remedy.steps(Arrays.asList(steps)));
    }

    Outcome failed(String says, Remedy remedy) {
        return Outcome.failed(thing, says, remedy).shownBy(evidence.calls(List.copyOf(needs)));
    }

    Outcome notChecked(String why) {
        return Outcome.notChecked(thing, why);
    }

    Outcome notApplicable(String why) {
        return Outcome.notApplicable(thing, why);
    }

    /// What a rule says of itself.
    ///
    /// @param id begins with `BP-` for best practice or `SEC-` for security
    record Head(String id, Severity severity, int weight, String title, Explanation explanation) {

        Rule judging(Scope scope, List<Parameter> parameters, Rule.Judging judging) {
            return new Rule(id, id.startsWith("SEC-") ? Group.SECURITY : Group.BEST_PRACTICE, scope, severity, weight,
                    title, explanation, parameters, judging);
        }
    }

    /// A rule for things of one kind.
    ///
    /// @param needs facts about each thing that must be known; when one is not, the outcome says why
    /// @param wants further facts, of which nothing is demanded
    record Rules<T>(Things<T> things, Set<Fact<?>> needs, Set<Fact<?>> wants) {

        static <T> Rules<T> of(Things<T> things, Fact<?>... needs) {
            return new Rules<>(things, Set.of(needs), Set.of());
        }

        Rules<T> wanting(Fact<?>... more) {
            return new Rules<>(things, needs, Set.of(more));
        }

        Rule rule(Head head, List<Parameter> parameters, Function<Look<T>, Outcome> judge) {
            Set<Fact<?>> facts = new HashSet<>(things.roots());
            facts.addAll(needs);
            facts.addAll(wants);
            return head.judging(things.scope(), parameters, new Rule.Judging(facts,
                    (evidence, chosen) -> judged(evidence, chosen, judge)));
        }

        private List<Outcome> judged(Evidence evidence, Parameters chosen, Function<Look<T>, Outcome> judge) {
            Optional<String> unknown = evidence.missing(things.roots());
            if (unknown.isPresent()) {
                return List.of(Outcome.notChecked(whole(evidence), unknown.get()));
            }
            List<Outcome> all = new ArrayList<>();
            for (T it : things.all().apply(evidence)) {
                String name = things.name().apply(it);
                Reviewed thing = new Reviewed(things.scope(), name);
                Set<Fact<?>> about = new HashSet<>();
                needs.forEach(fact -> about.add(fact.about(name)));
                all.add(evidence.missing(about)
                        .map(why -> Outcome.notChecked(thing, why))
                        .orElseGet(() -> judged(new Look<>(evidence, chosen, it, thing, about), judge)));
            }
            return all;
        }

        /// What one answer has that nobody foresaw must not end the review of all others.
        private static <T> Outcome judged(Look<T> look, Function<Look<T>, Outcome> judge) {
            try {
                return judge.apply(look);
            } catch (IllegalArgumentException | IllegalStateException | ArithmeticException unforeseen) {
                return look.notChecked("The answer could not be judged (" + unforeseen.getClass().getSimpleName()
                        + ").");
            }
        }
    }

    /// What stands for all things of a kind when it is not known which there are.
    static Reviewed whole(Evidence evidence) {
        return new Reviewed(Scope.ACCOUNT, evidence.value(Facts.SUBJECT)
                .map(subject -> subject.profile().name()).orElse(""));
    }
}
