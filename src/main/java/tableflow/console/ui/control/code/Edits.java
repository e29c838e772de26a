package tableflow.console.ui.control.code;

import java.util.function.Supplier;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.code.Editing.Edit;

/// Changes and selects in offsets of the whole text, whatever of it is folded away.
final class Edits {

    private final CodeArea area;
    private final Supplier<CodeText> text;
    private final Folding folding;
    private final History history = new History();

    Edits(CodeArea area, Supplier<CodeText> text, Folding folding) {
        this.area = area;
        this.text = text;
        this.folding = folding;
    }

    History history() {
        return history;
    }

    /// Selects, and shows what is selected.
    void select(int from, int to) {
        CodeText now = text.get();
        folding.reveal(now.line(now.clamp(from)));
        folding.reveal(now.line(now.clamp(to)));
        area.select(position(now.clamp(from)), position(now.clamp(to)));
    }

    /// The row of the area in which an offset stands.
    int row(int offset) {
        CodeText now = text.get();
        return folding.lines().row(now.line(now.clamp(offset)));
    }

    private TextPos position(int offset) {
        return TextPos.ofLeading(row(offset), text.get().column(offset));
    }

    /// The offset of a place of the area, which counts rows.
    int offset(TextPos position) {
        return text.get().offset(TextPos.ofLeading(folding.lines().line(position.index()), position.offset()));
    }

    /// Makes a change that can be undone; does nothing in a text that cannot be changed.
    void apply(@Nullable Edit edit) {
        if (edit != null && area.isEditable()) {
            CodeText before = text.get();
            history.silently(() -> change(edit));
            history.changed(before, text.get());
            history.apart();
        }
    }

    /// Takes the last change back.
    void undo() {
        if (area.isEditable()) {
            history.undo().ifPresent(edit -> history.silently(() -> change(edit)));
        }
    }

    void redo() {
        if (area.isEditable()) {
            history.redo().ifPresent(edit -> history.silently(() -> change(edit)));
        }
    }

    private void change(Edit edit) {
        CodeText before = text.get();
        folding.touch(before.line(edit.from()), before.line(edit.to()));
        area.replaceText(position(edit.from()), position(edit.to()), edit.text());
        select(edit.after().anchor(), edit.after().caret());
    }
}
