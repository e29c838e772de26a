package tableflow.console.service.doctor.probe;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.doctor.check.lake.AthenaChecks;
import tableflow.console.domain.doctor.check.lake.DataChecks;
import tableflow.console.domain.doctor.check.lake.GlueChecks;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.service.doctor.ladder.Ladder;
import tableflow.console.service.doctor.ladder.Probe;

/// The rungs of Glue, Athena and the data.
public final class LakeLadder {

    private LakeLadder() {}

    public static Ladder part() {
        List<Probe<?>> probes = new ArrayList<>(GlueProbes.all());
        probes.addAll(AthenaProbes.all());
        probes.addAll(DataProbes.all());
        List<Check> checks = new ArrayList<>(GlueChecks.ALL);
        checks.addAll(AthenaChecks.ALL);
        checks.addAll(DataChecks.ALL);
        return new Ladder(probes, checks);
    }
}
