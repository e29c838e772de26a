package tableflow.console.domain.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// All known ways to fail, and which of them a signal points to. Pure: nothing is asked of anybody.
public final class FailureCatalogue {

    private static final List<Rule> RULES = Stream.of(
                    CredentialFailures.ALL,
                    StorageFailures.ALL,
                    StorageSettings.ALL,
                    RoleFailures.ALL,
                    GlueFailures.ALL,
                    AthenaCallFailures.ALL,
                    AthenaQueryFailures.ALL,
                    TableflowFailures.ALL,
                    KafkaFailures.ALL)
            .flatMap(List::stream)
            .toList();

    private FailureCatalogue() {}

    /// A way to fail that a signal points to.
    ///
    /// @param why the parts of the signal that fit, each the end of "because ..."
    /// @param weight how specific they are; a larger one comes first
    /// @param telling how much they say by themselves
    /// @param code the code that fits; empty when it was not by a code
    /// @param wordsFrom where in the message the words are; -1 when it was not by words
    /// @param wordsTo their end
    public record Match(
            FailureMode mode,
            List<String> why,
            int weight,
            Telling telling,
            String code,
            int wordsFrom,
            int wordsTo) {
        public Match {
            why = List.copyOf(why);
        }

        private static Match of(FailureMode mode, Clue.Fit fit) {
            return new Match(mode, fit.why(), fit.weight(), fit.telling(), fit.code(), fit.wordsFrom(), fit.wordsTo());
        }
    }

    /// Every entry, in the order of their groups.
    public static List<FailureMode> all() {
        return RULES.stream().map(Rule::mode).toList();
    }

    /// The entry `id`.
    public static Optional<FailureMode> find(String id) {
        return RULES.stream().map(Rule::mode).filter(mode -> mode.id().equals(id)).findFirst();
    }

    /// What `signal` points to, the likeliest first: what fits in more respects before what fits in fewer, and then
    /// the surer one.
    public static List<Match> match(Signal signal) {
        return ranked(rule -> rule.fit(signal).map(fit -> Match.of(rule.mode(), fit)));
    }

    /// The same for words of which it is not known who said them: the signal's source is not looked at. What is not
    /// [Telling#ALONE] is a guess then.
    public static List<Match> matchWhoeverSays(Signal signal) {
        return ranked(rule -> rule.fitWhoeverSays(signal).map(fit -> Match.of(rule.mode(), fit)));
    }

    private static List<Match> ranked(Function<Rule, Optional<Match>> match) {
        return RULES.stream()
                .flatMap(rule -> match.apply(rule).stream())
                .sorted(Comparator.comparingInt(Match::weight).reversed()
                        .thenComparing(one -> one.mode().certainty()))
                .toList();
    }
}
