package tableflow.console.ui.control.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.BasicTextModel;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;
import org.jspecify.annotations.Nullable;

/// The lines of a text, of which some are folded away: the area sees rows, which are the lines that are left. What is
/// deleted across folded lines takes them along; nothing else changes them. JavaFX thread only.
final class FoldedLines implements BasicTextModel.Content {

    private final List<Line> lines = new ArrayList<>(List.of(new Line("")));
    private int hidden;
    private int @Nullable [] rows;
    private @Nullable Line disturbed;

    private static final class Line {
        private String text;
        private boolean hidden;

        Line(String text) {
            this.text = text;
        }
    }

    @Override
    public int size() {
        return lines.size() - hidden;
    }

    /// The whole text, folded lines and all.
    String text() {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < lines.size(); at++) {
            text.append(at == 0 ? "" : "\n").append(lines.get(at).text);
        }
        return text.toString();
    }

    /// The line that is shown as a row.
    int line(int row) {
        int[] shown = rows();
        return shown == null ? Math.clamp(row, 0, lines.size() - 1) : shown[Math.clamp(row, 0, shown.length - 1)];
    }

    /// The row that shows a line; for a folded one that of the line it is folded into.
    int row(int line) {
        int[] shown = rows();
        if (shown == null) {
            return line;
        }
        int found = Arrays.binarySearch(shown, line);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    boolean isHidden(int line) {
        return line < lines.size() && lines.get(line).hidden;
    }

    boolean hasHidden() {
        return hidden > 0;
    }

    /// Whether lines are folded into this one.
    boolean isFolded(int line) {
        return line + 1 < lines.size() && !lines.get(line).hidden && lines.get(line + 1).hidden;
    }

    /// Folds lines away.
    ///
    /// @return how many rows went
    int hide(int from, int to) {
        int before = hidden;
        for (int line = from; line < to; line++) {
            hidden += lines.get(line).hidden ? 0 : 1;
            lines.get(line).hidden = true;
        }
        rows = null;
        return hidden - before;
    }

    /// Shows the lines again that are folded into one.
    ///
    /// @return how many rows came
    int show(int header) {
        int before = hidden;
        for (int line = header + 1; line < lines.size() && lines.get(line).hidden; line++) {
            lines.get(line).hidden = false;
            hidden--;
        }
        rows = null;
        return before - hidden;
    }

    /// The line whose folded lines no longer belong to it, since a change came between; -1 for none. Asked once.
    int disturbed() {
        int found = disturbed == null ? -1 : lines.indexOf(disturbed);
        disturbed = null;
        return found >= 0 && isFolded(found) ? found : -1;
    }

    private int @Nullable [] rows() {
        if (hidden > 0 && rows == null) {
            int[] shown = new int[lines.size() - hidden];
            int row = 0;
            for (int line = 0; line < lines.size(); line++) {
                if (!lines.get(line).hidden) {
                    shown[row++] = line;
                }
            }
            rows = shown;
        }
        return hidden == 0 ? null : rows;
    }

    @Override
    public String getText(int index) {
        return lines.get(line(index)).text;
    }

    @Override
    public int insertTextSegment(int index, int offset, String text, StyleAttributeMap attributes) {
        Line line = lines.get(line(index));
        int at = Math.clamp(offset, 0, line.text.length());
        line.text = line.text.substring(0, at) + text + line.text.substring(at);
        return text.length();
    }

    @Override
    public void insertLineBreak(int index, int offset) {
        int number = index >= size() ? lines.size() : line(index);
        if (number >= lines.size()) {
            lines.add(new Line(""));
        } else {
            Line line = lines.get(number);
            int at = Math.clamp(offset, 0, line.text.length());
            Line rest = new Line(line.text.substring(at));
            line.text = line.text.substring(0, at);
            lines.add(number + 1, rest);
            disturbed = rest;
        }
        rows = null;
    }

    @Override
    public void removeRange(TextPos start, TextPos end) {
        int first = line(start.index());
        int last = line(end.index());
        Line line = lines.get(first);
        String rest = lines.get(last).text;
        line.text = line.text.substring(0, Math.clamp(start.offset(), 0, line.text.length()))
                + rest.substring(Math.clamp(end.offset(), 0, rest.length()));
        if (last > first) {
            List<Line> gone = lines.subList(first + 1, last + 1);
            hidden -= (int) gone.stream().filter(it -> it.hidden).count();
            gone.clear();
            disturbed = line;
            rows = null;
        }
    }

    @Override
    public boolean isWritable() {
        return true;
    }
}
