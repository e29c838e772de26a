package tableflow.console.ui.doctor.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.domain.review.Scope;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.ui.doctor.review.ReviewViewModel.Phase;
import tableflow.console.ui.doctor.review.RuleFilter.Standing;
import tableflow.console.ui.doctor.review.RuleRow.State;
import tableflow.console.ui.work.TestWork;

class ReviewViewModelTest {

    private final TestWork work = TestWork.inline();
    private final FakeReviews reviews = new FakeReviews();
    private final ReviewViewModel model = new ReviewViewModel(reviews, work.work);

    private List<String> shown() {
        return model.rows().stream().map(RuleRow::id).toList();
    }

    private RuleRow row(String id) {
        return model.rows().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private Rule rule(String id) {
        return reviews.rules().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private int points() {
        return Objects.requireNonNull(model.reviewProperty().get()).score().points().orElseThrow();
    }

    @Test
    void rulesAreListedBeforeAnythingIsAsked() {
        reviews.onDisk = ReviewSettings.USUAL.with(FakeReviews.PUBLIC, RuleChoice.USUAL.off("public on purpose"));
        model.load();

        assertThat(model.rows()).hasSize(5).extracting(RuleRow::state).containsOnly(State.IDLE, State.OFF);
        assertThat(row(FakeReviews.PUBLIC).state()).isEqualTo(State.OFF);
        assertThat(shown()).last().isEqualTo(FakeReviews.PUBLIC);
        assertThat(reviews.reviews).isZero();
    }

    @Test
    void theWorstRuleIsFirstAndChosen() {
        model.load();
        model.run();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.DONE);
        assertThat(shown()).containsExactly(FakeReviews.PUBLIC, FakeReviews.AGE, FakeReviews.RETENTION,
                FakeReviews.CATALOG, FakeReviews.DOCUMENTED);
        assertThat(model.chosenProperty().get()).isEqualTo(FakeReviews.PUBLIC);
        assertThat(model.things()).singleElement().extracting(Outcome::says).asString().contains("anybody");
        assertThat(row(FakeReviews.CATALOG).state()).as("a missing permission is no failure")
                .isEqualTo(State.NOT_CHECKED);
    }

    @Test
    void whatIsAgainstARuleStandsBeforeWhatPassed() {
        model.load();
        model.run();
        model.chosenProperty().set(FakeReviews.RETENTION);
        assertThat(model.things()).extracting(it -> it.reviewed().name())
                .containsExactly("payments", "orders", "shipments", "refunds");
    }

    @Test
    void rulesAreFilteredByGroupSeverityStandingAndWords() {
        model.load();
        model.run();
        model.filterProperty().set(new RuleFilter("", Optional.of(Group.BEST_PRACTICE), Optional.empty(),
                Standing.ALL));
        assertThat(shown()).containsExactly(FakeReviews.RETENTION, FakeReviews.DOCUMENTED);

        model.filterProperty().set(new RuleFilter("", Optional.empty(), Optional.of(Severity.ERROR), Standing.ALL));
        assertThat(shown()).containsExactly(FakeReviews.PUBLIC);

        model.filterProperty().set(new RuleFilter("", Optional.empty(), Optional.empty(), Standing.NOT_CHECKED));
        assertThat(shown()).containsExactly(FakeReviews.CATALOG);

        model.filterProperty().set(new RuleFilter(" SCHEMAS say", Optional.empty(), Optional.empty(), Standing.ALL));
        assertThat(shown()).containsExactly(FakeReviews.DOCUMENTED);
        model.chosenProperty().set(FakeReviews.DOCUMENTED);
        assertThat(model.things()).as("the rule was looked for: all its things").hasSize(4);

        model.filterProperty().set(new RuleFilter("paym", Optional.empty(), Optional.empty(), Standing.ALL));
        assertThat(shown()).containsExactly(FakeReviews.RETENTION, FakeReviews.DOCUMENTED);
        assertThat(model.things()).extracting(it -> it.reviewed().name()).containsExactly("payments");

        model.filterProperty().set(new RuleFilter("nothing has this", Optional.empty(), Optional.empty(),
                Standing.ALL));
        assertThat(model.rows()).isEmpty();
        assertThat(model.things()).isEmpty();
        assertThat(model.chosenRowProperty().get()).isNull();

        model.filterProperty().set(RuleFilter.ALL);
        assertThat(model.chosenRowProperty().get()).as("the choice is still there").isNotNull();
    }

    @Test
    void aRuleIsSwitchedOffWithAReasonAndOnAgain() {
        model.load();
        model.run();
        int before = points();
        model.choices().switchOff(rule(FakeReviews.PUBLIC), " on purpose ");

        assertThat(row(FakeReviews.PUBLIC).state()).isEqualTo(State.OFF);
        assertThat(row(FakeReviews.PUBLIC).offBecause()).isEqualTo("on purpose");
        assertThat(points()).isGreaterThan(before);
        assertThat(reviews.onDisk.choice(FakeReviews.PUBLIC).on()).isFalse();
        assertThat(reviews.reviews).as("nobody was asked again").isEqualTo(1);

        model.choices().switchOn(rule(FakeReviews.PUBLIC));
        assertThat(row(FakeReviews.PUBLIC).state()).isEqualTo(State.BROKEN);
        assertThat(points()).isEqualTo(before);
    }

    @Test
    void aNumberIsChosenAndPutBack() {
        model.load();
        model.run();
        assertThat(row(FakeReviews.AGE).failed()).isEqualTo(1);

        assertThat(model.choices().choose(rule(FakeReviews.AGE), FakeReviews.DAYS, " 500 ")).isEmpty();
        assertThat(row(FakeReviews.AGE).state()).isEqualTo(State.PASSED);
        assertThat(reviews.onDisk.choice(FakeReviews.AGE).parameters()).isEqualTo(FakeReviews.days(500));

        for (String wrong : List.of("0", "3651", "ninety", "", "9223372036854775808")) {
            assertThat(model.choices().choose(rule(FakeReviews.AGE), FakeReviews.DAYS, wrong)).as(wrong)
                    .contains("1", "3,650");
        }
        assertThat(model.choices().number(rule(FakeReviews.AGE), FakeReviews.DAYS)).isEqualTo(500);

        model.choices().chooseUsual(rule(FakeReviews.AGE), FakeReviews.DAYS);
        assertThat(row(FakeReviews.AGE).failed()).isEqualTo(1);
        assertThat(reviews.onDisk.choice(FakeReviews.AGE).parameters()).isEmpty();
    }

    @Test
    void oneThingIsLetBeUntilADay() {
        model.load();
        model.run();
        Reviewed payments = new Reviewed(Scope.TOPIC, "payments");
        LocalDate day = LocalDate.of(2026, 11, 22);

        model.choices().waive(rule(FakeReviews.RETENTION), List.of(payments), "a day is enough", Optional.of(day));
        assertThat(row(FakeReviews.RETENTION).failed()).isZero();
        assertThat(row(FakeReviews.RETENTION).waived()).isEqualTo(1);
        assertThat(reviews.onDisk.waivers()).singleElement()
                .satisfies(waiver -> assertThat(waiver.until()).contains(day));

        model.filterProperty().set(new RuleFilter("", Optional.empty(), Optional.empty(), Standing.LET_BE));
        assertThat(shown()).containsExactly(FakeReviews.RETENTION);

        model.filterProperty().set(RuleFilter.ALL);
        model.choices().waive(rule(FakeReviews.RETENTION), List.of(payments), "it was", Optional.of(day.minusDays(1)));
        assertThat(row(FakeReviews.RETENTION).failed()).as("that is over").isEqualTo(1);

        model.choices().unwaive(rule(FakeReviews.RETENTION), List.of(payments));
        assertThat(reviews.onDisk.waivers()).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsTakenBack() {
        model.load();
        model.run();
        reviews.keepFails = RemoteFailure.of(Kind.FORBIDDEN, "write the settings of reviews", "access denied");

        model.choices().switchOff(rule(FakeReviews.PUBLIC), "on purpose");

        assertThat(row(FakeReviews.PUBLIC).state()).isEqualTo(State.BROKEN);
        var problem = Objects.requireNonNull(model.problemProperty().get());
        reviews.keepFails = null;
        Objects.requireNonNull(problem.retry()).run();
        assertThat(row(FakeReviews.PUBLIC).state()).isEqualTo(State.OFF);
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void nothingIsChangedBeforeItIsKnownWhatWasChosen() {
        model.choices().switchOff(rule(FakeReviews.PUBLIC), "too early");
        assertThat(reviews.kept).isEmpty();
        assertThat(row(FakeReviews.PUBLIC).state()).isEqualTo(State.IDLE);
    }

    @Test
    void whatIsKnownByNowIsShownAndStaysWhenItIsStopped() {
        List<State> seen = new ArrayList<>();
        reviews.before = soFar -> {
            soFar.accept(reviews.judged(ReviewSettings.USUAL));
            seen.add(row(FakeReviews.PUBLIC).state());
            model.cancel();
            throw RemoteFailure.cancelled("review the environment");
        };
        model.load();
        model.run();

        assertThat(seen).containsExactly(State.BROKEN);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPED);
        assertThat(row(FakeReviews.AGE).state()).isEqualTo(State.FAILED);
        assertThat(model.reportable()).isPresent();
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void whatIsChosenWhileItRunsCounts() {
        reviews.before = soFar -> {
            if (reviews.reviews == 1) {
                soFar.accept(reviews.judged(ReviewSettings.USUAL));
                model.choices().switchOff(rule(FakeReviews.PUBLIC), "meanwhile");
            }
        };
        model.load();
        model.run();
        assertThat(row(FakeReviews.PUBLIC).state()).isEqualTo(State.OFF);
        assertThat(reviews.onDisk.choice(FakeReviews.PUBLIC).on()).isFalse();
    }

    @Test
    void aFailureLeavesWhatWasFoundAndIsTriedAgain() {
        model.load();
        model.run();
        reviews.fails = RemoteFailure.of(Kind.UNAUTHORIZED, "use key K", "its secret is not in the secret store");
        model.run();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.FAILED);
        assertThat(row(FakeReviews.PUBLIC).state()).isEqualTo(State.BROKEN);
        reviews.fails = null;
        Objects.requireNonNull(Objects.requireNonNull(model.problemProperty().get()).retry()).run();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.DONE);
    }

    @Test
    void theReportIsOfWhatIsJudgedNow() {
        assertThat(model.reportable()).isEmpty();
        model.load();
        model.run();
        var before = model.reportable().orElseThrow();
        assertThat(before.name()).startsWith("review-test-20261122-");
        assertThat(before.text().as(ReportFormat.MARKDOWN)).isEqualTo("review as MARKDOWN with 3 failed");
        model.choices().switchOff(rule(FakeReviews.PUBLIC), "on purpose");
        assertThat(model.reportable().orElseThrow().text().as(ReportFormat.JSON))
                .isEqualTo("review as JSON with 2 failed");
    }
}
