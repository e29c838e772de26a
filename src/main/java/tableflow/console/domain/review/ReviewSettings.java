package tableflow.console.domain.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was chosen for the reviews of a profile. Immutable.
///
/// @param rules by the id of the rule; as usual where none is named
/// @param waivers in the order in which they were made, one for each rule and thing at most
public record ReviewSettings(Map<String, RuleChoice> rules, List<Waiver> waivers) {

    /// Nothing was chosen: all rules are on.
    public static final ReviewSettings USUAL = new ReviewSettings(Map.of(), List.of());

    public ReviewSettings {
        rules = Map.copyOf(rules);
        waivers = List.copyOf(waivers);
    }

    /// What was chosen about a rule.
    public RuleChoice choice(String rule) {
        return rules.getOrDefault(rule, RuleChoice.USUAL);
    }

    /// The numbers that a rule judges with.
    public Parameters parameters(String rule) {
        return new Parameters(choice(rule).parameters());
    }

    /// The same with another choice about a rule.
    public ReviewSettings with(String rule, RuleChoice choice) {
        Map<String, RuleChoice> more = new LinkedHashMap<>(rules);
        more.put(rule, choice);
        return new ReviewSettings(more, waivers);
    }

    /// The same with a waiver, which takes the place of an older one for the same rule and thing.
    public ReviewSettings waived(Waiver waiver) {
        List<Waiver> more = new ArrayList<>(unwaived(waiver.rule(), waiver.reviewed()).waivers);
        more.add(waiver);
        return new ReviewSettings(rules, more);
    }

    /// The same without the waiver for a rule and thing.
    public ReviewSettings unwaived(String rule, Reviewed thing) {
        return new ReviewSettings(rules, waivers.stream().filter(it -> !it.isFor(rule, thing)).toList());
    }

    /// The waiver for a rule and thing that holds on `day`.
    public Optional<Waiver> waiver(String rule, Reviewed thing, LocalDate day) {
        return waivers.stream().filter(it -> it.isFor(rule, thing) && it.holds(day)).findFirst();
    }
}
