package tableflow.console.ui.control.code;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import tableflow.console.ui.control.code.CodeLanguage.Fold;
import tableflow.console.ui.control.code.Editing.Selection;

/// Folds parts of the text to their first line and opens them again. The text itself is never changed by it. A part
/// opens when the caret is to go into it.
final class Folding {

    private final CodeEditor editor;
    private final CodeTextModel model;
    private final FoldedLines lines;
    private List<Fold> folds = List.of();
    private BitSet headers = new BitSet();

    Folding(CodeEditor editor, CodeTextModel model, FoldedLines lines) {
        this.editor = editor;
        this.model = model;
        this.lines = lines;
    }

    FoldedLines lines() {
        return lines;
    }

    /// What can be folded of the present text.
    void found(List<Fold> now) {
        folds = now;
        BitSet before = headers;
        headers = new BitSet();
        CodeText text = editor.lines();
        for (Fold fold : now) {
            if (last(text, fold) > text.line(fold.from()) + 1) {
                headers.set(text.line(fold.from()));
            }
        }
        if (!headers.equals(before)) {
            refresh();
        }
    }

    /// The line behind the last that goes: that of the last bracket stays.
    private static int last(CodeText text, Fold fold) {
        return text.line(fold.to() - 1);
    }

    boolean isHeader(int line) {
        return headers.get(line) || lines.isFolded(line);
    }

    void toggle(int line) {
        if (lines.isFolded(line)) {
            open(line);
        } else {
            fold(line);
        }
    }

    private void fold(int line) {
        CodeText text = editor.lines();
        folds.stream().filter(it -> text.line(it.from()) == line && it.to() <= text.length())
                .mapToInt(it -> last(text, it)).max().ifPresent(last -> {
                    if (last > line + 1) {
                        hide(line, last);
                    }
                });
    }

    private void hide(int header, int to) {
        int row = lines.row(header);
        int lastRow = lines.row(to - 1);
        TextPos start = TextPos.ofLeading(row, lines.getText(row).length());
        TextPos end = TextPos.ofLeading(lastRow, lines.getText(lastRow).length());
        // The caret and what is selected come along to the line that stays.
        Selection selection = editor.selection();
        boolean within = editor.lines().line(selection.caret()) > header && editor.lines().line(selection.caret()) < to;
        if (within) {
            editor.select(editor.lines().end(header), editor.lines().end(header));
        }
        lines.hide(header + 1, to);
        model.fireChangeEvent(start, end, 0, 0, 0);
        refresh();
    }

    private void open(int header) {
        int row = lines.row(header);
        TextPos at = TextPos.ofLeading(row, lines.getText(row).length());
        int came = lines.show(header);
        if (came > 0) {
            model.fireChangeEvent(at, at, 0, came, 0);
            refresh();
        }
    }

    /// Shows a line that may be folded away.
    void reveal(int line) {
        if (lines.isHidden(line)) {
            open(lines.line(lines.row(line)));
        }
    }

    /// Opens what is folded into the lines that are about to change.
    void touch(int firstLine, int lastLine) {
        for (int line = lastLine; lines.hasHidden() && line >= firstLine; line--) {
            if (lines.isFolded(line)) {
                open(line);
            }
            reveal(line);
        }
    }

    /// Opens what no longer belongs to the line that it is folded into.
    void mend() {
        int line = lines.hasHidden() ? lines.disturbed() : -1;
        if (line >= 0) {
            open(line);
        }
    }

    /// Folds the innermost part around the caret that is open.
    void foldAtCaret() {
        CodeText text = editor.lines();
        int line = text.line(editor.caretProperty().get());
        Optional<Integer> header = folds.stream()
                .filter(it -> it.to() <= text.length() && text.line(it.from()) <= line && line <= last(text, it))
                .map(it -> text.line(it.from()))
                .filter(it -> headers.get(it) && !lines.isFolded(it) && !lines.isHidden(it))
                .reduce((outer, inner) -> inner);
        header.ifPresent(this::fold);
    }

    void openAtCaret() {
        int line = editor.lines().line(editor.caretProperty().get());
        if (lines.isFolded(line)) {
            open(line);
        }
    }

    /// Folds all but the outermost part.
    void foldAll() {
        CodeText text = editor.lines();
        int end = -1;
        boolean first = true;
        for (Fold fold : folds) {
            if (fold.to() > text.length() || (first && fold.to() >= text.text().stripTrailing().length())) {
                first = false;
                continue;
            }
            first = false;
            if (fold.from() >= end) {
                end = fold.to();
                fold(text.line(fold.from()));
            }
        }
    }

    void openAll() {
        for (int line = editor.lines().lines() - 1; line >= 0 && lines.hasHidden(); line--) {
            if (lines.isFolded(line)) {
                open(line);
            }
        }
    }

    /// Copies what is selected, folded lines too.
    void copy() {
        Selection selection = editor.selection();
        if (selection.from() < selection.to()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(editor.text().substring(selection.from(), selection.to()));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    void cut() {
        Selection selection = editor.selection();
        if (editor.editableProperty().get() && selection.from() < selection.to()) {
            copy();
            editor.replace(selection.from(), selection.to(), "");
        }
    }

    private void refresh() {
        editor.gutter().requestLayout();
    }
}
