package tableflow.console.service.query.language;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;

/// Tells which argument of which function is being written.
public final class SignatureHelp {
    private final Functions functions;

    public SignatureHelp(Functions functions) {
        this.functions = functions;
    }

    /// @param signature which of the function's
    /// @param from of the active argument in that signature's text; equal to `to` when it has no such argument
    /// @param to behind it
    public record Active(SqlFunction function, int signature, int from, int to) {}

    /// The innermost call around a caret.
    public Optional<Active> at(String text, int caret) {
        List<Token> tokens = Tokens.meaning(text.substring(0, caret));
        Token last = tokens.size() > 1 ? tokens.get(tokens.size() - 2) : tokens.getLast();
        if (last.kind() == Token.Kind.STRING && last.isOpen()) {
            tokens = tokens.subList(0, tokens.size() - 1);
        }
        int depth = 0;
        int commas = 0;
        for (int i = tokens.size() - 1; i > 0; i--) {
            Token token = tokens.get(i);
            if (token.is(";")) {
                return Optional.empty();
            }
            depth += token.isAny(")", "]") ? 1 : 0;
            commas += depth == 0 && token.is(",") ? 1 : 0;
            if (token.isAny("(", "[") && depth-- == 0) {
                Token name = tokens.get(i - 1);
                int at = commas;
                Optional<Active> found = token.is("(") && name.isWord()
                        ? functions.find(name.text()).map(function -> active(function, at))
                        : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
                // Parentheses of an argument, or the brackets of an array: look further out.
                depth = 0;
                commas = 0;
            }
        }
        return Optional.empty();
    }

    /// The first signature with that many arguments; one that ends in `...` has any number.
    private static Active active(SqlFunction function, int argument) {
        List<String> signatures = function.signatures();
        for (int i = 0; i < signatures.size(); i++) {
            List<int[]> arguments = SqlFunction.arguments(signatures.get(i));
            boolean many = signatures.get(i).contains("...)") && !arguments.isEmpty();
            if (argument < arguments.size() || many) {
                int[] range = arguments.get(Math.min(argument, arguments.size() - 1));
                return new Active(function, i, range[0], range[1]);
            }
        }
        return new Active(function, 0, 0, 0);
    }
}
