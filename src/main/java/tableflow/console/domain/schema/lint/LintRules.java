package tableflow.console.domain.schema.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The catalogue of best practice for schemas.
public final class LintRules {

    /// All rules, in the order in which they are shown.
    public static final List<LintRule> ALL = Stream.of(
            DocumentationRules.ALL, TypeRules.ALL, NameRules.ALL, ShapeRules.ALL, AvroRules.ALL, JsonRules.ALL,
            JsonKeywordRules.ALL, ProtobufRules.ALL).flatMap(List::stream).toList();

    private LintRules() {}

    /// The rule with this id, whatever the case of its letters.
    public static Optional<LintRule> find(String id) {
        String wanted = id.strip().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(it -> it.id().equals(wanted)).findFirst();
    }
}
