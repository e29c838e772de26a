package tableflow.console.domain.schema.lint;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaRule;

/// A rule of best practice for schemas.
///
/// @param rule what is asked, and why
/// @param formats the languages that it is asked of
/// @param check how it judges
public record LintRule(SchemaRule rule, Set<SchemaFormat> formats, Check check) {

    public LintRule {
        formats = Set.copyOf(formats);
    }

    /// How a rule judges. Pure.
    @FunctionalInterface
    public interface Check {

        /// Says of each place where the rule is broken that it is.
        void check(LintModel model, Broken broken);
    }

    /// Takes what breaks a rule.
    @FunctionalInterface
    public interface Broken {

        /// @param path in the schema, as [tableflow.console.domain.schema.SchemaFinding] has it
        /// @param message what is wrong there, without a full stop
        void at(String path, String message);
    }

    /// The rule's stable name.
    public String id() {
        return rule.id();
    }

    /// Of what a person has to know of a rule, the part before it judges.
    ///
    /// @param id stable, of small letters and hyphens
    /// @param title what is asked in a few words
    record Head(String id, Severity severity, String title) {

        /// The rule.
        ///
        /// @param explanation why it matters, what is asked, and how it is mended
        LintRule rule(Set<SchemaFormat> formats, Explanation explanation, Check check) {
            return new LintRule(new SchemaRule(id, severity, title, explanation), formats, check);
        }
    }

    static Explanation because(String why, String asks, String... mend) {
        return new Explanation(why, asks, List.of(mend));
    }
}
