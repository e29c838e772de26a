package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.code.Completions.Suggestion;
import tableflow.console.ui.control.code.Editing.Edit;
import tableflow.console.ui.control.code.Editing.Selection;

/// The list of what could stand at the caret. It opens on demand and behind a dot, narrows while one types, and closes
/// when the caret leaves the word.
final class CompletionPopup {

    private static final double ROW = 26;
    private static final int MOST_ROWS = 9;

    private final CodeEditor editor;
    private final Analysis analysis;
    private final Popup popup = new Popup();
    private final ListView<Suggestion> list = new ListView<>();
    private final Label documentation = new Label();
    private Completions shown = Completions.none(0);

    CompletionPopup(CodeEditor editor, Analysis analysis) {
        this.editor = editor;
        this.analysis = analysis;
        list.getStyleClass().add("code-suggestions");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setAccessibleText(text("code.suggestions"));
        list.setCellFactory(view -> new Row());
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                accept();
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(this::explain);
        documentation.getStyleClass().add("code-documentation");
        documentation.setWrapText(true);
        HBox box = new HBox(list, documentation);
        box.getStyleClass().add("code-popup");
        popup.getContent().setAll(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        // Rows of a window that is not shown have no style.
        popup.setOnHidden(event -> list.getItems().clear());
        editor.area().addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        editor.area().focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
        editor.caretProperty().subscribe(now -> moved(now.intValue()));
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// Asks the language, and shows what it answers; the only suggestion there is, is not taken by itself.
    void ask() {
        if (!editor.editableProperty().get()) {
            return;
        }
        String content = editor.text();
        int caret = editor.caretProperty().get();
        CodeLanguage language = analysis.language();
        analysis.atCaret(progress -> language.complete(content, caret), answer -> {
            if (content.equals(editor.text()) && caret == editor.caretProperty().get()) {
                show(answer);
            }
        });
    }

    /// Whether the popup took a key.
    boolean pressed(KeyEvent event) {
        if (!popup.isShowing() || event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        KeyCode code = event.getCode();
        switch (code) {
            case UP -> step(-1);
            case DOWN -> step(1);
            case PAGE_UP -> step(-MOST_ROWS);
            case PAGE_DOWN -> step(MOST_ROWS);
            case ENTER, TAB -> accept();
            case ESCAPE -> popup.hide();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void typed(KeyEvent event) {
        String typed = event.getCharacter();
        if (!popup.isShowing() && typed.length() == 1 && analysis.language().opens(typed.charAt(0))) {
            analysis.afterwards(this::ask);
        }
    }

    private void moved(int caret) {
        if (!popup.isShowing()) {
            return;
        }
        boolean within = caret >= shown.from()
                && editor.text().substring(shown.from(), Math.min(caret, editor.text().length()))
                        .chars()
                        .allMatch(c -> analysis.language().isPart((char) c));
        if (within && caret > 0) {
            ask();
        } else {
            popup.hide();
        }
    }

    private void show(Completions answer) {
        shown = answer;
        if (answer.suggestions().isEmpty()) {
            popup.hide();
            return;
        }
        Bounds caret = editor.caretOnScreen();
        if (caret == null || editor.getScene() == null) {
            return;
        }
        list.setPrefHeight(Math.min(MOST_ROWS, answer.suggestions().size()) * ROW + 4);
        if (!popup.isShowing()) {
            popup.show(editor.area(), caret.getMinX() - 8, caret.getMaxY() + 2);
        }
        list.getItems().setAll(answer.suggestions());
        list.getSelectionModel().select(0);
        list.scrollTo(0);
        popup.sizeToScene();
    }

    private void step(int rows) {
        int size = list.getItems().size();
        int now = list.getSelectionModel().getSelectedIndex();
        int next = Math.abs(rows) == 1 ? Math.floorMod(now + rows, size) : Math.clamp(now + rows, 0, size - 1);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - MOST_ROWS / 2));
    }

    private void accept() {
        Suggestion chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen == null) {
            return;
        }
        int mark = chosen.insert().indexOf(Suggestion.CARET);
        String inserted = mark < 0
                ? chosen.insert()
                : chosen.insert().substring(0, mark)
                        + chosen.insert().substring(mark + Suggestion.CARET.length());
        int caret = shown.from() + (mark < 0 ? inserted.length() : mark);
        int to = Math.max(shown.to(), editor.caretProperty().get());
        editor.apply(edit(chosen.besides(), Math.min(to, editor.text().length()), inserted, caret));
        if (mark > 0 && analysis.language().opens(inserted.charAt(mark - 1))) {
            analysis.afterwards(this::ask);
        }
    }

    /// One change, with what is needed elsewhere: one step takes both back.
    private Edit edit(Completions.@Nullable Insertion besides, int to, String inserted, int caret) {
        if (besides == null || besides.at() > shown.from()) {
            return new Edit(shown.from(), to, inserted, new Selection(caret, caret));
        }
        String between = editor.text().substring(besides.at(), shown.from());
        int after = caret + besides.text().length();
        return new Edit(besides.at(), to, besides.text() + between + inserted, new Selection(after, after));
    }

    private void explain(@Nullable Suggestion chosen) {
        String words = chosen == null ? "" : chosen.documentation();
        documentation.setText(words);
        documentation.setVisible(!words.isEmpty());
        documentation.setManaged(!words.isEmpty());
    }

    private static Ikon icon(Completions.Kind kind) {
        return switch (kind) {
            case DATABASE -> Feather.DATABASE;
            case TABLE -> Feather.GRID;
            case COLUMN -> Feather.COLUMNS;
            case FUNCTION -> Feather.CODE;
            case KEYWORD -> Feather.TYPE;
            case SNIPPET -> Feather.SCISSORS;
            case TYPE -> Feather.BOX;
            case NAME -> Feather.LINK;
            case VALUE -> Feather.HASH;
            case OTHER -> Feather.CIRCLE;
        };
    }

    private static final class Row extends ListCell<Suggestion> {

        private final Label label = new Label();
        private final Label detail = new Label();
        private final FontIcon sign = Icons.of(Feather.CIRCLE);
        private final HBox line = new HBox();

        Row() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            detail.getStyleClass().add("code-detail");
            label.getStyleClass().add("code-label");
            line.getStyleClass().add("code-suggestion");
            line.getChildren().setAll(sign, label, space, detail);
            setMinWidth(0);
            setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable Suggestion item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            label.setText(item.label());
            sign.setIconCode(icon(item.kind()));
            detail.setText(item.detail());
            setAccessibleText(item.label() + " " + item.detail());
            setGraphic(line);
        }
    }
}
