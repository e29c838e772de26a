package tableflow.console.ui.schemas;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.ui.control.code.CodeLanguage.Span;
import tableflow.console.ui.control.code.CodeLanguage.Token;

/// What the parts of JSON are, for their colours; also of JSON that is being typed.
final class JsonColours {

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private int at;

    private JsonColours(String text) {
        this.text = text;
    }

    static List<Span> of(String text) {
        JsonColours colours = new JsonColours(text);
        while (colours.at < text.length()) {
            colours.next();
        }
        return colours.spans;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '"') {
            string();
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            word(Token.NUMBER);
        } else if (Character.isLetter(c)) {
            int from = at;
            word(Token.INVALID);
            String word = text.substring(from, at);
            if (word.equals("true") || word.equals("false") || word.equals("null")) {
                spans.set(spans.size() - 1, new Span(from, at, Token.KEYWORD));
            }
        } else {
            at++;
        }
    }

    private void word(Token token) {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-._".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        spans.add(new Span(from, at, token));
    }

    /// A string ends on its line; one that has no end there is marked, and the next line begins anew.
    private void string() {
        int from = at++;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n' ? 2 : 1;
        }
        boolean closed = at < text.length() && text.charAt(at) == '"';
        at = Math.min(closed ? at + 1 : at, text.length());
        spans.add(new Span(from, at, !closed ? Token.INVALID : isName() ? Token.NAME : Token.STRING));
    }

    /// A colon follows.
    private boolean isName() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }
}
