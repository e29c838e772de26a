package tableflow.console.ui.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.language.Completion;
import tableflow.console.service.query.language.Formatter;
import tableflow.console.service.query.language.Functions;
import tableflow.console.service.query.language.Hover;
import tableflow.console.service.query.language.Proposal;
import tableflow.console.service.query.language.SignatureHelp;
import tableflow.console.service.query.language.SqlFunction;
import tableflow.console.service.query.language.SyntaxCheck;
import tableflow.console.service.query.language.SyntaxProblem;
import tableflow.console.ui.control.code.CodeLanguage;
import tableflow.console.ui.control.code.CodeProblem;
import tableflow.console.ui.control.code.Completions;
import tableflow.console.ui.control.code.Completions.Suggestion;
import tableflow.console.ui.control.code.Hint;
import tableflow.console.ui.control.code.Signature;

/// What the editor knows of Athena's SQL.
final class SqlLanguage implements CodeLanguage {

    private final Completion completion;
    private final Hover hover;
    private final SignatureHelp signatures;
    private final Supplier<CatalogIndex> catalog;
    private final Supplier<@Nullable String> database;

    /// @param catalog what is known of it now; any thread
    /// @param database of the chosen tab; any thread
    SqlLanguage(Supplier<CatalogIndex> catalog, Supplier<@Nullable String> database) {
        Functions functions = new Functions();
        this.completion = new Completion(functions);
        this.hover = new Hover(functions);
        this.signatures = new SignatureHelp(functions);
        this.catalog = catalog;
        this.database = database;
    }

    @Override
    public List<Span> highlight(String text) {
        return SqlColours.of(text);
    }

    @Override
    public List<CodeProblem> problems(String text) {
        return SyntaxCheck.check(text).stream()
                .map(SqlLanguage::problem)
                .toList();
    }

    private static CodeProblem problem(SyntaxProblem found) {
        CodeProblem problem = CodeProblem.error(found.from(), found.to(), found.message());
        return found.fix()
                .map(it -> problem.mendedBy(new CodeProblem.Fix(it.from(), it.to(), it.text(), it.title())))
                .orElse(problem);
    }

    @Override
    public Completions complete(String text, int caret) {
        List<Proposal> proposals = completion.propose(text, caret, catalog.get(), database.get());
        if (proposals.isEmpty()) {
            return Completions.none(caret);
        }
        Proposal first = proposals.getFirst();
        return new Completions(first.from(), first.to(), proposals.stream()
                .filter(it -> it.from() == first.from() && it.to() == first.to())
                .map(SqlLanguage::suggestion)
                .toList());
    }

    @Override
    public Optional<Hint> hover(String text, int offset) {
        return hover.at(text, offset, catalog.get(), database.get())
                .map(it -> new Hint(it.from(), it.to(), it.title(), it.about()));
    }

    @Override
    public Optional<Signature> signature(String text, int caret) {
        return signatures.at(text, caret).map(it -> {
            SqlFunction function = it.function();
            String shown = function.signatures().get(it.signature());
            List<String> parts = new ArrayList<>();
            if (it.from() < it.to()) {
                parts.add(shown.substring(0, it.from()));
                parts.add(shown.substring(it.from(), it.to()));
                parts.add(shown.substring(it.to()));
            } else {
                parts.add(shown);
            }
            return new Signature(parts, parts.size() == 3 ? 1 : -1, function.about());
        });
    }

    @Override
    public Optional<String> format(String text) {
        return Optional.of(Formatter.format(text));
    }

    @Override
    public int indent() {
        return Formatter.INDENT;
    }

    @Override
    public Optional<String> lineComment() {
        return Optional.of("--");
    }

    private static Suggestion suggestion(Proposal proposal) {
        String insert = proposal.insert();
        int caret = Math.clamp(proposal.caret(), 0, insert.length());
        return new Suggestion(
                switch (proposal.kind()) {
                    case KEYWORD -> Completions.Kind.KEYWORD;
                    case DATABASE -> Completions.Kind.DATABASE;
                    case TABLE, VIEW -> Completions.Kind.TABLE;
                    case COLUMN, FIELD -> Completions.Kind.COLUMN;
                    case FUNCTION -> Completions.Kind.FUNCTION;
                    case SNIPPET -> Completions.Kind.SNIPPET;
                    case ALIAS -> Completions.Kind.OTHER;
                },
                proposal.label(),
                caret == insert.length()
                        ? insert
                        : insert.substring(0, caret) + Suggestion.CARET + insert.substring(caret),
                proposal.detail(),
                proposal.about());
    }
}
