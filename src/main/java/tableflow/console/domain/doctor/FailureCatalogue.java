package tableflow.console.domain.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    public record Match(FailureMode mode, List<String> why, int weight) {
        public Match {
            why = List.copyOf(why);
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
        return RULES.stream()
                .flatMap(rule -> rule.fit(signal).stream()
                        .map(fit -> new Match(rule.mode(), fit.why(), fit.weight())))
                .sorted(Comparator.comparingInt(Match::weight).reversed()
                        .thenComparing(match -> match.mode().certainty()))
                .toList();
    }
}
