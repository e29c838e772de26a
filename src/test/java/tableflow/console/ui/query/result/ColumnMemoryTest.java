package tableflow.console.ui.query.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.ui.control.grid.GridArrangement;

class ColumnMemoryTest {

    private static final GridArrangement AS = new GridArrangement(List.of(0), List.of(), List.of(99.0), 0);
    private final ColumnMemory memory = new ColumnMemory();

    private static List<ResultColumn> columns(String name, String type) {
        return List.of(new ResultColumn(name, type, 0, 0));
    }

    @Test
    void anotherTabAndOtherColumnsHaveTheirOwn() {
        memory.keep("tab", columns("id", "bigint"), AS);
        assertThat(memory.of("tab", columns("id", "bigint"))).contains(AS);
        assertThat(memory.of("other", columns("id", "bigint"))).isEmpty();
        assertThat(memory.of("tab", columns("id", "varchar"))).isEmpty();
        assertThat(memory.of("tab", columns("name", "bigint"))).isEmpty();
    }

    @Test
    void thoseUsedLongestAgoGo() {
        for (int i = 0; i < 50; i++) {
            memory.keep("tab", columns("c" + i, "bigint"), AS);
        }
        memory.of("tab", columns("c0", "bigint"));
        memory.keep("tab", columns("c50", "bigint"), AS);
        assertThat(memory.of("tab", columns("c0", "bigint"))).isPresent();
        assertThat(memory.of("tab", columns("c1", "bigint"))).isEmpty();
    }
}
