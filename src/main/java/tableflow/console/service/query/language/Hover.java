package tableflow.console.service.query.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.sql.TableName;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;
import tableflow.console.domain.sql.Tokens;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.catalog.IndexedTable;

/// Tells what a name in a statement is.
public final class Hover {
    private final Functions functions;

    public Hover(Functions functions) {
        this.functions = functions;
    }

    /// What is known of a word.
    ///
    /// @param from the word in the text
    /// @param to behind it
    /// @param title the name and what it is: a type, a signature on each line
    /// @param about a comment or a sentence; may be empty
    public record Told(int from, int to, String title, String about) {}

    /// What stands at a place; empty for what has no meaning of its own.
    ///
    /// @param database where names without a database are looked for; absent when none is chosen
    public Optional<Told> at(String text, int offset, CatalogIndex index, @Nullable String database) {
        List<Token> statement = new ArrayList<>();
        for (Token token : Tokens.of(text)) {
            if (token.is(";")) {
                if (token.from() >= offset) {
                    break;
                }
                statement.clear();
            } else if (token.kind() != Kind.COMMENT) {
                statement.add(token);
            }
        }
        statement.add(new Token(Kind.END, text, text.length(), text.length()));
        Words words = new Words(statement);
        int behind = words.firstBehind(offset);
        boolean before = behind > 0 && !words.get(behind).isName() && words.get(behind - 1).to() == offset;
        int at = before ? behind - 1 : behind;
        Token token = words.get(at);
        if (!token.isName() || offset < token.from()) {
            return Optional.empty();
        }
        return function(words, at).or(() -> name(words, at, index, database)).or(() -> keyword(token));
    }

    private Optional<Told> function(Words words, int at) {
        Token token = words.get(at);
        boolean call = words.is(at + 1, "(");
        return functions.find(token.value())
                .filter(function -> token.isWord() && !words.is(at - 1, ".") && (call || function.word()))
                .map(function -> new Told(token.from(), token.to(), String.join("\n", function.signatures()),
                        function.about()));
    }

    private static Optional<Told> keyword(Token token) {
        return token.kind() == Kind.KEYWORD
                ? KeywordNotes.of(token.text()).map(note -> new Told(token.from(), token.to(), token.text(), note))
                : Optional.empty();
    }

    private static Optional<Told> name(Words words, int at, CatalogIndex index, @Nullable String database) {
        Token token = words.get(at);
        int start = at;
        while (start > 1 && words.is(start - 1, ".") && words.get(start - 2).isName()) {
            start -= 2;
        }
        List<String> parts = new ArrayList<>();
        for (int i = start; i <= at; i += 2) {
            parts.add(words.get(i).value());
        }
        if (Expected.at(words, start) == Expected.RELATION) {
            return table(parts, token, words.is(at + 1, "."), index, database);
        }
        List<Relation> relations = Scope.at(words, at, index, database).relations();
        Optional<Relation.Column> column = Paths.resolve(parts, relations);
        if (column.isPresent()) {
            String comment = column.get().comment();
            String of = Paths.relation(parts, relations).map(each -> " · " + each.source()).orElse("");
            return Optional.of(new Told(token.from(), token.to(), column.get().name() + " " + column.get().type() + of,
                    comment == null ? "" : comment));
        }
        return relations.stream()
                .filter(each -> parts.size() == 1 && each.isCalled(parts.getFirst()))
                .findFirst()
                .map(each -> new Told(token.from(), token.to(), each.alias() + " · " + each.source(),
                        each.columns().size() + " columns"));
    }

    private static Optional<Told> table(
            List<String> parts, Token token, boolean more, CatalogIndex index, @Nullable String database) {
        if (more) {
            return index.database(parts.getLast()).map(found -> new Told(
                    token.from(), token.to(), found.name() + " · database", found.tables().size() + " tables"));
        }
        return index.table(TableName.of(parts), database).map(table -> new Told(
                token.from(), token.to(), token.value() + " · " + kind(table), table.columnCount() + " columns"
                        + (table.seen() ? "" : ", not seen at the last look")));
    }

    private static String kind(IndexedTable table) {
        return switch (table.kind()) {
            case TABLEFLOW -> "Tableflow table, read only";
            case ICEBERG -> "Iceberg table";
            case VIEW -> "view";
            case OTHER -> "table";
        };
    }
}
