package tableflow.console.service.schemas.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.Progress;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.Span;
import tableflow.console.domain.schema.lint.LintModel;
import tableflow.console.domain.schema.lint.LintRule;
import tableflow.console.domain.schema.lint.LintRules;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Says what could be better in a schema.
public final class Linter {

    private static final String WHAT = "lint the schema";

    private final ReviewSettings settings;

    /// @param settings which rules are off, by their ids
    public Linter(ReviewSettings settings) {
        this.settings = settings;
    }

    /// What the rules say of a document, in the order of the text. A document that is no schema is looked at as far as
    /// it could be read. An interrupt ends it.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    public List<SchemaFinding> lint(SchemaDocument document) {
        Optional<LintModel> model = LintModels.of(document);
        if (model.isEmpty()) {
            return List.of();
        }
        List<SchemaFinding> found = new ArrayList<>();
        for (LintRule rule : LintRules.ALL) {
            Progress.throwIfCancelled(WHAT);
            if (rule.formats().contains(document.format()) && settings.choice(rule.id()).on()) {
                rule.check().check(model.get(), (path, message) -> {
                    Progress.throwIfCancelled(WHAT);
                    found.add(rule.rule().broken(path, place(document, path), message));
                });
            }
        }
        found.sort(SchemaFinding.BY_PLACE);
        return List.copyOf(found);
    }

    /// Avro keeps the name of a thing inside it.
    private static Span place(SchemaDocument document, String path) {
        Optional<Span> name = document.format() == SchemaFormat.AVRO
                ? document.value(path + "/name")
                : Optional.empty();
        return name.orElseGet(() -> document.nearest(path));
    }

    /// Everything that can be said of a document by itself: what is wrong with it as a schema, and what could be
    /// better.
    public List<SchemaFinding> all(SchemaDocument document) {
        List<SchemaFinding> all = new ArrayList<>(document.findings());
        all.addAll(lint(document));
        all.sort(SchemaFinding.BY_PLACE);
        return List.copyOf(all);
    }
}
