package tableflow.console.service.schemas.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.Span;
import tableflow.console.schema.evolution.Evolution;
import tableflow.console.schema.evolution.Evolutions;
import tableflow.console.service.schemas.compat.VersionVerdict.Answer;
import tableflow.console.service.schemas.document.SchemaDocument;

class CompatibilityCheckTest {

    static List<Evolution> cases() {
        return Evolutions.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyLevelAndEveryVersionIsJudgedAsTheTableSays(Evolution evolution) {
        SchemaDocument draft = SchemaDocument.read(evolution.format(), evolution.next(), evolution.references().next());
        assertThat(draft.schema()).as("%s", draft.findings()).isPresent();
        List<Earlier> earlier = earlier(evolution);
        for (CompatibilityLevel level : CompatibilityLevel.values()) {
            CompatibilityVerdict verdict = CompatibilityCheck.check(draft, earlier, level).orElseThrow();
            assertThat(verdict.answer()).as("%s", level)
                .isEqualTo(evolution.allowed().contains(level) ? Answer.YES : Answer.NO);
            assertThat(verdict.versions()).hasSize(level == CompatibilityLevel.NONE ? 0
                : level.transitive() ? earlier.size() : 1);
            for (int at = 0; at < verdict.versions().size(); at++) {
                VersionVerdict version = verdict.versions().get(at);
                int number = earlier.size() - at;
                assertThat(version.version().name()).isEqualTo("version " + number);
                List<String> expected = new ArrayList<>();
                if (level.directions().contains(CompatibilityDirection.NEW_READS_OLD)) {
                    expected.addAll(evolution.expected().backward().getOrDefault(number, List.of()));
                }
                if (level.directions().contains(CompatibilityDirection.OLD_READS_NEW)) {
                    expected.addAll(evolution.expected().forward().getOrDefault(number, List.of()));
                }
                assertThat(version.incompatibilities())
                    .extracting(it -> it.finding().rule() + " " + it.finding().path())
                    .containsExactlyInAnyOrderElementsOf(expected);
            }
            assertThat(verdict.findings()).allSatisfy(finding -> {
                assertThat(finding.span().to()).isLessThanOrEqualTo(evolution.next().length());
                assertThat(finding.message()).doesNotContain("{").isNotBlank();
                assertThat(finding.explanation().why()).isNotBlank();
                assertThat(finding.explanation().mend()).isNotEmpty();
            });
        }
    }

    @Test
    void anOldVersionWithADefaultOfAnotherTypeIsReadAsTheRegistryTookIt() {
        String old = """
            {"type":"record","name":"R","fields":[{"name":"a","type":["null","string"],"default":"null"},
             {"name":"n","type":"int","default":"none"}]}""";
        String next = """
            {"type":"record","name":"R","fields":[{"name":"a","type":["null","string"],"default":null}]}""";
        SchemaDocument draft = SchemaDocument.read(SchemaFormat.AVRO, next, List.of());
        Earlier earlier = Earlier.of("version 1", SchemaFormat.AVRO, old, List.of());
        assertThat(earlier.unreadable()).isEmpty();
        assertThat(CompatibilityCheck.check(draft, List.of(earlier), CompatibilityLevel.BACKWARD).orElseThrow()
            .answer()).isEqualTo(Answer.YES);
        assertThat(SchemaDocument.read(SchemaFormat.AVRO, old, List.of()).findings()).as("a draft with it")
            .extracting(SchemaFinding::rule).contains("invalid-default");
    }

    @Test
    void typesThatDoubleWithEveryStepAreNotHeldAgainstEachOther() {
        String records = IntStream.rangeClosed(1, 40).mapToObj(i -> "{'type':'record','name':'R" + i
            + "','fields':[{'name':'a','type':'R" + (i - 1) + "'},{'name':'b','type':'R" + (i - 1) + "'}]}")
            .collect(Collectors.joining(","));
        String text = ("[{'type':'record','name':'R0','fields':[{'name':'x','type':'int'}]}," + records + "]")
            .replace('\'', '"');
        VersionVerdict verdict = CompatibilityCheck.check(SchemaDocument.read(SchemaFormat.AVRO, text, List.of()),
            List.of(Earlier.of("old", SchemaFormat.AVRO, text, List.of())), CompatibilityLevel.FULL).orElseThrow()
            .versions().getFirst();
        assertThat(verdict.answer()).isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "AVRO     | {\"type\":\"record\",\"name\":\"R\",\"fields\":[]}",
        "JSON     | {\"type\":\"object\"}",
        "PROTOBUF | syntax = \"proto3\"; message M { int32 a = 1; }"
    })
    void anOldFileMayBeginWithAMark(SchemaFormat format, String text) {
        Earlier old = Earlier.of("old", format, "\ufeff" + text, List.of());
        assertThat(CompatibilityCheck.check(SchemaDocument.read(format, text, List.of()), List.of(old),
            CompatibilityLevel.FULL).orElseThrow().answer()).as(old.unreadable()).isEqualTo(Answer.YES);
    }

