package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Popup;
import javafx.util.Duration;
import jfx.incubator.scene.control.richtext.TextPos;
import org.jspecify.annotations.Nullable;

/// What the part under the pointer means or what is wrong with it, and the parameters of the call at the caret, each in
/// a small window of its own that goes away by itself.
final class Hints {

    private static final Duration REST = Duration.millis(450);
    /// So far, in pixels, the pointer may go on its way to what mends a problem.
    private static final double REACH = 60;

    private final CodeEditor editor;
    private final Analysis analysis;
    private final Popup hover = new Popup();
    private final Popup signature = new Popup();
    private final PauseTransition rest = new PauseTransition(REST);
    private final PauseTransition grace = new PauseTransition(REST);
    private boolean reachable;
    private @Nullable Point2D pointer;

    Hints(CodeEditor editor, Analysis analysis) {
        this.editor = editor;
        this.analysis = analysis;
        hover.setAutoHide(true);
        rest.setOnFinished(event -> rested());
        grace.setOnFinished(event -> leave());
        editor.area().addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        editor.area().addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            if (reachable) {
                grace.playFromStart();
            } else {
                leave();
            }
        });
        editor.area().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        editor.area().addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("(") || event.getCharacter().equals(",")) {
                analysis.afterwards(this::askSignature);
            }
        });
        editor.area().focusedProperty().subscribe(focused -> {
            if (!focused) {
                signature.hide();
            }
        });
        editor.caretProperty().subscribe(now -> {
            if (signature.isShowing()) {
                askSignature();
            }
        });
    }

    private void pressed(KeyEvent event) {
        leave();
        if (event.getCode() == KeyCode.ESCAPE && signature.isShowing()) {
            signature.hide();
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && event.isControlDown() && event.isShiftDown()) {
            askSignature();
            event.consume();
        } else if (event.getCode() == KeyCode.F1 && event.isShiftDown()) {
            explainCaret();
            event.consume();
        }
    }

    /// What is at the caret, which may have been moved just now.
    void explainCaret() {
        editor.sight().settle();
        Bounds caret = editor.caretOnScreen();
        if (caret != null) {
            pointer = new Point2D(caret.getMinX(), caret.getMaxY());
            explain(editor.caretProperty().get());
        }
    }

    private void moved(MouseEvent event) {
        Point2D now = new Point2D(event.getScreenX(), event.getScreenY());
        if (reachable && pointer != null && pointer.distance(now) < REACH) {
            return;
        }
        if (pointer == null || pointer.distance(now) > 3) {
            leave();
            pointer = now;
            rest.playFromStart();
        }
    }

    private void leave() {
        rest.stop();
        grace.stop();
        reachable = false;
        pointer = null;
        hover.hide();
        analysis.forgetPointer();
    }

    private void rested() {
        if (pointer == null) {
            return;
        }
        TextPos position = editor.area().getTextPosition(pointer.getX(), pointer.getY());
        if (position == null) {
            return;
        }
        int offset = editor.offset(position);
        // Beyond the end of a line the nearest character is not what the pointer rests on.
        if (offset < editor.lines().end(editor.lines().line(offset))) {
            explain(offset);
        }
    }

    private void explain(int offset) {
        Optional<CodeProblem> problem = editor.problemAt(offset);
        String content = editor.text();
        CodeLanguage language = analysis.language();
        problem.ifPresent(this::show);
        if (problem.isEmpty()) {
            analysis.atPointer(progress -> language.hover(content, offset), hint -> hint
                    .filter(it -> content.equals(editor.text()))
                    .ifPresent(it -> show(it.title(), it.text())));
        }
    }

    private void show(@Nullable String title, String words) {
        Point2D at = pointer;
        if (at == null || editor.getScene() == null) {
            return;
        }
        VBox box = box("code-hint");
        if (title != null) {
            box.getChildren().add(styled(title, "code-hint-title"));
        }
        if (!words.isEmpty()) {
            box.getChildren().add(styled(words, "code-hint-text"));
        }
        hover.getContent().setAll(box);
        hover.show(editor.area(), at.getX() + 8, at.getY() + 14);
    }

    /// What is wrong, and below it what would mend it.
    private void show(CodeProblem problem) {
        show(null, problem.message());
        problem.mending().filter(fix -> hover.isShowing() && editor.editableProperty().get()).ifPresent(fix -> {
            Hyperlink mends = new Hyperlink(text("code.fix.help", fix.title()));
            mends.getStyleClass().add("code-hint-fix");
            mends.setOnAction(event -> {
                leave();
                editor.mend(fix);
            });
            Pane box = (Pane) hover.getContent().getFirst();
            box.getChildren().add(mends);
            box.setOnMouseEntered(event -> grace.stop());
            box.setOnMouseExited(event -> leave());
            reachable = true;
        });
    }

    private void askSignature() {
        String content = editor.text();
        int caret = editor.caretProperty().get();
        CodeLanguage language = analysis.language();
        analysis.atCaret(progress -> language.signature(content, caret), found -> {
            if (!content.equals(editor.text()) || caret != editor.caretProperty().get() || found.isEmpty()) {
                signature.hide();
                return;
            }
            show(found.get());
        });
    }

    private void show(Signature call) {
        TextFlow line = new TextFlow();
        for (int i = 0; i < call.parts().size(); i++) {
            line.getChildren().add(part(call.parts().get(i), i == call.active()));
        }
        VBox box = box("code-signature");
        box.getChildren().add(line);
        if (!call.documentation().isEmpty()) {
            box.getChildren().add(styled(call.documentation(), "code-hint-text"));
        }
        signature.getContent().setAll(box);
        Bounds caret = editor.caretOnScreen();
        if (caret != null && editor.getScene() != null) {
            signature.show(editor.area(), caret.getMinX(), caret.getMinY() - box.prefHeight(-1) - 6);
        }
    }

    private static Text part(String words, boolean active) {
        Text text = new Text(words);
        text.getStyleClass().add(active ? "code-parameter-active" : "code-parameter-other");
        return text;
    }

    private static VBox box(String styleClass) {
        VBox box = new VBox();
        box.getStyleClass().addAll("code-popup", styleClass);
        return box;
    }

    private static Label styled(String words, String styleClass) {
        Label label = new Label(words);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }
}
