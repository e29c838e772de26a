package tableflow.console.service.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.schema.BoundedRegex;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;

/// Texts that hurt other tools. Each is answered by a finding at its place, soon.
class BadInputTest {

    private static SchemaDocument read(SchemaFormat format, String text) {
        return SchemaDocument.read(format, text, List.of());
    }

    private static List<String> rules(SchemaDocument document) {
        return document.findings().stream().map(SchemaFinding::rule).toList();
    }

    private static SchemaFinding only(SchemaDocument document) {
        assertThat(document.findings()).hasSize(1);
        return document.findings().getFirst();
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void nothing(SchemaFormat format) {
        assertThat(rules(read(format, ""))).containsExactly("empty");
        assertThat(rules(read(format, " \n\t"))).containsExactly("empty");
        assertThat(read(format, " \n").schema()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JSON, '{\"properties\":{\"a\":', '}}'",
        "AVRO, '{\"type\":\"array\",\"items\":', '}'",
        "JSON, '[', ']'",
        "JSON, '{\"not\":', '}'",
        "PROTOBUF, 'message A {', '}'",
        "PROTOBUF, 'option (a) = {b: ', '};'",
    })
    void tenThousandLevels(SchemaFormat format, String open, String close) {
        String inner = format == SchemaFormat.PROTOBUF ? "" : "\"int\"";
        SchemaFinding found = only(read(format, open.repeat(10_000) + inner + close.repeat(10_000)));

        assertThat(found.rule()).isEqualTo("too-deep");
        assertThat(found.span().from()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"draft-04", "draft-06", "draft-07", "2019-09", "2020-12"})
    void theDeepestThatIsReadNeedsNoLargeStack(String draft) throws InterruptedException {
        String dialect = draft.startsWith("draft")
                ? "http://json-schema.org/" + draft + "/schema#" : "https://json-schema.org/draft/" + draft + "/schema";
        int levels = JsonSource.MOST_LEVELS - 1;
        String deep = "{\"not\":".repeat(levels) + "{}" + "}".repeat(levels);
        String text = "{\"$schema\":\"" + dialect + "\"," + deep.substring(1);
        List<SchemaFinding> findings = new ArrayList<>();
        Thread thread = new Thread(null, () -> findings.addAll(read(SchemaFormat.JSON, text).findings()), "small",
                1024 * 1024);
        thread.start();
        thread.join();

        assertThat(findings).isEmpty();
    }

    @Test
    void megabytes() {
        StringBuilder text = new StringBuilder("{\"properties\": {\n");
        for (int i = 0; text.length() < 5_000_000; i++) {
            text.append("\"p" + i + "\": {\"type\": \"string\"},\n");
        }
        SchemaDocument large = read(SchemaFormat.JSON, text + "\"last\": {}}}");

        assertThat(rules(large)).containsExactly("large");
        assertThat(large.find("#/properties/last")).isPresent();
        assertThat(rules(read(SchemaFormat.JSON, " ".repeat(SchemaDocument.MOST_CHARACTERS) + "{}")))
                .containsExactly("too-large");
    }

    @Test
    void duplicateKeysEachAtTheirPlace() {
        SchemaDocument document = read(SchemaFormat.JSON, """
                {"type": "object",
                 "properties": {"a": {"type": "string"}, "b": {}, "a": {}},
                 "type": "string"}
                """);

        assertThat(document.findings()).extracting(SchemaFinding::toString).containsExactly(
                "2:51 duplicate-key #/properties/a: the key \"a\" stands here a second time",
                "3:2 duplicate-key #/type: the key \"type\" stands here a second time");
        assertThat(rules(read(SchemaFormat.AVRO, "{\"type\": \"int\", \"type\": \"int\"}")))
                .containsExactly("duplicate-key");
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void aMarkAtTheBeginningAndCarriageReturns(SchemaFormat format) {
        String text = switch (format) {
            case JSON -> "{\r\n\"typo\": 1,\r\n\"type\": 5}";
            case AVRO -> "{\r\n\"type\":\r\n\"strin\"}";
            case PROTOBUF -> "syntax = \"proto3\";\r\nmessage M {\r\nFoo a = 1; }";
        };
        SchemaDocument document = read(format, "\ufeff" + text);

        assertThat(rules(document)).startsWith("byte-order-mark", "carriage-return").hasSize(3);
        assertThat(document.findings().getFirst().span()).hasToString("1:1");
        assertThat(document.findings().get(2).span().line()).isEqualTo(3);
        assertThat(document.findings().get(2).span().column()).isEqualTo(format == SchemaFormat.JSON ? 9 : 1);
    }

    @Test
    void bytesThatAreNoText() {
        byte[] bytes = "{\n\"tü\": 1}".getBytes(StandardCharsets.ISO_8859_1);
        SchemaFinding found = only(SchemaDocument.read(SchemaFormat.JSON, bytes, List.of()));

        assertThat(found.rule()).isEqualTo("not-utf-8");
        assertThat(found.span()).hasToString("2:3");
        assertThat(rules(SchemaDocument.read(SchemaFormat.AVRO, "\"int\"".getBytes(StandardCharsets.UTF_16),
                List.of())))
                .containsExactly("not-utf-8");
        assertThat(rules(SchemaDocument.read(SchemaFormat.JSON, "{\"tü\": 1}".getBytes(StandardCharsets.UTF_8),
                List.of()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void nul(SchemaFormat format) {
        SchemaFinding found = only(read(format, "{\n  \0}"));

        assertThat(found.rule()).isEqualTo("nul");
        assertThat(found.span()).hasToString("2:3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "circular-reference | {'definitions':{'a':{'$ref':<'#/definitions/a'>}}}",
        "circular-reference | {'definitions':{'a':{'$ref':'#/definitions/b'},'b':{'$ref':<'#/definitions/a'>}}}",
        "circular-reference | {'allOf':[{'$ref':<'#'>}]}",
        "circular-reference | {'definitions':{'a':{'anyOf':[{'type':'null'},{'$ref':<'#/definitions/a'>}]}}}",
        "remote-reference   | {'properties':{'a':{'$ref':<'https://example.com/a.json'>}}}",
        "remote-reference   | {'properties':{'a':{'$ref':<'http://169.254.169.254/latest'>}}}",
        "dangling-reference | {'properties':{'a':{'$ref':<'#/definitions/b'>}}}",
        "dangling-reference | {'properties':{'a':{'$ref':<'other.json'>}}}",
        "dangling-reference | {'properties':{'a':{'$ref':<'file:///etc/passwd'>}}}",
        "number-too-large   | {'minimum':<1e999999999>}",
        "number-too-large   | {'minimum':<1e99999999999999>}",
        "number-too-large   | {'minimum':<-1E-5000>}",
        "bad-pattern        | {'pattern':<'('>}",
        "bad-pattern        | {'patternProperties':{<'[a'>:{}}}",
        "exploding-pattern  | {'pattern':<'^(a+)+$'>}",
        "exploding-pattern  | {'pattern':<'^(\\\\w+\\\\s?)*$'>}",
        "exploding-pattern  | {'pattern':<'([a-z]+)*=([a-z]+)*'>}",
        "meta-schema        | {'properties':{'a':{'type':<'strin'>}}}",
        "meta-schema        | {'$schema':'http://json-schema.org/draft-04/schema#','exclusiveMinimum':<5>,'minimum':1}",
        "meta-schema        | {'$schema':'https://json-schema.org/draft/2020-12/schema','minimum':<'1'>}",
        "meta-schema        | {'$schema':'https://json-schema.org/draft/2019-09/schema','required':<'a'>}",
        "unknown-draft      | {'$schema':<'http://json-schema.org/draft-17/schema'>}",
        "wrong-format       | {'type':<'record'>,'name':'R','fields':[]}",
        "wrong-format       | <[>]",
    })
    void ofJsonSchema(String rule, String marked) {
        String text = marked.replace('\'', '"');
        SchemaDocument document = read(SchemaFormat.JSON, text.replace("<", "").replace(">", ""));
        SchemaFinding found = only(document);

        assertThat(found.rule()).isEqualTo(rule);
        assertThat(document.text().substring(found.span().from(), found.span().to())).as(found.toString())
                .isEqualTo(text.substring(text.indexOf('<') + 1, text.indexOf('>')));
    }

    @Test
    void recursionThroughAPropertyIsNoCircle() {
        assertThat(rules(read(SchemaFormat.JSON, """
                {"properties": {"next": {"$ref": "#"}, "all": {"type": "array", "items": {"$ref": "#"}}}}
                """))).isEmpty();
    }

    @Test
    void hugeIntegersAreKept() {
        SchemaDocument document = read(SchemaFormat.JSON, "{\"maximum\": 123456789012345678901234567890}");

        assertThat(document.findings()).isEmpty();
        assertThat(document.schema().orElseThrow().canonical()).contains("123456789012345678901234567890");
        assertThat(rules(read(SchemaFormat.JSON, "{\"maximum\": " + "9".repeat(5000) + "}"))).containsExactly("syntax");
    }

    @Test
    void referencesThatAreGiven() {
        String text = "{\"properties\": {\"a\": {\"$ref\": \"https://example.com/a.json\"}}}";

        assertThat(rules(SchemaDocument.read(SchemaFormat.JSON, text,
                List.of(new Referenced("https://example.com/a.json", "{\"type\": \"string\"}"))))).isEmpty();
        assertThat(rules(SchemaDocument.read(SchemaFormat.JSON, text,
                List.of(new Referenced("https://example.com/a.json", "{\"type\": ")))))
                .contains("dangling-reference");
        assertThat(rules(SchemaDocument.read(SchemaFormat.AVRO, "{\"type\": \"array\", \"items\": \"n.F\"}", List.of(
                new Referenced("n.F", "{\"type\":\"fixed\",\"name\":\"n.F\",\"size\":2}"))))).isEmpty();
        String proto = "syntax = \"proto3\";\nimport \"o.proto\";\nmessage M { o.T t = 1; }";
        assertThat(rules(SchemaDocument.read(SchemaFormat.PROTOBUF, proto, List.of(
                new Referenced("o.proto", "syntax = \"proto3\"; package o; message T {}"))))).isEmpty();
        assertThat(only(read(SchemaFormat.PROTOBUF, proto)).toString()).startsWith("2:8 dangling-reference o.proto");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "syntax          | message M { int32 a <}>",
        "syntax          | message M { <required> int32 a = 1; }",
        "undefined-type  | message M { <Foo a> = 1; }",
        "field-number    | message M { int32 a = 1; <int32 b> = 1; }",
        "field-number    | message M { <int32 a> = 19500; }",
        "field-number    | message M { reserved 3; <int32 a> = 3; }",
        "duplicate-name  | message M { int32 a = 1; <int32 a> = 2; }",
        "field-number    | message M { E e = 1; enum E { A = 0; <B> = 0; } }",
        "duplicate-name  | message M { } <message M> { }",
        "duplicate-name  | message M { } service S { } <service S> { }",
        "invalid-schema  | message M { E e = 1; <enum E> { A = 1; } }",
        "invalid-name    | message M { <int32 a-b> = 1; }",
        "invalid-schema  | message M { int32 a = 1; <oneof o> { } }",
        "invalid-schema  | message M { oneof o { <map(string,int32) m> = 1; } }",
        "duplicate-name  | message M { int32 o = 1; <oneof o> { int32 a = 2; } }",
        "undefined-type  | message M { <google.protobuf.Timestamp at> = 1; }",
        "undefined-type  | message M { <confluent.type.Decimal d> = 1; }",
        "wrong-format    | <{>}",
    })
    void ofProtobuf(String rule, String marked) {
        String head = marked.startsWith("<{") ? "" : "syntax = \"proto3\";\n";
        String text = head + marked.replace("<", "").replace(">", "").replace('(', '<').replace(')', '>');
        SchemaDocument document = read(SchemaFormat.PROTOBUF, text);
        SchemaFinding found = only(document);

        assertThat(found.rule()).as(found.toString()).isEqualTo(rule);
        assertThat(found.span().from()).as(found.toString()).isEqualTo(head.length() + marked.indexOf('<'));
        if (marked.indexOf('>') >= 0) {
            assertThat(document.text().substring(found.span().from(), found.span().to()))
                    .isEqualTo(marked.substring(marked.indexOf('<') + 1, marked.indexOf('>')).replace('(', '<')
                            .replace(')', '>'));
        }
    }

    @Test
    void aNumberThatIsKeptForExtensions() {
        SchemaFinding found = only(read(SchemaFormat.PROTOBUF, """
            syntax = "proto2";
            message M { extensions 5, 100 to 199; optional int32 a = 99; optional int32 b = 150; }"""));

        assertThat(found.toString()).startsWith("2:62 field-number M.b");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "^[a-z]+@[a-z]+\\.[a-z]+$", "^\\d{4}-\\d{2}-\\d{2}$", "^(a|b)*$", "^[A-Z]{2}\\d+(-\\d+)?$",
        "^(\\w+\\s?)+$", ".*foo.*bar.*"
    })
    void anExpressionIsTriedForABoundedTime(String expression) {
        assertThat(BoundedRegex.explodes(expression)).isEqualTo(expression.equals("^(\\w+\\s?)+$"));
        assertThat(BoundedRegex.find(Pattern.compile("^(a+)+\\1$"), "a".repeat(5000) + "!")).isEmpty();
        assertThat(BoundedRegex.find(Pattern.compile("^(a|b)*$"), "ab".repeat(50))).isEqualTo(Optional.of(true));
    }
}
