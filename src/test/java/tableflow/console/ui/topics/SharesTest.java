package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.kafka.Partition;

class SharesTest {

    private static Partition partition(int id, @Nullable Long earliest, @Nullable Long latest) {
        return new Partition(id, 1, List.of(1), List.of(1), earliest, latest);
    }

    @Test
    void bytesCountWhereAllAreKnown() {
        List<Partition> partitions = List.of(partition(0, 0L, 10L), partition(1, 0L, 10L), partition(2, 0L, 10L));
        Shares shares = Shares.of(partitions, Map.of(0, 200L, 1, 50L, 2, 50L, 7, 1_000L));
        assertThat(shares.bytes()).isTrue();
        assertThat(shares.of(0).orElseThrow()).as("of these partitions alone").isCloseTo(2 / 3.0, within(1e-9));
        assertThat(shares.timesEven(0)).isCloseTo(2, within(1e-9));
        assertThat(shares.isUneven(0)).isTrue();
        assertThat(shares.isUneven(1)).isFalse();
    }

    @Test
    void elseRecordsCount() {
        List<Partition> partitions = List.of(partition(0, 5L, 35L), partition(1, 0L, 10L));
        Shares shares = Shares.of(partitions, Map.of(0, 200L));
        assertThat(shares.bytes()).isFalse();
        assertThat(shares.of(0).orElseThrow()).isCloseTo(0.75, within(1e-9));
        assertThat(shares.isUneven(0)).as("exactly the bound").isFalse();
    }

    @Test
    void whatIsNotKnownIsNoShare() {
        assertThat(Shares.of(List.of(partition(0, null, 10L), partition(1, 0L, 10L)), Map.of())).isEqualTo(Shares.NONE);
        Shares empty = Shares.of(List.of(partition(0, 10L, 10L), partition(1, 10L, 10L)), Map.of());
        assertThat(empty.of(0)).as("nothing is stored").isEmpty();
        assertThat(empty.isUneven(0)).isFalse();
        assertThat(Shares.NONE.isUneven(3)).isFalse();
    }

    @Test
    void hugeAmountsStayShares() {
        Shares shares = Shares.of(
                List.of(partition(0, 0L, Long.MAX_VALUE), partition(1, 0L, Long.MAX_VALUE)), Map.of());
        assertThat(shares.of(0).orElseThrow()).isCloseTo(0.5, within(1e-9));
    }
}
