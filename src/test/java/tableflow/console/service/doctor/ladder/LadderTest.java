package tableflow.console.service.doctor.ladder;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;

class LadderTest {

    private static final Fact<String> FIRST = Fact.of("first");
    private static final Fact<String> SECOND = Fact.of("second");

    private static Probe<String> probe(Fact<String> fact, Set<Fact<?>> needs) {
        return Probe.of(fact, Rung.KAFKA, Source.KAFKA, "ask for " + fact, needs, asking -> "");
    }

    @Test
    void aCheckThatBuildsOnWhatNobodyFindsOutIsRefused() {
        Check lost = new Check("lost", Rung.KAFKA, "lost", Set.of(), Set.of(FIRST),
                evidence -> Verdict.healthy(""));

        assertThatThrownBy(new Ladder(List.of(), List.of(lost))::requireWhole)
                .hasMessageContaining("lost").hasMessageContaining("first");
    }

    @Test
    void probesThatWaitForEachOtherAreRefused() {
        Ladder circle = new Ladder(List.of(probe(FIRST, Set.of(SECOND)), probe(SECOND, Set.of(FIRST))), List.of());

        assertThatThrownBy(circle::requireWhole).hasMessageContaining("wait for each other");
    }

    @Test
    void partsThatFindOutOrAreCalledTheSameAreRefused() {
        Ladder probes = new Ladder(List.of(probe(FIRST, Set.of())), List.of());
        Ladder checks = new Ladder(List.of(), List.of(new Check("one", Rung.KAFKA, "one", Set.of(), Set.of(),
                evidence -> Verdict.healthy(""))));

        assertThatThrownBy(probes.and(probes)::requireWhole).hasMessageContaining("two probes find out first");
        assertThatThrownBy(checks.and(checks)::requireWhole).hasMessageContaining("two checks are called one");
    }
}
