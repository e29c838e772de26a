package tableflow.console.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.domain.review.rule.RuleBook;

/// What the doctor is asked about rules.
final class ReviewOptions {

    private static final int FULL = 100;

    @Option(names = "--review", description = "Review the environment by the rules of best practice and security, for "
            + "all Tableflow topics.")
    private boolean review;

    @Option(names = "--rules", paramLabel = "LIST", split = ",", description = "Only these rules of a review, by id, "
            + "whatever the settings say; parted by commas.")
    private List<String> rules = List.of();

    @Option(names = "--without", paramLabel = "LIST", split = ",", description = "A review without these rules.")
    private List<String> without = List.of();

    @Option(names = "--fail-under", paramLabel = "POINTS", description = "Exit code 1 when a review has fewer points, "
            + "of 100.")
    private @Nullable Integer failUnder;

    @Option(names = "--list-rules", description = "List the rules with what they ask, and review nothing.")
    private boolean list;

    boolean isAsked() {
        if (!review && !list && (!rules.isEmpty() || !without.isEmpty() || failUnder != null)) {
            throw BadInput.of(List.of("--rules, --without and --fail-under go with --review"));
        }
        return review || list;
    }

    boolean lists() {
        return list;
    }

    /// Refuses what does not go with a review.
    ///
    /// @param narrowed whether a topic or rung was named
    void requireAlone(boolean narrowed) {
        List<String> problems = new ArrayList<>();
        if (narrowed) {
            problems.add("--topic and --rung do not go with --review, which looks at the whole environment");
        }
        if (failUnder != null && (failUnder < 0 || failUnder > FULL)) {
            problems.add("--fail-under " + failUnder + ": points go from 0 to 100");
        }
        for (String id : rules) {
            unknown("--rules", id, problems);
        }
        for (String id : without) {
            unknown("--without", id, problems);
        }
        if (!problems.isEmpty()) {
            throw BadInput.of(problems);
        }
    }

    private static void unknown(String option, String id, List<String> problems) {
        if (RuleBook.find(id).isEmpty()) {
            problems.add(option + " " + id + ": there is no such rule; --list-rules names them");
        }
    }

    /// The rules that are meant.
    List<Rule> rules() {
        return RuleBook.ALL.stream().filter(rule -> rules.isEmpty() || names(rules, rule))
                .filter(rule -> !names(without, rule)).toList();
    }

    /// What was chosen for the profile, as the options change it.
    ReviewSettings applied(ReviewSettings settings) {
        List<Rule> meant = rules();
        ReviewSettings applied = settings;
        for (Rule rule : RuleBook.ALL) {
            RuleChoice choice = settings.choice(rule.id());
            if (!meant.contains(rule)) {
                applied = applied.with(rule.id(), choice.off("by the command"));
            } else if (!rules.isEmpty()) {
                applied = applied.with(rule.id(), choice.switchedOn());
            }
        }
        return applied;
    }

    /// Whether so many points are too few; nothing checked is too few for any limit.
    boolean isTooFew(java.util.OptionalInt points) {
        return failUnder != null && points.orElse(-1) < failUnder;
    }

    private static boolean names(List<String> ids, Rule rule) {
        return ids.stream().anyMatch(id -> id.strip().toUpperCase(Locale.ROOT).equals(rule.id()));
    }
}
