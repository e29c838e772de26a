package tableflow.console.domain.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.schema.json.JsonSchema;
import tableflow.console.domain.schema.json.Jsons;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

class TableRulesTest {

    /// Small notation for columns: `a int, b! long, c {d int}, e [int], e2 [int!], f <string int>, g dec(10.2)`; a `!`
    /// means not null, a `=` that there is a default.
    @ParameterizedTest(name = "[{index}] {0} -> {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "a int                | a int                     | -",
        "a! int               | a int                     | -",
        "a int                | a int, b string           | -",
        "b int                | a int, b int              | -",
        "a int, c int         | a int, b int, c int       | -",
        "a {b int}            | a {b int, c string}       | -",
        "a {b int}            | a {c string, b long}      | -",
        "a int                | a long                    | -",
        "a float              | a double                  | -",
        "a dec(10.2)          | a dec(12.2)               | -",
        "a [int!]             | a [int]                   | -",
        "a [int]              | a [long]                  | -",
        "a <string int>       | a <string long>           | -",
        "a int                | a int, b! string          | REQUIRED_FIELD_ADDED b",
        "a {b int}            | a {b int, c! int}         | REQUIRED_FIELD_ADDED a.c",
        "a int, b int         | a int                     | FIELD_DELETED b",
        "a {b int, c int}     | a {c int}                 | FIELD_DELETED a.b",
        "a int                | b int                     | FIELD_DELETED a",
        "a int, b int         | b int, a int              | FIELD_REORDERED a",
        "a {b int, c int}     | a {c int, x int, b int}   | FIELD_REORDERED a.b",
        "a int, b int, c int  | b int, c int, a int       | FIELD_REORDERED a",
        "a int                | a! int                    | NULLABLE_TO_NON_NULLABLE a",
        "a [int]              | a [int!]                  | -",
        "a <string int>       | a <int int>               | MAP_KEY_TYPE_MISMATCH a",
        "a <string int>       | a <string int!>           | -",
        "a int                | a int, b!= [int]          | -",
        "a int                | a int, b!= <string int>   | -",
        "a int                | a int, b! [int]           | REQUIRED_FIELD_ADDED b",
        "a int                | a int, b!= int            | REQUIRED_FIELD_ADDED b",
        "a [int]              | a!= [int]                 | -",
        "a [int]              | a! [int]                  | NULLABLE_TO_NON_NULLABLE a",
        "a <{b int} int>      | a <{b long} int>          | MAP_KEY_TYPE_MISMATCH a",
        "a dec(38.2)          | a dec(40.2)               | -",
        "a timestamp          | a timestamptz             | UNSUPPORTED_TYPE_CHANGE a",
        "a date               | a timestamp               | UNSUPPORTED_TYPE_CHANGE a",
        "a {b int}            | a [int]                   | TYPE_MISMATCH a",
        "a int                | a {b int}                 | TYPE_MISMATCH a",
        "a [int]              | a <string int>            | TYPE_MISMATCH a",
        "a long               | a int                     | UNSUPPORTED_TYPE_CHANGE a",
        "a int                | a string                  | UNSUPPORTED_TYPE_CHANGE a",
        "a int                | a double                  | UNSUPPORTED_TYPE_CHANGE a",
        "a dec(10.2)          | a dec(9.2)                | UNSUPPORTED_TYPE_CHANGE a",
        "a dec(10.2)          | a dec(12.3)               | UNSUPPORTED_TYPE_CHANGE a",
        "a fixed(4)           | a fixed(8)                | UNSUPPORTED_TYPE_CHANGE a",
        "a [{b int}]          | a [{b string}]            | UNSUPPORTED_TYPE_CHANGE a.element.b",
        "a <string {b int}>   | a <string {b int, c! int}>| REQUIRED_FIELD_ADDED a.value.c"})
    void aChangeIsAcceptedOrBreaksARule(String from, String to, String expected) {
        List<TableProblem> problems = TableEvolution.check(Notation.columns(from), Notation.columns(to));
        assertThat(problems).extracting(problem -> problem.rule() + " " + problem.path())
            .isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(problems).allMatch(problem -> problem.rule().evolution());
    }

    @Test
    void everyBrokenRuleIsReported() {
        assertThat(TableEvolution.check(Notation.columns("a int, b string, c [int]"),
            Notation.columns("b! string, c <string int>, d! int"))).extracting(TableProblem::rule)
            .containsExactlyInAnyOrder(TableRule.FIELD_DELETED, TableRule.NULLABLE_TO_NON_NULLABLE,
                TableRule.TYPE_MISMATCH, TableRule.REQUIRED_FIELD_ADDED);
    }

    @Test
    void tablesThatIcebergCanHoldAreValid() {
        assertThat(TableValidity.check(Notation.columns(
            "a dec(38.38), b fixed(1), c [{d <string [int]>}], e timestamptz, f dec(1.0)"))).isEmpty();
    }

    @Test
    void everyRuleOfValidityHasItsCase() {
        Struct bad = new Struct(List.of(
            Column.nullable("empty", new Struct(List.of())),
            Column.nullable("Name", Primitive.INT),
            Column.nullable("name", Primitive.INT),
            Column.nullable("self", new Impossible(TableRule.CYCLIC_TYPE, "it contains itself")),
            Column.nullable("lost", new Impossible(TableRule.UNRESOLVED_TYPE_REF, "x points at nothing")),
            Column.nullable("wide", new ListOf(new Decimal(39, 2), true)),
            Column.nullable("deep", new Decimal(5, 6)),
            Column.nullable("none", new MapOf(Primitive.STRING, new Fixed(0), true)),
            Column.nullable("any", new Impossible(TableRule.UNREPRESENTABLE_TYPE, "a variant"))));
        assertThat(TableValidity.check(bad)).extracting(problem -> problem.rule() + " " + problem.path())
            .containsExactly("EMPTY_STRUCT empty", "FIELD_NAME_CASE_COLLISION name", "CYCLIC_TYPE self",
                "UNRESOLVED_TYPE_REF lost", "PRECISION_OUT_OF_RANGE wide.element", "SCALE_OUT_OF_RANGE deep",
                "LENGTH_OUT_OF_RANGE none.value", "UNREPRESENTABLE_TYPE any");
        assertThat(Arrays.stream(TableRule.values()).filter(rule -> !rule.evolution())).hasSize(8);
        assertThat(TableValidity.check(new Struct(List.of()))).extracting(TableProblem::toString)
            .containsExactly("EMPTY_STRUCT: it has no fields");
    }

    @Test
    void aTableHasTheColumnsOfKeyValueAndRecord() {
        Column value = Column.required("", Notation.columns("id! long, total dec(9.2)"));
        assertThat(names(TableLayout.of(null, value, MetadataColumnNaming.DEFAULT))).containsExactly(
            "key", "id", "total", "$$topic", "$$partition", "$$headers", "$$leader-epoch", "$$offset", "$$timestamp",
            "$$timestamp-type", "$$raw-key", "$$raw-value");
        assertThat(names(TableLayout.of(Column.required("", Notation.columns("id! long, region string")), value,
            MetadataColumnNaming.PORTABLE))).startsWith("key_id", "region", "id", "total", "cflt_metadata_topic")
            .contains("cflt_metadata_leader_epoch", "cflt_metadata_timestamp_type");
        assertThat(names(TableLayout.of(Column.required("", Primitive.STRING), Column.nullable("", Primitive.LONG),
            MetadataColumnNaming.DEFAULT))).startsWith("key", "value", "$$topic");
    }

    private static List<String> names(TableLayout layout) {
        return layout.columns().fields().stream().map(Column::name).toList();
    }

    /// A JSON schema to columns; `not null` is what is not written.
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', value = {
        "{type:'boolean'}                                                     | boolean not null",
        "{type:'integer'}                                                     | long not null",
        "{type:'integer', 'connect.type':'int8'}                              | int not null",
        "{type:'number', 'connect.type':'int16'}                              | int not null",
        "{type:'integer', 'connect.type':'int32'}                             | int not null",
        "{type:'number', 'connect.type':'int64'}                              | long not null",
        "{type:'number'}                                                      | double not null",
        "{type:'number', 'connect.type':'float32'}                            | float not null",
        "{type:'string'}                                                      | string not null",
        "{enum:['a','b']}                                                     | string not null",
        "{type:'string', 'connect.type':'bytes'}                              | binary not null",
        "{type:'string', 'connect.type':'bytes', minLength:4, maxLength:4}    | fixed[4] not null",
        "{type:'string', 'connect.type':'bytes', minLength:4, maxLength:5}    | binary not null",
        "{type:'array', items:{type:'integer'}}                               | list<long> not null",
        "{type:'object', 'connect.type':'map', additionalProperties:{type:'number'}} | map<string, double> not null",
        "{type:['null','string']}                                             | string",
        "{type:'integer', 'connect.type':'int64', 'flink.type':'TIMESTAMP'}   | timestamp not null",
        "{type:'integer', 'connect.type':'int64', 'flink.precision':6, "
            + "title:'org.apache.kafka.connect.data.Timestamp'}               | timestamptz not null",
        "{type:'string', 'connect.type':'bytes', 'flink.minLength':4, 'flink.maxLength':4} | fixed[4] not null",
        "{oneOf:[{title:'Card',type:'string'},{type:'integer'},{title:'Cash',type:'number'}]} "
            + "| struct<Card: string, connect_union_field_1: long, Cash: double> not null",
        "{type:['integer','string']} | struct<connect_union_field_0: long, connect_union_field_1: string> not null",
        "{oneOf:[{type:'null'},{type:'integer'}]}                             | long",
        "{anyOf:[{type:'integer'}]}                                           | long not null",
        "{oneOf:[{type:'null'},{type:'integer'},{type:'string'}]} "
            + "| struct<connect_union_field_0: long, connect_union_field_1: string>",
        "{type:'integer', 'connect.type':'int32', title:'org.apache.kafka.connect.data.Date'}      | date not null",
        "{type:'integer', 'connect.type':'int32', title:'org.apache.kafka.connect.data.Time'}      | time not null",
        "{type:'integer', 'connect.type':'int64', title:'org.apache.kafka.connect.data.Timestamp'} "
            + "| timestamptz not null",
        "{type:'integer', 'connect.type':'int64', 'flink.type':'TIMESTAMP', "
            + "title:'org.apache.kafka.connect.data.Timestamp'} | timestamp not null",
        "{type:'number', 'connect.type':'bytes', title:'org.apache.kafka.connect.data.Decimal'} "
            + "| decimal(38, 18) not null",
        "{type:'string', 'connect.type':'bytes', title:'org.apache.kafka.connect.data.Decimal', "
            + "'connect.parameters':{scale:'2','connect.decimal.precision':'9'}} | decimal(9, 2) not null",
        "{$ref:'#/definitions/x', definitions:{x:{type:'boolean'}}}           | boolean not null",
        "{type:'object', properties:{b:{type:'string'}, a:{type:'integer'}}} | struct<a: long, b: string> not null",
        "{properties:{b:{type:'string','connect.index':0}, a:{type:'integer','connect.index':1}, "
            + "z:{type:'boolean'}, y:{type:'boolean'}}} "
            + "| struct<b: string, a: long, y: boolean, z: boolean> not null",
        "{allOf:[{properties:{a:{type:'string'}}},{$ref:'#/definitions/x'}], "
            + "definitions:{x:{properties:{b:{type:'integer'}}}}} | struct<a: string, b: long> not null",
        "{type:'array','connect.type':'map',items:{type:'object',properties:{key:{type:'integer'},"
            + "value:{type:'string'}},required:['key']}} | map<long, string> not null"})
    void jsonSchemasBecomeColumns(String schema, String expected) {
        assertThat(JsonColumns.of(JsonSchema.of(Jsons.of(schema))).toString().strip()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', value = {
        "{}                                                          | UNREPRESENTABLE_TYPE",
        "true                                                        | UNREPRESENTABLE_TYPE",
        "{type:'array'}                                              | UNREPRESENTABLE_TYPE",
        "{type:'array', items:[{type:'string'}]}                     | UNREPRESENTABLE_TYPE",
        "{prefixItems:[{type:'string'}]}                             | UNREPRESENTABLE_TYPE",
        "{type:'null'}                                               | UNREPRESENTABLE_TYPE",
        "{$ref:'#/definitions/lost'}                                 | UNRESOLVED_TYPE_REF",
        "{type:'object'}                                             | EMPTY_STRUCT",
        "{type:'string', minLength:0, maxLength:0}                   | LENGTH_OUT_OF_RANGE",
        "{type:'string', 'connect.type':'bytes', maxLength:0, minLength:0} | LENGTH_OUT_OF_RANGE",
        "{type:'integer', 'connect.type':'int64', 'flink.precision':9, "
            + "title:'org.apache.kafka.connect.data.Timestamp'}      | UNREPRESENTABLE_TYPE",
        "{type:'number', 'connect.type':'bytes', title:'org.apache.kafka.connect.data.Decimal', "
            + "'connect.parameters':{'connect.decimal.precision':'39'}} | PRECISION_OUT_OF_RANGE",
        "{properties:{a:{$ref:'#/definitions/x'}}, definitions:{x:{$ref:'#/definitions/y'},"
            + "y:{$ref:'#/definitions/x'}}}                          | CYCLIC_TYPE",
        "{properties:{next:{$ref:'#'}}}                              | CYCLIC_TYPE",
        "{properties:{all:{type:'array',items:{$ref:'#'}}}}          | CYCLIC_TYPE",
        "{allOf:[{$ref:'#'}], properties:{a:{$ref:'#'}}}             | CYCLIC_TYPE",
        "{properties:{Aa:{type:'string'},aA:{type:'string'}}}        | FIELD_NAME_CASE_COLLISION"})
    void jsonSchemasThatNoTableHoldsAreTold(String schema, TableRule rule) {
        Column column = JsonColumns.of(JsonSchema.of(Jsons.of(schema)));
        Struct table = TableLayout.of(null, column, MetadataColumnNaming.DEFAULT).columns();
        assertThat(TableValidity.check(table)).extracting(TableProblem::rule).isEqualTo(List.of(rule));
    }

    @Test
    void requiredPropertiesAreNotNullUnlessTheyMayBeNull() {
        Struct columns = (Struct) JsonColumns.of(JsonSchema.of(Jsons.of("{type:'object', required:['a','b','d'], "
            + "properties:{a:{type:'string', description:'first'}, b:{type:['null','string']}, c:{type:'string'}, "
            + "d:{$ref:'#/definitions/n'}}, definitions:{n:{oneOf:[{type:'null'},{type:'integer'}]}}}"))).type();
        assertThat(columns.fields()).extracting(Column::toString)
            .containsExactly("a string not null", "b string", "c string", "d long");
        assertThat(columns.fields().getFirst().doc()).isEqualTo("first");
    }
}
