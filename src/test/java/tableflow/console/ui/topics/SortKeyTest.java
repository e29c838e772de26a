package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SortKeyTest {

    @Test
    void isReadAsItWasWrittenAndUnknownColumnsAreLeftOut() {
        List<SortKey> keys = List.of(new SortKey(TopicColumn.LAG, true), new SortKey(TopicColumn.NAME, false));
        assertThat(SortKey.text(keys)).isEqualTo("LAG:desc,NAME:asc");
        assertThat(SortKey.parse("LAG:desc,NAME:asc")).isEqualTo(keys);
        assertThat(SortKey.parse("COLOUR:desc,NAME:asc,")).containsExactly(new SortKey(TopicColumn.NAME, false));
        assertThat(SortKey.parse("")).isEmpty();
    }
}
