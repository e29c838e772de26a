package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.code.CodeLanguage;

/// The toolbar and, below it, the tabs with statements; an editor is made when its tab is first shown.
final class EditorArea extends VBox {

    private final QueryViewModel model;
    private final CodeLanguage language;
    private final EditorActions actions;
    private final TabPane pane = new TabPane();
    private final Map<EditorTab, Tab> shown = new HashMap<>();
    private final Map<EditorTab, SqlEditor> editors = new HashMap<>();
    private boolean taking;

    EditorArea(QueryViewModel model, CodeLanguage language) {
        this.model = model;
        this.language = language;
        this.actions = new EditorActions(model, this);
        getStyleClass().add("query-editors");
        pane.setId("query-tabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        pane.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        VBox.setVgrow(pane, Priority.ALWAYS);
        setMinHeight(120);
        getChildren().setAll(toolbar(), pane);
        model.tabs().all().addListener((ListChangeListener<EditorTab>) change -> show());
        show();
        pane.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        model.tabs().chosenProperty().subscribe(tab -> {
            Tab wanted = tab == null ? null : shown.get(tab);
            if (wanted != null) {
                pane.getSelectionModel().select(wanted);
            }
        });
        pane.getTabs().addListener((ListChangeListener<Tab>) change -> reorder());
        model.runs().addListener((ListChangeListener<QueryRun>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::follow);
            }
        });
    }

    EditorActions actions() {
        return actions;
    }

    /// The editor of the chosen tab.
    Optional<SqlEditor> editor() {
        return model.tabs().chosen().map(editors::get);
    }

    /// The language knows more now, such as other tables.
    void languageChanged() {
        editors.values().forEach(it -> it.editor().language(language));
    }

    void close() {
        editors.values().forEach(it -> it.editor().close());
    }

    private EditorToolbar toolbar() {
        Button run = new Button(text("query.run"), Icons.of(Feather.PLAY));
        run.setId("query-run");
        run.getStyleClass().add("accent");
        run.setMinWidth(USE_PREF_SIZE);
        run.setTooltip(new Tooltip(text("query.run.help")));
        run.setOnAction(event -> model.runStatement());
        return new EditorToolbar(run, new ScopeBar(model))
                .button("query-run-all", Feather.FAST_FORWARD, text("query.run.all"), model::runAll)
                .button("query-tab-new", Feather.PLUS, text("query.tab.new"), () -> model.open("", ""))
                .spare("query-open", Feather.FOLDER, text("query.file.open"), actions::openFile)
                .spare("query-save", Feather.SAVE, text("query.file.save"), actions::save)
                .spare("query-keep", Feather.BOOKMARK, text("query.saved.keep"), actions::keep)
                .spare("query-format", Feather.ALIGN_LEFT, text("query.format"),
                        () -> editor().ifPresent(it -> it.editor().format()));
    }

    private void show() {
        if (taking) {
            return;
        }
        taking = true;
        shown.keySet().removeIf(tab -> !model.tabs().all().contains(tab));
        List.copyOf(editors.keySet()).stream().filter(tab -> !shown.containsKey(tab)).forEach(tab -> {
            Optional.ofNullable(editors.remove(tab)).ifPresent(it -> it.editor().close());
            tab.editWith(null);
        });
        pane.getTabs().setAll(model.tabs().all().stream()
                .map(tab -> shown.computeIfAbsent(tab, this::make))
                .toList());
        taking = false;
        model.tabs().chosen().map(shown::get).ifPresent(pane.getSelectionModel()::select);
        choose(pane.getSelectionModel().getSelectedItem());
    }

    private void choose(@Nullable Tab selected) {
        if (taking || selected == null || !(selected.getUserData() instanceof EditorTab tab)) {
            return;
        }
        if (selected.getContent() == null) {
            SqlEditor editor = new SqlEditor(tab, language, model.context().work());
            editors.put(tab, editor);
            selected.setContent(editor);
        }
        model.tabs().chosenProperty().set(tab);
    }

    /// The user drags tabs to another place.
    private void reorder() {
        if (!taking && pane.getTabs().size() == model.tabs().all().size()) {
            taking = true;
            try {
                model.tabs().order(pane.getTabs().stream().map(it -> (EditorTab) it.getUserData()).toList());
            } finally {
                taking = false;
            }
        }
    }

    private Tab make(EditorTab tab) {
        Tab node = new Tab();
        node.setUserData(tab);
        node.textProperty().bind(Bindings.createStringBinding(
                () -> tab.unsavedProperty().get() ? text("query.tab.unsaved", tab.name()) : tab.name(),
                tab.nameProperty(), tab.unsavedProperty()));
        Tooltip place = new Tooltip();
        place.textProperty().bind(tab.fileProperty().map(Object::toString).orElse(text("query.tab.kept")));
        node.setTooltip(place);
        node.setContextMenu(actions.menu(tab));
        node.setOnCloseRequest(event -> {
            event.consume();
            model.tabs().close(tab);
        });
        return node;
    }

    /// Marks the statement while it runs, and what the engine complains about.
    private void follow(QueryRun run) {
        run.phaseProperty().subscribe(phase -> run.place()
                .flatMap(place -> model.tabs().find(place.tab()))
                .map(editors::get)
                .ifPresent(editor -> editor.follow(run)));
    }
}
