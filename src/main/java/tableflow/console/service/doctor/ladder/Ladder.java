package tableflow.console.service.doctor.ladder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;

/// The probes and checks of an examination.
///
/// @param probes in any order
/// @param checks in the order in which a rung shows them
public record Ladder(List<Probe<?>> probes, List<Check> checks) {

    public Ladder {
        probes = List.copyOf(probes);
        checks = List.copyOf(checks);
    }

    /// Says whether it can be examined as it is; a part of a ladder may build on another part.
    ///
    /// @throws IllegalArgumentException when two probes find out the same, a check or probe builds on what no probe
    ///     finds out, probes wait for each other, or two checks have the same id
    void requireWhole() {
        Set<Fact<?>> facts = new HashSet<>(Set.of(Facts.SUBJECT));
        List<Probe<?>> left = new ArrayList<>(probes);
        for (Probe<?> probe : probes) {
            if (!facts.add(probe.fact())) {
                throw new IllegalArgumentException("two probes find out " + probe.fact());
            }
        }
        Set<String> ids = new HashSet<>();
        for (Check check : checks) {
            require(facts, check.needs(), "check " + check.id());
            require(facts, check.wants(), "check " + check.id());
            if (!ids.add(check.id())) {
                throw new IllegalArgumentException("two checks are called " + check.id());
            }
        }
        Set<Fact<?>> settled = new HashSet<>(Set.of(Facts.SUBJECT));
        while (!left.isEmpty()) {
            List<Probe<?>> next = left.stream()
                    .filter(probe -> settled.containsAll(probe.conditions().needs())
                            && settled.containsAll(probe.conditions().after()))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalArgumentException("these wait for each other, or for what nobody finds out: "
                        + left.stream().map(probe -> probe.fact().toString()).toList());
            }
            next.forEach(probe -> settled.add(probe.fact()));
            left.removeAll(next);
        }
    }

    private static void require(Set<Fact<?>> known, Set<Fact<?>> wanted, String who) {
        for (Fact<?> fact : wanted) {
            if (!known.contains(fact)) {
                throw new IllegalArgumentException(who + " builds on " + fact + ", which no probe finds out");
            }
        }
    }

    /// What the probes of some rungs find out.
    Set<Fact<?>> factsOf(Collection<Rung> rungs) {
        Set<Fact<?>> facts = new LinkedHashSet<>();
        probes.stream().filter(probe -> rungs.contains(probe.rung())).forEach(probe -> facts.add(probe.fact()));
        return facts;
    }

    /// The same with another way to find out a fact.
    ///
    /// @throws IllegalArgumentException when no probe finds it out so far
    public Ladder with(Probe<?> other) {
        if (probes.stream().noneMatch(probe -> probe.fact().equals(other.fact()))) {
            throw new IllegalArgumentException("no probe finds out " + other.fact());
        }
        return new Ladder(probes.stream().<Probe<?>>map(probe ->
                probe.fact().equals(other.fact()) ? other : probe).toList(), checks);
    }

    /// This one and another, as one.
    public Ladder and(Ladder other) {
        List<Probe<?>> allProbes = new ArrayList<>(probes);
        allProbes.addAll(other.probes);
        List<Check> allChecks = new ArrayList<>(checks);
        allChecks.addAll(other.checks);
        return new Ladder(allProbes, allChecks);
    }
}
