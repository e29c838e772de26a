package tableflow.console.service.doctor.probe;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.doctor.check.confluent.AccountChecks;
import tableflow.console.domain.doctor.check.confluent.ClusterChecks;
import tableflow.console.domain.doctor.check.confluent.IntegrationChecks;
import tableflow.console.domain.doctor.check.confluent.TableflowChecks;
import tableflow.console.domain.doctor.check.confluent.TopicChecks;
import tableflow.console.domain.doctor.check.confluent.WorkstationChecks;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.service.doctor.ladder.Ladder;
import tableflow.console.service.doctor.ladder.Probe;

/// The rungs from the workstation to the provider integration.
public final class ConfluentLadder {

    private ConfluentLadder() {}

    public static Ladder part() {
        List<Probe<?>> probes = new ArrayList<>(NetworkProbes.all());
        probes.addAll(AccountProbes.all());
        probes.addAll(TopicProbes.all());
        probes.addAll(TableflowProbes.all());
        List<Check> checks = new ArrayList<>(WorkstationChecks.ALL);
        checks.addAll(AccountChecks.ALL);
        checks.addAll(ClusterChecks.ALL);
        checks.addAll(TopicChecks.ALL);
        checks.addAll(TableflowChecks.ALL);
        checks.addAll(IntegrationChecks.ALL);
        return new Ladder(probes, checks);
    }
}
