package tableflow.console.ui.control.code;

import tableflow.console.ui.control.code.Editing.Selection;

/// Moves the caret by pages. The area does so too, but measures a row that was never drawn, and loses the column.
final class Pages {

    private final CodeEditor editor;
    private int column;
    private int left = -1;

    Pages(CodeEditor editor) {
        this.editor = editor;
    }

    /// Moves the caret; through short rows it keeps its column.
    ///
    /// @param pages 1 down, -1 up
    /// @param selecting whether what is between is selected
    void turn(int pages, boolean selecting) {
        CodeText text = editor.lines();
        FoldedLines rows = editor.folding().lines();
        Selection selection = editor.selection();
        if (selection.caret() != left) {
            column = text.column(selection.caret());
        }
        int step = editor.sight().page() * pages;
        int row = Math.clamp(rows.row(text.line(selection.caret())) + step, 0, rows.size() - 1);
        int line = rows.line(row);
        left = Math.min(text.start(line) + column, text.end(line));
        editor.select(selecting ? selection.anchor() : left, left);
    }
}
