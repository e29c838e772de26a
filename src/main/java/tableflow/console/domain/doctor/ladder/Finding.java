package tableflow.console.domain.doctor.ladder;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.FailureMode;

/// Something that is wrong, or will be.
///
/// @param mode the failure mode; where a cause is not in the catalogue, what was said stands alone
/// @param rung where it was found
/// @param certainty how sure it is here: the mode's, or less
/// @param says in a sentence with true names: "The trust policy of role tableflow does not name Confluent's role ..."
/// @param supports the calls that show it
/// @param contradicts what speaks against it, in sentences
/// @param unchecked what would make it surer and could not be looked at, with the reason
/// @param remedy what to do
public record Finding(
        Optional<FailureMode> mode,
        Rung rung,
        Severity severity,
        Certainty certainty,
        String says,
        List<Call> supports,
        List<String> contradicts,
        List<String> unchecked,
        Remedy remedy) {
    public Finding {
        supports = List.copyOf(supports);
        contradicts = List.copyOf(contradicts);
        unchecked = List.copyOf(unchecked);
    }

    /// How bad it is.
    public enum Severity {
        /// Something does not work, or will lose data.
        ERROR,
        /// It works today.
        WARNING
    }

    /// A finding of a mode of the catalogue with its certainty and its steps, to be refined with the methods below.
    ///
    /// @param mode an id of [FailureCatalogue]
    /// @throws IllegalArgumentException when there is no such mode
    public static Finding of(String mode, Rung rung, Severity severity, String says) {
        FailureMode found = FailureCatalogue.find(mode)
                .orElseThrow(() -> new IllegalArgumentException("no failure mode " + mode));
        return new Finding(Optional.of(found), rung, severity, found.certainty(), says, List.of(), List.of(),
                List.of(), Remedy.steps(found.fix()));
    }

    /// A finding that no mode of the catalogue stands for.
    public static Finding unknown(Rung rung, Severity severity, String says, Remedy remedy) {
        return new Finding(Optional.empty(), rung, severity, Certainty.POSSIBLE, says, List.of(), List.of(),
                List.of(), remedy);
    }

    /// The mode's id; empty when there is none.
    public String id() {
        return mode.map(FailureMode::id).orElse("");
    }

    public Finding supportedBy(List<Call> calls) {
        return new Finding(mode, rung, severity, certainty, says, calls, contradicts, unchecked, remedy);
    }

    public Finding contradictedBy(List<String> sentences) {
        return new Finding(mode, rung, severity, certainty, says, supports, sentences, unchecked, remedy);
    }

    public Finding unchecked(List<String> sentences) {
        return new Finding(mode, rung, severity, certainty, says, supports, contradicts, sentences, remedy);
    }

    public Finding certainty(Certainty here) {
        return new Finding(mode, rung, severity, here, says, supports, contradicts, unchecked, remedy);
    }

    public Finding remedy(Remedy better) {
        return new Finding(mode, rung, severity, certainty, says, supports, contradicts, unchecked, better);
    }
}
