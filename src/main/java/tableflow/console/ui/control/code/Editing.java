package tableflow.console.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the keys of a code editor do to a text: pure functions from text and selection to an [Edit].
final class Editing {

    private static final String OPEN = "({[";
    private static final String SHUT = ")}]";

    private Editing() {}

    /// What is selected, or where the caret is when nothing is.
    record Selection(int anchor, int caret) {
        int from() {
            return Math.min(anchor, caret);
        }

        int to() {
            return Math.max(anchor, caret);
        }
    }

    /// Replaces `from` to `to` by `text`; then this is selected.
    record Edit(int from, int to, String text, Selection after) {}

    /// A new line that begins like the present one, and deeper behind an open bracket; its counterpart, right behind
    /// the caret, goes to a line of its own.
    ///
    /// @param step what one level more is indented by
    static Edit newLine(CodeText text, Selection selection, String step) {
        int line = text.line(selection.from());
        String before = text.text().substring(text.start(line), selection.from());
        String indent = before.substring(0, before.length() - before.stripLeading().length());
        String kept = before.stripTrailing();
        int open = kept.isEmpty() ? -1 : OPEN.indexOf(kept.charAt(kept.length() - 1));
        String inserted = "\n" + indent + (open < 0 ? "" : step);
        int caret = selection.from() + inserted.length();
        boolean closes = open >= 0 && text.text().startsWith(SHUT.substring(open, open + 1), selection.to());
        return new Edit(selection.from(), selection.to(), inserted + (closes ? "\n" + indent : ""),
                new Selection(caret, caret));
    }

    /// A tab: indents the lines that are selected, or fills up to the next stop.
    static Edit tab(CodeText text, Selection selection, String step) {
        if (text.line(selection.from()) != text.line(selection.to())) {
            return eachLine(text, selection, line -> line.isEmpty() ? line : step + line);
        }
        String spaces = step.substring(text.column(selection.from()) % step.length());
        int caret = selection.from() + spaces.length();
        return new Edit(selection.from(), selection.to(), spaces, new Selection(caret, caret));
    }

    /// Takes back one tab from each line concerned.
    static Edit untab(CodeText text, Selection selection, String step) {
        return eachLine(text, selection, line -> {
            int spaces = 0;
            while (spaces < step.length() && spaces < line.length() && line.charAt(spaces) == ' ') {
                spaces++;
            }
            return line.startsWith("\t") ? line.substring(1) : line.substring(spaces);
        });
    }

    /// Makes the lines concerned comments, or text again when all that are not blank are comments.
    static Edit toggleComment(CodeText text, Selection selection, String comment) {
        List<String> lines = lines(text, selection).stream().filter(it -> !it.isBlank()).toList();
        boolean all = !lines.isEmpty() && lines.stream().allMatch(it -> it.stripLeading().startsWith(comment));
        if (all) {
            return eachLine(text, selection, line -> uncomment(line, comment));
        }
        int indent = lines.stream().mapToInt(it -> it.length() - it.stripLeading().length()).min().orElse(0);
        boolean onlyBlank = lines.isEmpty();
        return eachLine(text, selection, line -> line.isBlank() && !onlyBlank
                ? line
                : line.substring(0, Math.min(indent, line.length()))
                        + comment + " " + line.substring(Math.min(indent, line.length())));
    }

    private static String uncomment(String line, String comment) {
        int at = line.indexOf(comment);
        if (at < 0) {
            return line;
        }
        int after = at + comment.length();
        return line.substring(0, at) + line.substring(line.startsWith(" ", after) ? after + 1 : after);
    }

    /// Writes the lines concerned once more below themselves.
    static Edit duplicate(CodeText text, Selection selection) {
        int first = text.start(text.line(selection.from()));
        int last = text.end(text.line(selection.to()));
        String copy = "\n" + text.text().substring(first, last);
        return new Edit(
                last, last, copy, new Selection(selection.anchor() + copy.length(), selection.caret() + copy.length()));
    }

    /// Moves the lines concerned up or down by one; null at the end of the text.
    static @Nullable Edit move(CodeText text, Selection selection, boolean down) {
        int firstLine = text.line(selection.from());
        int lastLine = text.line(selection.to());
        int other = down ? lastLine + 1 : firstLine - 1;
        if (other < 0 || other >= text.lines()) {
            return null;
        }
        String moved = text.text().substring(text.start(firstLine), text.end(lastLine));
        String neighbour = text.text().substring(text.start(other), text.end(other));
        int shift = (neighbour.length() + 1) * (down ? 1 : -1);
        return new Edit(
                text.start(Math.min(firstLine, other)),
                text.end(Math.max(lastLine, other)),
                down ? neighbour + "\n" + moved : moved + "\n" + neighbour,
                new Selection(selection.anchor() + shift, selection.caret() + shift));
    }

    /// Replaces the whole text, with the caret left in its line.
    static Edit replaceAll(CodeText text, Selection selection, String replacement) {
        CodeText after = new CodeText(replacement);
        int line = Math.min(text.line(selection.caret()), after.lines() - 1);
        int caret = Math.min(after.start(line) + text.column(selection.caret()), after.end(line));
        return new Edit(0, text.length(), replacement, new Selection(caret, caret));
    }

    @FunctionalInterface
    private interface LineChange {
        String of(String line);
    }

    private static List<String> lines(CodeText text, Selection selection) {
        List<String> lines = new ArrayList<>();
        for (int line = text.line(selection.from()); line <= lastLine(text, selection); line++) {
            lines.add(text.text().substring(text.start(line), text.end(line)));
        }
        return lines;
    }

    /// A selection that ends before the first character of a line does not concern that line.
    private static int lastLine(CodeText text, Selection selection) {
        int last = text.line(selection.to());
        boolean atStart = selection.to() > selection.from() && text.start(last) == selection.to();
        return atStart ? last - 1 : last;
    }

    private static Edit eachLine(CodeText text, Selection selection, LineChange change) {
        int from = text.start(text.line(selection.from()));
        int to = text.end(lastLine(text, selection));
        StringBuilder result = new StringBuilder();
        int anchor = selection.anchor();
        int caret = selection.caret();
        int position = from;
        for (String line : lines(text, selection)) {
            String changed = change.of(line);
            result.append(result.isEmpty() && position == from ? "" : "\n").append(changed);
            int growth = changed.length() - line.length();
            anchor += selection.anchor() >= position ? Math.max(growth, position - selection.anchor()) : 0;
            caret += selection.caret() >= position ? Math.max(growth, position - selection.caret()) : 0;
            position += line.length() + 1;
        }
        int end = from + result.length();
        return new Edit(from, to, result.toString(), new Selection(within(anchor, from, end, selection, text),
                within(caret, from, end, selection, text)));
    }

    private static int within(int offset, int from, int end, Selection selection, CodeText text) {
        boolean behind = selection.to() > text.end(lastLine(text, selection));
        return Math.clamp(offset, from, behind ? end + 1 : end);
    }
}
