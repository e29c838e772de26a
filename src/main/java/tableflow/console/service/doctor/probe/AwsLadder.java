package tableflow.console.service.doctor.probe;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.doctor.check.aws.AwsChecks;
import tableflow.console.service.doctor.ladder.Ladder;
import tableflow.console.service.doctor.ladder.Probe;

/// The rungs of AWS's identities, roles, bucket and key.
public final class AwsLadder {

    private AwsLadder() {}

    public static Ladder part() {
        List<Probe<?>> probes = new ArrayList<>(IdentityProbes.all());
        probes.addAll(RoleProbes.all());
        probes.addAll(BucketProbes.all());
        probes.addAll(KeyProbes.all());
        return new Ladder(probes, AwsChecks.ALL);
    }
}
