package tableflow.console.ui.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.domain.doctor.explain.Explanation;
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

    /// @param explain what a text says where nobody knows who speaks
    static Complaint of(Request.Diagnose request, Function<String, Explanation> explain) {
        Request.Said said = request.said();
        List<FailureMode> modes = request.modes().stream().flatMap(id -> FailureCatalogue.find(id).stream()).toList();
        if (modes.isEmpty() && said.source() != null) {
            modes = FailureCatalogue.match(Signal.of(said.source(), said.code(), said.message())).stream()
                    .map(Match::mode).toList();
        }
        if (modes.isEmpty()) {
            String words = said.code().isEmpty() ? said.message() : said.code() + ": " + said.message();
            modes = explain.apply(words).answers().stream().map(Answer::mode).toList();
        }
        Optional<FailureMode> likeliest = modes.stream().findFirst();
        return new Complaint(said, modes,
                Optional.ofNullable(request.about().rung()).or(() -> likeliest.map(FailureMode::rung)));
    }
}
