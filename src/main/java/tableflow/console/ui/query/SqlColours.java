package tableflow.console.ui.query;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;
import tableflow.console.ui.control.code.CodeLanguage;

/// What the parts of SQL are, for their colours.
final class SqlColours {

    private SqlColours() {}

    static List<CodeLanguage.Span> of(String text) {
        List<Token> tokens = Tokens.of(text);
        List<CodeLanguage.Span> spans = new ArrayList<>(tokens.size() / 2);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            CodeLanguage.Token colour = colour(token, i + 1 < tokens.size() && tokens.get(i + 1).is("("));
            if (colour != null && token.from() < token.to()) {
                spans.add(new CodeLanguage.Span(token.from(), token.to(), colour));
            }
        }
        return spans;
    }

    private static CodeLanguage.@org.jspecify.annotations.Nullable Token colour(Token token, boolean called) {
        return switch (token.kind()) {
            case KEYWORD -> CodeLanguage.Token.KEYWORD;
            case IDENTIFIER -> called ? CodeLanguage.Token.FUNCTION : null;
            case QUOTED, BACKQUOTED ->
                    token.isOpen() ? CodeLanguage.Token.INVALID : CodeLanguage.Token.NAME;
            case STRING -> token.isOpen() ? CodeLanguage.Token.INVALID : CodeLanguage.Token.STRING;
            case NUMBER -> CodeLanguage.Token.NUMBER;
            case PARAMETER -> CodeLanguage.Token.PARAMETER;
            case COMMENT -> CodeLanguage.Token.COMMENT;
            case OPERATOR, END -> null;
        };
    }
}
