package tableflow.console.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.Policies.Source;

class EvaluationTest {
    private static final String HOME = "111111111111";
    private static final String AWAY = "222222222222";
    private static final Question READ =
            new Question("s3:GetObject", "arn:aws:s3:::b/k", PolicyContext.EMPTY);
    private static final Caller USER = new Caller(HOME,
            Set.of("arn:aws:iam::111111111111:user/ann", "AIDAANNAAAAAAAAAAAAA"), Set.of(), false);
    private static final Caller SESSION = new Caller(HOME, Set.of("arn:aws:sts::111111111111:assumed-role/r/s"),
            Set.of("arn:aws:iam::111111111111:role/r", "AROAR"), false);
    private static final Caller ROOT = new Caller(HOME, Set.of("arn:aws:iam::111111111111:root"), Set.of(), true);

    /// Columns: caller, account of the resource, then the policies: `A` allows, `D` denies, `-` says nothing of it,
    /// empty: there is none. Of the resource: whom it means, then the effect.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # one account
            user    | same  | A | -         |   |   |   | ALLOWED       |
            user    | same  | - |           |   |   |   | IMPLICIT_DENY | IDENTITY
            user    | same  |   |           |   |   |   | IMPLICIT_DENY | IDENTITY
            user    | same  | D |           |   |   |   | EXPLICIT_DENY | IDENTITY
            user    | same  |   | user A    |   |   |   | ALLOWED       |
            user    | same  |   | id A      |   |   |   | ALLOWED       |
            user    | same  |   | all A     |   |   |   | ALLOWED       |
            user    | same  |   | root A    |   |   |   | IMPLICIT_DENY | IDENTITY
            user    | same  | A | root A    |   |   |   | ALLOWED       |
            user    | same  | A | user D    |   |   |   | EXPLICIT_DENY | RESOURCE
            user    | same  | A | root D    |   |   |   | EXPLICIT_DENY | RESOURCE
            user    | same  | A | all D     |   |   |   | EXPLICIT_DENY | RESOURCE
            user    | same  | A | role D    |   |   |   | ALLOWED       |
            user    | same  | A |           | - |   |   | IMPLICIT_DENY | BOUNDARY
            user    | same  | A |           | A |   |   | ALLOWED       |
            user    | same  |   |           | A |   |   | IMPLICIT_DENY | IDENTITY
            user    | same  | A |           | D |   |   | EXPLICIT_DENY | BOUNDARY
            user    | same  |   | user A    | - |   |   | ALLOWED       |
            user    | same  | A |           |   |   | - | IMPLICIT_DENY | SERVICE_CONTROL
            user    | same  | A |           |   |   | A | ALLOWED       |
            user    | same  | A |           |   |   | D | EXPLICIT_DENY | SERVICE_CONTROL
            user    | same  |   | user A    |   |   | - | IMPLICIT_DENY | SERVICE_CONTROL
            user    | same  | D | user D    |   |   | D | EXPLICIT_DENY | SERVICE_CONTROL
            session | same  | A |           |   |   |   | ALLOWED       |
            session | same  | A |           |   | - |   | IMPLICIT_DENY | SESSION
            session | same  | A |           |   | A |   | ALLOWED       |
            session | same  | A |           |   | D |   | EXPLICIT_DENY | SESSION
            session | same  |   |           |   | A |   | IMPLICIT_DENY | IDENTITY
            session | same  |   | role A    |   |   |   | ALLOWED       |
            session | same  |   | role A    | - |   |   | IMPLICIT_DENY | BOUNDARY
            session | same  |   | role A    |   | - |   | IMPLICIT_DENY | SESSION
            session | same  |   | session A | - | - |   | ALLOWED       |
            session | same  | A | role D    |   |   |   | EXPLICIT_DENY | RESOURCE
            root    | same  |   |           |   |   |   | ALLOWED       |
            root    | same  |   | all D     |   |   |   | EXPLICIT_DENY | RESOURCE
            root    | same  |   |           |   |   | - | IMPLICIT_DENY | SERVICE_CONTROL
            # two accounts
            user    | other | A |           |   |   |   | IMPLICIT_DENY | RESOURCE
            user    | other | A | user A    |   |   |   | ALLOWED       |
            user    | other | A | root A    |   |   |   | ALLOWED       |
            user    | other | A | all A     |   |   |   | ALLOWED       |
            user    | other |   | user A    |   |   |   | IMPLICIT_DENY | IDENTITY
            user    | other |   |           |   |   |   | IMPLICIT_DENY | RESOURCE
            user    | other | A | role A    |   |   |   | IMPLICIT_DENY | RESOURCE
            user    | other | A | user A    | - |   |   | IMPLICIT_DENY | BOUNDARY
            session | other | A | role A    |   | - |   | IMPLICIT_DENY | SESSION
            session | other | A | role A    |   |   |   | ALLOWED       |
            root    | other |   | root A    |   |   |   | ALLOWED       |
            root    | other |   |           |   |   |   | IMPLICIT_DENY | RESOURCE
            # nobody
            nobody  | same  |   | all A     |   |   |   | ALLOWED       |
            nobody  | same  |   | root A    |   |   |   | IMPLICIT_DENY | RESOURCE
            nobody  | same  |   |           |   |   |   | IMPLICIT_DENY | RESOURCE
            nobody  | same  |   | all D     |   |   |   | EXPLICIT_DENY | RESOURCE
            """)
    void decidesAsAwsDoes(ArgumentsAccessor row) throws Exception {
        Policies policies = new Policies(sources(cell(row, 6)), sources(cell(row, 2)),
                sources(cell(row, 4)).stream().findFirst(), sources(cell(row, 5)));
        Guard guard = new Guard(cell(row, 1).equals("same") ? HOME : AWAY, PolicyType.RESOURCE,
                resource(cell(row, 3)));
        check(new Evaluation(caller(cell(row, 0)), policies, guard).decide(READ), row, 7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user    | same  |   |           | IMPLICIT_DENY | TRUST
            user    | same  | A | -         | IMPLICIT_DENY | TRUST
            user    | same  |   | user A    | ALLOWED       |
            user    | same  |   | root A    | IMPLICIT_DENY | IDENTITY
            user    | same  | A | root A    | ALLOWED       |
            user    | same  | A | user D    | EXPLICIT_DENY | TRUST
            root    | same  |   |           | IMPLICIT_DENY | TRUST
            user    | other | A | user A    | ALLOWED       |
            user    | other |   | user A    | IMPLICIT_DENY | IDENTITY
            user    | other | A |           | IMPLICIT_DENY | TRUST
            """)
    void aRoleIsAssumedOnlyWhenItTrusts(ArgumentsAccessor row) throws Exception {
        Policies policies = new Policies(List.of(), sources(cell(row, 2)), Optional.empty(), List.of());
        Guard guard = new Guard(cell(row, 1).equals("same") ? HOME : AWAY, PolicyType.TRUST,
                resource(cell(row, 3)));
        check(new Evaluation(caller(cell(row, 0)), policies, guard).decide(READ), row, 4);
    }

    /// The text of a cell, empty for none.
    private static String cell(ArgumentsAccessor row, int index) {
        return Objects.requireNonNullElse(row.getString(index), "");
    }

    private static void check(Decision decision, ArgumentsAccessor row, int outcome) {
        assertThat(decision.outcome()).isEqualTo(row.get(outcome, Outcome.class));
        assertThat(decision.by()).isEqualTo(Optional.ofNullable(row.get(outcome + 1, PolicyType.class)));
    }

    @Test
    void notPrincipalMeansEverybodyElse() throws Exception {
        Policy policy = Reading.policy("""
                {"Statement":{"Effect":"Deny","NotPrincipal":{"AWS":["arn:aws:iam::111111111111:user/ann"]},
                 "Action":"s3:*","Resource":"*"}}""", PolicyKind.RESOURCE);
        Guard guard = new Guard(HOME, PolicyType.RESOURCE, Optional.of(new Source("b", policy)));
        Policies all = new Policies(List.of(), sources("A"), Optional.empty(), List.of());
        assertThat(new Evaluation(USER, all, guard).decide(READ).allowed()).isTrue();
        assertThat(new Evaluation(SESSION, all, guard).decide(READ).outcome()).isEqualTo(Outcome.EXPLICIT_DENY);
    }

    @Test
    void theEncryptionHeaderTrap() throws Exception {
        String deny = """
                {"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*",
                 "Condition":{%s"StringNotEquals":{"s3:x-amz-server-side-encryption":["AES256","aws:kms"]}}}}""";
        Question put = new Question("s3:PutObject", "arn:aws:s3:::b/k", PolicyContext.EMPTY);
        assertThat(decide(deny.formatted(""), put).outcome()).isEqualTo(Outcome.EXPLICIT_DENY);
        assertThat(decide(deny.formatted("\"Null\":{\"s3:x-amz-server-side-encryption\":\"false\"},"), put).allowed())
                .isTrue();
    }

    @Test
    void saysWhichStatementsDecidedAndWhichKeysAreMissing() throws Exception {
        Source first = new Source("first", Reading.policy(allow("glue:*"), PolicyKind.IDENTITY));
        Source second = new Source("second", Reading.policy("""
                {"Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*",
                 "Condition":{"StringNotEquals":{"s3:ExistingObjectTag/x":"y"}}}}""", PolicyKind.IDENTITY));
        Evaluation evaluation = new Evaluation(USER,
                new Policies(List.of(), List.of(first, second), Optional.empty(), List.of()), Guard.open(HOME));
        Decision decision = evaluation.decide(READ);
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.matched()).extracting(Decision.Match::source).containsExactly("second");
        assertThat(evaluation.missingKeys(READ)).containsExactly("s3:existingobjecttag/x");
    }

    /// For many random sets of policies: a Deny that applies wins whatever else there is, one more Deny never allows
    /// anything, one more Allow in an identity policy never denies, and order does not matter.
    @Test
    void denyWinsAndOrderDoesNotMatter() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<String> identity = randomStatements(random);
            List<String> resource = randomStatements(random);
            Caller caller = random.nextBoolean() ? USER : SESSION;
            String account = random.nextBoolean() ? HOME : AWAY;
            String about = "seed " + seed + " round " + round + " " + identity + resource;
            Decision plain = decide(caller, account, identity, resource);

            List<String> shuffled = new ArrayList<>(identity);
            Collections.shuffle(shuffled, random);
            List<String> shuffledResource = new ArrayList<>(resource);
            Collections.shuffle(shuffledResource, random);
            Decision again = decide(caller, account, shuffled, shuffledResource);
            assertThat(again.outcome()).as(about).isEqualTo(plain.outcome());
            assertThat(again.by()).as(about).isEqualTo(plain.by());

            String deny = statement(random, "Deny");
            Decision more = decide(caller, account, plus(identity, deny), resource);
            assertThat(more.allowed() && !plain.allowed()).as(about + deny).isFalse();
            Decision less = decide(caller, account, plus(identity, statement(random, "Allow")), resource);
            assertThat(plain.allowed() && !less.allowed()).as(about).isFalse();
            assertThat(decide(caller, account, plus(identity, flat("Deny", "*", "*")), resource).outcome())
                    .as(about).isEqualTo(Outcome.EXPLICIT_DENY);
        }
    }

    private static List<String> plus(List<String> all, String one) {
        List<String> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private static List<String> randomStatements(Random random) {
        List<String> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(statement(random, random.nextInt(3) == 0 ? "Deny" : "Allow"));
        }
        return all;
    }

    private static String statement(Random random, String effect) {
        List<String> actions = List.of("*", "s3:*", "s3:GetObject", "s3:PutObject", "glue:*");
        List<String> resources = List.of("*", "arn:aws:s3:::b/*", "arn:aws:s3:::b", "arn:aws:s3:::c/*");
        return flat(effect, actions.get(random.nextInt(actions.size())),
                resources.get(random.nextInt(resources.size())));
    }

    private static String flat(String effect, String action, String resource) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"%s}";
    }

    private static Decision decide(Caller caller, String account, List<String> identity, List<String> resource)
            throws MalformedPolicy {
        Policies policies = new Policies(List.of(), read(identity, "", PolicyKind.IDENTITY), Optional.empty(),
                List.of());
        List<Source> guards = read(resource, ",\"Principal\":\"*\"", PolicyKind.RESOURCE);
        return new Evaluation(caller, policies,
                new Guard(account, PolicyType.RESOURCE, guards.stream().findFirst())).decide(READ);
    }

    private static List<Source> read(List<String> statements, String more, PolicyKind kind) throws MalformedPolicy {
        if (statements.isEmpty()) {
            return List.of();
        }
        String all = String.join(",", statements).replace("%s", more);
        return List.of(new Source("p", Reading.policy("{\"Statement\":[" + all + "]}", kind)));
    }

    private static Decision decide(String bucketPolicy, Question question) throws Exception {
        Source bucket = new Source("bucket", Reading.policy(bucketPolicy, PolicyKind.RESOURCE));
        Policies policies = new Policies(List.of(), sources("A"), Optional.empty(), List.of());
        return new Evaluation(USER, policies, new Guard(HOME, PolicyType.RESOURCE, Optional.of(bucket)))
                .decide(question);
    }

    private static Caller caller(String name) {
        return switch (name) {
            case "user" -> USER;
            case "session" -> SESSION;
            case "root" -> ROOT;
            default -> Caller.nobody();
        };
    }

    private static List<Source> sources(String effect) throws MalformedPolicy {
        if (effect.isEmpty()) {
            return List.of();
        }
        String document = switch (effect) {
            case "A" -> allow("s3:*");
            case "D" -> allow("s3:*").replace("Allow", "Deny");
            default -> allow("glue:*");
        };
        return List.of(new Source("p", Reading.policy(document, PolicyKind.IDENTITY)));
    }

    private static String allow(String action) {
        return "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}}";
    }

    private static Optional<Source> resource(String text) throws MalformedPolicy {
        if (text.isEmpty() || text.equals("-")) {
            return Optional.empty();
        }
        String[] parts = text.split(" ");
        String who = switch (parts[0]) {
            case "user" -> "{\"AWS\":\"arn:aws:iam::111111111111:user/ann\"}";
            case "id" -> "{\"AWS\":\"AIDAANNAAAAAAAAAAAAA\"}";
            case "role" -> "{\"AWS\":\"arn:aws:iam::111111111111:role/r\"}";
            case "session" -> "{\"AWS\":\"arn:aws:sts::111111111111:assumed-role/r/s\"}";
            case "root" -> "{\"AWS\":\"111111111111\"}";
            default -> "\"*\"";
        };
        String effect = parts[1].equals("A") ? "Allow" : "Deny";
        return Optional.of(new Source("bucket", Reading.policy("{\"Statement\":{\"Effect\":\"" + effect
                + "\",\"Principal\":" + who + ",\"Action\":\"s3:*\",\"Resource\":\"*\"}}", PolicyKind.RESOURCE)));
    }
}
