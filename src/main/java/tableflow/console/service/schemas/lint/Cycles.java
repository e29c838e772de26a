package tableflow.console.service.schemas.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which types contain themselves, over others or at once. Each type and each use is looked at twice (Kosaraju's way),
/// however many there are, and however long the chain of them is.
final class Cycles {

    private Cycles() {}

    /// @param leads from a type to those that it uses
    static Set<String> of(Map<String, Set<String>> leads) {
        Map<String, List<String>> back = new HashMap<>();
        leads.forEach((from, all) -> all.forEach(to -> back.computeIfAbsent(to, key -> new ArrayList<>()).add(from)));
        Set<String> cycles = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (String from : ended(leads).reversed()) {
            List<String> together = new ArrayList<>();
            Deque<String> open = new ArrayDeque<>(List.of(from));
            while (!open.isEmpty()) {
                String next = open.pop();
                if (seen.add(next)) {
                    together.add(next);
                    open.addAll(back.getOrDefault(next, List.of()));
                }
            }
            if (together.size() > 1 || leads.getOrDefault(from, Set.of()).contains(from)) {
                cycles.addAll(together);
            }
        }
        return cycles;
    }

    /// The types, each after all that it leads to and that do not lead back to it.
    private static List<String> ended(Map<String, Set<String>> leads) {
        record Step(String at, Iterator<String> left) {}

        List<String> ended = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String root : leads.keySet()) {
            Deque<Step> open = new ArrayDeque<>();
            if (seen.add(root)) {
                open.push(new Step(root, leads.getOrDefault(root, Set.of()).iterator()));
            }
            while (!open.isEmpty()) {
                Step step = open.element();
                if (!step.left().hasNext()) {
                    ended.add(open.pop().at());
                    continue;
                }
                String next = step.left().next();
                if (seen.add(next)) {
                    open.push(new Step(next, leads.getOrDefault(next, Set.of()).iterator()));
                }
            }
        }
        return ended;
    }
}
