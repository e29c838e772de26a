package tableflow.console.domain.review.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.domain.review.Rule;

/// All rules.
public final class RuleBook {

    /// In the order in which they are shown: best practice, then security.
    public static final List<Rule> ALL =
            Stream.of(PartitionRules.ALL, RecordRules.ALL, SchemaRules.ALL, TableRules.ALL,
                    StorageRules.ALL, BucketRules.ALL, RoleRules.ALL, KeyRules.ALL, AccountRules.ALL)
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(Rule::group)).toList();

    private RuleBook() {}

    /// The rule with this id, whatever the case of its letters.
    public static Optional<Rule> find(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id.toUpperCase(Locale.ROOT))).findFirst();
    }
}
