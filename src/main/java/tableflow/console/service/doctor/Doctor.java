package tableflow.console.service.doctor;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.Finding;
import tableflow.console.domain.doctor.Finding.Outcome;
import tableflow.console.domain.doctor.Layer;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.service.port.AwsConnector;

/// Finds the first broken link between a statement and its rows. It reads only; what would leave something behind is
/// not tried. Blocking; a call or two for each check.
public final class Doctor {

    private static final List<Check> CHECKS =
            Stream.concat(AthenaChecks.ALL.stream(), TableChecks.ALL.stream()).toList();

    private final AwsConnector aws;
    private final InstantSource clock;
    private final ThreadFactory threads;

    /// @param threads for reading Iceberg's metadata
    public Doctor(AwsConnector aws, InstantSource clock, ThreadFactory threads) {
        this.aws = aws;
        this.clock = clock;
        this.threads = threads;
    }

    /// Whether there is a check of this kind.
    public static boolean offers(CheckKind kind) {
        return CHECKS.stream().anyMatch(check -> check.kind() == kind);
    }

    /// Makes a check, after those that it builds on.
    ///
    /// @param findings told of each finding as it comes, in order; those behind a broken one are not looked at
    /// @throws RemoteFailure CANCELLED after an interrupt; what any other call answers is a finding
    public void examine(CheckKind wanted, Subject subject, Consumer<Finding> findings) {
        Set<CheckKind> ladder = ladder(wanted);
        Examination examination = new Examination(new Examination.Means(aws, clock, threads), subject);
        Map<CheckKind, Outcome> outcomes = new EnumMap<>(CheckKind.class);
        for (Check check : CHECKS) {
            if (ladder.contains(check.kind())) {
                Progress.throwIfCancelled("examine " + wanted);
                Finding finding = finding(check, examination, outcomes);
                outcomes.put(check.kind(), finding.outcome());
                findings.accept(finding);
            }
        }
    }

    private static Set<CheckKind> ladder(CheckKind wanted) {
        Set<CheckKind> kinds = EnumSet.noneOf(CheckKind.class);
        add(wanted, kinds);
        return kinds;
    }

    private static void add(CheckKind wanted, Set<CheckKind> kinds) {
        CHECKS.stream().filter(check -> check.kind() == wanted).forEach(check -> {
            kinds.add(wanted);
            check.buildsOn().forEach(below -> add(below, kinds));
        });
    }

    private static Finding finding(Check check, Examination examination, Map<CheckKind, Outcome> outcomes) {
        Optional<CheckKind> missing = check.buildsOn().stream()
                .filter(below -> outcomes.get(below) != Outcome.OK)
                .findFirst();
        if (missing.isPresent()) {
            return new Finding(check.kind(), check.layer(), Outcome.NOT_CHECKED,
                    "It builds on what could not be shown before.", List.of(), List.of());
        }
        try {
            String says = check.look(examination);
            return new Finding(
                    check.kind(), check.layer(), Outcome.OK, says, examination.takeEvidence(), List.of());
        } catch (Check.Unknown unknown) {
            return new Finding(check.kind(), check.layer(), Outcome.NOT_CHECKED, String.valueOf(unknown.getMessage()),
                    examination.takeEvidence(), List.of());
        } catch (Check.Broken broken) {
            List<FailureMode> modes = FailureCatalogue.find(broken.mode()).stream().toList();
            return new Finding(check.kind(), layer(modes, check), Outcome.BROKEN, String.valueOf(broken.getMessage()),
                    examination.takeEvidence(), modes);
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            return failed(check, examination, failed);
        }
    }

    private static Finding failed(Check check, Examination examination, RemoteFailure failed) {
        List<FailureMode> modes = FailureCatalogue.match(Signal.of(
                        examination.asked(), failed.code().orElse(""), failed.why()))
                .stream().map(Match::mode).toList();
        return new Finding(check.kind(), layer(modes, check), Outcome.BROKEN, failed.getMessage(),
                examination.takeEvidence(), modes);
    }

    private static Layer layer(List<FailureMode> modes, Check check) {
        return modes.isEmpty() ? check.layer() : modes.getFirst().layer();
    }
}
