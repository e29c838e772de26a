package tableflow.console.service.doctor;

import tableflow.console.service.doctor.ladder.Ladder;
import tableflow.console.service.doctor.probe.AwsLadder;
import tableflow.console.service.doctor.probe.ConfluentLadder;
import tableflow.console.service.doctor.probe.LakeLadder;

/// The whole ladder.
public final class DoctorLadder {

    private DoctorLadder() {}

    public static Ladder whole() {
        return ConfluentLadder.part().and(AwsLadder.part()).and(LakeLadder.part());
    }
}
