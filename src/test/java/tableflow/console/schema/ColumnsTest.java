package tableflow.console.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.domain.table.TableRule;
import tableflow.console.domain.table.TableValidity;

/// From the text of a schema, through its language's own parser, to columns.
class ColumnsTest {

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', value = {
        "{'type':'boolean'}                                                 | boolean not null",
        "{'type':'int'}                                                     | int not null",
        "{'type':'long'}                                                    | long not null",
        "{'type':'float'}                                                   | float not null",
        "{'type':'double'}                                                  | double not null",
        "{'type':'bytes'}                                                   | binary not null",
        "{'type':'string'}                                                  | string not null",
        "{'type':'fixed','name':'F','size':16}                              | fixed[16] not null",
        "{'type':'enum','name':'E','symbols':['A']}                         | string not null",
        "{'type':'array','items':['null','int']}                            | list<int> not null",
        "{'type':'map','values':'long'}                                     | map<string, long> not null",
        "{'type':'bytes','logicalType':'decimal','precision':12,'scale':2}  | decimal(12, 2) not null",
        "{'type':'fixed','name':'F','size':4,'logicalType':'decimal','precision':5} | decimal(5, 0) not null",
        "{'type':'int','logicalType':'date'}                                | date not null",
        "{'type':'int','logicalType':'time-millis'}                         | time not null",
        "{'type':'long','logicalType':'time-micros'}                        | time not null",
        "{'type':'long','logicalType':'timestamp-millis'}                   | timestamptz not null",
        "{'type':'long','logicalType':'timestamp-micros'}                   | timestamptz not null",
        "{'type':'long','logicalType':'local-timestamp-micros'}             | timestamp not null",
        "{'type':'string','logicalType':'uuid'}                             | string not null",
        "['null','string']                                                  | string",
        "['string','null',{'type':'record','name':'n.R','fields':[{'name':'a','type':'int'}]}] "
            + "| struct<string: string, R: struct<a: int>>",
        "[{'type':'fixed','name':'a.F','size':2},{'type':'fixed','name':'b.F','size':3}] "
            + "| struct<a_F: fixed[2], b_F: fixed[3]> not null",
        "{'type':'bytes','logicalType':'decimal'}                           | decimal(10, 0) not null",
        "{'type':'long','logicalType':'timestamp-nanos','flink.precision':6} | timestamptz not null",
        "{'type':'int','logicalType':'timestamp-millis'}                    | int not null",
        "{'type':'long','logicalType':'date'}                               | long not null",
        "{'type':'array','items':{'type':'record','name':'MapEntry','namespace':'io.confluent.connect.avro',"
            + "'fields':[{'name':'key','type':'int'},{'name':'value','type':['null','string']}]}} "
            + "| map<int, string> not null",
        "{'type':'array','logicalType':'map','items':{'type':'record','name':'E',"
            + "'fields':[{'name':'key','type':'long'},{'name':'value','type':'double'}]}} "
            + "| map<long, double> not null"})
    void avro(String schema, String expected) throws InvalidSchema {
        assertThat(column(SchemaFormat.AVRO, schema.replace('\'', '"'))).hasToString(" " + expected);
    }

    @Test
    void avroNamesAreResolvedInTheirNamespace() throws InvalidSchema {
        Column column = column(SchemaFormat.AVRO, """
            {"type":"record","name":"Order","namespace":"a.b","fields":[
              {"name":"from","type":{"type":"record","name":"Place","doc":"x","fields":[
                {"name":"zip","type":"string","doc":"postal code"}]}},
              {"name":"to","type":["null","Place"]},
              {"name":"via","type":{"type":"array","items":"a.b.Place"}}]}""");
        assertThat(column.type().text()).isEqualTo("struct<from: struct<zip: string>, to: struct<zip: string>, "
            + "via: list<struct<zip: string>>>");
        assertThat(((Struct) column.type()).fields()).extracting(Column::nullable).containsExactly(false, true, false);
    }

    @Test
    void protobuf() throws InvalidSchema {
        Column column = column(SchemaFormat.PROTOBUF, """
            syntax = "proto3";
            package p;
            import "google/protobuf/timestamp.proto";
            import "google/protobuf/wrappers.proto";
            import "google/type/date.proto";
            import "confluent/type/decimal.proto";
            message Order {
              int32 i32 = 1; sint64 i64 = 2; uint32 u32 = 3; fixed64 u64 = 4; float f = 5; double d = 6;
              bool flag = 7; string s = 8; bytes b = 9;
              optional int32 maybe = 10;
              repeated string tags = 11;
              map<string, int64> counts = 12;
              Status status = 13;
              Place place = 14;
              google.protobuf.Timestamp at = 15;
              google.protobuf.Int64Value wrapped = 16;
              google.type.Date day = 17;
              confluent.type.Decimal price = 18;
              confluent.type.Decimal tax = 21 [(confluent.field_meta) = {
                params: [{key: "precision", value: "9"}, {key: "scale", value: "4"}]}];
              oneof payload { string text = 19; Place where = 20; }
              enum Status { NEW = 0; }
              message Place { string zip = 1; }
            }""");
        assertThat(((Struct) column.type()).fields()).extracting(Column::toString).containsExactly(
            "i32 int not null", "i64 long not null", "u32 long not null", "u64 long not null", "f float not null",
            "d double not null", "flag boolean not null", "s string not null", "b binary not null", "maybe int",
            "tags list<string> not null", "counts map<string, long> not null", "status string not null",
            "place struct<zip: string>", "at timestamptz", "wrapped long", "day date", "price decimal(10, 0)",
            "tax decimal(9, 4)",
            "payload struct<text: string, where: struct<zip: string>>");
    }

    @ParameterizedTest(name = "[{index}] {0} {1}")
    @CsvSource(delimiter = '|', value = {
        "AVRO     | {'type':'long','logicalType':'timestamp-nanos'} | UNREPRESENTABLE_TYPE value",
        "AVRO     | {'type':'record','name':'R','fields':[]} | EMPTY_STRUCT value",
        "AVRO     | {'type':'record','name':'R','fields':[{'name':'next','type':['null','R']}]} | CYCLIC_TYPE next",
        "AVRO     | {'type':'record','name':'Variant','namespace':'confluent.type','fields':["
            + "{'name':'metadata','type':'bytes'},{'name':'value','type':'bytes'}]} | UNREPRESENTABLE_TYPE value",
        "AVRO     | {'type':'bytes','logicalType':'decimal','precision':39} | PRECISION_OUT_OF_RANGE value",
        "AVRO     | {'type':'bytes','logicalType':'decimal','precision':4,'scale':5} | SCALE_OUT_OF_RANGE value",
        "AVRO     | {'type':'fixed','name':'F','size':0} | LENGTH_OUT_OF_RANGE value",
        "AVRO     | {'type':'record','name':'R','fields':[{'name':'Aa','type':'int'},{'name':'aA','type':'int'}]} "
            + "| FIELD_NAME_CASE_COLLISION aA",
        "PROTOBUF | syntax = 'proto3'; message M { int32 order_id = 1; int32 ORDER_ID = 2; } "
            + "| FIELD_NAME_CASE_COLLISION ORDER_ID",
        "PROTOBUF | syntax = 'proto3'; message M { } | EMPTY_STRUCT value",
        "PROTOBUF | syntax = 'proto3'; message M { M next = 1; } | CYCLIC_TYPE next",
        "PROTOBUF | syntax = 'proto3'; import 'google/protobuf/struct.proto'; message M { "
            + "google.protobuf.Struct s = 1; } | UNREPRESENTABLE_TYPE s"})
    void whatNoTableHoldsIsTold(SchemaFormat format, String schema, String expected) throws InvalidSchema {
        Struct table = TableLayout.of(null, column(format, schema.replace('\'', '"')),
            MetadataColumnNaming.DEFAULT).columns();
        List<TableProblem> problems = TableValidity.check(table);
        assertThat(problems).extracting(problem -> problem.rule() + " " + problem.path()).contains(expected);
    }

    @Test
    void typesThatDoubleWithEveryStepEndInAFinding() throws InvalidSchema {
        StringBuilder avro = new StringBuilder("'int'");
        StringBuilder proto = new StringBuilder("syntax = 'proto3'; message M { L0 a = 1; } ");
        StringBuilder json = new StringBuilder("{'type':'object','properties':{'a':{'$ref':'#/definitions/d0'}},"
            + "'definitions':{");
        int steps = 40;
        for (int i = 0; i < steps; i++) {
            proto.append("message L").append(i).append(i + 1 < steps
                ? " { L" + (i + 1) + " a = 1; L" + (i + 1) + " b = 2; } " : " { int32 a = 1; } ");
            json.append("'d").append(i).append("':{'type':'object','properties':{'a':{'$ref':'#/definitions/d")
                .append(i + 1).append("'},'b':{'$ref':'#/definitions/d").append(i + 1).append("'}}},");
        }
        json.append("'d").append(steps).append("':{'type':'string'}}}");
        for (int i = steps; i >= 0; i--) {
            avro.insert(0, "{'type':'record','name':'L" + i + "','fields':[{'name':'a','type':");
            avro.append("},{'name':'b','type':" + (i == steps ? "'int'" : "'L" + (i + 1) + "'") + "}]}");
        }
        for (Column column : List.of(column(SchemaFormat.AVRO, avro.toString().replace('\'', '"')),
                column(SchemaFormat.JSON, json.toString().replace('\'', '"')),
                column(SchemaFormat.PROTOBUF, proto.toString().replace('\'', '"')))) {
            assertThat(TableValidity.check((Struct) column.type())).isNotEmpty()
                .allMatch(problem -> problem.rule() == TableRule.UNREPRESENTABLE_TYPE);
        }
    }

    private static Column column(SchemaFormat format, String text) throws InvalidSchema {
        return ParsedSchema.parse(format, text, List.of()).column();
    }
}
