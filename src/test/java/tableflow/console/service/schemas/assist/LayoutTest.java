package tableflow.console.service.schemas.assist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tableflow.console.domain.schema.SchemaFormat;

class LayoutTest {

    private static String proto(String text) {
        return SchemaAssist.format(SchemaFormat.PROTOBUF, text).orElseThrow();
    }

    private static String json(String text) {
        return SchemaAssist.format(SchemaFormat.JSON, text).orElseThrow();
    }

    @Test
    void protobufKeepsEveryCommentAndEachStatementHasALine() {
        assertThat(proto("""
                // First.
                syntax="proto3";package   p.q ;  // behind
                import "a.proto";



                /** Doc
                    * more.
                    */
                message A{ // of A
                  string   a=1;repeated int32 b = 2[packed=true,(x.y).z="1" ] ;
                      map< string,int64 >m=3;
                  oneof c{bool d=4;}
                // last
                }
                enum E{}
                service S{rpc Get (A)returns(stream A){option (google.api.http)={get:"/v1/{id}"};}}
                """)).isEqualTo("""
                // First.
                syntax = "proto3";
                package p.q; // behind
                import "a.proto";

                /** Doc
                 * more.
                 */
                message A { // of A
                  string a = 1;
                  repeated int32 b = 2 [packed = true, (x.y).z = "1"];
                  map<string, int64> m = 3;
                  oneof c {
                    bool d = 4;
                  }
                  // last
                }
                enum E {}
                service S {
                  rpc Get(A) returns (stream A) {
                    option (google.api.http) = {get: "/v1/{id}"};
                  }
                }
                """);
    }

    @Test
    void protobufKeepsTheLinesOfLongOptions() {
        String text = "message A {\nstring a = 1 [\njson_name = \"b\", // why\ndeprecated = true\n];\n}";
        assertThat(proto(text)).isEqualTo("""
                message A {
                  string a = 1 [
                    json_name = "b", // why
                    deprecated = true
                  ];
                }
                """);
    }

    @Test
    void whatIsNotWholeIsLeftAlone() {
        assertThat(SchemaAssist.format(SchemaFormat.PROTOBUF, "message A { string a = 1;")).isEmpty();
        assertThat(SchemaAssist.format(SchemaFormat.PROTOBUF, "/* open")).isEmpty();
        assertThat(SchemaAssist.format(SchemaFormat.JSON, "{\"a\": }")).isEmpty();
        assertThat(SchemaAssist.format(SchemaFormat.JSON, "{} {}")).isEmpty();
        assertThat(SchemaAssist.format(SchemaFormat.JSON, "[".repeat(10_000))).isEmpty();
        assertThat(SchemaAssist.format(SchemaFormat.AVRO, "")).isEmpty();
    }

    @Test
    void jsonKeepsNumbersAndTextsAsTheyAreWritten() {
        assertThat(json("{\"b\":1.50,\"a\":1e400,\"\\u00e9\":\"\\/\",\"e\":[\"x\",null],\"o\":{},\"l\":[{}]}"))
                .isEqualTo("""
                        {
                          "b": 1.50,
                          "a": 1e400,
                          "\\u00e9": "\\/",
                          "e": ["x", null],
                          "o": {},
                          "l": [
                            {}
                          ]
                        }
                        """);
    }
}
