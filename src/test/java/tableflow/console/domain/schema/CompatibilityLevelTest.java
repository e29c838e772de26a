package tableflow.console.domain.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityLevelTest {
    @ParameterizedTest
    @CsvSource({
        "NONE,                '', ''",
        "BACKWARD,            NEW_READS_OLD, 3",
        "BACKWARD_TRANSITIVE, NEW_READS_OLD, 3 2 1",
        "FORWARD,             OLD_READS_NEW, 3",
        "FORWARD_TRANSITIVE,  OLD_READS_NEW, 3 2 1",
        "FULL,                NEW_READS_OLD OLD_READS_NEW, 3",
        "FULL_TRANSITIVE,     NEW_READS_OLD OLD_READS_NEW, 3 2 1"
    })
    void saysWhichVersionsAreComparedAndWhichWay(CompatibilityLevel level, String directions, String versions) {
        assertThat(level.directions()).containsExactlyElementsOf(
            words(directions).stream().map(CompatibilityDirection::valueOf).toList());
        assertThat(level.comparedWith(List.of("1", "2", "3"))).isEqualTo(words(versions));
        assertThat(level.comparedWith(List.of())).isEmpty();
    }

    @Test
    void readsRemoteNamesExactlyAndKeepsUnknownOnesOut() {
        assertThat(CompatibilityLevel.ofRemote("FULL_TRANSITIVE")).contains(CompatibilityLevel.FULL_TRANSITIVE);
        assertThat(CompatibilityLevel.ofRemote("full")).isEmpty();
        assertThat(CompatibilityLevel.ofRemote("SIDEWAYS")).isEmpty();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
