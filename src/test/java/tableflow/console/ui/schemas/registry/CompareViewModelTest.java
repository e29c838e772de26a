package tableflow.console.ui.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.RegistryShelf.History;
import tableflow.console.service.schemas.registry.VersionComparer.Comparison;
import tableflow.console.ui.schemas.registry.CompareViewModel.Choice;
import tableflow.console.ui.work.TestWork;

/// Which two texts stand side by side, and where in them one is.
class CompareViewModelTest {

    private static final String ONE = "syntax = \"proto3\";\nmessage A {\n  string a = 1;\n}\n";
    private static final String TWO = "syntax = \"proto3\";\nmessage A {\n  string a = 1;\n  string b = 2;\n}\n";
    private static final String DRAFT =
            "syntax = \"proto3\";\n// first\nmessage A {\n  string a = 1;\n  int32 c = 3;\n}\n";

    private final TestWork jobs = TestWork.inline();
    private final List<String> asked = new ArrayList<>();
    private final CompareViewModel model = new CompareViewModel(CompareKit.of(jobs.work, asked));

    private static RegisteredSchema version(int number, String text, SchemaReference... references) {
        return new RegisteredSchema(new SchemaVersion("a", number, number, Open.of(SchemaFormat.PROTOBUF), text,
                List.of(references)), null, number == 1);
    }

    private static History history(RegisteredSchema... versions) {
        return new History(SubjectName.of("a"), List.of(versions), 0);
    }

    private static DraftInHand draft(String text) {
        return new DraftInHand("a", SchemaFormat.PROTOBUF, text, List.of(), Optional.empty());
    }

    private Comparison comparison() {
        return Objects.requireNonNull(model.comparisonProperty().get());
    }

    @Test
    void aDraftThatStandsAloneIsComparedWithNothing() {
        model.draft(draft(DRAFT));
        model.offer(null);
        assertThat(model.choices()).extracting(Choice::name).hasSize(1);
        assertThat(model.comparisonProperty().get()).isNull();
        assertThat(model.changeProperty().get()).isNegative();
        model.step(1);
        assertThat(model.changeProperty().get()).isNegative();
    }

    @Test
    void theNewestVersionStandsBesideTheDraftAtFirst() {
        model.draft(draft(DRAFT));
        model.offer(history(version(1, ONE), version(2, TWO)));
        assertThat(model.choices().stream().map(it -> it.version().map(RegisteredSchema::number).orElse(0)))
                .containsExactly(0, 2, 1);
        assertThat(model.choices().getLast().name()).isNotEqualTo(model.choices().get(1).name().replace("2", "1"))
                .as("a deleted one says so").contains("1");
        assertThat(Objects.requireNonNull(model.leftProperty().get()).version().orElseThrow().number()).isEqualTo(2);
        assertThat(Objects.requireNonNull(model.rightProperty().get()).version()).isEmpty();
        assertThat(comparison().lines().changes()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(model.changeProperty().get()).isZero();
    }

    @Test
    void stepsEndAtTheFirstAndTheLastChange() {
        model.draft(draft(DRAFT));
        model.offer(history(version(1, ONE), version(2, TWO)));
        int last = comparison().lines().changes().size() - 1;
        IntStream.range(0, 10).forEach(it -> model.step(1));
        assertThat(model.changeProperty().get()).isEqualTo(last);
        IntStream.range(0, 10).forEach(it -> model.step(-1));
        assertThat(model.changeProperty().get()).isZero();
    }

    @Test
    void twoVersionsAreChosenWithOneComparison() {
        model.draft(draft(DRAFT));
        model.offer(history(version(1, ONE), version(2, TWO)));
        List<Comparison> seen = new ArrayList<>();
        model.comparisonProperty().subscribe((before, now) -> {
            if (now != null) {
                seen.add(now);
            }
        });
        model.choose(1, 2);
        assertThat(seen).hasSize(1);
        assertThat(comparison().lines().changes()).hasSize(1);
        model.choose(2, 2);
        assertThat(model.changeProperty().get()).as("nothing differs").isNegative();
        model.choose(1, null);
        assertThat(Objects.requireNonNull(model.rightProperty().get()).version()).isEmpty();
    }

    @Test
    void aDraftThatIsTypedIsComparedAnewOnlyWhereItIsShown() {
        model.draft(draft(DRAFT));
        model.offer(history(version(1, ONE), version(2, TWO)));
        model.draft(draft(TWO));
        assertThat(comparison().lines().changes()).isEmpty();
        model.choose(1, 2);
        Comparison before = comparison();
        model.draft(draft(ONE));
        assertThat(comparison()).isSameAs(before);
    }

    @Test
    void whatWasFoundOfOthersIsNotShownWhileTwoAreCompared() {
        TestWork queued = TestWork.queued();
        CompareViewModel slow = new CompareViewModel(CompareKit.of(queued.work, asked));
        slow.draft(draft(DRAFT));
        slow.offer(history(version(1, ONE), version(2, TWO)));
        assertThat(slow.busyProperty().get()).isTrue();
        queued.runNext();
        Comparison first = Objects.requireNonNull(slow.comparisonProperty().get());
        slow.draft(draft(ONE));
        assertThat(slow.comparisonProperty().get()).as("of the same two, while one is typed").isSameAs(first);
        queued.runNext();
        slow.choose(1, 2);
        assertThat(slow.busyProperty().get()).isTrue();
        assertThat(slow.comparisonProperty().get()).isNull();
        assertThat(slow.changeProperty().get()).isNegative();
        queued.runNext();
        assertThat(slow.comparisonProperty().get()).isNotNull();
    }

    @Test
    void whatCannotBeReadIsToldAndTriedAgain() {
        model.draft(draft(DRAFT));
        model.offer(history(version(1, ONE),
                version(2, TWO, new SchemaReference("other.proto", "other", 1))));
        assertThat(model.comparisonProperty().get()).isNull();
        assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().why()).isEqualTo("nobody answers");
        assertThat(asked).isNotEmpty();
        model.choose(1, null);
        assertThat(model.problemProperty().get()).isNull();
        assertThat(comparison().lines().changes()).isNotEmpty();
        assertThat(jobs.unhandled).isEmpty();
    }
}
