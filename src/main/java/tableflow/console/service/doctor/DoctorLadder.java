package tableflow.console.service.doctor;

import tableflow.console.service.doctor.ladder.Ladder;
import tableflow.console.service.doctor.probe.AwsLadder;
import tableflow.console.service.doctor.probe.ConfluentLadder;
import tableflow.console.service.doctor.probe.ExplainProbe;
import tableflow.console.service.doctor.probe.LakeLadder;

/// The whole ladder.
public final class DoctorLadder {

    private DoctorLadder() {}

    /// Reads only.
    public static Ladder whole() {
        return ConfluentLadder.part().and(AwsLadder.part()).and(LakeLadder.part());
    }

    /// The whole ladder, with one question that leaves something behind: EXPLAIN in Athena writes a result object. For
    /// who was asked before.
    public static Ladder withExplain() {
        return whole().with(ExplainProbe.ASKED);
    }
}
