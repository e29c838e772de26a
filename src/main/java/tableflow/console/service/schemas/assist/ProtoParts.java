package tableflow.console.service.schemas.assist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import tableflow.console.service.schemas.assist.ProtoPart.Kind;

/// Reads what is there of a Protobuf file. It never fails: a statement ends with `;`, with a brace, or where the next
/// one begins with a word that only statements begin with; braces that are too many are passed by.
final class ProtoParts {

    private static final int MOST_LEVELS = 128;

    private final String text;
    private final List<ProtoToken> head = new ArrayList<>();
    private final Deque<ProtoPart> open = new ArrayDeque<>();
    private final StringBuilder comment = new StringBuilder();
    private int commentEnd = -1;
    /// Braces of the values of options, which hold no statements.
    private int inValue;
    private int passed;

    /// Where a text ends.
    ///
    /// @param in what holds the statement that is being typed
    /// @param head what there is of that statement
    record Cursor(ProtoPart in, List<ProtoToken> head) {}

    private ProtoParts(String text) {
        this.text = text;
    }

    /// The statements of a file, in one that holds them all.
    static ProtoPart read(String text, List<ProtoToken> tokens) {
        ProtoParts reader = new ProtoParts(text);
        ProtoPart file = reader.run(tokens);
        reader.end(text.length());
        while (reader.open.size() > 1) {
            reader.open.pop().end(text.length(), false);
        }
        return file;
    }

    /// What is being typed behind the tokens.
    static Cursor cursor(String text, List<ProtoToken> before) {
        ProtoParts reader = new ProtoParts(text);
        reader.run(before);
        return new Cursor(Objects.requireNonNull(reader.open.peek()), List.copyOf(reader.head));
    }

    private ProtoPart run(List<ProtoToken> tokens) {
        ProtoPart file = new ProtoPart(null, Kind.FILE, List.of(), "", text.length());
        open.push(file);
        tokens.forEach(this::take);
        return file;
    }

    private void take(ProtoToken token) {
        if (token.isComment()) {
            comment(token);
            return;
        }
        if (inValue > 0 || (token.is("{") && isValue())) {
            inValue += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            head.add(token);
            return;
        }
        switch (token.kind() == ProtoToken.Kind.SIGN ? token.text() : "") {
            case "{" -> open(token);
            case "}" -> close(token);
            case ";" -> end(token.to());
            default -> {
                if (begins(token)) {
                    end(head.getLast().to());
                }
                head.add(token);
            }
        }
    }

    private void comment(ProtoToken token) {
        if (!head.isEmpty()) {
            return;
        }
        String gap = commentEnd < 0 ? "" : text.substring(commentEnd, token.from());
        if (gap.chars().filter(c -> c == '\n').count() > 1) {
            comment.setLength(0);
        }
        String said = token.kind() == ProtoToken.Kind.LINE_COMMENT ? token.text().substring(2)
                : token.text().replaceAll("^/\\*+|\\*+/$", "").replaceAll("\\n\\s*\\*?", " ");
        comment.append(comment.isEmpty() ? "" : "\n").append(said.strip());
        commentEnd = token.to();
    }

    /// A brace behind `=` or within brackets holds the value of an option.
    private boolean isValue() {
        return head.stream().anyMatch(it -> it.is("=") || it.is("[")) && kind() != Kind.GROUP;
    }

    /// Whether a word begins a new statement though the last one has no end: it stands first in its line and is one
    /// that only statements begin with.
    private boolean begins(ProtoToken token) {
        if (head.isEmpty() || !token.isWord() || !isFirstInLine(token.from())) {
            return false;
        }
        return switch (token.text()) {
            case "message", "enum", "oneof", "service", "rpc", "import", "package", "option", "syntax", "repeated",
                "optional", "required", "reserved" -> !head.getLast().is("=") && !head.getLast().is(",");
            default -> false;
        };
    }

    private boolean isFirstInLine(int at) {
        int before = at - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    private Kind kind() {
        if (head.isEmpty()) {
            return Kind.OTHER;
        }
        Kind in = Objects.requireNonNull(open.peek()).kind();
        boolean group = head.size() > 1 && head.stream().limit(2).anyMatch(it -> it.is("group"));
        // Behind a type stands a name: a word of the language begins a field of that type only before = or in an enum.
        boolean assigned = head.size() > 1 && head.get(1).is("=");
        if (in == Kind.ENUM) {
            return head.getFirst().is("option") && !assigned ? Kind.OPTION
                    : head.getFirst().is("reserved") && !assigned ? Kind.RESERVED : Kind.CONSTANT;
        }
        return switch (head.getFirst().isWord() ? head.getFirst().text() : "") {
            case "syntax", "edition" -> Kind.SYNTAX;
            case "package" -> Kind.PACKAGE;
            case "import" -> Kind.IMPORT;
            case "option" -> Kind.OPTION;
            case "message" -> Kind.MESSAGE;
            case "enum" -> Kind.ENUM;
            case "oneof" -> Kind.ONEOF;
            case "extend" -> Kind.EXTEND;
            case "service" -> Kind.SERVICE;
            case "rpc" -> Kind.RPC;
            case "reserved", "extensions" -> Kind.RESERVED;
            case "" -> Kind.OTHER;
            default -> group ? Kind.GROUP
                    : in == Kind.MESSAGE || in == Kind.ONEOF || in == Kind.GROUP || in == Kind.EXTEND
                            ? Kind.FIELD : Kind.OTHER;
        };
    }

    private ProtoPart add(int to) {
        ProtoPart in = Objects.requireNonNull(open.peek());
        boolean near = commentEnd >= 0 && !head.isEmpty()
                && text.substring(Math.min(commentEnd, head.getFirst().from()), head.getFirst().from())
                        .chars().filter(c -> c == '\n').count() <= 1;
        ProtoPart part = new ProtoPart(in, kind(), head, near ? comment.toString() : "", to);
        in.parts().add(part);
        head.clear();
        comment.setLength(0);
        commentEnd = -1;
        return part;
    }

    private void end(int to) {
        if (!head.isEmpty()) {
            add(to);
        }
        inValue = 0;
    }

    private void open(ProtoToken brace) {
        if (open.size() > MOST_LEVELS) {
            passed++;
            head.clear();
            return;
        }
        if (head.isEmpty()) {
            head.add(brace);
        }
        ProtoPart part = add(text.length());
        part.open(brace.from());
        open.push(part);
    }

    private void close(ProtoToken brace) {
        end(head.isEmpty() ? brace.from() : head.getLast().to());
        if (passed > 0) {
            passed--;
        } else if (open.size() > 1) {
            open.pop().end(brace.to(), true);
        }
        comment.setLength(0);
        commentEnd = -1;
    }
}
