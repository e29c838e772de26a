package tableflow.console.ui.control.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.RichTextArea;

/// The keys of the editor beyond those of every text area.
final class CodeKeys {

    private static final KeyCombination.Modifier SHORTCUT = KeyCombination.SHORTCUT_DOWN;
    private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;
    private static final KeyCombination.Modifier ALT = KeyCombination.ALT_DOWN;

    private final CompletionPopup completion;
    private final Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();

    CodeKeys(CodeEditor editor, CompletionPopup completion, Analysis analysis) {
        this.completion = completion;
        Supplier<String> step = () -> " ".repeat(analysis.language().indent());
        key(completion::ask, KeyCode.SPACE, KeyCombination.CONTROL_DOWN);
        key(editor::toggleComment, KeyCode.SLASH, SHORTCUT);
        key(editor::toggleComment, KeyCode.DIVIDE, SHORTCUT);
        key(editor::format, KeyCode.F, SHORTCUT, SHIFT);
        key(() -> editor.apply(Editing.duplicate(editor.lines(), editor.selection())), KeyCode.D, SHORTCUT);
        key(() -> editor.apply(Editing.move(editor.lines(), editor.selection(), false)), KeyCode.UP, ALT);
        key(() -> editor.apply(Editing.move(editor.lines(), editor.selection(), true)), KeyCode.DOWN, ALT);
        key(() -> editor.fixAtCaret().ifPresent(editor::mend), KeyCode.ENTER, ALT);
        key(() -> editor.apply(Editing.newLine(editor.lines(), editor.selection(), step.get())), KeyCode.ENTER);
        key(() -> editor.apply(Editing.tab(editor.lines(), editor.selection(), step.get())), KeyCode.TAB);
        key(() -> editor.apply(Editing.untab(editor.lines(), editor.selection(), step.get())), KeyCode.TAB, SHIFT);
        key(() -> editor.find(false), KeyCode.F, SHORTCUT);
        key(() -> editor.find(true), KeyCode.H, SHORTCUT);
        key(() -> editor.area().selectAll(), KeyCode.A, SHORTCUT);
        key(editor.edits()::undo, KeyCode.Z, SHORTCUT);
        key(editor.edits()::redo, KeyCode.Z, SHORTCUT, SHIFT);
        key(editor.edits()::redo, KeyCode.Y, SHORTCUT);
        key(editor.folding()::copy, KeyCode.C, SHORTCUT);
        key(editor.folding()::cut, KeyCode.X, SHORTCUT);
        for (KeyCode minus : List.of(KeyCode.MINUS, KeyCode.SUBTRACT)) {
            key(editor.folding()::foldAtCaret, minus, SHORTCUT);
            key(editor.folding()::foldAll, minus, SHORTCUT, SHIFT);
        }
        for (KeyCode plus : List.of(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS)) {
            key(editor.folding()::openAtCaret, plus, SHORTCUT);
            key(editor.folding()::openAll, plus, SHORTCUT, SHIFT);
        }
        key(editor.jumps()::toDefinition, KeyCode.F12);
        key(editor.jumps()::showUses, KeyCode.F12, SHIFT);
        key(editor.jumps()::back, KeyCode.LEFT, ALT);
        key(() -> editor.jumps().toProblem(1), KeyCode.F8);
        key(() -> editor.jumps().toProblem(-1), KeyCode.F8, SHIFT);
        Pages pages = new Pages(editor);
        key(() -> pages.turn(1, false), KeyCode.PAGE_DOWN);
        key(() -> pages.turn(-1, false), KeyCode.PAGE_UP);
        key(() -> pages.turn(1, true), KeyCode.PAGE_DOWN, SHIFT);
        key(() -> pages.turn(-1, true), KeyCode.PAGE_UP, SHIFT);
        // What the area does by other keys, or is told to.
        editor.area().getInputMap().registerFunction(RichTextArea.Tag.UNDO, editor.edits()::undo);
        editor.area().getInputMap().registerFunction(RichTextArea.Tag.REDO, editor.edits()::redo);
        editor.area().getInputMap().registerFunction(RichTextArea.Tag.COPY, editor.folding()::copy);
        editor.area().getInputMap().registerFunction(RichTextArea.Tag.CUT, editor.folding()::cut);
        editor.area().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void key(Runnable action, KeyCode code, KeyCombination.Modifier... modifiers) {
        keys.put(new KeyCodeCombination(code, modifiers), action);
    }

    private void pressed(KeyEvent event) {
        if (completion.pressed(event)) {
            event.consume();
            return;
        }
        for (Map.Entry<KeyCombination, Runnable> key : keys.entrySet()) {
            if (key.getKey().match(event)) {
                key.getValue().run();
                event.consume();
                return;
            }
        }
    }
}
