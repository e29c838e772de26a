package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemasCommandTest {

    /// Which commands need not be waited for when they are told to end.
    @ParameterizedTest
    @CsvSource({
        "schemas lint a.json, true", "schemas check a.json --against b.json, true", "schemas diff a b, true",
        "schemas preview a, true", "schemas register a --subject s, false", "schemas delete s, false",
        "schemas copy s, false", "schemas, false", "topics lint a, false", "schemas contract a --report b, false"})
    void commandsThatOnlyAskNeedNoTimeToEnd(String line, boolean only) {
        assertThat(SchemasCommand.onlyAsks(line.split(" "))).isEqualTo(only);
    }
}
