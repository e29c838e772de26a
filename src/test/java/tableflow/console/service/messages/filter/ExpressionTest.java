package tableflow.console.service.messages.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.filter.FilterText.Kind;
import tableflow.console.service.messages.filter.RecordFilter.Unjudged;
import tableflow.console.service.topics.FakeCluster;

class ExpressionTest {

    private static final String VALUE = """
            {"id": 9007199254740993, "big": 18446744073709551615, "amount": 12.340000000000000000000000000001,
             "name": "Anna", "paid": true, "none": null, "lines": [{"sku": "a-1", "count": 2}], "a-b": 1,
             "exponent": 1e-30, "when": "2026-11-22"}
            """;

    private final RecordDecoder decoder = new RecordDecoder(new FakeCluster().sources().registry());
    private final KafkaRecord record = new KafkaRecord("orders", 3, 4711, Instant.parse("2026-11-22T10:00:00Z"),
            "CreateTime", null, bytes("k-1"), bytes(VALUE),
            List.of(new KafkaRecord.Header("trace", bytes("x")), new KafkaRecord.Header("gone", null)));

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean matches(String expression) throws Unjudged {
        return new FilterText(Kind.EXPRESSION, expression, false).compile(decoder).matches(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "value.id == 9007199254740993",
        "value.id != 9007199254740992",
        "value.big == 18446744073709551615",
        "value.big > 9223372036854775807",
        "value.amount == 12.340000000000000000000000000001",
        "value.amount > 12.34",
        "value.amount * 3 == 37.020000000000000000000000000003",
        "value.exponent == 1e-30",
        "value.name == 'Anna' && value.paid",
        "value.name =~ 'nn'",
        "value.name !~ '^n'",
        "value.name =~ ['Anna', 'Berta']",
        "value.id =~ [1, 9007199254740993]",
        "value.name =^ 'An' and value.name =$ 'na'",
        "value.lines[0].sku == 'a-1' && value.lines[0].count >= 2",
        "value.'a-b' == 1 || value.a == 2",
        "value.none == null && value.not.there == null",
        "!(value.not.there > 3)",
        "headers.trace == 'x' && headers.gone == null && headers.other == null",
        "key == 'k-1' && topic == 'orders' && partition == 3 && offset >= 4711 && bytes > 100",
        "time >= '2026-11-22' && time < '2026-11-22T10:00:00.001Z' && time == '2026-11-22T10:00:00Z'",
        "value.when == '2026-11-22'",
        "empty(value.none) && size(value.name) == 4",
        "  ",
    })
    void holds(String expression) throws Unjudged {
        assertThat(new FilterText(Kind.EXPRESSION, expression, false).flaw()).isEmpty();
        assertThat(matches(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "value.id == 9007199254740992",
        "value.big == 18446744073709551616",
        "value.amount == 12.34",
        "value.name == 5",
        "value.name =~ ['anna']",
        "value.not.there < 3",
        "value.none",
        "value.paid == 'yes'",
        "headers.trace == 'y'",
    })
    void doesNotHold(String expression) throws Unjudged {
        assertThat(matches(expression)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "value.name < 5              | '<' cannot compare a text with a number",
        "value.lines > 5             | '>' cannot compare a list with a number",
        "time > 'yesterday'          | 'yesterday' is no time such as 2026-11-22 or 2026-11-22T10:00:00Z",
        "value.id                    | the expression gives a number, not true or false",
    })
    void whatCannotBeJudgedSaysWhy(String expression, String why) {
        assertThatThrownBy(() -> matches(expression)).isInstanceOf(Unjudged.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "value.id ==                       | the expression is not complete",
        "(value.id == 1                    | the expression is not complete",
        "value.id ==== 3                   | not understood here",
        "valeu.id == 3                     | a record has no valeu: did you mean value?",
        "value.id == 1 && kee == 'k'       | a record has no kee: did you mean key?",
        "amount == 3                       | a record has no amount; it has key, value,",
        "value.name.length() > 2           | calls, assignments and the like are not allowed",
        "value.id = 3                      | calls, assignments and the like are not allowed",
        "new('java.io.File', '/')          | calls, assignments and the like are not allowed",
        "while (true) {}                   | calls, assignments and the like",
        "var x = 1; x                      | calls, assignments and the like",
        "''.class.forName('x') == 1        | calls, assignments and the like are not allowed",
    })
    void whatIsNoExpressionSaysWhere(String expression, String why) {
        FilterText text = new FilterText(Kind.EXPRESSION, expression, false);
        assertThat(text.flaw()).hasValueSatisfying(flaw -> assertThat(flaw.message()).startsWith(why));
        assertThatThrownBy(() -> text.compile(decoder)).isInstanceOf(BadInput.class).hasMessageContaining(why);
    }

    @Test
    void thePlaceIsTheOneThatWasWritten() {
        String expression = "value.amount > 1.5 && value.other > 2.25 && kee == 'k'";
        assertThat(new FilterText(Kind.EXPRESSION, expression, false).flaw()).hasValueSatisfying(flaw -> {
            assertThat(expression.substring(flaw.from(), flaw.to())).isEqualTo("kee");
        });
        String prefix = "value.amount > 1.5 && valu.x == 3";
        assertThat(new FilterText(Kind.EXPRESSION, prefix, false).flaw()).hasValueSatisfying(flaw ->
                assertThat(flaw.from()).isEqualTo(prefix.indexOf("valu.")));
        String broken = "value.amount > 1.5 && value.other > 2.25 && value.id ==== 7";
        assertThat(new FilterText(Kind.EXPRESSION, broken, false).flaw()).hasValueSatisfying(flaw ->
                assertThat(flaw.from()).isBetween(broken.indexOf("===="), broken.indexOf("===") + 3));
    }

    @Test
    void nothingButTheRecordIsInReach() throws Unjudged {
        assertThat(matches("value.class == null && value.name.class == null && key.bytes == null")).isTrue();
        assertThat(matches("value.lines.class == null && headers.class.classLoader == null")).isTrue();
    }
}
