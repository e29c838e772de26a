package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.BUCKET_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.ENCRYPTION;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.LIFECYCLE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.TRUST;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.VERSIONING;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.API_KEYS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.INTEGRATIONS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SERVICE_ACCOUNTS;
import static tableflow.console.domain.review.ReviewFacts.ROLE_POLICIES;
import static tableflow.console.domain.review.ReviewFacts.WIDE_BINDINGS;
import static tableflow.console.domain.review.rule.Topic.BUCKET;
import static tableflow.console.domain.review.rule.Topic.topic;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.lake.LakeFacts;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.RolePolicy;

/// Evidence about buckets, roles, keys and queries, for tests of the rules of security.
final class Sketch {

    static final String ARN = "arn:aws:s3:::" + BUCKET;
    static final String ACCOUNT = "111122223333";
    static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/tableflow";
    static final String CONFLUENT = "arn:aws:iam::444455556666:role/confluent";
    static final String ID = "the-external-id";
    static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    private Sketch() {}

    static <T> Answer<T> refused() {
        return new Answer.Refused<>(Source.S3, RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "ask", "not you"),
                List.of());
    }

    static <T> Evidence bucket(Fact<T> fact, T value) {
        return topic(it -> it).with(fact.about(BUCKET), value)
                .with(Facts.CALLER, new Facts.Caller(ACCOUNT, "arn:aws:iam::" + ACCOUNT + ":user/me"));
    }

    static <T> Evidence bucketRefused(Fact<T> fact) {
        return topic(it -> it).with(fact.about(BUCKET), Sketch.<T>refused());
    }

    static Map<String, Object> statement(Object... namesAndValues) {
        Map<String, Object> statement = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            statement.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return statement;
    }

    static Map<String, Object> allow(Object principal, Object... more) {
        Map<String, Object> statement = statement("Sid", "In", "Effect", "Allow", "Principal", principal, "Action",
                List.of("s3:GetObject", "s3:ListBucket"), "Resource", List.of(ARN, ARN + "/*"));
        statement.putAll(statement(more));
        return statement;
    }

    static Map<String, Object> deny(Object... more) {
        Map<String, Object> statement = statement("Effect", "Deny", "Principal", "*", "Action", "s3:*",
                "Resource", List.of(ARN, ARN + "/*"));
        statement.putAll(statement(more));
        return statement;
    }

    static Map<String, Object> when(String operator, String key, Object value) {
        return Map.of(operator, Map.of(key, value));
    }

    static Evidence policy(Map<String, Object> one) {
        return policy(List.of(one));
    }

    static Evidence policy(Map<String, Object> one, Map<String, Object> other) {
        return policy(List.of(one, other));
    }

    static Evidence policy(List<Map<String, Object>> statements) {
        return bucket(BUCKET_POLICY, Optional.of(PolicyDocument.of(PolicyKind.RESOURCE, statements)));
    }

    static Evidence integration(@Nullable String externalId, List<String> usages) {
        return topic(it -> it).with(INTEGRATIONS, List.of(
                new ProviderIntegration("cspi-1", "one", "env-1", ROLE, CONFLUENT, externalId, usages)));
    }

    static Map<String, Object> assume(Object principal, Object... more) {
        Map<String, Object> statement = statement("Effect", "Allow", "Principal", Map.of("AWS", principal),
                "Action", "sts:AssumeRole");
        statement.putAll(statement(more));
        return statement;
    }

    static Evidence trust(Map<String, Object> statement) {
        return integration(ID, List.of()).with(TRUST.about(ROLE),
                PolicyDocument.of(PolicyKind.TRUST, List.of(statement)));
    }

    static Evidence rights(Object... namesAndValues) {
        Map<String, Object> statement = statement("Sid", "S", "Effect", "Allow");
        statement.putAll(statement(namesAndValues));
        return integration(ID, List.of()).with(Facts.SUBJECT, Subject.of(profile("SASL_SSL", "kafka.example:9092")))
                .with(ROLE_POLICIES.about(ROLE), List.of(
                        new RolePolicy("own", PolicyDocument.of(PolicyKind.IDENTITY, List.of(statement)))));
    }

    static Evidence key(String owner, KeyPurpose purpose, @Nullable String made) {
        return Evidence.NONE.with(ReviewFacts.NOW, NOW).with(API_KEYS, List.of(new ApiKeyInfo("KEY1", "writer", "",
                owner, purpose, "lkc-1", made == null ? null : Instant.parse(made))));
    }

    static Evidence owned(String... accounts) {
        return key("sa-1", KeyPurpose.KAFKA, null).with(SERVICE_ACCOUNTS, Stream.of(accounts)
                .map(id -> new ServiceAccount(id, "writer", "")).toList());
    }

    static Evidence bound(String principal, String role) {
        return key("sa-1", KeyPurpose.KAFKA, null).with(WIDE_BINDINGS,
                List.of(new RoleBinding("rb-1", principal, role, "crn://confluent.cloud/organization=o")));
    }

    static Evidence workgroup(boolean enforced, @Nullable String encryption, OptionalLong cutoff) {
        return Evidence.NONE.with(LakeFacts.WORKGROUP, new WorkGroup(
                new WorkGroup.Summary("primary", Open.of(WorkGroup.State.ENABLED), "", null, null),
                new WorkGroup.Settings(enforced, "s3://results/", encryption, null, cutoff, false, false, false,
                        false)));
    }

    static Evidence results(Optional<BucketEncryption> encryption) {
        return workgroup(false, null, OptionalLong.empty()).with(LakeFacts.RESULTS, S3Uri.parse("s3://results/"))
                .with(ENCRYPTION.about("results"), encryption);
    }

    static Profile profile(String protocol, String servers) {
        return new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(URI.create("https://api.example"), null, "env-1", KeyRef.stored("K", "c"), null),
                new Profile.Kafka("lkc-1", servers, null, protocol, null), null, null,
                new Profile.Aws("eu-west-1", null, null, BUCKET, Map.of(), null));
    }

    static Evidence kafka(String protocol, String servers) {
        return Evidence.NONE.with(Facts.SUBJECT, Subject.of(profile(protocol, servers)));
    }

    static LifecycleRule rule(boolean expires, boolean tidies, String prefix) {
        return new LifecycleRule("r1", true, prefix, false, expires, List.of(), tidies, false);
    }

    static Evidence versions(@Nullable String versioning, LifecycleRule... rules) {
        return bucket(VERSIONING, Optional.ofNullable(versioning)).with(LIFECYCLE.about(BUCKET), List.of(rules));
    }

    static KmsKey kms(KmsKey.State state) {
        return new KmsKey("k", "arn:aws:kms:eu-west-1:1:key/k", "1", Open.of(state), false, null);
    }
}
