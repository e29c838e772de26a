package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Menus;

/// The menu of the editor: what would mend the problem at the caret, and what every text area has.
final class CodeMenu extends ContextMenu {

    private final CodeEditor editor;
    private final MenuItem undo;
    private final MenuItem redo;
    private final MenuItem cut;
    private final MenuItem copy;
    private final MenuItem paste;
    private final MenuItem format;
    private final MenuItem comment;
    private final MenuItem definition;
    private final MenuItem uses;
    private final MenuItem foldAll;
    private final MenuItem openAll;

    CodeMenu(CodeEditor editor) {
        this.editor = editor;
        CodeArea area = editor.area();
        undo = item("code.menu.undo", KeyCode.Z, editor.edits()::undo);
        redo = item("code.menu.redo", KeyCode.Z, editor.edits()::redo);
        redo.setAccelerator(new KeyCodeCombination(
                KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        cut = item("code.menu.cut", KeyCode.X, editor.folding()::cut);
        copy = item("code.menu.copy", KeyCode.C, editor.folding()::copy);
        paste = item("code.menu.paste", KeyCode.V, area::paste);
        format = item("code.menu.format", KeyCode.F, editor::format);
        format.setAccelerator(new KeyCodeCombination(
                KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        comment = item("code.menu.comment", KeyCode.SLASH, editor::toggleComment);
        definition = Menus.item("code.menu.definition", editor.jumps()::toDefinition);
        definition.setAccelerator(new KeyCodeCombination(KeyCode.F12));
        uses = Menus.item("code.menu.uses", editor.jumps()::showUses);
        uses.setAccelerator(new KeyCodeCombination(KeyCode.F12, KeyCombination.SHIFT_DOWN));
        foldAll = Menus.item("code.menu.fold", editor.folding()::foldAll);
        foldAll.setAccelerator(new KeyCodeCombination(
                KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        openAll = Menus.item("code.menu.open", editor.folding()::openAll);
        openAll.setAccelerator(new KeyCodeCombination(
                KeyCode.PLUS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        fill(Optional.empty());
        setOnShowing(event -> fill(editor.fixAtCaret()));
    }

    private void fill(Optional<CodeProblem.Fix> fix) {
        boolean editable = editor.area().isEditable();
        boolean selected = editor.selection().from() < editor.selection().to();
        undo.setDisable(!editable || !editor.edits().history().isUndoable());
        redo.setDisable(!editable || !editor.edits().history().isRedoable());
        cut.setDisable(!editable || !selected);
        copy.setDisable(!selected);
        List.of(paste, format, comment).forEach(item -> item.setDisable(!editable));
        getItems().setAll(undo, redo, new SeparatorMenuItem(), cut, copy, paste, new SeparatorMenuItem(),
                format, comment);
        if (editor.jumps().isOffered()) {
            getItems().addAll(new SeparatorMenuItem(), definition, uses, foldAll, openAll);
        }
        fix.filter(it -> editable).ifPresent(it -> {
            MenuItem mend = new MenuItem(text("code.fix", it.title()), Icons.of(Feather.TOOL));
            mend.setId("code-menu-fix");
            mend.setAccelerator(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.ALT_DOWN));
            mend.setOnAction(event -> editor.mend(it));
            getItems().addAll(0, List.of(mend, new SeparatorMenuItem()));
        });
    }

    private static MenuItem item(String key, KeyCode code, Runnable action) {
        MenuItem item = Menus.item(key, action);
        item.setAccelerator(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
        return item;
    }
}
