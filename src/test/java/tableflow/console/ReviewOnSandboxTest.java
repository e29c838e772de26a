package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.domain.review.RuleReport;
import tableflow.console.domain.review.RuleReport.Standing;
import tableflow.console.domain.review.Scope;
import tableflow.console.domain.review.Waiver;
import tableflow.console.sandbox.armoury.Lab;
import tableflow.console.sandbox.armoury.Recorder;
import tableflow.console.sandbox.armoury.Scene;
import tableflow.console.sandbox.armoury.Violations;
import tableflow.console.sandbox.armoury.Violations.Violation;

/// All rules on a real environment: in order, with full points for what can be checked; and with one thing done to it,
/// where exactly the rule fails that it is against. Every call goes through a recorder, which lets none be that changes
/// something.
@Tag("journey")
class ReviewOnSandboxTest extends RecordedLab {
    private static Review review(Scene scene, ReviewSettings settings) throws IOException {
        return looking(scene, profile -> Diagnosis.reviewer(wiring, profile).review(profile, settings, Progress.NONE));
    }

    /// The lab's schemas say nothing of their fields, its catalog has no key, and its own keys are an administrator's.
    private static ReviewSettings settings() {
        return ReviewSettings.USUAL
                .with("BP-SCHEMA-DOCS", RuleChoice.USUAL.off("the lab's schemas are short"))
                .with("SEC-KEY-SCOPE", RuleChoice.USUAL.off("the lab is its administrator's"))
                .waived(new Waiver("SEC-CATALOG-ENCRYPTION", new Reviewed(Scope.ACCOUNT, "Glue catalog"),
                        "throw-away data", Optional.of(LocalDate.of(2999, 12, 31))));
    }

    private static String told(Review review) {
        return review.rules().stream().flatMap(report -> report.outcomes().stream()
                        .filter(it -> !it.is(Kind.PASSED) && !it.is(Kind.NOT_APPLICABLE))
                        .map(it -> report.rule().id() + " " + it.kind() + ": " + it.says()))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static Set<String> failed(Review review) {
        return review.rules().stream().filter(it -> it.standing() == Standing.FAILED).map(it -> it.rule().id())
                .collect(Collectors.toSet());
    }

    static List<Violation> violations() {
        return Violations.all();
    }

    @Test
    void whereAllIsInOrderItHasAllPoints(Lab lab) throws Exception {
        try (Scene scene = Violations.hardened(lab)) {
            Review done = review(scene, settings());

            assertThat(failed(done)).as(told(done)).isEmpty();
            assertThat(done.score().points()).hasValue(100);
            assertThat(done.isBroken()).isFalse();
            // A lab of a minute has no traffic that was measured.
            assertThat(done.rules()).filteredOn(it -> it.standing() == Standing.NOT_CHECKED).as(told(done))
                    .extracting(it -> it.rule().id()).isSubsetOf("BP-PARTITIONS");
            assertThat(done.rules()).filteredOn(it -> it.standing() == Standing.OFF).hasSize(2);
            assertThat(report(done, "SEC-CATALOG-ENCRYPTION").standing()).isEqualTo(Standing.WAIVED);
            assertThat(done.rules()).filteredOn(it -> it.standing() == Standing.PASSED).hasSizeGreaterThan(24);
        }
    }

    @ParameterizedTest
    @MethodSource("violations")
    void whatIsAgainstARuleFailsThatRuleAlone(Violation violation, Lab lab) throws Exception {
        try (Scene scene = violation.armed(lab)) {
            Review done = review(scene, settings());

            assertThat(failed(done)).as(told(done)).isEqualTo(violation.rules());
            assertThat(done.score().points().orElseThrow()).isLessThan(100);
            for (String rule : violation.rules()) {
                Outcome first = report(done, rule).outcomes().stream().filter(it -> it.is(Kind.FAILED)).findFirst()
                        .orElseThrow();
                assertThat(first.says()).isNotBlank();
                assertThat(first.remedy().steps()).isNotEmpty();
            }
        }
    }

    @Test
    void whatTheOperatorMayNotReadIsNotCheckedAndNoFailure(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            Review done = review(scene, settings());

            assertThat(report(done, "SEC-BROAD-ROLE").standing()).isEqualTo(Standing.NOT_CHECKED);
            assertThat(report(done, "SEC-BROAD-ROLE").outcomes()).singleElement()
                    .satisfies(it -> assertThat(it.says()).contains("iam:ListRolePolicies"));
            assertThat(done.score().coverage()).isLessThan(100);
        }
    }

    @Test
    void onlyWhatARuleLooksAtIsAskedFor(Lab lab) throws Exception {
        ReviewSettings oneRule = ReviewSettings.USUAL;
        for (RuleReport report : review(lab.healthy(), ReviewSettings.USUAL).rules()) {
            oneRule = report.rule().id().equals("SEC-KEY-AGE")
                    ? oneRule
                    : oneRule.with(report.rule().id(), RuleChoice.USUAL.off(""));
        }

        Review done = review(lab.healthy(), oneRule);

        assertThat(report(done, "SEC-KEY-AGE").standing()).as(told(done)).isEqualTo(Standing.PASSED);
        assertThat(recorder.calls()).extracting(Recorder.Call::service).containsOnly("confluent");
    }

    private static RuleReport report(Review review, String rule) {
        return review.rules().stream().filter(it -> it.rule().id().equals(rule)).findFirst().orElseThrow();
    }
}
