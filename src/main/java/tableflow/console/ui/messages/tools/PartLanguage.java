package tableflow.console.ui.messages.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.write.Encoder;
import tableflow.console.service.messages.write.PartText;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.ui.control.code.CodeLanguage;
import tableflow.console.ui.control.code.CodeProblem;

/// What the editor of a key or value knows: what the text would become, and where it cannot.
///
/// @param encoder for [Form#SCHEMA]; while it is absent nothing is found wrong
record PartLanguage(Form form, @Nullable Encoder encoder) implements CodeLanguage {

    private boolean isJson() {
        return form == Form.JSON || form == Form.SCHEMA;
    }

    @Override
    public List<Span> highlight(String text) {
        return isJson() ? colours(text) : List.of();
    }

    @Override
    public List<CodeProblem> problems(String text) {
        // An editor that nobody has typed in yet need not be red.
        if (text.isBlank() || (form == Form.SCHEMA && encoder == null)) {
            return List.of();
        }
        return new PartText(form, text, encoder).make().flaws().stream()
                .map(flaw -> CodeProblem.error(flaw.from(), flaw.to(), flaw.why()))
                .toList();
    }

    @Override
    public Optional<String> format(String text) {
        try {
            return isJson() ? Optional.of(ExactJson.pretty(ExactJson.read(text))) : Optional.empty();
        } catch (JsonProcessingException notYet) {
            return Optional.empty();
        }
    }

    @Override
    public int indent() {
        return ExactJson.INDENT;
    }

    private static List<Span> colours(String text) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            int from = at;
            if (first == '"') {
                at = endOfText(text, at);
                spans.add(new Span(from, at, isName(text, at) ? Token.NAME : Token.STRING));
            } else if (first == '-' || Character.isDigit(first)) {
                at = endOfWord(text, at);
                spans.add(new Span(from, at, Token.NUMBER));
            } else if (Character.isLetter(first)) {
                at = endOfWord(text, at);
                String word = text.substring(from, at);
                boolean known = word.equals("true") || word.equals("false") || word.equals("null");
                spans.add(new Span(from, at, known ? Token.KEYWORD : Token.INVALID));
            } else {
                at++;
            }
        }
        return spans;
    }

    private static int endOfText(String text, int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), at + 1);
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return Math.max(at, from + 1);
    }

    private static boolean isName(String text, int end) {
        int at = end;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }
}
