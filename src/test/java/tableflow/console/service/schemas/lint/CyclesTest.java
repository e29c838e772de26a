package tableflow.console.service.schemas.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CyclesTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"a>b b>c, -", "a>a, a", "a>b b>a, a b", "a>b b>c c>b c>d, b c",
        "a>b b>a b>c c>d d>c, a b c d", "a>b b>c c>d d>b x>y y>a, b c d"})
    void whatContainsItself(String uses, String expected) {
        Map<String, Set<String>> leads = new HashMap<>();
        for (String use : uses.split(" ")) {
            leads.computeIfAbsent(use.substring(0, 1), key -> new TreeSet<>()).add(use.substring(2));
        }
        assertThat(Cycles.of(leads))
                .containsExactlyInAnyOrderElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    /// As by looking from each type how far it leads.
    @Test
    void anyUses() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Map<String, Set<String>> leads = new HashMap<>();
            for (int use = random.nextInt(14); use > 0; use--) {
                leads.computeIfAbsent("t" + random.nextInt(8), key -> new TreeSet<>()).add("t" + random.nextInt(8));
            }
            Set<String> expected = new TreeSet<>();
            for (String from : leads.keySet()) {
                if (reaches(from, from, leads, new TreeSet<>())) {
                    expected.add(from);
                }
            }
            assertThat(Cycles.of(leads)).as("%s", leads).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void aRingOfManyThousands() {
        Map<String, Set<String>> leads = new HashMap<>();
        IntStream.range(0, 100_000).forEach(i -> leads.put("t" + i, Set.of("t" + (i + 1) % 100_000)));
        assertThat(Cycles.of(leads)).hasSize(100_000);
    }

    private static boolean reaches(String from, String to, Map<String, Set<String>> leads, Set<String> seen) {
        return leads.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> next.equals(to) || (seen.add(next) && reaches(next, to, leads, seen)));
    }
}
