package tableflow.console.service.schemas.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.domain.table.TableRule;
import tableflow.console.domain.table.TableStep;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.TableFinding.Side;
import tableflow.console.service.schemas.preview.TablePreview.Verdict;

class PreviewerTest {

    private static final String JSON = """
            {
              "type": "object",
              "required": ["id"],
              "properties": {
                "id": {"type": "integer", "description": "The order"},
                "lines": {"type": "array", "items": {"$ref": "#/definitions/line"}},
                "pay.ment": {"oneOf": [{"type": "null"}, {"title": "Card", "type": "string"}, {"type": "number"}]}
              },
              "definitions": {
                "line": {"allOf": [{"type": "object", "properties": {"SKU": {"type": "string"}}}]}
              }
            }""";
    private static final String AVRO = """
            {"type": "record", "name": "Order", "namespace": "shop", "fields": [
              {"name": "id", "type": "long", "doc": "The order"},
              {"name": "from", "type": {"type": "record", "name": "Place", "fields": [
                {"name": "zip", "type": "string"}]}},
              {"name": "to", "type": ["null", "Place"], "default": null},
              {"name": "via", "type": {"type": "array", "items": "shop.Place"}},
              {"name": "pay", "type": ["null", "string", {"type": "map", "values": "int"}], "default": null}
            ]}""";
    private static final String PROTOBUF = """
            syntax = "proto3";
            package shop;
            message Order {
              int64 id = 1;
              repeated Line lines = 2;
              oneof pay {
                string card = 3;
                Line cash = 4;
              }
              map<string, Line> by_sku = 5;
              message Line { string sku = 1; }
            }
            """;

    private static SchemaDocument document(SchemaFormat format, String text) {
        return SchemaDocument.read(format, text, List.of());
    }

    private static TablePreview preview(SchemaFormat format, String text) {
        return Previewer.preview(Draft.of(document(format, text)), null);
    }

    private static TablePreview change(SchemaFormat format, String old, String text) {
        Column before = document(format, old).schema().orElseThrow().column();
        return Previewer.preview(Draft.of(document(format, text)), new Before.Schema(before, null));
    }

    private static PreviewColumn column(TablePreview preview, String path) {
        return preview.allColumns().stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow();
    }

    /// What stands at the place that a column is said to come from.
    private static String at(TablePreview preview, String text, String path) {
        PreviewColumn.Origin origin = Objects.requireNonNull(column(preview, path).origin(), path);
        return origin.path() + " " + text.substring(origin.span().from(), origin.span().to());
    }

    @Test
    void everyColumnOfAJsonSchemaKnowsWhereItComesFrom() {
        TablePreview preview = preview(SchemaFormat.JSON, JSON);
        assertThat(preview.verdict()).isEqualTo(Verdict.CREATES);
        assertThat(preview.columns()).extracting(PreviewColumn::name).startsWith("key", "id", "lines", "pay.ment")
                .endsWith("$$raw-value");
        assertThat(at(preview, JSON, "id")).isEqualTo("#/properties/id \"id\"");
        assertThat(at(preview, JSON, "lines")).isEqualTo("#/properties/lines \"lines\"");
        assertThat(at(preview, JSON, "lines.element.SKU"))
                .isEqualTo("#/definitions/line/allOf/0/properties/SKU \"SKU\"");
        assertThat(at(preview, JSON, "pay.ment.Card")).startsWith("#/properties/pay.ment/oneOf/1 {");
        assertThat(at(preview, JSON, "pay.ment.connect_union_field_1")).startsWith("#/properties/pay.ment/oneOf/2 {");
        assertThat(column(preview, "id").column()).hasToString("id long not null");
        assertThat(column(preview, "id").column().doc()).isEqualTo("The order");
        assertThat(column(preview, "lines").glue()).isEqualTo("array<struct<SKU:string>>");
        assertThat(column(preview, "lines").athena()).isEqualTo("array(row(\"SKU\" varchar))");
        assertThat(column(preview, "$$offset").origin()).isNull();
        assertThat(column(preview, "$$offset").side()).isEqualTo(Side.METADATA);
    }

