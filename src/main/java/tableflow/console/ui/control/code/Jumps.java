package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import jfx.incubator.scene.control.richtext.TextPos;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.code.CodeLanguage.Place;

/// Goes from a name to its definition (F12, Ctrl+click) and back (Alt+Left), and lists where it stands (Shift+F12);
/// goes to the next problem (F8) and the one before (Shift+F8).
final class Jumps {

    private static final int MOST_USES = 25;
    private static final int MOST_STEPS = 100;
    private static final int LONG = 70;

    private final CodeEditor editor;
    private final Analysis analysis;
    private final Deque<Integer> steps = new ArrayDeque<>();
    private @Nullable Consumer<Place> elsewhere;
    private Runnable explaining = () -> {};

    Jumps(CodeEditor editor, Analysis analysis) {
        this.editor = editor;
        this.analysis = analysis;
        editor.area().addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (isOffered() && event.isShortcutDown() && event.getButton() == MouseButton.PRIMARY) {
                TextPos position = editor.area().getTextPosition(event.getScreenX(), event.getScreenY());
                if (position != null) {
                    follow(editor.offset(position));
                    event.consume();
                }
            }
        });
    }

    void offer(Consumer<Place> other) {
        elsewhere = other;
    }

    boolean isOffered() {
        return elsewhere != null;
    }

    /// @param explain tells what is wrong at the caret
    void explainBy(Runnable explain) {
        explaining = explain;
    }

    /// To the problem that follows the caret in the text, whatever its weight, and from the last to the first.
    ///
    /// @param step 1 for the next one, -1 for the one before
    void toProblem(int step) {
        int caret = editor.caretProperty().get();
        List<CodeProblem> all = editor.problems().stream()
                .sorted(Comparator.comparingInt(it -> step * it.from())).toList();
        if (all.isEmpty()) {
            return;
        }
        CodeProblem next = all.stream().filter(it -> step * it.from() > step * caret).findFirst()
                .orElse(all.getFirst());
        editor.select(next.to(), next.from());
        explaining.run();
    }

    void toDefinition() {
        follow(editor.caretProperty().get());
    }

    private void follow(int offset) {
        String content = editor.text();
        CodeLanguage language = analysis.language();
        Consumer<Place> other = elsewhere;
        if (other == null) {
            return;
        }
        analysis.atCaret(progress -> language.definition(content, offset), found -> found
                .filter(it -> content.equals(editor.text()))
                .ifPresent(place -> {
                    if (place.document().isEmpty()) {
                        go(place);
                    } else {
                        other.accept(place);
                    }
                }));
    }

    private void go(Place place) {
        if (steps.size() == MOST_STEPS) {
            steps.removeLast();
        }
        steps.push(editor.caretProperty().get());
        editor.select(place.to(), place.from());
        editor.requestFocus();
    }

    /// Where the caret was before the last step.
    void back() {
        Integer before = steps.poll();
        if (before != null) {
            editor.reveal(before);
        }
    }

    void showUses() {
        String content = editor.text();
        int caret = editor.caretProperty().get();
        CodeLanguage language = analysis.language();
        if (isOffered()) {
            analysis.atCaret(progress -> language.uses(content, caret), found -> {
                if (content.equals(editor.text())) {
                    list(found);
                }
            });
        }
    }

    private void list(List<Place> uses) {
        ContextMenu menu = new ContextMenu();
        menu.setId("code-uses");
        CodeText lines = editor.lines();
        for (Place use : uses.stream().limit(MOST_USES).toList()) {
            int line = lines.line(use.from());
            String said = lines.text().substring(lines.start(line), lines.end(line)).strip();
            MenuItem item = new MenuItem(text("code.use", Integer.toString(line + 1),
                    said.length() > LONG ? said.substring(0, LONG) + "\u2026" : said));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> go(use));
            menu.getItems().add(item);
        }
        if (uses.size() > MOST_USES || uses.isEmpty()) {
            MenuItem rest = new MenuItem(uses.isEmpty() ? text("code.uses.none")
                    : text("code.problems.more", uses.size() - MOST_USES));
            rest.setDisable(true);
            menu.getItems().add(rest);
        }
        Bounds caret = editor.caretOnScreen();
        if (caret != null && editor.getScene() != null) {
            menu.show(editor.area(), caret.getMinX(), caret.getMaxY());
        }
    }
}
