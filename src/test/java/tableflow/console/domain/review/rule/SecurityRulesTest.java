package tableflow.console.domain.review.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.BUCKET_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.ENCRYPTION;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.KEY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.LIFECYCLE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OWNERSHIP;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.PUBLIC_ACCESS_BLOCK;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.PUBLIC_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.TRUST;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.VERSIONING;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.API_KEYS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SERVICE_ACCOUNTS;
import static tableflow.console.domain.review.ReviewFacts.CATALOG_ENCRYPTION;
import static tableflow.console.domain.review.ReviewFacts.ROLE_POLICIES;
import static tableflow.console.domain.review.ReviewFacts.WIDE_BINDINGS;
import static tableflow.console.domain.review.rule.Sketch.ACCOUNT;
import static tableflow.console.domain.review.rule.Sketch.ARN;
import static tableflow.console.domain.review.rule.Sketch.CONFLUENT;
import static tableflow.console.domain.review.rule.Sketch.ID;
import static tableflow.console.domain.review.rule.Sketch.ROLE;
import static tableflow.console.domain.review.rule.Sketch.allow;
import static tableflow.console.domain.review.rule.Sketch.assume;
import static tableflow.console.domain.review.rule.Sketch.bound;
import static tableflow.console.domain.review.rule.Sketch.bucket;
import static tableflow.console.domain.review.rule.Sketch.bucketRefused;
import static tableflow.console.domain.review.rule.Sketch.deny;
import static tableflow.console.domain.review.rule.Sketch.integration;
import static tableflow.console.domain.review.rule.Sketch.kafka;
import static tableflow.console.domain.review.rule.Sketch.key;
import static tableflow.console.domain.review.rule.Sketch.kms;
import static tableflow.console.domain.review.rule.Sketch.owned;
import static tableflow.console.domain.review.rule.Sketch.policy;
import static tableflow.console.domain.review.rule.Sketch.results;
import static tableflow.console.domain.review.rule.Sketch.rights;
import static tableflow.console.domain.review.rule.Sketch.rule;
import static tableflow.console.domain.review.rule.Sketch.trust;
import static tableflow.console.domain.review.rule.Sketch.versions;
import static tableflow.console.domain.review.rule.Sketch.when;
import static tableflow.console.domain.review.rule.Sketch.workgroup;
import static tableflow.console.domain.review.rule.Topic.BUCKET;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.CatalogEncryption;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.aws.PublicAccessBlock;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.doctor.check.lake.LakeFacts;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Parameters;
import tableflow.console.domain.review.ReviewFacts.RolePolicy;

/// Each rule of security on what it passes, fails, cannot look at and has nothing to say about.
class SecurityRulesTest {

    /// @param says a part of the sentence or of what is to be done
    record Case(String rule, Kind kind, String says, Evidence evidence, Map<String, Long> numbers) {
        @Override
        public String toString() {
            return rule + " " + kind + ": " + says;
        }
    }

    private static Case expect(String rule, Kind kind, String says, Evidence evidence) {
        return new Case(rule, kind, says, evidence, Map.of());
    }

    private static Case expect(String rule, Kind kind, String says, Evidence evidence, String name, long number) {
        return new Case(rule, kind, says, evidence, Map.of(name, number));
    }

