package tableflow.console.ui.query;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.query.desk.StoredTab;
import tableflow.console.service.support.Fingerprint;

/// A tab with statements: its text, the caret in it, where its statements run, and the file behind it if there is one.
/// JavaFX thread only.
final class EditorTab {

    private final String id;
    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty text = new SimpleStringProperty();
    private final IntegerProperty caret = new SimpleIntegerProperty();
    private final IntegerProperty anchor = new SimpleIntegerProperty();
    private final ObjectProperty<QueryScope> scope;
    private final ObjectProperty<@Nullable Path> file = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private @Nullable String saved;
    private @Nullable String fingerprint;
    private @Nullable Consumer<Edit> editor;

    /// A change of the text that the user can undo.
    ///
    /// @param from the first character that goes, `to` the one after the last
    record Edit(int from, int to, String text) {}

    EditorTab(String id, String name, String text, QueryScope scope) {
        this.id = id;
        this.name.set(name);
        this.text.set(text);
        this.scope = new SimpleObjectProperty<>(scope);
        this.text.subscribe(now -> mark());
    }

    String id() {
        return id;
    }

    StringProperty nameProperty() {
        return name;
    }

    String name() {
        return name.get();
    }

    StringProperty textProperty() {
        return text;
    }

    String text() {
        return text.get();
    }

    /// Offset of the caret in the text.
    IntegerProperty caretProperty() {
        return caret;
    }

    /// The other end of what is selected; the caret's offset when nothing is.
    IntegerProperty anchorProperty() {
        return anchor;
    }

    int selectionFrom() {
        return Math.clamp(Math.min(caret.get(), anchor.get()), 0, text().length());
    }

    int selectionTo() {
        return Math.clamp(Math.max(caret.get(), anchor.get()), 0, text().length());
    }

    ObjectProperty<QueryScope> scopeProperty() {
        return scope;
    }

    /// The file that the tab was opened from or saved to.
    ObjectProperty<@Nullable Path> fileProperty() {
        return file;
    }

    /// Whether the text differs from what the file has; never for a tab without a file, which is kept as it is.
    ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /// Tells what the file had when it was last read or written; absent for a tab without one.
    @Nullable String fingerprint() {
        return fingerprint;
    }

    /// The file behind the tab has this text now.
    void savedAs(Path path, String content) {
        file.set(path);
        saved = content;
        fingerprint = Fingerprint.of(content);
        mark();
    }

    /// The tab was kept: all is as it was.
    static EditorTab of(StoredTab kept) {
        EditorTab tab = new EditorTab(
                kept.id(), kept.name(), kept.text(), new QueryScope(kept.catalog(), kept.database(), kept.workgroup()));
        tab.select(kept.anchor(), kept.caret());
        tab.file.set(kept.file() == null ? null : Path.of(kept.file()));
        tab.fingerprint = kept.fingerprint();
        if (kept.fingerprint() != null && kept.fingerprint().equals(Fingerprint.of(kept.text()))) {
            tab.saved = kept.text();
        }
        tab.mark();
        return tab;
    }

    /// What is to be kept of it.
    StoredTab stored() {
        Path path = file.get();
        return new StoredTab(id, name(), text(), caret.get(), anchor.get(), scope.get().database(),
                scope.get().workgroup(), path == null ? null : path.toString(), fingerprint, scope.get().catalog(),
                null);
    }

    /// Who shows the text, and makes changes so that they can be undone.
    void editWith(@Nullable Consumer<Edit> shownIn) {
        editor = shownIn;
    }

    /// Changes a part of the text and puts the caret behind it.
    void edit(Edit edit) {
        if (editor != null) {
            editor.accept(edit);
        } else {
            text.set(text().substring(0, edit.from()) + edit.text() + text().substring(edit.to()));
            select(edit.from() + edit.text().length(), edit.from() + edit.text().length());
        }
    }

    /// Moves the caret to `to`, with all from `from` on selected.
    void select(int from, int to) {
        anchor.set(from);
        caret.set(to);
    }

    private void mark() {
        unsaved.set(fingerprint != null && (saved == null || !saved.equals(text.get())));
    }
}
