package tableflow.console.domain.doctor.ladder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.doctor.Certainty;

/// Which failures bring about which others, so that a cause comes before what follows from it: a topic that is FAILED
/// because its role is not trusted has two findings, and one of them is to be mended.
public final class Causes {

    private static final Map<String, Set<String>> BROUGHT_ABOUT_BY = table();

    private Causes() {}

    private static Map<String, Set<String>> table() {
        Set<String> noCredentials = Set.of("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9");
        Set<String> trust = Set.of("R1", "R2", "R3", "R4", "R5", "R6");
        Set<String> writing = Set.of("R7", "R8", "R9", "S2", "S5", "S11", "S18");
        Set<String> reading = Set.of("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S13",
                "S14", "S16");
        Set<String> hidden = Set.of("G3", "G4", "G5", "G6");
        Map<String, Set<String>> by = new HashMap<>();
        by.put("T1", trust);
        by.put("T2", union(trust, writing));
        by.put("T3", Set.of("T16"));
        by.put("T4", union(trust, hidden, Set.of("G1", "G9", "G10")));
        by.put("T5", union(trust, writing, Set.of("T9", "T10")));
        by.put("T17", Set.of("T15", "T16"));
        by.put("G1", union(hidden, trust, Set.of("T4", "T1")));
        by.put("G2", union(hidden, trust, writing, Set.of("G1", "T1", "T2", "T4", "T5", "T9")));
        by.put("G4", Set.of("G5"));
        by.put("G7", union(trust, writing, hidden, Set.of("T1", "T2", "T4", "T6", "T7", "T8", "G9")));
        by.put("G12", union(reading, Set.of("S15")));
        by.put("A1", reading);
        by.put("A7", union(hidden, Set.of("G1", "G2")));
        by.put("A8", hidden);
        by.put("A9", union(hidden, Set.of("G9", "G10")));
        by.put("A10", union(reading, Set.of("G12")));
        by.put("A11", union(reading, Set.of("G12", "A10")));
        by.put("A12", reading);
        by.put("A14", union(reading, hidden));
        by.put("A20", union(reading, Set.of("A1")));
        // Without working credentials nothing else of AWS tells anything.
        for (String mode : List.of("S2", "S9", "G1", "G2", "G3", "A1", "A3", "A4", "A14", "R10")) {
            by.merge(mode, noCredentials, Causes::union);
        }
        by.merge("G3", Set.of("C10"), Causes::union);
        by.merge("R1", Set.of("C10"), Causes::union);
        return Map.copyOf(by);
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }

    /// The findings in the order in which they are to be mended: errors before warnings, causes before what follows
    /// from them, the surer first, and else from the top of the ladder down.
    public static List<Finding> ranked(List<Finding> findings) {
        List<Finding> left = new ArrayList<>(findings);
        left.sort(Comparator.comparing(Finding::severity)
                .thenComparing(finding -> finding.certainty() == Certainty.POSSIBLE)
                .thenComparing(Finding::rung)
                .thenComparing(finding -> finding.certainty()));
        List<Finding> ranked = new ArrayList<>();
        while (!left.isEmpty()) {
            // In a circle, which the table has none of, the first would do.
            Finding next = left.stream().filter(one -> cause(one, left).isEmpty()).findFirst().orElse(left.getFirst());
            ranked.add(next);
            left.remove(next);
        }
        return List.copyOf(ranked);
    }

    /// Whether the failure mode `cause` is known to bring about the mode `effect`.
    public static boolean bringsAbout(String cause, String effect) {
        return BROUGHT_ABOUT_BY.getOrDefault(effect, Set.of()).contains(cause);
    }

    /// The finding among `others` which brings `finding` about, as far as is known.
    public static Optional<Finding> cause(Finding finding, List<Finding> others) {
        Set<String> causes = BROUGHT_ABOUT_BY.getOrDefault(finding.id(), Set.of());
        return others.stream()
                .filter(other -> other.severity() == Finding.Severity.ERROR && causes.contains(other.id()))
                .findFirst();
    }
}
