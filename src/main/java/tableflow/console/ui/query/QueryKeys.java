package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.shell.Command;

/// The keys of the editor and of a result: what can be done from anywhere in the pane is a command of it, the rest is
/// told in the help sheet.
final class QueryKeys {

    private QueryKeys() {}

    /// @param view whose editor is meant
    static List<Command> of(QueryView view) {
        String pane = text("query.title");
        String editor = text("query.keys.editor");
        String result = text("query.keys.result");
        return List.of(
                Command.of(pane, text("query.keys.format"), Feather.ALIGN_LEFT, () -> view.edit(CodeEditor::format))
                        .withShortcut("Shortcut+Shift+F"),
                Command.of(pane, text("query.keys.comment"), Feather.HASH, () -> view.edit(CodeEditor::toggleComment)),
                Command.of(pane, text("query.keys.find"), Feather.SEARCH, () -> view.edit(it -> it.find(false)))
                        .withShortcut("Shortcut+F"),
                Command.of(pane, text("query.keys.replace"), Feather.SEARCH, () -> view.edit(it -> it.find(true)))
                        .withShortcut("Shortcut+H"),
                // Elsewhere it opens the help sheet.
                Command.told(editor, text("query.keys.comment"), "Shortcut+Slash"),
                Command.told(editor, text("query.keys.complete"), "Ctrl+Space"),
                Command.told(editor, text("query.keys.explain"), "Shift+F1"),
                Command.told(editor, text("query.keys.parameters"), "Ctrl+Shift+Space"),
                Command.told(editor, text("code.problem.next"), "F8"),
                Command.told(editor, text("code.problem.previous"), "Shift+F8"),
                Command.told(editor, text("query.keys.mend"), "Alt+Enter"),
                Command.told(editor, text("query.keys.duplicate"), "Shortcut+D"),
                Command.told(editor, text("query.keys.move"), "Alt+Up", "Alt+Down"),
                Command.told(editor, text("query.keys.leave"), "Ctrl+Tab"),
                Command.told(result, text("query.keys.result.find"), "Shortcut+F"),
                Command.told(result, text("query.keys.result.go"), "Shortcut+G"),
                Command.told(result, text("query.keys.result.copy"), "Shortcut+C"),
                Command.told(result, text("query.keys.result.open"), "Enter"),
                Command.told(result, text("query.keys.result.choose"), "Ctrl+Space", "Shift+Space"),
                Command.told(result, text("query.keys.result.column"), "Alt+Left", "Alt+Right"),
                Command.told(result, text("query.keys.result.width"), "Alt+Up", "Alt+Down", "Alt+Enter"));
    }
}
