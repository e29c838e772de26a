package tableflow.console.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.Policies.Source;

/// Decisions about requests of which not all is known.
class UnknownKeysTest {
    private static final String ACCOUNT = "111111111111";
    private static final Caller ROLE = new Caller(ACCOUNT, Set.of(), Set.of("arn:aws:iam::111111111111:role/r"), false);
    private static final List<String> KEYS = List.of("k:a", "k:b", "k:c");
    private static final List<String> VALUES = List.of("x", "y");

    /// The bucket's policy has one Deny with this condition; the role may do everything.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}                 | UNKNOWN
            {"Null":{"aws:SourceVpce":"true"}}                              | UNKNOWN
            {"StringNotEquals":{"s3:x-amz-server-side-encryption":"AES256"}}| EXPLICIT_DENY
            {"Null":{"s3:x-amz-server-side-encryption":"false"}}            | ALLOWED
            {"Bool":{"aws:SecureTransport":"false"}}                        | ALLOWED
            {"StringNotEquals":{"aws:SourceVpce":"vpce-1"},"ArnNotEquals":{"aws:PrincipalArn":\
            "arn:aws:iam::111111111111:role/r"}}                            | ALLOWED
            {"StringLike":{"s3:prefix":"${aws:userid}/*"}}                  | UNKNOWN
            """)
    void whatHangsOnAnUnknownKeyIsNotKnown(String condition, Outcome expected) throws Exception {
        PolicyContext context = PolicyContext.partly(
                Map.of("aws:PrincipalArn", "arn:aws:iam::111111111111:role/r", "aws:SecureTransport", "true"),
                Set.of("s3:x-amz-server-side-encryption"));
        Decision decision = decide(List.of(statement("Allow", "\"*\"", "{}")),
                List.of(statement("Deny", "\"*\"", condition)), context);
        assertThat(decision.outcome()).isEqualTo(expected);
        assertThat(decision.matched()).as("what decides, or would").isNotEmpty();
    }

    @Test
    void whatIsSaidWithoutKnowingAllHoldsWhateverTheRestIs() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int open = 0;
        for (int round = 0; round < 400; round++) {
            List<String> identity = statements(random);
            List<String> resource = statements(random);
            Map<String, String> known = new HashMap<>();
            List<String> rest = new ArrayList<>();
            for (String key : KEYS) {
                if (random.nextBoolean()) {
                    known.put(key, VALUES.get(random.nextInt(2)));
                } else {
                    rest.add(key);
                }
            }
            Decision partly = decide(identity, resource, PolicyContext.partly(known, Set.of()));
            Set<Boolean> completed = new HashSet<>();
            for (int way = 0; way < Math.pow(3, rest.size()); way++) {
                Map<String, String> all = new HashMap<>(known);
                for (int i = 0, left = way; i < rest.size(); i++, left /= 3) {
                    if (left % 3 < 2) {
                        all.put(rest.get(i), VALUES.get(left % 3));
                    }
                }
                completed.add(decide(identity, resource, PolicyContext.of(all)).allowed());
            }
            if (partly.outcome() == Outcome.UNKNOWN) {
                open++;
            } else {
                assertThat(completed).as("seed %d, round %d: %s %s %s", seed, round, identity, resource, known)
                        .containsExactly(partly.allowed());
            }
        }
        assertThat(open).as("some rounds are open, some are not; seed %d", seed).isBetween(1, 399);
    }

    private static List<String> statements(Random random) {
        List<String> all = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String operator = List.of("StringEquals", "StringNotEquals", "StringEqualsIfExists", "StringNotLike",
                    "ForAllValues:StringEquals", "ForAnyValue:StringEquals").get(random.nextInt(6));
            String key = KEYS.get(random.nextInt(3));
            String condition = switch (random.nextInt(4)) {
                case 0 -> "{}";
                case 1 -> "{\"Null\":{\"" + key + "\":\"" + random.nextBoolean() + "\"}}";
                case 2 -> "{\"" + operator + "\":{\"" + key + "\":\"${" + KEYS.get(random.nextInt(3)) + "}\"}}";
                default -> "{\"" + operator + "\":{\"" + key + "\":\"" + VALUES.get(random.nextInt(2)) + "\"}}";
            };
            all.add(statement(random.nextInt(3) == 0 ? "Deny" : "Allow", "\"*\"", condition));
        }
        return all;
    }

    private static String statement(String effect, String principal, String condition) {
        return "{\"Effect\":\"" + effect + "\",\"Principal\":" + principal
                + ",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":" + condition + "}";
    }

    private static Decision decide(List<String> identity, List<String> resource, PolicyContext context)
            throws MalformedPolicy {
        Policies policies = new Policies(List.of(), List.of(new Source("mine", Reading.policy(
                "{\"Version\":\"2012-10-17\","
                + "\"Statement\":[" + String.join(",", identity).replace(",\"Principal\":\"*\"", "") + "]}",
                PolicyKind.IDENTITY))), Optional.empty(), List.of());
        Guard guard = new Guard(ACCOUNT, PolicyType.RESOURCE, Optional.of(new Source("bucket", Reading.policy(
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", resource) + "]}",
                PolicyKind.RESOURCE))));
        return new Evaluation(ROLE, policies, guard).decide(new Question("s3:PutObject", "arn:aws:s3:::b/k", context));
    }
}
