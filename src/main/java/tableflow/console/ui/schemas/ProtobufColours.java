package tableflow.console.ui.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tableflow.console.ui.control.code.CodeLanguage.Span;
import tableflow.console.ui.control.code.CodeLanguage.Token;

/// What the parts of a Protobuf file are, for their colours; also of one that is being typed.
final class ProtobufColours {

    private static final Set<String> KEYWORDS = Set.of("syntax", "edition", "package", "import", "public", "weak",
            "option", "message", "enum", "oneof", "map", "service", "rpc", "returns", "stream", "extend", "extensions",
            "reserved", "to", "max", "optional", "required", "repeated", "group", "true", "false");
    private static final Set<String> TYPES = Set.of("double", "float", "int32", "int64", "uint32", "uint64", "sint32",
            "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes");

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private int at;

    private ProtobufColours(String text) {
        this.text = text;
    }

    static List<Span> of(String text) {
        ProtobufColours colours = new ProtobufColours(text);
        while (colours.at < text.length()) {
            colours.next();
        }
        return colours.spans;
    }

    private void next() {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            add(end < 0 ? text.length() : end, Token.COMMENT);
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            add(end < 0 ? text.length() : end + 2, end < 0 ? Token.INVALID : Token.COMMENT);
        } else if (c == '"' || c == '\'') {
            string(c);
        } else if (Character.isDigit(c)) {
            add(wordEnd(), Token.NUMBER);
        } else if (Character.isLetter(c) || c == '_') {
            word();
        } else {
            at++;
        }
    }

    private void add(int end, Token token) {
        spans.add(new Span(at, end, token));
        at = end;
    }

    private int wordEnd() {
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /// A name is a keyword only where it does not stand before a number's `=`: `int32 message = 1`.
    private void word() {
        int end = wordEnd();
        String word = text.substring(at, end);
        int next = end;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        boolean named = next < text.length() && text.charAt(next) == '=';
        if (named && !word.equals("syntax") && !word.equals("edition")) {
            add(end, Token.NAME);
        } else if (TYPES.contains(word)) {
            add(end, Token.TYPE);
        } else if (KEYWORDS.contains(word)) {
            add(end, Token.KEYWORD);
        } else {
            at = end;
        }
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n' ? 2 : 1;
        }
        boolean closed = end < text.length() && text.charAt(end) == quote;
        add(Math.min(closed ? end + 1 : end, text.length()), closed ? Token.STRING : Token.INVALID);
    }
}
