package tableflow.console.service.schemas.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.Draft;
import tableflow.console.service.schemas.preview.Previewer;

/// What words mean, where they are defined and used, and what the outline shows.
class AssistNavigationTest {

    private static final Referenced MONEY = new Referenced("money.json", """
            {"description": "An amount.", "type": "object", "$defs": {"cents": {"type": "integer"}}}""");
    private static final Referenced LINE = new Referenced("shop.Line", """
            {"type": "record", "name": "Line", "namespace": "shop", "doc": "A line.", "fields": []}""");
    private static final Referenced ITEM = new Referenced("shop/item.proto",
            "syntax = \"proto3\"; package shop;\n// What is sold.\nmessage Item { string sku = 1; }");

    private static Referenced reference(SchemaFormat format) {
        return switch (format) {
            case JSON -> MONEY;
            case AVRO -> LINE;
            case PROTOBUF -> ITEM;
        };
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/schemas/assist/definitions.txt", delimiter = '|', quoteCharacter = '\0')
    void definitions(SchemaFormat format, String marked, String expected) {
        assertThat(Caret.of(format, marked, reference(format)).definition())
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void usesAreFoundFromTheDefinitionAndFromAUse() {
        String json = "{\"$defs\": {\"a\": {}}, \"items\": {\"$ref\": \"#/$defs/a\"}, "
                + "\"not\": {\"$ref\": \"#/$defs/a\"}}";
        List<String> uses = List.of("11 \"a\"", "39 \"#/$defs/a\"", "69 \"#/$defs/a\"");
        assertThat(Caret.of(SchemaFormat.JSON, json.replace("{\"a\"", "{\"a\u2038\"")).uses()).isEqualTo(uses);
        assertThat(Caret.of(SchemaFormat.JSON, json.replaceFirst("#/", "#\u2038/")).uses()).isEqualTo(uses);
        assertThat(Caret.of(SchemaFormat.PROTOBUF,
                "message A\u2038 { A a = 1; B b = 2; map<string,A> c = 3; } message B {}").uses())
                .isEqualTo(List.of("8 A", "12 A", "41 A"));
        assertThat(Caret.of(SchemaFormat.AVRO,
                "[{\"type\":\"enum\",\"name\":\"E\u2038\"},\"E\",{\"type\":\"map\",\"values\":\"E\"}]").uses())
                .hasSize(3);
        assertThat(Caret.of(SchemaFormat.JSON, "{\"title\": \"a\u2038\"}").uses()).isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/schemas/assist/explains.txt", delimiter = '|', quoteCharacter = '\0')
    void explains(SchemaFormat format, String marked, String words) {
        assertThat(Caret.of(format, marked, reference(format)).explained()).contains(words);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/schemas/assist/columns.txt", delimiter = '|', quoteCharacter = '\0')
    void aFieldIsExplainedWithItsColumn(SchemaFormat format, String marked, String title, String column) {
        Caret caret = Caret.of(format, marked);
        SchemaDocument document = SchemaDocument.read(caret.format(), caret.text(), List.of());
        Explained found = caret.assist().explain(caret.at(), Previewer.preview(
                new Draft(document, null, MetadataColumnNaming.DEFAULT), null).columns()).orElseThrow();
        assertThat(found.title()).isEqualTo(title);
        assertThat(found.text()).endsWith("Column " + column);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/schemas/assist/outlines.txt", delimiter = '|', quoteCharacter = '\0')
    void outlines(SchemaFormat format, String text, String expected) {
        assertThat(told(SchemaAssist.of(format, text, List.of()).outline()))
                .isEqualTo(expected == null ? "" : expected);
    }

    private static String told(List<OutlinePart> parts) {
        return parts.stream().map(it -> it.kind() + " " + it.label()
                + (it.detail().isEmpty() ? "" : ":" + it.detail())
                + (it.parts().isEmpty() ? "" : "(" + told(it.parts()) + ")")).collect(Collectors.joining(" "));
    }

    @Test
    void theCaretIsInTheInnermostPart() {
        Caret caret = Caret.of(SchemaFormat.PROTOBUF, "message A {\n  message B {\n    string \u2038x = 1;\n  }\n}\n");
        assertThat(caret.assist().around(caret.at())).extracting(OutlinePart::label).containsExactly("A", "B", "x");
    }

    @Test
    void foldsAreWhatTakesMoreThanALine() {
        String text = "/* a\n b */\nmessage A {\n  enum E { X = 0; }\n  oneof c {\n    string s = 1;\n  }\n}\n";
        assertThat(SchemaAssist.of(SchemaFormat.PROTOBUF, text, List.of()).folds()).extracting(it ->
                text.substring(it.from(), it.from() + 2).strip()).containsExactly("/*", "{", "{");
        assertThat(SchemaAssist.of(SchemaFormat.JSON, "{\n\"a\": [\n1], \"b\": {}}", List.of()).folds())
                .extracting(Range::from).containsExactly(0, 7);
    }
}
