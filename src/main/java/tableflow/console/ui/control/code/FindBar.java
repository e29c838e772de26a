package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.code.Decorations.Layer;
import tableflow.console.ui.control.code.Decorations.Mark;
import tableflow.console.ui.control.code.Editing.Selection;
import tableflow.console.ui.control.code.Finder.Match;

/// Finds and replaces in the text; all places are marked while it is open.
final class FindBar extends VBox {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final CodeEditor editor;
    private final TextField wanted = new TextField();
    private final TextField replacement = new TextField();
    private final ToggleButton matchCase = new ToggleButton(text("code.find.case"));
    private final ToggleButton regex = new ToggleButton(text("code.find.regex"));
    private final Label count = new Label();
    private final HBox replaceLine;
    private List<Match> matches = List.of();

    FindBar(CodeEditor editor) {
        this.editor = editor;
        getStyleClass().add("code-find");
        wanted.setId("code-find");
        wanted.setPromptText(text("code.find"));
        wanted.setAccessibleText(text("code.find"));
        replacement.setId("code-replace");
        replacement.setPromptText(text("code.replace"));
        replacement.setAccessibleText(text("code.replace"));
        matchCase.setAccessibleText(text("code.find.case.help"));
        matchCase.setTooltip(new javafx.scene.control.Tooltip(text("code.find.case.help")));
        regex.setAccessibleText(text("code.find.regex.help"));
        regex.setTooltip(new javafx.scene.control.Tooltip(text("code.find.regex.help")));
        matchCase.getStyleClass().add("small");
        regex.getStyleClass().add("small");
        count.getStyleClass().add("code-place");
        HBox findLine = new HBox(wanted, matchCase, regex,
                Icons.button(Feather.ARROW_UP, text("code.find.previous"), () -> go(-1)),
                Icons.button(Feather.ARROW_DOWN, text("code.find.next"), () -> go(1)),
                count,
                Icons.button(Feather.X, text("code.find.close"), this::close));
        replaceLine = new HBox(replacement,
                button("code.replace.one", this::replaceOne), button("code.replace.all", this::replaceAll));
        findLine.getStyleClass().add("code-find-line");
        replaceLine.getStyleClass().add("code-find-line");
        getChildren().setAll(findLine, replaceLine);
        wanted.textProperty().subscribe(this::search);
        matchCase.selectedProperty().subscribe(this::search);
        regex.selectedProperty().subscribe(this::search);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        replaceLine.managedProperty().bind(replaceLine.visibleProperty());
    }

    /// Opens it with what is selected as what is looked for.
    void open(boolean replace) {
        replaceLine.setVisible(replace);
        setVisible(true);
        Selection selection = editor.selection();
        String selected = editor.text().substring(selection.from(), selection.to());
        if (!selected.isEmpty() && !selected.contains("\n")) {
            wanted.setText(selected);
        }
        wanted.requestFocus();
        wanted.selectAll();
        search();
    }

    /// The text has changed: the places are looked for again.
    void changed() {
        if (isVisible()) {
            search();
        }
    }

    private static Button button(String key, Runnable action) {
        Button button = new Button(text(key));
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        return button;
    }

    private Finder finder() {
        return new Finder(wanted.getText(), matchCase.isSelected(), regex.isSelected());
    }

    private void close() {
        setVisible(false);
        editor.marks(Layer.FOUND, List.of());
        editor.marks(Layer.FOUND_NOW, List.of());
        editor.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget().equals(replacement)) {
            replaceOne();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget().equals(wanted)) {
            go(event.isShiftDown() ? -1 : 1);
        } else {
            return;
        }
        event.consume();
    }

    private void search() {
        if (!isVisible()) {
            return;
        }
        Finder finder = finder();
        wanted.pseudoClassStateChanged(DANGER, finder.fault().isPresent());
        matches = finder.all(editor.text());
        editor.marks(Layer.FOUND, matches.stream().map(it -> new Mark(it.from(), it.to())).toList());
        showCount();
        finder.fault().ifPresent(count::setText);
    }

    private void showCount() {
        int now = current();
        count.setText(
                wanted.getText().isEmpty()
                        ? ""
                        : now >= 0
                                ? text("code.find.count", now + 1, matches.size())
                                : text("code.find.matches", matches.size()));
        editor.marks(Layer.FOUND_NOW, now < 0
                ? List.of()
                : List.of(new Mark(matches.get(now).from(), matches.get(now).to())));
    }

    /// The match that is selected; -1 when none is.
    private int current() {
        Selection selection = editor.selection();
        return matches.indexOf(new Match(selection.from(), selection.to()));
    }

    private void go(int step) {
        if (matches.isEmpty()) {
            return;
        }
        Selection selection = editor.selection();
        Match next = step > 0 ? matches.getFirst() : matches.getLast();
        for (Match match : step > 0 ? matches : matches.reversed()) {
            boolean beyond = step > 0
                    ? match.from() >= selection.to()
                    : match.to() <= selection.from();
            if (beyond) {
                next = match;
                break;
            }
        }
        editor.select(next.from(), next.to());
        showCount();
    }

    private void replaceOne() {
        int now = current();
        if (now < 0) {
            go(1);
            return;
        }
        Match match = matches.get(now);
        try {
            String with = finder().replacement(editor.text(), match, replacement.getText());
            editor.replace(match.from(), match.to(), with);
            search();
            go(1);
        } catch (IllegalArgumentException noGroup) {
            count.setText(noGroup.getMessage());
        }
    }

    private void replaceAll() {
        try {
            String replaced = finder().replaceAll(editor.text(), replacement.getText());
            if (!replaced.equals(editor.text())) {
                editor.apply(Editing.replaceAll(editor.lines(), editor.selection(), replaced));
            }
            search();
        } catch (IllegalArgumentException noGroup) {
            count.setText(noGroup.getMessage());
        }
    }
}
