package tableflow.console.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.sandbox.http.Json;

class ConditionTest {
    /// Context: key to a text or a list of texts.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"StringEquals":{"k:a":"x"}}                     | {"k:a":"x"}           | true
            {"StringEquals":{"K:A":"x"}}                     | {"k:a":"x"}           | true
            {"StringEquals":{"k:a":["y","x"]}}               | {"k:a":"x"}           | true
            {"StringEquals":{"k:a":"x"}}                     | {"k:a":"X"}           | false
            {"StringEquals":{"k:a":"x"}}                     | {}                    | false
            {"StringEquals":{"k:a":"x*"}}                    | {"k:a":"xy"}          | false
            {"StringNotEquals":{"k:a":"x"}}                  | {"k:a":"x"}           | false
            {"StringNotEquals":{"k:a":["x","y"]}}            | {"k:a":"y"}           | false
            {"StringNotEquals":{"k:a":"x"}}                  | {"k:a":"y"}           | true
            {"StringNotEquals":{"k:a":"x"}}                  | {}                    | true
            {"StringEqualsIgnoreCase":{"k:a":"X"}}           | {"k:a":"x"}           | true
            {"StringNotEqualsIgnoreCase":{"k:a":"X"}}        | {"k:a":"x"}           | false
            {"StringLike":{"k:a":"a/*/c?"}}                  | {"k:a":"a/b/b/cd"}    | true
            {"StringLike":{"k:a":"a?c"}}                     | {"k:a":"ac"}          | false
            {"StringNotLike":{"k:a":"a*"}}                   | {"k:a":"b"}           | true
            {"StringEqualsIfExists":{"k:a":"x"}}             | {}                    | true
            {"StringEqualsIfExists":{"k:a":"x"}}             | {"k:a":"y"}           | false
            {"StringNotEqualsIfExists":{"k:a":"x"}}          | {}                    | true
            {"Null":{"k:a":"true"}}                          | {}                    | true
            {"Null":{"k:a":"true"}}                          | {"k:a":"x"}           | false
            {"Null":{"k:a":"false"}}                         | {"k:a":"x"}           | true
            {"Bool":{"k:a":"false"}}                         | {"k:a":"False"}       | true
            {"Bool":{"k:a":true}}                            | {"k:a":"false"}       | false
            {"NumericEquals":{"k:a":10}}                     | {"k:a":"10.0"}        | true
            {"NumericNotEquals":{"k:a":10}}                  | {"k:a":"11"}          | true
            {"NumericLessThan":{"k:a":"10"}}                 | {"k:a":"9"}           | true
            {"NumericLessThan":{"k:a":"10"}}                 | {"k:a":"10"}          | false
            {"NumericLessThanEquals":{"k:a":"10"}}           | {"k:a":"10"}          | true
            {"NumericGreaterThan":{"k:a":"9007199254740993"}}| {"k:a":"9007199254740994"} | true
            {"NumericGreaterThan":{"k:a":"9007199254740993"}}| {"k:a":"9007199254740993"} | false
            {"NumericGreaterThanEquals":{"k:a":"10"}}        | {"k:a":"abc"}         | false
            {"DateGreaterThan":{"k:a":"2026-01-01"}}         | {"k:a":"2026-01-01T00:00:01Z"} | true
            {"DateLessThan":{"k:a":"2026-01-01T00:00:00Z"}}  | {"k:a":"1767225599"}  | true
            {"DateEquals":{"k:a":"2026-01-01T01:00:00+01:00"}}| {"k:a":"2026-01-01T00:00:00Z"} | true
            {"DateNotEquals":{"k:a":"2026-01-01"}}           | {"k:a":"2026-01-01"}  | false
            {"IpAddress":{"k:a":"10.0.0.0/8"}}               | {"k:a":"10.255.1.2"}  | true
            {"IpAddress":{"k:a":"10.0.0.0/9"}}               | {"k:a":"10.128.0.1"}  | false
            {"IpAddress":{"k:a":"10.0.0.1"}}                 | {"k:a":"10.0.0.1"}    | true
            {"IpAddress":{"k:a":"2001:db8::/32"}}            | {"k:a":"2001:db8:1::9"} | true
            {"IpAddress":{"k:a":"10.0.0.0/33"}}              | {"k:a":"10.0.0.0"}    | false
            {"NotIpAddress":{"k:a":"10.0.0.0/8"}}            | {"k:a":"11.0.0.1"}    | true
            {"NotIpAddress":{"k:a":"10.0.0.0/8"}}            | {}                    | true
            {"ArnEquals":{"k:a":"arn:aws:iam::1:role/*"}}    | {"k:a":"arn:aws:iam::1:role/a/b"} | true
            {"ArnLike":{"k:a":"arn:aws:*:x"}}                | {"k:a":"arn:aws:iam::1:x"} | false
            {"ArnNotLike":{"k:a":"arn:aws:iam::*:role/x"}}   | {"k:a":"arn:aws:iam::7:role/x"} | false
            {"ArnNotEquals":{"k:a":"arn:aws:iam::1:role/x"}} | {"k:a":"arn:aws:iam::1:role/y"} | true
            {"BinaryEquals":{"k:a":"QUI="}}                  | {"k:a":"QUI="}        | true
            {"ForAllValues:StringEquals":{"k:a":["x","y"]}}  | {"k:a":["x","y"]}     | true
            {"ForAllValues:StringEquals":{"k:a":["x","y"]}}  | {"k:a":["x","z"]}     | false
            {"ForAllValues:StringEquals":{"k:a":["x"]}}      | {}                    | true
            {"ForAnyValue:StringEquals":{"k:a":["x","y"]}}   | {"k:a":["z","y"]}     | true
            {"ForAnyValue:StringEquals":{"k:a":["x"]}}       | {}                    | false
            {"ForAnyValue:StringNotLike":{"k:a":["x*"]}}     | {"k:a":["x1","y"]}    | true
            {"ForAllValues:StringNotLike":{"k:a":["x*"]}}    | {"k:a":["x1","y"]}    | false
            {"StringEquals":{"k:a":"x","k:b":"y"}}           | {"k:a":"x"}           | false
            {"StringEquals":{"k:a":"x"},"Null":{"k:b":"true"}}| {"k:a":"x"}          | true
            {"StringEquals":{"k:a":"${k:b}"}}                | {"k:a":"v","k:b":"v"} | true
            {"StringEquals":{"k:a":"${k:b}"}}                | {"k:a":"v"}           | false
            {"StringEquals":{"k:a":"${k:b, 'd'}"}}           | {"k:a":"d"}           | true
            {"StringLike":{"k:a":"${k:b}/*"}}                | {"k:a":"v/1","k:b":"v"} | true
            {"StringLike":{"k:a":"${k:b}"}}                  | {"k:a":"anything","k:b":"*"} | false
            {"StringLike":{"k:a":"a${*}b"}}                  | {"k:a":"a*b"}         | true
            {"StringLike":{"k:a":"a${*}b"}}                  | {"k:a":"axb"}         | false
            """)
    void holdsAsTheGuideSays(String block, String context, boolean expected) throws Exception {
        boolean holds = ConditionReader.read(Map.of("Condition", Reading.tree(block))).stream()
                .allMatch(c -> holds(c, context(context), true));
        assertThat(holds).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2012-10-17, true", "2008-10-17, false"})
    void variablesBelongToTheNewerVersion(String version, boolean filled) throws Exception {
        Policy policy = Reading.policy("{\"Version\":\"" + version + "\",\"Statement\":{\"Effect\":\"Allow\","
                + "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::${aws:username}\"}}", PolicyKind.IDENTITY);
        Question question = new Question("s3:GetObject", "arn:aws:s3:::ann",
                PolicyContext.of(Map.of("aws:username", "ann")));
        assertThat(policy.statements().getFirst().applies(question)).isEqualTo(Truth.of(filled));
    }

    private static boolean holds(Condition condition, PolicyContext context, boolean variables) {
        return condition.holds(context, variables) == Truth.YES;
    }

    private static PolicyContext context(String json) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        try {
            JsonNode tree = Json.parse(json);
            tree.properties().forEach(field -> {
                List<String> values = new ArrayList<>();
                if (field.getValue().isArray()) {
                    field.getValue().forEach(v -> values.add(v.asText()));
                } else {
                    values.add(field.getValue().asText());
                }
                all.put(field.getKey(), values);
            });
        } catch (tableflow.console.sandbox.http.BadJson e) {
            throw new AssertionError(e);
        }
        return new PolicyContext(all);
    }
}
