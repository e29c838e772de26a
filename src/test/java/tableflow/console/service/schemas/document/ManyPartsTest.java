package tableflow.console.service.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.ProtoSource;

/// Protobuf files of very many parts, each of which took Wire or the console the square of their number: minutes or
/// hours. What cannot be read in proportion is refused with its place. The limits are ten times what the slowest takes.
class ManyPartsTest {

    private static final int MANY = 40_000;
    private static final String HEAD = "syntax = \"proto3\";\npackage a;\n";

    private static String repeated(int count, IntFunction<String> part) {
        return IntStream.rangeClosed(1, count).mapToObj(part).collect(Collectors.joining());
    }

    private static List<SchemaFinding> findings(String text) {
        return SchemaDocument.read(SchemaFormat.PROTOBUF, text, List.of()).findings();
    }

    /// `#` stands for the number of the part.
    @ParameterizedTest
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "none", value = {
        "none               | import 'google/protobuf/x#.proto';   |                      | message M {}",
        "dangling-reference | import 'x#.proto';                   |                      | message M {}",
        "undefined-type     | Nope f# = 2#;                        | message M { oneof o { | }}",
        "invalid-name       | string f-# = 2#;                     | message M {          | }",
        "too-large          | B# = #;                              | enum E { A = 0;      | } message M {}",
        "too-large          | reserved 2#; string f# = 3#;         | message M {          | }",
        "none               | // comment #                         |                      | message M {}",
        "too-large          | message M# {}                        |                      | message M {}",
        "too-large          | service S# {}                        |                      | message M {}",
    })
    void endsSoon(@Nullable String rule, String part, @Nullable String before, String after) {
        String all = HEAD + (before == null ? "" : before)
                + repeated(MANY, i -> part.replace("#", Integer.toString(i)).replace('\'', '"') + "\n") + after;
        List<String> rules = findings(all).stream().map(SchemaFinding::rule).filter(it -> !it.equals("large"))
                .distinct().toList();
        assertThat(rules).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void asManyAsAreReadAreReadAndOneMoreIsNamed() {
        String most = HEAD + repeated(ProtoSource.MOST_DECLARED, i -> "message M" + i + " {}\n");
        assertThat(findings(most)).isEmpty();
        assertThat(findings(most + "// message N {}\n/* {} */ option java_package = \"{}\";\n")).isEmpty();
        assertThat(findings(most + "message N {}\n")).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("too-large");
            assertThat(found.span().line()).isEqualTo(ProtoSource.MOST_DECLARED + 3);
            assertThat(found.message()).contains("10,000");
        });
    }

    @Test
    void aLargeEnumIsNamedAtItsPlace() {
        String most = repeated(ProtobufSize.MOST_CONSTANTS - 1, i -> "B" + i + "=" + i + ";");
        assertThat(findings(HEAD + "message M {}\nenum E { A = 0; " + most + "}\n")).isEmpty();
        assertThat(findings(HEAD + "message M {}\nenum E { A = 0; Z = -1; " + most + "}\n")).singleElement()
                .satisfies(found -> assertThat(found.toString()).startsWith("4:1 too-large E: it has 5,001 constants"));
    }

    /// Comments that the parser is spared keep their room: what follows stands where it stood.
    @Test
    void manyCommentsMoveNothing() {
        String text = HEAD + repeated(600, i -> "// it's {\n/* \" */ ") + "message M { Nope a = 1; }";
        assertThat(findings(text)).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("undefined-type");
            assertThat(text.substring(found.span().from(), found.span().to())).isEqualTo("Nope a");
        });
        assertThat(ProtoSource.of(text).text()).hasSameSizeAs(text);
        assertThat(ProtoSource.of(HEAD).text()).isSameAs(HEAD);
    }
}
