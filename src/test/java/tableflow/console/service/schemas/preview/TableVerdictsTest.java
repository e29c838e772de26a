package tableflow.console.service.schemas.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.TableRule;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.evolution.Evolution;
import tableflow.console.schema.evolution.Evolutions;
import tableflow.console.service.schemas.document.SchemaDocument;

/// The cases of evolution, as the preview judges them.
class TableVerdictsTest {

    static List<Evolution> cases() {
        return Evolutions.all().stream().filter(one -> one.table() != null).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theTableFollowsOrTheRuleIsNamed(Evolution evolution) throws InvalidSchema {
        SchemaDocument draft = SchemaDocument.read(
                evolution.format(), evolution.next(), evolution.references().next());
        Before before = new Before.Schema(evolution.parsedOld().getLast().column(), null);
        TablePreview preview = Previewer.preview(Draft.of(draft), before);
        assertThat(preview.findings()).extracting(finding -> finding.rule() + " " + finding.column())
                .containsExactlyElementsOf(Objects.requireNonNull(evolution.table()));
        assertThat(preview.verdict().runs()).isEqualTo(preview.findings().isEmpty());
        // Each stands somewhere: the place of its path is known.
        assertThat(preview.findings()).allSatisfy(finding ->
                assertThat(draft.find(finding.finding().path())).as(finding.finding().path())
                        .contains(finding.finding().span()));
    }

    @Test
    void mostCasesSayWhatBecomesOfTheTable() {
        assertThat(cases()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void everyRuleThatAFormatCanBreakHasACase(SchemaFormat format) {
        Set<TableRule> rules = EnumSet.allOf(TableRule.class);
        if (format != SchemaFormat.JSON) {
            rules.remove(TableRule.UNRESOLVED_TYPE_REF);
        }
        if (format == SchemaFormat.PROTOBUF) {
            rules.remove(TableRule.LENGTH_OUT_OF_RANGE);
        }
        for (TableRule rule : rules) {
            assertThat(cases()).as("%s in %s", rule, format).anyMatch(one -> one.format() == format
                    && Objects.requireNonNull(one.table()).stream().anyMatch(broken -> broken.startsWith(rule + " ")));
        }
    }
}