    @Test
    void everyColumnOfAnAvroSchemaKnowsWhereItComesFrom() {
        TablePreview preview = preview(SchemaFormat.AVRO, AVRO);
        assertThat(preview.verdict()).isEqualTo(Verdict.CREATES);
        assertThat(at(preview, AVRO, "id")).startsWith("/fields/0 ");
        for (String path : List.of("from.zip", "to.zip", "via.element.zip")) {
            assertThat(at(preview, AVRO, path)).as(path).startsWith("/fields/1/type/fields/0 ");
        }
        assertThat(at(preview, AVRO, "via.element")).isEqualTo("/fields/3/type/items \"items\"");
        assertThat(at(preview, AVRO, "pay.map")).startsWith("/fields/4/type/2 {");
        assertThat(at(preview, AVRO, "pay.string")).startsWith("/fields/4/type/1 ");
        assertThat(column(preview, "to").column().nullable()).isTrue();
    }

    @Test
    void everyColumnOfAProtobufFileKnowsWhereItComesFrom() {
        TablePreview preview = preview(SchemaFormat.PROTOBUF, PROTOBUF);
        assertThat(preview.verdict()).isEqualTo(Verdict.CREATES);
        assertThat(at(preview, PROTOBUF, "id")).isEqualTo("shop.Order.id id");
        assertThat(at(preview, PROTOBUF, "lines")).isEqualTo("shop.Order.lines lines");
        assertThat(at(preview, PROTOBUF, "lines.element.sku")).isEqualTo("shop.Order.Line.sku sku");
        assertThat(at(preview, PROTOBUF, "pay")).isEqualTo("shop.Order.pay pay");
        assertThat(at(preview, PROTOBUF, "pay.card")).isEqualTo("shop.Order.card card");
        assertThat(at(preview, PROTOBUF, "pay.cash.sku")).isEqualTo("shop.Order.Line.sku sku");
        assertThat(at(preview, PROTOBUF, "by_sku.value.sku")).isEqualTo("shop.Order.Line.sku sku");
        // A map follows the fields in order, a oneof comes last.
        assertThat(preview.columns()).extracting(PreviewColumn::name).startsWith("key", "id", "lines", "by_sku", "pay");
    }

