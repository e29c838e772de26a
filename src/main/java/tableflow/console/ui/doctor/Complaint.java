package tableflow.console.ui.doctor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.ui.shell.Request;

/// A failure that another pane asked about, and what it looks like.
///
/// @param modes the likeliest first; empty when nothing known fits
/// @param rung where to look first; empty when nothing tells
record Complaint(Request.Said said, List<FailureMode> modes, Optional<Rung> rung) {

    Complaint {
        modes = List.copyOf(modes);
    }

    static Complaint of(Request.Diagnose request) {
        List<FailureMode> modes = request.modes().isEmpty()
                ? guess(request.said())
                : request.modes().stream().flatMap(id -> FailureCatalogue.find(id).stream()).toList();
        Optional<Rung> rung = Optional.ofNullable(request.about().rung())
                .or(() -> modes.stream().findFirst().map(Rungs::of));
        return new Complaint(request.said(), modes, rung);
    }

    private static List<FailureMode> guess(Request.Said said) {
        Stream<Source> sources = said.source() == null ? Arrays.stream(Source.values()) : Stream.of(said.source());
        return sources
                .flatMap(source -> FailureCatalogue.match(Signal.of(source, said.code(), said.message())).stream())
                .sorted(Comparator.comparingInt(Match::weight).reversed()
                        .thenComparing(match -> match.mode().certainty()))
                .map(Match::mode)
                .distinct()
                .toList();
    }
}
