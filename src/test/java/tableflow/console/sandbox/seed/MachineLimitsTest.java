package tableflow.console.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MachineLimitsTest {
    @Test
    void aPartitionTakesAFileAndTwoMaps() {
        assertThat(new MachineLimits(20_000, 65_530).partitions()).isEqualTo(18_000);
        assertThat(new MachineLimits(100_000, 65_530).partitions()).isEqualTo(31_265);
        assertThat(new MachineLimits(256, 65_530).partitions()).isZero();
    }

    @Test
    void theLimitsOfThisMachineCanBeRead() throws IOException {
        MachineLimits here = MachineLimits.here();
        assertThat(here.openFiles()).isPositive();
        assertThat(here.maps()).as("every Linux starts with 65,530").isGreaterThan(1_000);
    }

    @Test
    void aLoadThatFitsIsPlantedAsItIs() throws IOException {
        LoadPlan plan = LoadPlan.fitting(new MachineLimits(100_000, 262_144), 10_000, 4);
        assertThat(plan).isEqualTo(new LoadPlan(10_000, 4, 10_000));
        assertThat(plan.cutDown()).isFalse();
    }

    @Test
    void aLoadThatIsTooWideKeepsItsTopicsAndLosesPartitions() throws IOException {
        LoadPlan plan = LoadPlan.fitting(new MachineLimits(20_000, 65_530), 10_000, 4);
        assertThat(plan.cutDown()).isTrue();
        assertThat(IntStream.range(0, 10_000).map(plan::partitions).sum()).isBetween(17_997, 18_000);
        assertThat(plan.partitions(0)).isEqualTo(4);
        assertThat(plan.partitions(9_999)).isEqualTo(1);
    }

    @Test
    void aLoadOfTooManyTopicsIsRefused() {
        assertThatThrownBy(() -> LoadPlan.fitting(new MachineLimits(4_096, 65_530), 10_000, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("10,000 topics are more than this process may have: it bears 2,096 partitions; raise the"
                        + " limits (ulimit -n, sysctl vm.max_map_count), or ask for less");
    }
}