    private static List<Earlier> earlier(Evolution evolution) {
        List<Earlier> earlier = new ArrayList<>();
        for (String text : evolution.old()) {
            earlier.add(Earlier.of("version " + (earlier.size() + 1), evolution.format(), text,
                evolution.references().old()));
        }
        return earlier;
    }

    private static CompatibilityVerdict check(
            SchemaFormat format, String old, String next, CompatibilityLevel level) {
        SchemaDocument draft = SchemaDocument.read(format, next, List.of());
        assertThat(draft.schema()).as("%s", draft.findings()).isPresent();
        return CompatibilityCheck.check(draft, List.of(Earlier.of("old", format, old, List.of())), level)
            .orElseThrow();
    }

    private static List<String> marked(String next, CompatibilityVerdict verdict) {
        return verdict.findings().stream().map(finding -> finding.rule() + " "
            + next.substring(finding.span().from(), finding.span().to())).toList();
    }

    @Test
    void whatJoinedIsMarkedByItsName() {
        String next = """
            {"type": "record", "name": "R", "fields": [
              {"name": "a", "type": "int"},
              {"name": "price", "type": "int"}
            ]}""";
        CompatibilityVerdict verdict = check(SchemaFormat.AVRO,
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}", next,
            CompatibilityLevel.BACKWARD);
        assertThat(marked(next, verdict)).containsExactly("READER_FIELD_MISSING_DEFAULT_VALUE \"price\"");
        assertThat(verdict.findings().getFirst().span().line()).isEqualTo(3);
    }

    @Test
    void whereAvroCountsTheOldFieldsTheDraftsOwnIsMarked() {
        String next = """
            {"type": "record", "name": "R", "fields": [
              {"name": "joined", "type": "string", "default": ""},
              {"name": "a", "type": "int"},
              {"name": "b",
               "type": "long"}
            ]}""";
        CompatibilityVerdict verdict = check(SchemaFormat.AVRO, "{\"type\":\"record\",\"name\":\"R\",\"fields\":["
            + "{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\"}]}", next,
            CompatibilityLevel.FORWARD);
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo("/fields/1/type");
            assertThat(finding.span().line()).isEqualTo(5);
        });
    }

    @Test
    void aReferenceIsFollowedToItsDefinition() {
        String old = """
            {"type":"object","properties":{"to":{"$ref":"#/definitions/place"}},
             "definitions":{"place":{"type":"object","properties":{"zip":{"type":"integer"}}}}}""";
        String next = """
            {"type": "object", "properties": {"to": {"$ref": "#/definitions/place"}},
             "definitions": {"place": {"type": "object", "properties": {
               "zip": {"type": "string"}}}}}""";
        CompatibilityVerdict verdict = check(SchemaFormat.JSON, old, next, CompatibilityLevel.BACKWARD);
        assertThat(marked(next, verdict)).containsExactly("TYPE_CHANGED \"zip\"");
    }

    @Test
    void aNameThatBecameRequiredIsMarkedInItsList() {
        String old = "{\"type\":\"object\",\"properties\":{\"a\":{},\"b\":{}},\"required\":[\"a\"]}";
        String next = "{\"type\":\"object\",\"properties\":{\"a\":{},\"b\":{}},\n\"required\":[\"a\",\n\"b\"]}";
        CompatibilityVerdict verdict = check(SchemaFormat.JSON, old, next, CompatibilityLevel.BACKWARD);
        assertThat(verdict.findings()).singleElement().extracting(SchemaFinding::span).extracting(Span::line)
            .isEqualTo(3);
    }

    @Test
    void whatIsGoneIsMarkedWhereItWas() {
        String next = "syntax = \"proto3\";\nmessage Other { string x = 1; }\nmessage M { oneof o { string a = 1; } }";
        CompatibilityVerdict verdict = check(SchemaFormat.PROTOBUF, "syntax = \"proto3\";"
            + "message Other { string x = 1; } message M { oneof o { string a = 1; int32 b = 2; } }", next,
            CompatibilityLevel.BACKWARD);
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("ONEOF_FIELD_REMOVED");
            assertThat(finding.span().line()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @CsvSource({"AVRO, '\"string\"', JSON, '{}'", "JSON, '{}', PROTOBUF, 'syntax = \"proto3\"; message M {}'",
        "PROTOBUF, 'syntax = \"proto3\"; message M {}', AVRO, '\"string\"'"})
    void anotherLanguageIsOneFinding(SchemaFormat before, String old, SchemaFormat after, String next) {
        SchemaDocument draft = SchemaDocument.read(after, next, List.of());
        CompatibilityVerdict verdict = CompatibilityCheck.check(draft,
            List.of(Earlier.of("old", before, old, List.of())), CompatibilityLevel.BACKWARD).orElseThrow();
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("TYPE_MISMATCH");
            assertThat(finding.explanation().asks()).contains("one format");
        });
    }

    @Test
    void aVersionThatCannotBeReadIsNeitherYesNorNo() {
        SchemaDocument draft = SchemaDocument.read(SchemaFormat.AVRO, "\"string\"", List.of());
        List<Earlier> earlier = List.of(
            Earlier.of("version 1", SchemaFormat.AVRO, "\"string\"", List.of()),
            Earlier.of("version 2", SchemaFormat.AVRO, "\"n.Unknown\"", List.of()));
        CompatibilityVerdict verdict =
            CompatibilityCheck.check(draft, earlier, CompatibilityLevel.BACKWARD_TRANSITIVE).orElseThrow();
        assertThat(verdict.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(verdict.versions()).extracting(VersionVerdict::answer).containsExactly(Answer.UNKNOWN, Answer.YES);
        assertThat(verdict.versions().getFirst().reason()).contains("cannot be read");
    }

    @Test
    void aDraftThatIsNoSchemaHasNoVerdict() {
        SchemaDocument draft = SchemaDocument.read(SchemaFormat.AVRO, "{\"type\":", List.of());
        assertThat(CompatibilityCheck.check(draft, List.of(), CompatibilityLevel.BACKWARD)).isEmpty();
    }

    @Test
    void anInterruptEndsIt() {
        String schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";
        SchemaDocument draft = SchemaDocument.read(SchemaFormat.JSON, schema, List.of());
        Earlier earlier = Earlier.of("old", SchemaFormat.JSON, schema, List.of());
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> CompatibilityCheck.check(draft, List.of(earlier), CompatibilityLevel.FULL))
                .isInstanceOfSatisfying(RemoteFailure.class,
                    failure -> assertThat(failure.is(RemoteFailure.Kind.CANCELLED)).isTrue());
        } finally {
            Thread.interrupted();
        }
    }

    /// Alternatives that all fit each other and hold each other: every one is held against every other.
    @Test
    void whatWouldTakeTooLongIsToldAsUnknown() {
        String many = IntStream.range(0, 1_200).mapToObj(i -> "{\"type\":\"object\",\"title\":\"t" + i + "\"}")
            .collect(Collectors.joining(",", "{\"oneOf\":[", "]}"));
        String other = many.replace("\"t", "\"u");
        CompatibilityVerdict verdict = check(SchemaFormat.JSON, many, other, CompatibilityLevel.BACKWARD);
        assertThat(verdict.answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aLongChainOfReferencesEnds() {
        StringBuilder text = new StringBuilder("{\"type\":\"object\",\"definitions\":{");
        int length = 20_000;
        for (int i = 0; i < length; i++) {
            text.append("\"d").append(i).append("\":{\"type\":\"object\",\"properties\":")
                .append("{\"x\":{\"$ref\":\"#/definitions/d").append((i + 1) % length).append("\"}}},");
        }
        text.setLength(text.length() - 1);
        text.append("},\"properties\":{\"x\":{\"$ref\":\"#/definitions/d0\"}}}");
        String old = text.toString();
        CompatibilityVerdict verdict = check(SchemaFormat.JSON, old, old.replace("\"type\":\"object\"",
            "\"type\":[\"object\",\"null\"]"), CompatibilityLevel.BACKWARD);
        assertThat(verdict.answer()).isIn(Answer.UNKNOWN, Answer.YES);
    }

    @ParameterizedTest
    @CsvSource({"JSON", "AVRO", "PROTOBUF"})
    void anOldVersionThatIsNestedWithoutEndIsUnreadable(SchemaFormat format) {
        int depth = 10_000;
        String text = switch (format) {
            case JSON -> "{\"not\":".repeat(depth) + "{}" + "}".repeat(depth);
            case AVRO -> "{\"type\":\"array\",\"items\":".repeat(depth) + "\"int\"" + "}".repeat(depth);
            case PROTOBUF -> "syntax = \"proto3\";" + "message M {".repeat(depth) + "}".repeat(depth);
        };
        assertThat(Earlier.of("old", format, text, List.of()).schema()).isEmpty();
    }

    /// A registry may have what is too deep to be read here, and it stays a version that nothing is said of.
    @ParameterizedTest
    @CsvSource({"JSON, '{\"properties\":{\"a\":', '{}', '}}'", "JSON, '{\"not\":', '{}', '}'",
        "AVRO, '{\"type\":\"array\",\"items\":', '\"int\"', '}'"})
    void anEarlierVersionOfAnyDepthIsAnswered(SchemaFormat format, String open, String inner, String close) {
        SchemaDocument draft = SchemaDocument.read(format, inner, List.of());
        for (int levels : List.of(300, 501, 700, 1_001, 10_000)) {
            Earlier deep = Earlier.of("deep", format, open.repeat(levels) + inner + close.repeat(levels), List.of());
            assertThat(CompatibilityCheck.check(draft, List.of(deep), CompatibilityLevel.FULL).orElseThrow().answer())
                .isIn(Answer.UNKNOWN, Answer.NO);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'type':'object','connect.type':{'$ref':'nowhere'}}",
        "{'type':'object','x-note':[{'$ref':'#/nowhere'}]}",
        "{'type':'object','properties':{'$ref':{'type':'string'}}}"
    })
    void whatLooksLikeAReferenceInAnotherMemberIsData(String text) {
        String schema = text.replace('\'', '"');
        assertThat(CompatibilityCheck.check(SchemaDocument.read(SchemaFormat.JSON, schema, List.of()),
                List.of(Earlier.of("1", SchemaFormat.JSON, schema, List.of())), CompatibilityLevel.FULL)
                .orElseThrow().answer()).isEqualTo(Answer.YES);
    }

    /// Avro's parser numbers what it has not resolved yet: the same text was refused with other words each time.
    @Test
    void whyAnAvroSchemaCannotBeReadNamesItsOwnNames() {
        String old = """
                {"type":"record","name":"N","fields":[{"name":"next","type":["null",["null","N"],"N"]}]}""";
        assertThat(Earlier.of("1", SchemaFormat.AVRO, old, List.of()).unreadable())
                .isEqualTo("Nested union: [\"null\",[\"null\",\"N\"],\"N\"]");
    }
}
