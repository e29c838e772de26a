package tableflow.console.service.query.result.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.service.query.result.value.NestedText.Node;

class NestedTextTest {

    /// Written back with every part marked, so that a table of cases stays short.
    private static String shown(Node node) {
        return switch (node) {
            case Node.Leaf(String text) -> text == null ? "NULL" : "'" + text + "'";
            case Node.Array(List<Node> items) ->
                "A" + items.stream().map(NestedTextTest::shown).toList();
            case Node.Fields(List<Node.Field> fields) ->
                "F" + fields.stream().map(it -> it.name() + ":" + shown(it.value())).toList();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[]                                   | A[]                          | true",
        "{}                                   | F[]                          | true",
        "[1, 2]                               | A['1', '2']                  | true",
        "[1, null, -2.5E-3]                   | A['1', NULL, '-2.5E-3']      | true",
        "{k=1}                                | F[k:'1']                     | true",
        "{id=1, ok=true, at=2026-11-01 08:00:00.000} | F[id:'1', ok:'true', at:'2026-11-01 08:00:00.000'] | true",
        "[[1], [], [2, 3]]                    | A[A['1'], A[], A['2', '3']]  | true",
        "{a={b=[1, {c=2}]}}                   | F[a:F[b:A['1', F[c:'2']]]]   | true",
        "[a, b]                               | A['a', 'b']                  | false",
        "{id=1, name=x y}                     | F[id:'1', name:'x y']        | false",
        "[a,b]                                | A['a,b']                     | false",
        "{k=}                                 | F[k:'']                      | false",
    })
    void readsAndSaysWhetherItIsCertain(String text, String shown, boolean certain) {
        NestedText.Reading reading = NestedText.read(text);
        assertThat(reading.root()).isNotNull().satisfies(root -> assertThat(shown(root)).isEqualTo(shown));
        assertThat(reading.certain()).isEqualTo(certain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "[", "[1", "[1, 2", "[1]]", "{1}", "{a=1", "{a=b=c}", "[a{b]", "{a=x]}", "[1]x"})
    void whatBreaksTheNotationStaysText(String text) {
        assertThat(NestedText.read(text)).isEqualTo(new NestedText.Reading(null, false));
    }

    @Test
    void aVeryDeepValueStaysText() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(NestedText.read(deep).root()).isNull();
        assertThat(NestedText.read("[".repeat(50) + "]".repeat(50)).root()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"'',''", "00,00", "0a 1b,0a 1b", "0A 1B,0a 1b"})
    void bytesAreReadFromPairs(String text, String shown) {
        byte[] bytes = Objects.requireNonNull(HexPairs.parse(text));
        assertThat(HexPairs.format(bytes)).isEqualTo(shown);
    }
}