    static Stream<Case> cases() {
        Kind passed = Kind.PASSED;
        Kind failed = Kind.FAILED;
        Kind unchecked = Kind.NOT_CHECKED;
        Kind not = Kind.NOT_APPLICABLE;
        BucketEncryption s3 = new BucketEncryption("AES256", null);
        BucketEncryption byKms = new BucketEncryption("aws:kms", "arn:aws:kms:eu-west-1:1:key/k");
        return Stream.of(
                expect("SEC-PUBLIC-ACCESS", passed, "not public", bucket(PUBLIC_POLICY, false)),
                expect("SEC-PUBLIC-ACCESS", failed, "public", bucket(PUBLIC_POLICY, true)),
                expect("SEC-PUBLIC-ACCESS", unchecked, "not you", bucketRefused(PUBLIC_POLICY)),
                expect("SEC-PUBLIC-BLOCK", passed, "altogether",
                        bucket(PUBLIC_ACCESS_BLOCK, new PublicAccessBlock(true, true, true, true))),
                expect("SEC-PUBLIC-BLOCK", failed, "BlockPublicPolicy is off",
                        bucket(PUBLIC_ACCESS_BLOCK, new PublicAccessBlock(true, true, false, true))),
                expect("SEC-PUBLIC-BLOCK", unchecked, "not you", bucketRefused(PUBLIC_ACCESS_BLOCK)),
                expect("SEC-WILDCARD", passed, "no policy", bucket(BUCKET_POLICY, Optional.empty())),
                expect("SEC-WILDCARD", failed, "Statement In", policy(allow("*"))),
                expect("SEC-WILDCARD", failed, "Statement In", policy(allow(Map.of("AWS", "*")))),
                expect("SEC-WILDCARD", passed, "lets a stranger in", policy(allow(Map.of("AWS", ROLE)))),
                expect("SEC-WILDCARD", passed, "lets a stranger in", policy(allow("*", "Condition",
                        when("StringEquals", "aws:PrincipalOrgID", "o-123")))),
                expect("SEC-WILDCARD", failed, "Statement In", policy(allow("*", "Condition",
                        when("Bool", "aws:SecureTransport", "true")))),
                expect("SEC-WILDCARD", failed, "Statement In", policy(allow("*", "Condition",
                        when("IpAddress", "aws:SourceIp", "0.0.0.0/0")))),
                expect("SEC-WILDCARD", passed, "lets a stranger in", policy(allow("*"), deny("Condition",
                        when("StringNotEquals", "aws:PrincipalAccount", ACCOUNT)))),
                expect("SEC-WILDCARD", unchecked, "not you", bucketRefused(BUCKET_POLICY)),
                expect("SEC-TLS", passed, "denies calls without TLS", policy(deny("Condition",
                        when("Bool", "aws:SecureTransport", "false")))),
                expect("SEC-TLS", failed, "no policy", bucket(BUCKET_POLICY, Optional.empty())),
                expect("SEC-TLS", failed, "does not deny", policy(allow(Map.of("AWS", ROLE)))),
                expect("SEC-TLS", failed, "does not deny", policy(deny("Resource", ARN + "/*", "Condition",
                        when("Bool", "aws:SecureTransport", "false")))),
                expect("SEC-TLS", unchecked, "not you", bucketRefused(BUCKET_POLICY)),
                expect("SEC-ENCRYPTION", passed, "AES256", bucket(ENCRYPTION, Optional.of(s3))),
                expect("SEC-ENCRYPTION", failed, "not by a key of KMS", bucket(ENCRYPTION, Optional.of(s3)), "kms", 1),
                expect("SEC-ENCRYPTION", passed, "a key of KMS", bucket(ENCRYPTION, Optional.of(byKms))
                        .with(KEY.about(BUCKET), kms(KmsKey.State.ENABLED)), "kms", 1),
                expect("SEC-ENCRYPTION", failed, "DISABLED", bucket(ENCRYPTION, Optional.of(byKms))
                        .with(KEY.about(BUCKET), kms(KmsKey.State.DISABLED))),
                expect("SEC-ENCRYPTION", failed, "no default encryption", bucket(ENCRYPTION, Optional.empty())),
                expect("SEC-ENCRYPTION", unchecked, "not you", bucketRefused(ENCRYPTION)),
                expect("SEC-OWNERSHIP", passed, "no ACLs", bucket(OWNERSHIP, Optional.of("BucketOwnerEnforced"))),
                expect("SEC-OWNERSHIP", failed, "ObjectWriter", bucket(OWNERSHIP, Optional.of("ObjectWriter"))),
                expect("SEC-OWNERSHIP", failed, "not set", bucket(OWNERSHIP, Optional.empty())),
                expect("SEC-OWNERSHIP", unchecked, "not you", bucketRefused(OWNERSHIP)),
                expect("SEC-VERSIONS", passed, "ends them", versions("Enabled", rule(false, true, ""))),
                expect("SEC-VERSIONS", failed, "versioning is off", versions(null)),
                expect("SEC-VERSIONS", failed, "Suspended", versions("Suspended", rule(false, true, ""))),
                expect("SEC-VERSIONS", failed, "for all of it", versions("Enabled", rule(false, true, "logs/"))),
                expect("SEC-VERSIONS", unchecked, "not you", bucketRefused(VERSIONING)
                        .with(LIFECYCLE.about(BUCKET), List.of())),
                expect("BP-LIFECYCLE", passed, "takes current", versions(null, rule(false, true, ""))),
                expect("BP-LIFECYCLE", failed, "deletes current objects under 1010/",
                        versions(null, rule(true, false, "1010/"))),
                expect("BP-LIFECYCLE", unchecked, "not you", bucketRefused(LIFECYCLE)),
                expect("SEC-EXTERNAL-ID", passed, "another external id", trust(assume(CONFLUENT, "Condition",
                        when("StringEquals", "sts:ExternalId", ID)))),
                expect("SEC-EXTERNAL-ID", failed, "any external id", trust(assume(CONFLUENT))),
                expect("SEC-EXTERNAL-ID", unchecked, "no external id yet", integration(null, List.of())
                        .with(TRUST.about(ROLE), PolicyDocument.of(PolicyKind.TRUST, List.of(assume(CONFLUENT))))),
                expect("SEC-EXTERNAL-ID", unchecked, "not you", integration(ID, List.of())
                        .with(TRUST.about(ROLE), Sketch.<PolicyDocument>refused())),
                expect("SEC-TRUST-WILDCARD", passed, "no strange account", trust(assume(CONFLUENT))),
                expect("SEC-TRUST-WILDCARD", failed, "any account", trust(assume("*", "Condition",
                        when("StringEquals", "sts:ExternalId", ID)))),
                expect("SEC-TRUST-WILDCARD", passed, "no strange account", trust(assume("*", "Condition",
                        when("ArnEquals", "aws:PrincipalArn", CONFLUENT)))),
                expect("SEC-BROAD-ROLE", passed, "name their actions",
                        rights("Action", "s3:GetObject", "Resource", ARN + "/*")),
                expect("SEC-BROAD-ROLE", failed, "s3:* on " + ARN, rights("Action", "s3:*", "Resource", ARN)),
                expect("SEC-BROAD-ROLE", failed, "1 action on *", rights("Action", "glue:GetTable", "Resource", "*")),
                expect("SEC-BROAD-ROLE", failed, "database/*", rights("Action", "glue:GetDatabase", "Resource",
                        "arn:aws:glue:eu-west-1:1:database/*")),
                expect("SEC-BROAD-ROLE", failed, "all actions but", rights("NotAction", "iam:*", "Resource", ARN)),
                expect("SEC-BROAD-ROLE", passed, "name their actions",
                        rights("Action", "lakeformation:GetDataAccess", "Resource", "*")),
                expect("SEC-BROAD-ROLE", unchecked, "not you", integration(ID, List.of())
                        .with(ROLE_POLICIES.about(ROLE), Sketch.<List<RolePolicy>>refused())),
                expect("SEC-KEY-AGE", passed, "90 days old",
                        key("sa-1", KeyPurpose.KAFKA, "2026-04-01T12:00:00Z")),
                expect("SEC-KEY-AGE", failed, "91 days old, made on 2026-03-31",
                        key("sa-1", KeyPurpose.KAFKA, "2026-03-31T12:00:00Z")),
                expect("SEC-KEY-AGE", passed, "the limit is 365",
                        key("sa-1", KeyPurpose.KAFKA, "2026-03-31T12:00:00Z"), "days", 365),
                expect("SEC-KEY-AGE", unchecked, "does not tell", key("sa-1", KeyPurpose.KAFKA, null)),
                expect("SEC-KEY-AGE", unchecked, "not you", Evidence.NONE.with(API_KEYS,
                        Sketch.<List<ApiKeyInfo>>refused())),
                expect("SEC-KEY-OWNER", passed, "writer", owned("sa-1", "sa-2")),
                expect("SEC-KEY-OWNER", failed, "not there any more", owned("sa-2")),
                expect("SEC-KEY-OWNER", not, "not a service account's", key("u-1", KeyPurpose.CLOUD, null)),
                expect("SEC-KEY-OWNER", unchecked, "not you", key("sa-1", KeyPurpose.KAFKA, null)
                        .with(SERVICE_ACCOUNTS, Sketch.<List<ServiceAccount>>refused())),
                expect("SEC-KEY-PERSON", failed, "belongs to a person", key("u-1", KeyPurpose.KAFKA, null)),
                expect("SEC-KEY-PERSON", passed, "sa-1", key("sa-1", KeyPurpose.TABLEFLOW, null)),
                expect("SEC-KEY-PERSON", not, "no data", key("u-1", KeyPurpose.CLOUD, null)),
                expect("SEC-KEY-SCOPE", failed, "is global", key("sa-1", KeyPurpose.GLOBAL, null)),
                expect("SEC-KEY-SCOPE", failed, "OrganizationAdmin", bound("User:sa-1", "OrganizationAdmin")),
                expect("SEC-KEY-SCOPE", passed, "no role over the whole", bound("User:sa-2", "OrganizationAdmin")),
                expect("SEC-KEY-SCOPE", passed, "no role over the whole", bound("User:sa-1", "MetricsViewer")),
                expect("SEC-KEY-SCOPE", unchecked, "not you", key("sa-1", KeyPurpose.KAFKA, null)
                        .with(WIDE_BINDINGS, Sketch.<List<RoleBinding>>refused())),
                expect("SEC-UNUSED-INTEGRATION", passed, "used by Tableflow", integration(ID, List.of())),
                expect("SEC-UNUSED-INTEGRATION", failed, "used by nothing", integration(ID, List.of())
                        .with(Facts.TABLEFLOW_TOPICS, List.of()).with(Facts.CATALOG_INTEGRATIONS, List.of())),
                expect("SEC-UNUSED-INTEGRATION", passed, "crn://x and 1 more", integration(ID, List.of("crn://x", "y"))
                        .with(Facts.TABLEFLOW_TOPICS, List.of()).with(Facts.CATALOG_INTEGRATIONS, List.of())),
                expect("SEC-UNUSED-INTEGRATION", unchecked, "not you", integration(ID, List.of())
                        .with(Facts.CATALOG_INTEGRATIONS, List.of())
                        .with(Facts.TABLEFLOW_TOPICS, Sketch.refused())),
                expect("SEC-RESULTS", passed, "SSE_KMS", workgroup(true, "SSE_KMS", OptionalLong.empty())),
                expect("SEC-RESULTS", passed, "bucket results, which", results(Optional.of(s3))),
                expect("SEC-RESULTS", failed, "Neither", results(Optional.empty())),
                expect("SEC-RESULTS", unchecked, "nobody says", workgroup(false, "SSE_S3", OptionalLong.empty())),
                expect("SEC-QUERY-LIMIT", failed, "without limit", workgroup(true, null, OptionalLong.empty())),
                expect("SEC-QUERY-LIMIT", passed, "10 GiB", workgroup(true, null, OptionalLong.of(10L << 30))),
                expect("SEC-QUERY-LIMIT", failed, "the most is 5 GiB",
                        workgroup(true, null, OptionalLong.of(10L << 30)), "gibibytes", 5),
                expect("SEC-QUERY-LIMIT", unchecked, "not you", Evidence.NONE.with(LakeFacts.WORKGROUP,
                        Sketch.<WorkGroup>refused())),
                expect("SEC-CATALOG-ENCRYPTION", passed, "SSE-KMS", Evidence.NONE.with(CATALOG_ENCRYPTION,
                        new CatalogEncryption("SSE-KMS", "k"))),
                expect("SEC-CATALOG-ENCRYPTION", failed, "DISABLED", Evidence.NONE.with(CATALOG_ENCRYPTION,
                        new CatalogEncryption("DISABLED", null))),
                expect("SEC-CATALOG-ENCRYPTION", unchecked, "not you", Evidence.NONE.with(CATALOG_ENCRYPTION,
                        Sketch.<CatalogEncryption>refused())),
                expect("SEC-PLAIN-TEXT", passed, "over TLS", kafka("SASL_SSL", "kafka.example:9092")),
                expect("SEC-PLAIN-TEXT", passed, "this machine", kafka("SASL_PLAINTEXT", "127.0.0.1:9,localhost:9")),
                expect("SEC-PLAIN-TEXT", passed, "this machine", kafka("SASL_PLAINTEXT", "[::1]:9092")),
                expect("SEC-PLAIN-TEXT", failed, "in plain text", kafka("SASL_PLAINTEXT", "127.0.0.1:9,far.example:9")),
                expect("SEC-PLAIN-TEXT", failed, "in plain text", kafka("SASL_PLAINTEXT", "127.0.0.1.example:9")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judges(Case one) {
        List<Outcome> outcomes = RuleBook.find(one.rule).orElseThrow().judging().judge()
                .judge(one.evidence, new Parameters(one.numbers));

        // Of several endpoints the last is Kafka's.
        Outcome outcome = outcomes.getLast();
        assertThat(outcome.kind()).as(outcome.says()).isEqualTo(one.kind);
        assertThat(outcome.says() + outcome.remedy().steps()).contains(one.says);
        assertThat(outcome.remedy().steps().isEmpty()).isEqualTo(one.kind != Kind.FAILED);
    }

    @Test
    void eachPolicyThatIsProposedMendsWhatItIsProposedFor() {
        for (Case one : cases().filter(it -> it.kind == Kind.FAILED).toList()) {
            Outcome outcome = RuleBook.find(one.rule).orElseThrow().judging().judge()
                    .judge(one.evidence, new Parameters(one.numbers)).getLast();
            outcome.remedy().policies().forEach(change -> {
                assertThat(change.json()).as(one.toString()).contains("\"Effect\"").doesNotContain("<");
                assertThat(change.holder()).as(one.toString()).isIn(BUCKET, ROLE);
            });
        }
        assertThat(policies("SEC-TLS")).isEqualTo(3);
        assertThat(policies("SEC-EXTERNAL-ID")).isEqualTo(1);
        assertThat(policies("SEC-TRUST-WILDCARD")).isEqualTo(1);
        assertThat(policies("SEC-BROAD-ROLE")).isEqualTo(4);
    }

    private static long policies(String rule) {
        return cases().filter(it -> it.rule.equals(rule) && it.kind == Kind.FAILED)
                .mapToLong(it -> RuleBook.find(rule).orElseThrow().judging().judge()
                        .judge(it.evidence, new Parameters(it.numbers)).getLast().remedy().policies().size())
                .sum();
    }

    @Test
    void everyRuleHasCasesThatPassFailAndCannotBeChecked() {
        List<String> looked = Stream.concat(
                cases().map(it -> it.rule + " " + it.kind),
                TopicRulesTest.cases().map(it -> it.rule() + " " + it.kind())).toList();
        assertThat(RuleBook.ALL).hasSize(36).allSatisfy(rule -> {
            assertThat(looked).contains(rule.id() + " " + Kind.PASSED, rule.id() + " " + Kind.FAILED);
            assertThat(rule.explanation().why()).isNotBlank();
            assertThat(rule.explanation().asks()).isNotBlank();
            assertThat(rule.explanation().mend()).isNotEmpty();
            assertThat(rule.id()).matches("(BP|SEC)-[A-Z-]+");
        });
        assertThat(RuleBook.ALL).extracting(it -> it.id()).doesNotHaveDuplicates();
    }
}
