package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParentWatchTest {

    @Test
    void onlyANumberNamesAProcess() {
        assertThat(ParentWatch.parent(Map.of(ParentWatch.VARIABLE, "4711"))).contains(4711L);
        assertThat(ParentWatch.parent(Map.of(ParentWatch.VARIABLE, "abc"))).isEmpty();
        assertThat(ParentWatch.parent(Map.of())).isEmpty();
    }
}
