package tableflow.console.ui.doctor.review;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.Scope;
import tableflow.console.service.report.ReportFormat;

/// Rules over things of the test's own: topics whose retention is too short, keys of an age, a bucket that is open.
public final class FakeReviews implements ReviewServices {

    public static final Instant AT = Instant.parse("2026-11-22T10:15:30Z");
    public static final String RETENTION = "BP-RETENTION";
    public static final String DOCUMENTED = "BP-DOCUMENTED";
    public static final String AGE = "SEC-KEY-AGE";
    public static final String PUBLIC = "SEC-PUBLIC";
    public static final String CATALOG = "SEC-CATALOG";
    static final Parameter DAYS = new Parameter("days", "Days until a key is old", Parameter.Unit.DAYS, 1, 3650, 90);
    static final String POLICY = """
            {
              "Sid": "OnlyTheAccount",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": ["arn:aws:s3:::lake", "arn:aws:s3:::lake/*"]
            }""";

    /// The topics, each with the days for which its records stay.
    public List<String> topics = List.of("orders", "payments", "shipments", "refunds");
    /// Called before the outcome of a review, with what is told meanwhile.
    Consumer<Consumer<Review>> before = soFar -> {};
    ReviewSettings onDisk = ReviewSettings.USUAL;
    @Nullable RemoteFailure keepFails;
    @Nullable RemoteFailure fails;
    int reviews;
    final List<ReviewSettings> kept = new ArrayList<>();
    public boolean readOnly;

    private final List<Rule> rules = List.of(
            rule(RETENTION, Group.BEST_PRACTICE, Severity.WARNING, 4, "Records stay long enough",
                    (evidence, numbers) -> topics().map(this::retention).toList()),
            rule(DOCUMENTED, Group.BEST_PRACTICE, Severity.WARNING, 3, "Schemas say what fields mean",
                    (evidence, numbers) -> topics().map(topic -> Outcome.passed(topic,
                            "All 12 fields of " + topic.name() + " are described.")).toList()),
            new Rule(AGE, Group.SECURITY, Scope.KEY, Severity.WARNING, 6, "API keys are changed in time",
                    explanation(), List.of(DAYS), new Rule.Judging(Set.of(), (evidence, numbers) -> List.of(
                            age("KEY1", 40, numbers.of(DAYS)), age("KEY2", 400, numbers.of(DAYS))))),
            rule(PUBLIC, Group.SECURITY, Severity.ERROR, 10, "Nobody gets in from outside",
                    (evidence, numbers) -> List.of(Outcome.failed(new Reviewed(Scope.BUCKET, "lake"),
                                    "The policy of bucket lake lets anybody read.",
                                    Remedy.steps(List.of("Add the statement to the bucket's policy.",
                                                    "Review again."))
                                            .change(new PolicyChange(Where.BUCKET_POLICY, "lake", POLICY, false,
                                                    "It denies everybody who is not of this account.")))
                            .shownBy(List.of(new Call(Source.S3, "s3:GetBucketPolicy", "lake", "200", "REQ-1", AT,
                                    Duration.ofMillis(31)))))),
            rule(CATALOG, Group.SECURITY, Severity.WARNING, 2, "Glue's catalog is encrypted",
                    (evidence, numbers) -> List.of(Outcome.notChecked(new Reviewed(Scope.ACCOUNT, "123456789012"),
                            "glue:GetDataCatalogEncryptionSettings is not allowed."))));

    private java.util.stream.Stream<Reviewed> topics() {
        return topics.stream().map(name -> new Reviewed(Scope.TOPIC, name));
    }

    private Outcome retention(Reviewed topic) {
        return topic.name().startsWith("pay") || topic.name().endsWith("7")
                ? Outcome.failed(topic, "Records of " + topic.name() + " stay for 1 day, less than 7.",
                        Remedy.steps(List.of("Set retention.ms of " + topic.name() + " to a week or more."))
                                .action(new Remedy.Action(Remedy.Action.Kind.SHOW_TOPIC, topic.name())))
                : Outcome.passed(topic, "Records of " + topic.name() + " stay for 7 days.");
    }

    private static Outcome age(String key, long days, long most) {
        Reviewed thing = new Reviewed(Scope.KEY, key);
        String says = key + " is " + days + " days old; it may be " + most + ".";
        return days <= most ? Outcome.passed(thing, says)
                : Outcome.failed(thing, says, Remedy.steps(List.of("Make a new key.", "Delete the old one.")));
    }

    private static Rule rule(
            String id, Group group, Severity severity, int weight, String title, Rule.Judge judge) {
        return new Rule(id, group, Scope.TOPIC, severity, weight, title, explanation(), List.of(),
                new Rule.Judging(Set.of(), judge));
    }

    private static Explanation explanation() {
        return new Explanation("What is lost cannot be read again, and nobody notices in time.",
                "Each of them is as it should be.",
                List.of("Look at what is against it.", "Mend it.", "Review again."));
    }

    /// Topics by the thousand, with names that never end.
    public FakeReviews many(int count) {
        topics = IntStream.range(0, count)
                .mapToObj(i -> "eu-central-1.billing.invoice-adjustment-of-the-previous-quarter.v" + i)
                .toList();
        return this;
    }

    @Override
    public Profile profile() {
        return new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
    }

    @Override
    public List<Rule> rules() {
        return rules;
    }

    @Override
    public Review review(ReviewSettings settings, Progress progress, Consumer<Review> soFar) {
        reviews++;
        progress.report("list topics", 1, 4);
        before.accept(soFar);
        if (fails != null) {
            throw fails;
        }
        return judged(settings);
    }

    /// What a review finds with these settings.
    Review judged(ReviewSettings settings) {
        return Review.judge(
                new Review.About(Subject.of(profile()), AT, Duration.ofMillis(1840)), rules, settings, Evidence.NONE);
    }

    @Override
    public ReviewSettings settings() {
        return onDisk;
    }

    @Override
    public void keep(ReviewSettings settings) {
        if (keepFails != null) {
            throw keepFails;
        }
        onDisk = settings;
        kept.add(settings);
    }

    @Override
    public String report(Review review, ReportFormat format) {
        return "review as " + format + " with " + review.score().failed() + " failed";
    }

    /// For maps of choices in assertions.
    static Map<String, Long> days(long days) {
        return Map.of(DAYS.name(), days);
    }
}
