package tableflow.console.domain.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.SchemaChange.Impact;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;
import tableflow.console.domain.schema.diff.SchemaChange.Subject;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.domain.table.TableRule;

/// Findings and problems go to the change that is nearest: as when each is held against every change.
class NearestChangeTest {

    private static final int ROUNDS = 400;
    private static final List<String> RULES = List.of("REQUIRED_ATTRIBUTE_ADDED",
            "PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL", "ENUM_ARRAY_NARROWED", "ONEOF_FIELD_REMOVED",
            "TYPE_CHANGED", "MAX_LENGTH_ADDED", "NAME_MISMATCH", "FIELD_NAMED_TYPE_CHANGED");

    private final Random random = new Random(7);

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String steps(String separator, List<String> steps) {
        return IntStream.range(0, random.nextInt(5)).mapToObj(i -> one(steps)).collect(Collectors.joining(separator));
    }

    /// Few names, so that many are near to each other, and such as nobody means.
    private String name() {
        return random.nextInt(12) == 0 ? one(List.of("", ".", "a.", ".a", "a..b", ".."))
                : steps(".", List.of("a", "b", "M", "key"));
    }

    private String pointer() {
        String steps = steps("/", List.of("properties", "a", "b", "items", "required", "0", ""));
        return one(List.of("#/", "/", "", "#")) + steps;
    }

    private List<String> pointers() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> pointer()).toList();
    }

    private List<SchemaChange> changes() {
        List<SchemaChange> changes = new ArrayList<>();
        int most = random.nextInt(30);
        for (int i = 0; i < most; i++) {
            Subject subject = new Subject(one(List.of(Role.values())), name(), one(List.of("", "oneof")), pointers(),
                    pointers());
            changes.add(new SchemaChange(one(List.of(Kind.values())), subject, name(), name(), Impact.NONE));
        }
        return changes;
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void aFindingGoesToTheNearest(SchemaFormat format) {
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, String> shared = new HashMap<>();
            IntStream.range(0, random.nextInt(4)).forEach(i -> shared.put(pointer(), pointer()));
            Impacts impacts = new Impacts(format, changes(), shared);
            for (int i = 0; i < 12; i++) {
                SchemaDifference finding = new SchemaDifference(one(RULES), pointer(), false, "");
                CompatibilityDirection direction = one(List.of(CompatibilityDirection.values()));
                List<SchemaChange> before = List.copyOf(impacts.changes());
                int expected = PlainNearness.ofFinding(format, before, shared, finding, direction);
                impacts.add(finding, direction);
                List<SchemaChange> after = impacts.changes();
                if (expected >= 0) {
                    assertThat(after).as("%s of %s", finding, before).hasSameSizeAs(before);
                    assertThat(told(after.get(expected), direction)).as("%s of %s", finding, before).contains(finding);
                    assertThat(after).filteredOn(it -> !before.contains(it)).hasSizeLessThanOrEqualTo(1);
                } else if (after.size() > before.size()) {
                    assertThat(after.subList(1, after.size())).isEqualTo(before);
                    assertThat(told(after.getFirst(), direction)).containsExactly(finding);
                } else {
                    assertThat(finding.type()).isEqualTo("FIELD_NAMED_TYPE_CHANGED");
                }
            }
        }
    }

    private static List<SchemaDifference> told(SchemaChange change, CompatibilityDirection direction) {
        return direction == CompatibilityDirection.NEW_READS_OLD
                ? change.impact().newReaders() : change.impact().oldReaders();
    }

    @Test
    void aProblemOfTheTableGoesToTheNearest() {
        for (int round = 0; round < 3 * ROUNDS; round++) {
            List<SchemaChange> before = changes();
            TableProblems problems = new TableProblems(before);
            for (int i = 0; i < 12; i++) {
                TableProblem problem = new TableProblem(one(List.of(TableRule.values())), name(), "round " + i);
                List<SchemaChange> expected = new ArrayList<>(problems.changes());
                int nearest = PlainNearness.ofProblem(expected, problem);
                SchemaChange change = nearest < 0 ? Impacts.other(problem.path(), problem.explanation())
                        : expected.get(nearest);
                List<TableProblem> table = new ArrayList<>(change.impact().table());
                table.add(problem);
                SchemaChange told = change.with(
                        new Impact(change.impact().newReaders(), change.impact().oldReaders(), table));
                if (nearest < 0) {
                    expected.add(told);
                } else {
                    expected.replaceAll(it -> it.equals(change) ? told : it);
                }
                problems.add(problem);
                assertThat(problems.changes()).as("%s of %s", problem, before).isEqualTo(expected);
            }
        }
    }
}
