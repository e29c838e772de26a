package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {

    @Test
    void aPlainNameIsItself() {
        assertThat(FolderNames.of("dev-2")).isEqualTo("dev-2");
    }

    @Test
    void differentNamesShareNoFolder() {
        Path parent = Path.of("profiles");
        // "Aa" and "BB" have the same hash code.
        assertThat(Stream.of("Prod", "prod", "pr/od", "..", ".", "", "p\u00e4", "p%c3%a4", "Aa", "BB", "aa", "bb",
                                "x".repeat(300),
                                "x".repeat(301))
                        .map(it -> parent.resolve(FolderNames.of(it))))
                .doesNotHaveDuplicates()
                .allSatisfy(it -> assertThat(it.normalize().getParent()).isEqualTo(parent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "nul", "NUL", "com1", "lpt9", "a:b", "tab\there", "\ud83d\ude00"})
    void everyFileSystemTakesIt(String name) {
        assertThat(FolderNames.of(name)).matches("[a-z0-9-]{1,80}").isNotEqualToIgnoringCase(name);
    }
}