    @Test
    void aRuleThatNoTableMayBreakStandsWhereItIsBroken() {
        String text = """
                {"type": "object", "properties": {
                  "any": {}, "Name": {"type": "string"}, "name": {"type": "string"},
                  "deep": {"type": "array", "items": {"type": "object"}}}}""";
        TablePreview preview = preview(SchemaFormat.JSON, text);
        assertThat(preview.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(preview.findings()).extracting(one -> one.rule() + " " + one.column() + " " + one.finding().path()
                + " " + one.finding().span()).containsExactly(
                "UNREPRESENTABLE_TYPE any #/properties/any 2:3",
                "EMPTY_STRUCT deep.element #/properties/deep/items 3:29",
                "FIELD_NAME_CASE_COLLISION name #/properties/name 2:42");
        assertThat(preview.findings()).extracting(TableFinding::finding).allMatch(SchemaFinding::isError);
    }

    @Test
    void aSchemaThatIsNoStructIsTheColumnValue() {
        TablePreview preview = preview(SchemaFormat.AVRO, "{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}");
        assertThat(preview.findings()).extracting(one -> one.rule() + " " + one.column() + " " + one.finding().span())
                .containsExactly("EMPTY_STRUCT value 1:1");
        assertThat(preview(SchemaFormat.AVRO, "\"string\"").columns()).extracting(PreviewColumn::name)
                .startsWith("key", "value", "$$topic");
    }

    @Test
    void aChangeThatSuspendsTheTableIsNamedWithItsPlace() {
        String text = JSON.replace("\"id\": {\"type\": \"integer\", \"description\": \"The order\"}",
                "\"id\": {\"type\": \"string\"}").replace("\"SKU\"", "\"sku\"");
        TablePreview preview = change(SchemaFormat.JSON, JSON, text);
        assertThat(preview.verdict()).isEqualTo(Verdict.STOPS);
        assertThat(preview.findings()).extracting(one -> one.rule() + " " + one.column() + " " + one.finding().path())
                .containsExactly("UNSUPPORTED_TYPE_CHANGE id #/properties/id",
                        "FIELD_DELETED lines.element.SKU #/definitions/line");
        assertThat(preview.steps()).containsExactly(
                new TableStep(TableStep.Kind.ADDED, "lines.element.sku", null, "string"));
        assertThat(column(preview, "lines.element.sku").mark()).isEqualTo(PreviewColumn.Mark.ADDED);
    }

    @Test
    void aChangeThatTheTableFollowsSaysWhatItDoes() {
        String old = "syntax = \"proto3\"; message M { int32 a = 1; float f = 2; }";
        String text = "syntax = \"proto3\"; message M { int64 a = 1; optional string s = 4; double f = 2; "
                + "repeated string t = 3; }";
        TablePreview preview = change(SchemaFormat.PROTOBUF, old, text);
        assertThat(preview.findings()).isEmpty();
        assertThat(preview.verdict()).isEqualTo(Verdict.FOLLOWS);
        assertThat(preview.steps()).extracting(TableStep::kind, TableStep::path, TableStep::after).containsExactly(
                tuple(TableStep.Kind.WIDENED, "a", "long"),
                tuple(TableStep.Kind.ADDED, "s", "string"),
                tuple(TableStep.Kind.WIDENED, "f", "double"),
                tuple(TableStep.Kind.ADDED, "t", "list<string>"));
        assertThat(column(preview, "a").mark()).isEqualTo(PreviewColumn.Mark.CHANGED);
    }

    @Test
    void aTableAsItIsBringsItsFieldIdsAndNaming() {
        Struct present = TableLayout.of(null, Column.required("", new Struct(List.of(
                Column.required("id", Primitive.LONG), Column.nullable("gone", Primitive.STRING)))),
                MetadataColumnNaming.PORTABLE).columns();
        Before.Table table = new Before.Table(present, Map.of("id", 2, "gone", 3));
        assertThat(table.naming()).isEqualTo(MetadataColumnNaming.PORTABLE);
        SchemaDocument value = document(SchemaFormat.AVRO, AVRO);
        TablePreview preview = Previewer.preview(new Draft(value, null, table.naming()), table);
        assertThat(column(preview, "id").id()).hasValue(2);
        assertThat(column(preview, "from").id()).isEmpty();
        assertThat(preview.findings()).extracting(TableFinding::toString).containsExactly(
                "FIELD_DELETED gone: column gone: the field is gone",
                "REQUIRED_FIELD_ADDED from: column from: a new field must be nullable",
                "REQUIRED_FIELD_ADDED via: column via: a new field must be nullable");
        assertThat(preview.columns()).extracting(PreviewColumn::name).contains("cflt_metadata_offset");
    }

    @Test
    void theKeyHasColumnsAndPlacesOfItsOwn() {
        String key = "{\"type\":\"record\",\"name\":\"K\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},"
                + "{\"name\":\"none\",\"type\":{\"type\":\"record\",\"name\":\"N\",\"fields\":[]}}]}";
        TablePreview preview = Previewer.preview(new Draft(document(SchemaFormat.AVRO, AVRO),
                document(SchemaFormat.AVRO, key), MetadataColumnNaming.DEFAULT), null);
        assertThat(preview.columns()).extracting(PreviewColumn::name).startsWith("key_id", "none", "id", "from");
        assertThat(column(preview, "key_id").side()).isEqualTo(Side.KEY);
        assertThat(at(preview, key, "key_id")).startsWith("/fields/0 ");
        assertThat(preview.of(Side.KEY)).extracting(one -> one.rule() + " " + one.finding().path())
                .containsExactly("EMPTY_STRUCT /fields/1");
        assertThat(preview.effects()).extracting(Effect::kind)
                .contains(Effect.Kind.KEY_RENAMED, Effect.Kind.UNION_AS_STRUCT, Effect.Kind.ROW_KEY);
    }

    @Test
    void aKeyThatChangesIsToldThoughItsColumnsMay() {
        String key = "{\"type\":\"record\",\"name\":\"K\",\"fields\":[{\"name\":\"k\",\"type\":\"int\"}]}";
        SchemaDocument value = document(SchemaFormat.AVRO, AVRO);
        SchemaDocument old = document(SchemaFormat.AVRO, key);
        Before before = new Before.Schema(value.schema().orElseThrow().column(), old.schema().orElseThrow().column());
        TablePreview wider = Previewer.preview(new Draft(value, document(SchemaFormat.AVRO,
                key.replace("\"int\"", "\"long\"")), MetadataColumnNaming.DEFAULT), before);
        assertThat(wider.findings()).noneMatch(finding -> finding.rule().evolution());
        assertThat(wider.effects()).extracting(Effect::kind, Effect::columns)
                .contains(tuple(Effect.Kind.ROW_KEY_CHANGED, List.of("k")));
        TablePreview same = Previewer.preview(new Draft(value, old, MetadataColumnNaming.DEFAULT), before);
        assertThat(same.effects()).extracting(Effect::kind).doesNotContain(Effect.Kind.ROW_KEY_CHANGED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            JSON | {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}       | #/properties
            JSON | {"allOf":[{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}]} | #
            AVRO|{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"string"}]}|/fields
            PROTOBUF | syntax = "proto3"; package p; message M { string a = 1; string b = 2; }         | p.M
            """)
    void whatIsGoneIsMarkedAtTheFieldsItWasAmong(SchemaFormat format, String text, String path) {
        String less = text.replace(",\"b\":{\"type\":\"string\"}", "")
                .replace(",{\"name\":\"b\",\"type\":\"string\"}", "").replace(" string b = 2;", "");
        SchemaDocument next = document(format, less);
        TablePreview preview = Previewer.preview(Draft.of(next),
                new Before.Schema(document(format, text).schema().orElseThrow().column(), null));
        assertThat(preview.findings()).singleElement().satisfies(one -> {
            assertThat(one.rule()).isEqualTo(TableRule.FIELD_DELETED);
            assertThat(one.finding().path()).isEqualTo(path);
            assertThat(next.find(path)).contains(one.finding().span());
        });
    }

    @Test
    void whatWorksAndSurprisesIsTold() {
        String text = """
                {"type": "object", "properties": {
                  "orderId": {"type": "string"}, "a-b": {"type": "string"},
                  "at": {"type": "integer", "connect.type": "int32",
                    "title": "org.apache.kafka.connect.data.Time"}}}""";
        assertThat(preview(SchemaFormat.JSON, text).effects()).extracting(Effect::kind, Effect::columns).contains(
                tuple(Effect.Kind.LOWER_CASED, List.of("orderId")),
                tuple(Effect.Kind.QUOTED_NAME, List.of("a-b")),
                tuple(Effect.Kind.DESCRIBE_FAILS, List.of("at")),
                tuple(Effect.Kind.ALPHABETICAL, List.of()));
    }

    @Test
    void aTextThatIsNoSchemaHasNoColumns() {
        TablePreview preview = preview(SchemaFormat.JSON, "{\"type\":");
        assertThat(preview.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(preview.columns()).isEmpty();
        assertThat(preview.verdict().runs()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TableRule.class)
    void everyRuleIsExplained(TableRule rule) {
        assertThat(TableRuleWords.of(rule).why()).endsWith(".");
        assertThat(TableRuleWords.of(rule).asks()).endsWith(".");
        assertThat(TableRuleWords.of(rule).mend()).isNotEmpty().allMatch(step -> step.endsWith("."));
    }

    @Test
    void theRecordsOwnColumnsStandLast() {
        TablePreview preview = preview(SchemaFormat.AVRO, AVRO);
        assertThat(preview.columns().reversed()).extracting(PreviewColumn::name).startsWith(
                Arrays.stream(MetadataColumn.values()).map(one -> one.columnName(MetadataColumnNaming.DEFAULT))
                        .toList().reversed().toArray(String[]::new));
        assertThat(column(preview, "$$timestamp").athena()).isEqualTo("timestamp(6) with time zone");
    }
}
