package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.assist.Proposals.Kind;
import tableflow.console.service.schemas.assist.Proposals.Proposal;

/// Gathers what could stand at the caret of a JSON text, and writes it with the quotation marks, colon and comma that
/// are missing there.
final class JsonProposals {

    private final String text;
    private final JsonParts.Cursor cursor;
    private final List<Proposal> found = new ArrayList<>();

    JsonProposals(String text, JsonParts.Cursor cursor) {
        this.text = text;
        this.cursor = cursor;
    }

    /// A name for a member, with what begins its value.
    ///
    /// @param value what follows the colon, such as `"$0"`
    void member(Kind kind, String name, String value, String detail, String about) {
        boolean colon = next() == ':';
        // Behind the member that is written here comes another one.
        String comma = !colon && next() == '"' ? "," : "";
        found.add(new Proposal(kind, name, quoted(name) + (colon ? "" : ": " + value + comma), detail, about));
    }

    /// A text.
    void text(Kind kind, String value, String detail, String about) {
        found.add(new Proposal(kind, value, quoted(value) + comma(), detail, about));
    }

    /// A value that is written as it is: a number, true, an object.
    void value(Kind kind, String label, String written, String detail, String about) {
        boolean quoted = cursor.token().from() < text.length() && text.charAt(cursor.token().from()) == '"'
                && cursor.token().to() > cursor.token().from();
        if (!quoted) {
            found.add(new Proposal(kind, label, written + comma(), detail, about));
        }
    }

    private String comma() {
        return next() == '"' && cursor.in() != null ? "," : "";
    }

    private char next() {
        int at = cursor.token().to();
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Those that begin as what was typed, then those that have it within; none that is there already.
    Proposals all(Set<String> taken) {
        String typed = cursor.typed().toLowerCase(Locale.ROOT);
        List<Proposal> begin = new ArrayList<>();
        List<Proposal> within = new ArrayList<>();
        for (Proposal one : found) {
            String label = one.label().toLowerCase(Locale.ROOT);
            if (taken.contains(one.label()) || begin.contains(one) || within.contains(one)) {
                continue;
            }
            if (label.startsWith(typed)) {
                begin.add(one);
            } else if (label.contains(typed)) {
                within.add(one);
            }
        }
        begin.addAll(within);
        return new Proposals(cursor.token(), begin);
    }

    /// The names that an object has, but for the one that is being typed.
    static Set<String> taken(@Nullable JsonPart object, Range token) {
        return object == null ? Set.of() : object.parts().stream()
                .filter(part -> part.nameRange().from() != token.from() || part.name().isEmpty())
                .map(JsonPart::name).collect(Collectors.toSet());
    }

    /// The texts that an array has, but for the one that is being typed.
    static Set<String> listed(@Nullable JsonPart array, Range token) {
        return array == null || !array.isArray() ? Set.of() : array.parts().stream()
                .filter(part -> part.isText() && part.from() != token.from())
                .map(JsonPart::text).collect(Collectors.toSet());
    }
}
