package tableflow.console.domain.doctor.check.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.Reading;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

/// Evidence for tests: an operator, an integration with its role, and a bucket.
final class Made {
    static final String ACCOUNT = "111111111111";
    static final String ROLE = "arn:aws:iam::111111111111:role/team/writer";
    static final String CONFLUENT = "arn:aws:iam::222222222222:role/tableflow-x";
    static final String BUCKET = "tables";
    static final ProviderIntegration INTEGRATION =
            new ProviderIntegration("cspi-1", "storage", "env-1", ROLE, CONFLUENT, "id-1", List.of());
    static final Facts.Caller OPERATOR = new Facts.Caller(ACCOUNT, "arn:aws:sts::111111111111:assumed-role/ops/ann");

    private Made() {}

    static Evidence evidence() {
        KeyRef key = new KeyRef("K", null, new Secret("s"));
        Profile profile = new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(URI.create("https://api.example"), null, null, key, null),
                new Profile.Kafka("lkc-1", "b:9092", null, "SASL_SSL", null), null, null,
                new Profile.Aws("eu-central-1", null, null, BUCKET, Map.of(), null));
        return Evidence.NONE
                .with(Facts.SUBJECT, Subject.of(profile))
                .with(Facts.CALLER, OPERATOR)
                .with(Facts.BUCKET, BUCKET)
                .with(Facts.STORAGE_INTEGRATION, INTEGRATION)
                .with(Facts.CATALOG_ROLE_INTEGRATION, INTEGRATION);
    }

    static PolicyDocument policy(PolicyKind kind, String statements) {
        try {
            return PolicyDocument.read(Reading.tree(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}"), kind);
        } catch (MalformedPolicy e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, Object> statement(String json) {
        try {
            return PolicyDocument.read(Map.of("Statement", Reading.tree(json)), json.contains("Principal")
                    ? json.contains("Resource") ? PolicyKind.RESOURCE : PolicyKind.TRUST : PolicyKind.IDENTITY)
                    .statements().getFirst();
        } catch (MalformedPolicy e) {
            throw new AssertionError(e);
        }
    }

    static IamRole role() {
        return new IamRole("writer", ROLE, "/team/", "AROAWRITERWRITER", "{}", null, null);
    }

    static Simulated simulated(String action, String resource, String decision) {
        return new Simulated(action, resource, Open.of(Simulated.Decision.class, decision), List.of(), List.of(), null,
                null);
    }

    static <T> Answer<T> refused(Source source, RemoteFailure.Kind kind, String code, String why) {
        return new Answer.Refused<>(source, RemoteFailure.of(kind, "ask", why).withCode(code), List.of());
    }

    static <T> Answer<T> forbidden(Source source, String action) {
        return refused(source, RemoteFailure.Kind.FORBIDDEN, "AccessDenied", "User: " + OPERATOR.arn()
                + " is not authorized to perform: " + action + " because no identity-based policy allows the " + action
                + " action");
    }

    static Verdict judge(String check, Evidence evidence) {
        Check found = AwsChecks.ALL.stream().filter(one -> one.id().equals(check)).findFirst().orElseThrow();
        return found.judge(evidence);
    }

}
