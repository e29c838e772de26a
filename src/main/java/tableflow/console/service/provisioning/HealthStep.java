package tableflow.console.service.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.RunEvent.Level;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;
import tableflow.console.domain.provisioning.TableHealth;
import tableflow.console.domain.provisioning.TableHealth.Verdict;

/// Waits for what the service only promises when it accepts a table: RUNNING, no failing format, and known to Glue.
record HealthStep(Desired.Topic wanted, String environmentId, boolean glueWanted) implements StepWork {

    /// So many beats, two minutes of real ones, are short; later ones are five times as long.
    private static final int SHORT_BEATS = 20;
    private static final int LONGER = 5;

    @Override
    public Facts facts() {
        Set<String> after = new HashSet<>(Set.of(TableStep.idFor(wanted.name())));
        if (glueWanted) {
            after.add(GlueStep.idFor(wanted.clusterId()));
        }
        return new Facts("health:" + wanted.name(), Kind.HEALTH, wanted.name(), wanted.name(), after, Map.of());
    }

    @Override
    public Look look(Site site) {
        Optional<TableflowTopic> topic =
                site.tableflow().flatMap(it -> it.topic(environmentId, wanted.clusterId(), wanted.name()));
        String intent = "wait until the table is RUNNING" + (glueWanted ? " and known to Glue" : "");
        return new Look(Action.NONE, topic.map(it -> words(TableHealth.of(it, glueWanted))).orElse(null), intent,
                null, List.of(), List.of());
    }

    @Override
    public Done run(StepRun run) {
        if (!run.options().waitForHealth()) {
            return new Done(false, "did not wait");
        }
        Instant start = run.now();
        Instant ask = start.plus(run.timing().healthLimit());
        String told = "";
        int failures = 0;
        for (int beat = 1; ; beat++) {
            try {
                TableflowTopic topic = Caller.tableflow(run.site())
                        .topic(environmentId, wanted.clusterId(), wanted.name())
                        .orElseThrow(() -> RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "watch " + wanted.name(),
                                "Tableflow does not know it any more"));
                failures = 0;
                TableHealth health = TableHealth.of(topic, glueWanted);
                if (ended(health, topic, beat)) {
                    return new Done(false, words(health));
                }
                if (!told.equals(words(health))) {
                    told = words(health);
                    run.log(Level.INFO, told);
                }
            } catch (RemoteFailure failure) {
                if (++failures > StepRun.TRIES || !StepRun.passes(failure)) {
                    throw failure;
                }
                run.log(Level.WARNING, failure.getMessage());
            }
            if (!run.now().isBefore(ask)) {
                Duration waited = Duration.between(start, run.now());
                if (!run.keepWaiting(waited)) {
                    throw RemoteFailure.of(RemoteFailure.Kind.UNEXPECTED, "wait for the table " + wanted.name(),
                                    "after " + waited.toMinutes() + " minutes " + told)
                            .withAdvice("Everything is made. Look again later with the status of this manifest.");
                }
                ask = run.now().plus(run.timing().healthLimit());
            }
            Duration pause = run.timing().healthBeat();
            run.pause(beat < SHORT_BEATS ? pause : pause.multipliedBy(LONGER), told);
        }
    }

    /// Glue hears of a table only when its first records are written, which may take a quarter of an hour or, with no
    /// records, for ever: a RUNNING table that Glue does not refuse is waited for only a short while.
    private boolean ended(TableHealth health, TableflowTopic topic, int beat) {
        if (health.verdict() == Verdict.SICK) {
            throw RemoteFailure.of(RemoteFailure.Kind.UNEXPECTED, "wait for the table " + wanted.name(),
                            String.join("; ", health.findings()))
                    .withAdvice(advice(health));
        }
        return health.verdict() == Verdict.HEALTHY
                || (topic.status().phase().is(Phase.RUNNING) && beat >= SHORT_BEATS);
    }

    private static String advice(TableHealth health) {
        String text = String.join(" ", health.findings()).toLowerCase(Locale.ROOT);
        if (text.contains("assume") || text.contains("role")) {
            return "Check that the role's trust policy names the principal and external id of the provider integration;"
                    + " a new role takes about a minute to act.";
        }
        if (text.contains("bucket") || text.contains("write")) {
            return "Check that the role may write to the bucket, and that the bucket is in the cluster's region.";
        }
        return "Mend the cause and apply again: it resumes a suspended table and waits anew.";
    }

    private static String words(TableHealth health) {
        String state = "phase " + health.phase() + (health.catalog() == null ? "" : ", Glue " + health.catalog());
        return health.verdict() == Verdict.HEALTHY ? state : state + " (" + String.join("; ", health.findings()) + ")";
    }
}
