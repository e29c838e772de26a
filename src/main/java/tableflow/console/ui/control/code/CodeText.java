package tableflow.console.ui.control.code;

import java.util.Arrays;
import jfx.incubator.scene.control.richtext.TextPos;

/// A text with its lines, which end with `\n`. Lines and columns count from 0.
final class CodeText {

    private final String text;
    private final int[] starts;

    CodeText(String text) {
        this.text = text;
        int[] found = new int[64];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (lines == found.length) {
                found = Arrays.copyOf(found, lines * 2);
            }
            found[lines++] = at + 1;
        }
        starts = Arrays.copyOf(found, lines);
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    int lines() {
        return starts.length;
    }

    /// Offset of the first character of a line.
    int start(int line) {
        return starts[line];
    }

    /// Offset behind the last character of a line, its end of line not counted.
    int end(int line) {
        return line + 1 < starts.length ? starts[line + 1] - 1 : text.length();
    }

    /// The line that holds an offset.
    int line(int offset) {
        int found = Arrays.binarySearch(starts, clamp(offset));
        return found >= 0 ? found : -found - 2;
    }

    int column(int offset) {
        return clamp(offset) - starts[line(offset)];
    }

    int offset(TextPos position) {
        int line = Math.clamp(position.index(), 0, starts.length - 1);
        return Math.min(starts[line] + position.offset(), end(line));
    }

    TextPos position(int offset) {
        return TextPos.ofLeading(line(offset), column(offset));
    }

    int clamp(int offset) {
        return Math.clamp(offset, 0, text.length());
    }

    /// How it became `after`: what is not the same at both ends.
    Change changeTo(String after) {
        int most = Math.min(text.length(), after.length());
        int same = 0;
        while (same < most && text.charAt(same) == after.charAt(same)) {
            same++;
        }
        int behind = 0;
        while (behind < most - same
                && text.charAt(text.length() - 1 - behind) == after.charAt(after.length() - 1 - behind)) {
            behind++;
        }
        return new Change(same, text.length() - behind, after.length() - text.length());
    }

    /// A change of a text.
    ///
    /// @param from the first character that went
    /// @param to the one after the last, before the change
    /// @param growth characters that came less those that went
    record Change(int from, int to, int growth) {

        /// Where an offset is after the change; one within what went is at its start.
        int moved(int offset) {
            return offset <= from ? offset : offset >= to ? offset + growth : from;
        }
    }
}
