package tableflow.console.service.doctor;

import tableflow.console.service.doctor.ladder.Ladder;
import tableflow.console.service.doctor.probe.AwsLadder;
import tableflow.console.service.doctor.probe.ConfluentLadder;

/// The whole ladder.
public final class DoctorLadder {

    private DoctorLadder() {}

    public static Ladder whole() {
        return ConfluentLadder.part().and(AwsLadder.part());
    }
}
