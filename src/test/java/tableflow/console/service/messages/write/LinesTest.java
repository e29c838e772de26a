package tableflow.console.service.messages.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.messages.write.LineReader.Kind;
import tableflow.console.service.messages.write.LineReader.Shape;

class LinesTest {

    private static Lines lines(Kind kind, String text) {
        return new Lines("in.jsonl", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new LineReader("t", new Shape(kind, ":", true), null, null));
    }

    private static List<NewRecord> all(Lines lines) {
        List<NewRecord> all = new ArrayList<>();
        for (NewRecord record = lines.next(); record != null; record = lines.next()) {
            all.add(record);
        }
        return all;
    }

    private static String text(@Nullable Bytes bytes) {
        return new String(Objects.requireNonNull(bytes).toArray(), StandardCharsets.UTF_8);
    }

    @Test
    void anObjectHasEverythingThatConsumeWrites() {
        NewRecord record = all(lines(Kind.JSON, """
                {"topic":"other","partition":3,"offset":9,"timestamp":"2026-11-22T10:00:00.123Z","key":"k","keyForm":\
                "text","value":{"id":18446744073709551615,"total":0.10},"headers":[{"key":"a","value":"b"},\
                {"key":"a","value":null},{"key":"x","value":"00ff","valueForm":"binary"}]}
                """)).getFirst();
        assertThat(record.topic()).isEqualTo("t");
        assertThat(record.partition()).isEqualTo(3);
        assertThat(record.timestamp()).isEqualTo(Instant.parse("2026-11-22T10:00:00.123Z"));
        assertThat(text(record.key())).isEqualTo("k");
        assertThat(text(record.value())).isEqualTo("{\"id\":18446744073709551615,\"total\":0.10}");
        assertThat(text(record.headers().getFirst().value())).isEqualTo("b");
        assertThat(record.headers().get(1).value()).isNull();
        assertThat(record.headers().get(2).value()).isEqualTo(Bytes.of(new byte[] {0, -1}));
    }

    @Test
    void tombstonesEmptyLinesAndBinaryValues() {
        List<NewRecord> all = all(lines(Kind.JSON, """

                {"key":"k","value":null}
                {"value":"00 ff","valueForm":"binary"}

                {"value":"text"}
                {"value":42}
                """));
        assertThat(all).hasSize(4);
        assertThat(all.getFirst().value()).isNull();
        assertThat(all.get(1).value()).isEqualTo(Bytes.of(new byte[] {0, -1}));
        assertThat(text(all.get(2).value())).isEqualTo("text");
        assertThat(text(all.get(3).value())).isEqualTo("42");
    }

    @Test
    void plainLines() {
        assertThat(all(lines(Kind.VALUE, "one\n{\"two\": 2}\r\nthree"))).extracting(it -> text(it.value()))
                .containsExactly("one", "{\"two\": 2}", "three");
        NewRecord pair = all(lines(Kind.KEY_VALUE, "k:v:w")).getFirst();
        assertThat(text(pair.key())).isEqualTo("k");
        assertThat(text(pair.value())).isEqualTo("v:w");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"value\": }                            | in.jsonl:2:11: not JSON",
        "[1]                                      | in.jsonl:2:1: must be an object with a member value",
        "{\"key\":\"k\"}                          | in.jsonl:2:1: the member value is missing",
        "{\"value\":1,\"timestamp\":\"today\"}    | in.jsonl:2:1: /timestamp: must be an instant",
        "{\"value\":1,\"partition\":-1}           | in.jsonl:2:1: /partition: -1 is not between",
        "{\"value\":1,\"headers\":[{}]}           | in.jsonl:2:1: /headers/0/key: must be a text",
        "{\"value\":\"0g\",\"valueForm\":\"binary\"} | in.jsonl:2:1: /value: must be hexadecimal digits",
    })
    void aLineThatIsNoRecordSaysWhere(String line, String why) {
        Lines lines = lines(Kind.JSON, "{\"value\":1}\n" + line + "\n{\"value\":2}\n");
        assertThat(lines.next()).isNotNull();
        assertThatThrownBy(lines::next).isInstanceOf(BadInput.class).hasMessageStartingWith(why);
        assertThat(lines.next()).isNotNull();
    }

    @Test
    void aCheckTellsAllFlaws() {
        assertThat(lines(Kind.JSON, "{\"value\":1}\n\n{\"value\":2}\n").check()).isEqualTo(2);
        assertThatThrownBy(() -> lines(Kind.JSON, "{\n{\"value\":2}\n[]\n").check())
                .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.problems()).hasSize(2));
        assertThatThrownBy(() -> lines(Kind.KEY_VALUE, "no delimiter").check()).hasMessageContaining("delimiter ':'");
        Lines latin = new Lines("in", new ByteArrayInputStream(new byte[] {(byte) 0xe4, '\n'}),
                new LineReader("t", new Shape(Kind.VALUE, ":", false), null, null));
        assertThatThrownBy(latin::check).hasMessageContaining("UTF-8");
    }
}
