package tableflow.console.ui.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.doctor.explain.Explainer;
import tableflow.console.service.doctor.keep.ExaminationStore;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.service.doctor.report.ExaminationReport;
import tableflow.console.service.port.DesktopFiles;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.service.support.Redactor;
import tableflow.console.ui.doctor.review.FakeReviews;
import tableflow.console.ui.doctor.review.ReviewServices;

/// A doctor whose verdicts the test decides: two checks a rung, all healthy at first.
final class FakeDoctor implements DoctorServices {

    static final Instant AT = Instant.parse("2026-11-22T10:15:30.250Z");

    static final String TRUST = """
            {
              "Effect": "Allow",
              "Principal": {"AWS": "arn:aws:iam::197857026523:role/prod-us-east-1-tableflow"},
              "Action": ["sts:AssumeRole", "sts:TagSession"],
              "Condition": {"StringEquals": {"sts:ExternalId": "7f3c2a1b-cspi-4kd21"}}
            }""";

    final Profile profile = new Profile(
            "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
            new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                    KeyRef.inline("key", new Secret("secret")), null),
            null, null, null, null);

    /// What each check says, by id.
    final Map<String, Verdict> verdicts = new java.util.TreeMap<>();
    final List<Subject> examined = new ArrayList<>();
    final List<Set<Rung>> again = new ArrayList<>();
    List<String> topics = List.of("orders", "payments", "shipments");
    /// Called before a rung's verdicts are told.
    Consumer<Rung> before = rung -> {};

    Instant at = AT;

    /// What the desktop was asked to open.
    final List<Path> opened = new CopyOnWriteArrayList<>();
    boolean opens = true;
    final FakeReviews reviews = new FakeReviews();

    private final List<Check> checks = new ArrayList<>();
    private @Nullable ExaminationStore store;

    /// @param folder for what is kept
    FakeDoctor(Path folder) {
        this();
        store = ExaminationStore.of(folder, "test", text -> text, InstantSource.fixed(AT));
    }

    FakeDoctor() {
        for (Rung rung : Rung.values()) {
            for (int i = 1; i <= 2; i++) {
                String id = rung.key() + "-" + i;
                checks.add(new Check(id, rung, "Check " + i + " of " + rung.key(), Set.of(), Set.of(), evidence ->
                        Verdict.healthy("As it should be.")));
                verdicts.put(id, Verdict.healthy("As it should be."));
            }
        }
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public List<Check> checks() {
        return checks;
    }

    @Override
    public Examination examine(Subject subject, Watcher watcher) {
        examined.add(subject);
        return go(subject, EnumSet.allOf(Rung.class), null, watcher);
    }

    @Override
    public Examination again(Examination beforeIt, Set<Rung> rungs, Watcher watcher) {
        again.add(rungs);
        return go(beforeIt.subject(), rungs, beforeIt, watcher);
    }

    /// How often EXPLAIN was run.
    final AtomicInteger explained = new AtomicInteger();

    @Override
    public Examination explainInAthena(Examination beforeIt, Watcher watcher) {
        explained.incrementAndGet();
        return go(beforeIt.subject(), Set.of(Rung.ATHENA), beforeIt, watcher);
    }

    @Override
    public ExaminationStore store() {
        return Objects.requireNonNull(store);
    }

    @Override
    public Explanation explain(String text) {
        return new Explainer(new Redactor()).explain(text);
    }

    @Override
    public String report(Examination examination, ReportFormat format) {
        return new ExaminationReport(text -> text).of(examination, format);
    }

    @Override
    public ReviewServices reviews() {
        return reviews;
    }

    @Override
    public DesktopFiles files() {
        return file -> {
            opened.add(file);
            return opens;
        };
    }

    @Override
    public List<String> topics() {
        return topics;
    }

    /// An examination as it would come out now.
    Examination result() {
        return go(Subject.of(profile, "payments"), EnumSet.allOf(Rung.class), null, Watcher.NONE);
    }

    private Examination go(Subject subject, Set<Rung> rungs, @Nullable Examination old, Watcher watcher) {
        Map<Rung, RungReport> reports = new EnumMap<>(Rung.class);
        if (old != null) {
            old.rungs().forEach(report -> reports.put(report.rung(), report));
        }
        for (Rung rung : rungs) {
            watcher.asking(rung, "look at the " + rung.key());
            before.accept(rung);
            List<Checked> checked = new ArrayList<>();
            for (Check check : checks) {
                if (check.rung() == rung) {
                    Verdict verdict = Objects.requireNonNull(verdicts.get(check.id()));
                    watcher.verdict(check, verdict);
                    checked.add(new Checked(check, verdict));
                }
            }
            RungReport report = new RungReport(rung, checked, List.of(call(rung)), Duration.ofMillis(210));
            reports.put(rung, report);
            watcher.rung(report);
        }
        return new Examination(subject, at, Duration.ofMillis(1840), List.copyOf(reports.values()),
                Evidence.NONE.with(Facts.SUBJECT, subject));
    }

    static Call call(Rung rung) {
        return new Call(Source.IAM, "iam:GetRole", "arn:aws:iam::123456789012:role/" + rung.key(), "200",
                "4f1a7c2e-0b6d-4a3e-9a51-7cf2b8d1c9aa", AT, Duration.ofMillis(87));
    }

    /// A role that does not trust Confluent, with all that a finding can have.
    static Finding untrusted() {
        return Finding.of("R2", Rung.ROLE, Severity.ERROR,
                        "The trust policy of role tableflow names the external id 0000, and Confluent sends "
                                + "7f3c2a1b-cspi-4kd21.")
                .supportedBy(List.of(call(Rung.ROLE), call(Rung.INTEGRATION)))
                .contradictedBy(List.of("Tableflow wrote to the bucket three hours ago, by what Glue says."))
                .unchecked(List.of("Service control policies could not be read: organizations:DescribePolicy is "
                        + "not allowed."))
                .remedy(Remedy.steps(List.of("Open the role tableflow in IAM.",
                                "Put the external id of the integration into the trust policy's condition.",
                                "Wait a minute, and examine from this rung down."))
                        .change(new PolicyChange(Where.TRUST_POLICY,
                                "arn:aws:iam::123456789012:role/tableflow", TRUST, false,
                                "It lets Confluent's role in with the external id of integration cspi-4kd21."))
                        .action(new Action(Action.Kind.SHOW_TOPIC, "payments")));
    }

    /// What follows from it.
    static Finding failed() {
        return Finding.of("T1", Rung.TABLEFLOW, Severity.ERROR,
                "Tableflow says of payments: not authorized to perform sts:AssumeRole on role tableflow.");
    }

    static Finding warning(int number) {
        return Finding.of("S13", Rung.BUCKET, Severity.WARNING,
                "A rule of the bucket removes objects under payments-" + number + "/ after 30 days.");
    }

    /// The usual trouble: a role that is not trusted, a topic that failed, a warning, something not looked at.
    FakeDoctor troubled() {
        verdicts.put("role-1", Verdict.of(untrusted()));
        verdicts.put("tableflow-2", Verdict.of(failed()));
        verdicts.put("bucket-2", Verdict.of(List.of(warning(1), warning(2))));
        verdicts.put("kms-1", Verdict.notChecked(
                "It needs the key policy, which could not be read: kms:GetKeyPolicy is not allowed."));
        verdicts.put("kms-2", Verdict.notChecked("It needs the key policy, which could not be read."));
        verdicts.put("glue-2", Verdict.notChecked("Lake Formation's settings could not be read."));
        return this;
    }
}
