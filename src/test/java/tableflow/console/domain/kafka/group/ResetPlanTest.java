package tableflow.console.domain.kafka.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResetPlanTest {

    private static final List<PartitionLag> NOW = List.of(
            new PartitionLag(0, 40L, 10L, 100L, null),
            new PartitionLag(1, null, 5L, 50L, null),
            new PartitionLag(2, 3L, 20L, 60L, null));

    private static List<Long> afters(ResetTarget target) {
        return ResetPlan.of("g", "t", NOW, target, Map.of(0, 77L)).moves().stream()
                .map(ResetPlan.Move::after)
                .toList();
    }

    @Test
    void everyTargetIsKeptWithinThePartition() {
        assertThat(afters(new ResetTarget.Earliest())).containsExactly(10L, 5L, 20L);
        assertThat(afters(new ResetTarget.Latest())).containsExactly(100L, 50L, 60L);
        assertThat(afters(new ResetTarget.Offset(55))).containsExactly(55L, 50L, 55L);
        assertThat(afters(new ResetTarget.Time(Instant.EPOCH))).containsExactly(77L, 50L, 60L);
    }

    @Test
    void saysWhatIsReadAgainAndWhatIsSkipped() {
        ResetPlan back = ResetPlan.of("g", "t", NOW, new ResetTarget.Earliest(), Map.of());
        assertThat(back.again()).as("offsets 10 to 39 of partition 0").isEqualTo(30);
        assertThat(back.skipped()).as("3 to 19 of partition 2 are gone anyway").isZero();
        ResetPlan on = ResetPlan.of("g", "t", NOW, new ResetTarget.Latest(), Map.of());
        assertThat(on.again()).isZero();
        assertThat(on.skipped()).isEqualTo(60 + 45 + 40);
        assertThat(on.changes()).hasSize(3);
    }

    @Test
    void aShiftNeedsSomethingToStartFromAndDoesNotOverflow() {
        assertThatThrownBy(() -> afters(new ResetTarget.Shift(-1))).hasMessageContaining("partition 1");
        List<PartitionLag> one = NOW.subList(0, 1);
        assertThat(ResetPlan.of("g", "t", one, new ResetTarget.Shift(-5), Map.of()).moves().getFirst().after())
                .isEqualTo(35);
        assertThat(ResetPlan.of("g", "t", one, new ResetTarget.Shift(Long.MAX_VALUE), Map.of()).moves().getFirst())
                .satisfies(move -> assertThat(move.after()).isEqualTo(100))
                .satisfies(move -> assertThat(move.isKeptWithin()).isTrue());
        assertThat(ResetPlan.of("g", "t", one, new ResetTarget.Shift(Long.MIN_VALUE), Map.of()).moves().getFirst()
                .after()).isEqualTo(10);
    }

    @Test
    void whereOffsetsAreNotKnownThereIsNoPlan() {
        List<PartitionLag> unknown = List.of(new PartitionLag(0, 1L, null, null, null));
        assertThatThrownBy(() -> ResetPlan.of("g", "t", unknown, new ResetTarget.Latest(), Map.of()))
                .hasMessageContaining("not known");
    }

    @Test
    void lagAndLossAreTold() {
        assertThat(NOW.get(0).lag()).hasValue(60);
        assertThat(NOW.get(1).lag()).isEmpty();
        assertThat(NOW.get(2).lost()).isEqualTo(17);
    }
}
