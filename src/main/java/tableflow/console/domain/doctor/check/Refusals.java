package tableflow.console.domain.doctor.check;

import java.util.Optional;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;

/// What a refused call shows by itself, for checks of calls that have to work. For calls that only diagnose, a refusal
/// shows nothing but that the operator may not make them.
public final class Refusals {

    private Refusals() {}

    /// The finding that `refused` is.
    ///
    /// @param says what does not work, in a sentence without its full stop: "The Kafka key does not open lkc-1"
    public static Verdict verdict(Rung rung, String says, Answer.Refused<?> refused) {
        String sentence = says + ": " + refused.failure().why();
        Finding finding = mode(refused)
                .map(mode -> Finding.of(mode, rung, Severity.ERROR, sentence))
                .orElseGet(() -> Finding.unknown(rung, Severity.ERROR, sentence,
                        Remedy.steps(refused.failure().advice().stream().toList())));
        return Verdict.of(finding.supportedBy(refused.calls()));
    }

    /// The failure mode that a refusal proves, or makes likely: by who refused and what kind of refusal it is, and else
    /// by its code and words.
    public static Optional<String> mode(Answer.Refused<?> refused) {
        Optional<String> plain = plain(refused.source(), refused.failure());
        return plain.isPresent()
                ? plain
                : FailureCatalogue.match(refused.signal()).stream().findFirst().map(match -> match.mode().id());
    }

    private static Optional<String> plain(Source source, RemoteFailure failure) {
        if (failure.is(Kind.UNREACHABLE)) {
            return Optional.of(untrusted(failure) ? "C9" : "C8");
        }
        return Optional.ofNullable(switch (source) {
            case CONFLUENT, TABLEFLOW -> switch (failure.kind()) {
                case UNAUTHORIZED, FORBIDDEN, THROTTLED -> "T20";
                default -> null;
            };
            case REGISTRY -> switch (failure.kind()) {
                case UNAUTHORIZED -> "T11";
                case FORBIDDEN -> "T12";
                default -> null;
            };
            case KAFKA -> switch (failure.kind()) {
                case UNAUTHORIZED -> "T15";
                case FORBIDDEN -> "T16";
                case NOT_FOUND -> "T17";
                default -> null;
            };
            default -> null;
        });
    }

    private static boolean untrusted(RemoteFailure failure) {
        String why = failure.why();
        return why.contains("not signed by an authority") || why.contains("PKIX");
    }
}
