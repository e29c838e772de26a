package tableflow.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Finding by a few letters.
class FuzzyTest {

    private static final List<String> TITLES = List.of(
            "Topics", "Provision a topic", "Theme: dark", "Theme: light", "Switch to profile staging", "Storage");

    @Test
    void wordStartsAndRunsOfLettersRankHigher() {
        assertThat(search("pt")).first().isEqualTo("Provision a topic");
        assertThat(search("top")).first().isEqualTo("Topics");
        assertThat(search("td")).first().isEqualTo("Theme: dark");
        assertThat(search("staging")).first().isEqualTo("Switch to profile staging");
        assertThat(search("DARK")).containsExactly("Theme: dark");
    }

    @Test
    void everyLetterMustOccurInOrder() {
        assertThat(search("zzz")).isEmpty();
        assertThat(search("cipot")).isEmpty();
    }

    @Test
    void aBlankQueryKeepsAllInOrder() {
        assertThat(search("  ")).isEqualTo(TITLES);
    }

    private static List<String> search(String query) {
        return Fuzzy.search(TITLES, Function.identity(), query);
    }
}
