package tableflow.console.ui.query;

import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.settings.WindowSettings;

/// The pane: on the left the side bar, on the right the statements above their runs.
final class QueryView extends VBox {

    private static final String SIDE = "query.divider.side";
    private static final String RUNS = "query.divider.runs";
    private static final double SIDE_AT_FIRST = 0.22;
    private static final double RUNS_AT_FIRST = 0.45;

    private final EditorArea editors;
    private final StripPlace place;
    private final SideBar side;
    private final RunArea runs;
    private boolean folded;

    QueryView(QueryViewModel model, QueryPane.Panels panels, WindowSettings settings) {
        setId("query");
        getStyleClass().add("query");
        editors = new EditorArea(model, new SqlLanguage(
                () -> model.services().lookup().catalog(model.scopeNow().catalog()),
                () -> model.scopeNow().database()));
        model.catalogReadsProperty().addListener((property, before, now) -> editors.languageChanged());
        model.askWith(form -> ParameterDialog.show(form, model.context().dialogs()));
        model.desk().askWith((run, facts, yes) -> RunQuestion.show(run, facts, yes, model.context().dialogs()));
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        runs = new RunArea(model, panels.run());
        side = new SideBar(panels.side(), model);
        place = new StripPlace(editors, model, panels.strip());
        SplitPane right = new SplitPane(place, runs);
        right.setOrientation(Orientation.VERTICAL);
        right.setId("query-split-runs");
        remember(right, RUNS, RUNS_AT_FIRST, settings);
        VBox.setVgrow(right, Priority.ALWAYS);
        if (panels.side().isEmpty()) {
            getChildren().setAll(banner, right);
            return;
        }
        SplitPane split = new SplitPane(side, right);
        split.setId("query-split-side");
        SplitPane.setResizableWithParent(side, false);
        side.foldedProperty().subscribe(now -> {
            folded = now;
            if (!now) {
                split.setDividerPositions(stored(settings, SIDE, SIDE_AT_FIRST));
            }
        });
        remember(split, SIDE, SIDE_AT_FIRST, settings);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(banner, split);
    }

    void shown(boolean now) {
        side.shown(now);
    }

    /// Shows a panel of the side bar.
    void showSide(String id) {
        side.show(id);
    }

    /// Does something with the editor that is shown, which gets the focus.
    void edit(Consumer<CodeEditor> action) {
        editors.editor().map(SqlEditor::editor).ifPresent(editor -> {
            editor.requestFocus();
            action.accept(editor);
        });
    }

    EditorActions actions() {
        return editors.actions();
    }

    void close() {
        place.close();
        editors.close();
        side.close();
        runs.close();
    }

    private void remember(SplitPane split, String name, double first, WindowSettings settings) {
        split.setDividerPositions(stored(settings, name, first));
        split.getDividers().getFirst().positionProperty().subscribe(position -> {
            // Where the divider stands while the side bar is folded is not what the user has chosen.
            if (!folded || !name.equals(SIDE)) {
                settings.put(name, Double.toString(Math.round(position.doubleValue() * 1000) / 1000.0));
            }
        });
    }

    private static double stored(WindowSettings settings, String name, double first) {
        try {
            double stored = settings.get(name).map(Double::parseDouble).orElse(first);
            return stored > 0.02 && stored < 0.98 ? stored : first;
        } catch (NumberFormatException e) {
            return first;
        }
    }
}
