package tableflow.console.domain.doctor.check.confluent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts.Reach;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;

/// This machine: whether the hosts of the profile can be reached, and its clock.
public final class WorkstationChecks {

    /// AWS refuses signatures that are further off (AWS Signature Version 4).
    private static final Duration REFUSED = Duration.ofMinutes(15);
    private static final Duration ODD = Duration.ofMinutes(5);

    public static final List<Check> ALL = all();

    private WorkstationChecks() {}

    private static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (String system : ConfluentFacts.SYSTEMS) {
            Fact<Reach> way = ConfluentFacts.REACH.about(system);
            checks.add(new Check("reach-" + system.toLowerCase(Locale.ROOT).replace(' ', '-'), Rung.WORKSTATION,
                    system + " can be reached", Set.of(), Set.of(way), evidence -> reach(system, way, evidence)));
        }
        Set<Fact<?>> ways = ConfluentFacts.SYSTEMS.stream().map(ConfluentFacts.REACH::about)
                .collect(Collectors.toUnmodifiableSet());
        checks.add(new Check("clock", Rung.WORKSTATION, "The clock of this machine is right", Set.of(), ways,
                WorkstationChecks::clock));
        return List.copyOf(checks);
    }

    private static Verdict reach(String system, Fact<Reach> way, Evidence evidence) {
        return switch (evidence.answer(way)) {
            case Answer.Known(Reach it, var calls) -> Verdict.healthy(it.host() + " answers"
                    + (it.proxy() == null ? "" : " through the proxy " + it.proxy())
                    + (it.issuer() == null ? "" : ", with a certificate of " + it.issuer()) + ".");
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<Reach> refused ->
                Refusals.verdict(Rung.WORKSTATION, system + " cannot be reached from this machine", refused);
        };
    }

    /// By the host whose time differs least: one host may have a wrong clock, and then all others contradict it.
    private static Verdict clock(Evidence evidence) {
        List<Reach> told = ConfluentFacts.SYSTEMS.stream()
                .flatMap(system -> evidence.value(ConfluentFacts.REACH.about(system)).stream())
                .filter(reach -> reach.ahead() != null)
                .toList();
        if (told.isEmpty()) {
            return Verdict.notChecked("No host told the time.");
        }
        Reach nearest = told.getFirst();
        Duration least = off(nearest);
        for (Reach reach : told) {
            if (off(reach).compareTo(least) < 0) {
                nearest = reach;
                least = off(reach);
            }
        }
        if (least.compareTo(ODD) < 0) {
            return Verdict.healthy("The clock is within " + Math.max(2, least.toSeconds() + 1) + " s of "
                    + nearest.host() + ".");
        }
        boolean ahead = nearest.ahead() != null && !nearest.ahead().isNegative();
        return Verdict.of(Finding.of("C6", Rung.WORKSTATION,
                least.compareTo(REFUSED) < 0 ? Severity.WARNING : Severity.ERROR,
                "The clock of this machine is " + least.toMinutes() + " min " + (ahead ? "ahead of" : "behind") + " "
                        + nearest.host() + "; AWS refuses calls from 15 min on.")
                .supportedBy(evidence.calls(ConfluentFacts.SYSTEMS.stream()
                        .map(ConfluentFacts.REACH::about).toList())));
    }

    private static Duration off(Reach reach) {
        return reach.ahead() == null ? Duration.ZERO : reach.ahead().abs();
    }
}
