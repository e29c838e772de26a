package tableflow.console.service.query.language;

/// Turns lines into comments and back.
public final class CommentToggle {
    private static final String MARK = "--";

    private CommentToggle() {}

    /// Another text for the lines of a selection.
    ///
    /// @param from where the first of the lines begins
    /// @param to where the last one ends, its line feed not included
    /// @param text in their place
    /// @param anchor where the selection begins in the new whole text
    /// @param caret where it ends
    public record Edit(int from, int to, String text, int anchor, int caret) {}

    /// When every line that has something is a comment, they stop being one; else they all become one, at the depth of
    /// the line that is furthest to the left. A line at whose very beginning the selection ends is not meant.
    public static Edit toggle(String text, int anchor, int caret) {
        int first = Math.min(anchor, caret);
        int last = Math.max(anchor, caret);
        int from = text.lastIndexOf('\n', first - 1) + 1;
        int end = last > first && text.charAt(last - 1) == '\n' ? last - 1 : last;
        int to = text.indexOf('\n', end) < 0 ? text.length() : text.indexOf('\n', end);
        String[] lines = text.substring(from, to).split("\n", -1);
        boolean all = true;
        boolean any = false;
        int left = Integer.MAX_VALUE;
        for (String line : lines) {
            if (!line.isBlank()) {
                any = true;
                all &= line.stripLeading().startsWith(MARK);
                left = Math.min(left, line.length() - line.stripLeading().length());
            }
        }
        boolean off = any && all;
        StringBuilder changed = new StringBuilder();
        int start = 0;
        int stop = 0;
        int at = from;
        for (String line : lines) {
            Line now = off ? without(line) : with(line, any ? left : line.length(), any);
            start += at <= first ? shift(now, first - at) : 0;
            stop += at <= last ? shift(now, last - at) : 0;
            changed.append(changed.isEmpty() && at == from ? "" : "\n").append(now.text());
            at += line.length() + 1;
        }
        boolean forward = anchor <= caret;
        return new Edit(from, to, changed.toString(), forward ? first + start : last + stop,
                forward ? last + stop : first + start);
    }

    /// @param where characters came in or went
    /// @param by how many; fewer than 0 went
    private record Line(String text, int where, int by) {}

    private static Line with(String line, int column, boolean skipBlank) {
        return skipBlank && line.isBlank()
                ? new Line(line, 0, 0)
                : new Line(line.substring(0, column) + MARK + " " + line.substring(column), column, MARK.length() + 1);
    }

    private static Line without(String line) {
        int mark = line.indexOf(MARK);
        if (mark < 0) {
            return new Line(line, 0, 0);
        }
        int behind = mark + MARK.length() + (line.startsWith(" ", mark + MARK.length()) ? 1 : 0);
        return new Line(line.substring(0, mark) + line.substring(behind), mark, mark - behind);
    }

    private static int shift(Line line, int column) {
        if (column < line.where() || (column == line.where() && line.by() < 0)) {
            return 0;
        }
        return line.by() < 0 ? Math.max(line.by(), line.where() - column) : line.by();
    }
}
