package tableflow.console.service.schemas.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.bench.SchemaBench;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.lint.LintRule;
import tableflow.console.domain.schema.lint.LintRules;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Each rule by a table: what trips it and where, and what looks like it and does not.
class LintTest {

    private static final Path CASES = Path.of("src/test/resources/tableflow/console/service/schemas/lint/cases.txt");

    /// One case.
    ///
    /// @param marked what has to be underlined, in the order of the text; empty where the rule must keep still
    private record Case(int line, String rule, SchemaFormat format, String text, List<String> marked) {}

    @TestFactory
    List<DynamicTest> cases() {
        return read().stream().map(it -> DynamicTest.dynamicTest(
                it.rule + " (line " + it.line + ", " + it.format + ")", () -> check(it))).toList();
    }

    @Test
    void everyRuleHasCasesOfBothKinds() {
        Set<String> trips = new TreeSet<>();
        Set<String> still = new TreeSet<>();
        for (Case one : read()) {
            for (SchemaFormat format : LintRules.find(one.rule).orElseThrow().formats()) {
                if (format == one.format) {
                    (one.marked.isEmpty() ? still : trips).add(one.rule + " " + format);
                }
            }
        }
        Set<String> all = LintRules.ALL.stream()
                .flatMap(rule -> rule.formats().stream().map(format -> rule.id() + " " + format))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(trips).isEqualTo(all);
        assertThat(still).isEqualTo(all);
    }

    @Test
    void idsAreStableNames() {
        assertThat(LintRules.ALL).extracting(LintRule::id).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(LintRules.ALL).allSatisfy(rule -> {
            assertThat(rule.rule().explanation().why()).isNotBlank();
            assertThat(rule.rule().explanation().mend()).isNotEmpty();
            assertThat(LintRules.find(rule.id().toUpperCase(Locale.ROOT))).contains(rule);
        });
    }

    @Test
    void aRuleThatIsOffKeepsStill() {
        SchemaDocument document = SchemaDocument.read(SchemaFormat.PROTOBUF,
                "syntax = \"proto3\"; message M { double price = 1; }", List.of());
        ReviewSettings settings = ReviewSettings.USUAL.with("money-as-float", RuleChoice.USUAL.off("we round"));

        assertThat(new Linter(ReviewSettings.USUAL).lint(document)).extracting(SchemaFinding::rule)
                .contains("money-as-float", "missing-package");
        assertThat(new Linter(settings).lint(document)).extracting(SchemaFinding::rule)
                .doesNotContain("money-as-float").contains("missing-package");
    }

    private static void check(Case one) {
        SchemaDocument document = SchemaDocument.read(one.format, one.text, List.of());
        assertThat(document.findings()).filteredOn(SchemaFinding::isError).isEmpty();

        List<SchemaFinding> found = new Linter(ReviewSettings.USUAL).lint(document).stream()
                .filter(it -> it.rule().equals(one.rule)).toList();

        assertThat(found.stream().map(it -> one.text.substring(it.span().from(), it.span().to())).toList())
                .as(found.toString()).isEqualTo(one.marked);
    }

    /// A case is `rule FORMAT`, then indented lines of the schema, and `= text` for each text that must be underlined.
    private static List<Case> read() {
        List<Case> cases = new ArrayList<>();
        List<String> lines = lines();
        for (int at = 0; at < lines.size(); ) {
            String head = lines.get(at);
            if (head.isBlank() || head.startsWith("#")) {
                at++;
                continue;
            }
            int line = at + 1;
            StringBuilder text = new StringBuilder();
            List<String> marked = new ArrayList<>();
            for (at++; at < lines.size() && lines.get(at).startsWith("  "); at++) {
                text.append(lines.get(at).substring(2)).append('\n');
            }
            for (; at < lines.size() && lines.get(at).startsWith("= "); at++) {
                marked.add(lines.get(at).substring(2));
            }
            String[] words = head.split(" ");
            cases.add(new Case(line, words[0], SchemaFormat.valueOf(words[1]), text.toString(), marked));
        }
        return cases;
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void anInterruptEndsReadingAndLinting(SchemaFormat format) {
        Linter linter = new Linter(ReviewSettings.USUAL);
        SchemaDocument document = SchemaDocument.read(format, SchemaBench.made(format, 2_000), List.of());
        List<Runnable> all = new ArrayList<>(List.of(() -> linter.lint(document)));
        if (format != SchemaFormat.PROTOBUF) {
            all.add(() -> SchemaDocument.read(format, document.text(), List.of()));
        }
        for (Runnable work : all) {
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(work::run).isInstanceOfSatisfying(RemoteFailure.class,
                        failure -> assertThat(failure.is(RemoteFailure.Kind.CANCELLED)).isTrue());
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(CASES);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
