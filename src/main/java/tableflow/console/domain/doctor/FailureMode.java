package tableflow.console.domain.doctor;

import java.util.List;
import tableflow.console.domain.doctor.ladder.Rung;

/// One way to fail: an entry of the catalogue.
///
/// @param id short and stable: a letter for the group (C credentials and network, S storage, R roles, G Glue and Lake
///     Formation, A Athena, T Tableflow, registry and Kafka) and a number
/// @param cause what is wrong, in a sentence or two
/// @param fix what to do, in order
/// @param rung where the doctor proves it or rules it out
/// @param unless what would speak against it, in a sentence; empty where the signal has no other cause
public record FailureMode(
        String id,
        Layer layer,
        Certainty certainty,
        String cause,
        List<String> fix,
        Rung rung,
        String unless) {
    public FailureMode {
        fix = List.copyOf(fix);
    }
}
