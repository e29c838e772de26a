package tableflow.console.ui.schemas;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.assist.Proposals;
import tableflow.console.service.schemas.assist.SchemaAssist;
import tableflow.console.service.schemas.assist.Target;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.ui.control.code.CodeLanguage;
import tableflow.console.ui.control.code.Completions;
import tableflow.console.ui.control.code.Completions.Suggestion;
import tableflow.console.ui.control.code.Hint;

/// What the editor knows of schemas: colours, completion, explanations, definitions, folds, good order. What is wrong
/// with them comes with the judgement.
final class SchemaLanguage implements CodeLanguage {

    private final SchemaFormat format;
    private volatile List<Referenced> references = List.of();
    private volatile @Nullable Judgement judgement;

    SchemaLanguage(SchemaFormat format) {
        this.format = format;
    }

    /// What the draft refers to, and what was said of it last.
    void know(List<Referenced> others, @Nullable Judgement last) {
        references = List.copyOf(others);
        judgement = last;
    }

    private SchemaAssist assist(String text) {
        return SchemaAssist.of(format, text, references);
    }

    @Override
    public List<Span> highlight(String text) {
        return format == SchemaFormat.PROTOBUF ? ProtobufColours.of(text) : JsonColours.of(text);
    }

    @Override
    public Optional<String> format(String text) {
        return SchemaAssist.format(format, text);
    }

    @Override
    public int indent() {
        return SchemaAssist.INDENT;
    }

    @Override
    public Optional<String> lineComment() {
        return format == SchemaFormat.PROTOBUF ? Optional.of("//") : Optional.empty();
    }

    @Override
    public boolean opens(char typed) {
        return typed == '"' || (format == SchemaFormat.PROTOBUF ? Character.isLetter(typed) || typed == '.'
                : typed == '#');
    }

    @Override
    public boolean isPart(char c) {
        return Character.isJavaIdentifierPart(c) || "\"-./#:".indexOf(c) >= 0;
    }

    @Override
    public Completions complete(String text, int caret) {
        Proposals found = assist(text).complete(caret);
        String typed = text.substring(found.replaced().from(), found.replaced().to());
        List<Suggestion> suggestions = found.proposals().stream()
                .filter(it -> !it.insert().equals(typed))
                .map(it -> new Suggestion(kind(it.kind()), it.label(), it.insert(), it.detail(), it.about(),
                        it.besides().map(other -> new Completions.Insertion(other.at(), other.text())).orElse(null)))
                .toList();
        return new Completions(found.replaced().from(), found.replaced().to(), suggestions);
    }

    private static Completions.Kind kind(Proposals.Kind kind) {
        return switch (kind) {
            case KEYWORD -> Completions.Kind.KEYWORD;
            case TYPE -> Completions.Kind.TYPE;
            case NAME -> Completions.Kind.NAME;
            case VALUE -> Completions.Kind.VALUE;
        };
    }

    @Override
    public Optional<Hint> hover(String text, int offset) {
        Judgement last = judgement;
        boolean current = last != null && last.document().text().equals(text);
        return assist(text).explain(offset, current && last != null ? last.preview().columns() : List.of())
                .map(it -> new Hint(it.range().from(), it.range().to(), it.title(), it.text()));
    }

    @Override
    public Optional<Place> definition(String text, int offset) {
        return assist(text).definition(offset).map(SchemaLanguage::place);
    }

    private static Place place(Target target) {
        return new Place(target.document(), target.range().from(), target.range().to());
    }

    @Override
    public List<Place> uses(String text, int offset) {
        return assist(text).uses(offset).stream().map(it -> new Place("", it.from(), it.to())).toList();
    }

    @Override
    public List<Fold> folds(String text) {
        return assist(text).folds().stream().map(it -> new Fold(it.from(), it.to())).toList();
    }
}
