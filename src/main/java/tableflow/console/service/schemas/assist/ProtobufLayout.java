package tableflow.console.service.schemas.assist;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A Protobuf file in good order: a statement a line, two blanks for each brace, at most one empty line. Every token
/// stays, comments too, and lines within brackets and within the values of options stay as they are broken.
final class ProtobufLayout {

    private static final String INDENT = " ".repeat(SchemaAssist.INDENT);

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int level;
    /// Brackets and braces within the statement.
    private int inner;
    private boolean assigned;
    private boolean group;
    /// Whether a statement has begun and not ended.
    private boolean begun;

    private ProtobufLayout(String text) {
        this.text = text;
    }

    /// Empty where brackets do not fit, or a text or comment has no end.
    static Optional<String> of(String text) {
        List<ProtoToken> tokens = ProtoToken.of(text);
        if (tokens.isEmpty() || !isWhole(tokens)) {
            return Optional.empty();
        }
        ProtobufLayout layout = new ProtobufLayout(text);
        for (int at = 0; at < tokens.size(); at++) {
            layout.write(at == 0 ? null : tokens.get(at - 1), tokens.get(at));
        }
        return Optional.of(layout.out.append('\n').toString());
    }

    private static boolean isWhole(List<ProtoToken> tokens) {
        StringBuilder open = new StringBuilder();
        for (ProtoToken token : tokens) {
            if (!token.closed()) {
                return false;
            }
            if (token.kind() != ProtoToken.Kind.SIGN) {
                continue;
            }
            int opens = "{[(".indexOf(token.text());
            int closes = "}])".indexOf(token.text());
            if (opens >= 0) {
                open.append("}])".charAt(opens));
            } else if (closes >= 0) {
                if (open.isEmpty() || open.charAt(open.length() - 1) != token.text().charAt(0)) {
                    return false;
                }
                open.setLength(open.length() - 1);
            }
        }
        return open.isEmpty();
    }

    private void write(@Nullable ProtoToken last, ProtoToken token) {
        boolean closesValue = inner > 0 && (token.is("]") || token.is("}") || token.is(")"));
        boolean closesBlock = token.is("}") && !closesValue;
        boolean within = inner > 0;
        inner -= closesValue ? 1 : 0;
        level = closesBlock ? Math.max(0, level - 1) : level;
        if (last != null) {
            int lines = (int) text.substring(last.to(), token.from()).chars().filter(c -> c == '\n').count();
            if (begun) {
                inStatement(last, token, lines, new Closes(closesBlock, closesValue, within));
            } else {
                betweenStatements(last, token, lines, closesBlock);
            }
        }
        out.append(written(token));
        after(token, closesBlock);
    }

    /// @param within whether it stands in brackets, or ends them
    private record Closes(boolean block, boolean value, boolean within) {}

    private void betweenStatements(ProtoToken last, ProtoToken token, int lines, boolean closesBlock) {
        boolean empty = last.is("{") && closesBlock;
        boolean sign = token.is(";") && !last.isComment();
        if (empty || sign) {
            return;
        }
        boolean trailing = lines == 0 && (token.isComment() || last.kind() == ProtoToken.Kind.BLOCK_COMMENT);
        if (trailing && !closesBlock) {
            out.append(' ');
        } else {
            out.append(lines > 1 && !last.is("{") && !closesBlock ? "\n\n" : "\n").append(INDENT.repeat(level));
        }
    }

    private void inStatement(ProtoToken last, ProtoToken token, int lines, Closes closes) {
        boolean kept = lines > 0 && (closes.within() || token.isComment() || last.isComment());
        if (closes.block() || kept || last.kind() == ProtoToken.Kind.LINE_COMMENT) {
            boolean continued = inner == 0 && !closes.block() && !closes.value();
            out.append('\n').append(INDENT.repeat(level + inner + (continued ? 1 : 0)));
        } else if (spaced(last, token, closes)) {
            out.append(' ');
        }
    }

    private void after(ProtoToken token, boolean closesBlock) {
        if (token.isComment()) {
            return;
        }
        assigned |= token.is("=");
        group |= token.is("group");
        boolean opensValue = token.is("{") && (inner > 0 || (assigned && !group));
        boolean opensBlock = token.is("{") && !opensValue;
        inner += opensValue || token.is("[") || token.is("(") ? 1 : 0;
        level += opensBlock ? 1 : 0;
        begun = !(closesBlock || opensBlock || (inner == 0 && token.is(";")));
        assigned &= begun;
        group &= begun;
    }

    /// The lines of a comment that begin with a star stand below one another.
    private String written(ProtoToken token) {
        if (token.kind() == ProtoToken.Kind.BLOCK_COMMENT && token.text().lines().skip(1)
                .allMatch(line -> line.stripLeading().startsWith("*"))) {
            return token.text().lines().map(String::strip)
                    .collect(Collectors.joining("\n" + INDENT.repeat(level + inner) + " "));
        }
        return token.kind() == ProtoToken.Kind.LINE_COMMENT ? token.text().stripTrailing() : token.text();
    }

    private boolean spaced(ProtoToken last, ProtoToken token, Closes closes) {
        if (last.text().endsWith("/") && "/*".indexOf(token.text().charAt(0)) >= 0) {
            // They would become a comment.
            return true;
        }
        if (token.is(";") || token.is(",") || token.is(")") || token.is("]") || token.is(">") || token.is(":")
                || token.is("/") || closes.value() || last.is("/")) {
            return false;
        }
        if (last.is("(") || last.is("[") || last.is("<") || last.is("-") || (last.is("{") && inner > 0)) {
            return false;
        }
        if (token.is("<")) {
            return !last.is("map");
        }
        if (token.is("(")) {
            return !last.isWord() || last.is("returns") || last.is("option");
        }
        return !(last.is(")") && token.isWord() && token.text().startsWith("."));
    }
}
