package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Where the statements of the chosen tab run: data catalog, database and workgroup, each chosen from a list that is
/// read when it is first opened. As long as Athena is known to have one data catalog only, there is nothing to choose
/// and its box is left out.
final class ScopeBar extends HBox {

    private static final double NARROWEST = 108;
    private static final double BOX = 108;
    private static final double WIDEST = 260;
    /// About what a letter takes, and what stands around the name in its box.
    private static final double LETTER = 7.6;

    private static final double AROUND = 52;

    private final QueryViewModel model;
    private final String none = text("query.scope.none");
    private final ComboBox<String> catalog = box("query-catalog-choice", text("query.scope.catalog"));
    private final ComboBox<String> database = box("query-database", text("query.scope.database"));
    private final ComboBox<String> workgroup = box("query-workgroup", text("query.scope.workgroup"));
    private boolean showing;

    ScopeBar(QueryViewModel model) {
        this.model = model;
        getStyleClass().add("query-scope");
        QueryServices.Lookup lookup = model.services().lookup();
        getChildren().setAll(
                sign(Feather.BOOK, catalog), catalog, sign(Feather.DATABASE, database), database,
                sign(Feather.USERS, workgroup), workgroup);
        fill(catalog, lookup::catalogs);
        fill(database, () -> {
            List<String> names = new ArrayList<>(List.of(none));
            names.addAll(lookup.databases(model.scopeNow().catalog()));
            return names;
        });
        fill(workgroup, lookup::workgroups);
        model.scopeProperty().subscribe(this::show);
        model.catalogsProperty().subscribe(found -> {
            take(catalog, found);
            show(model.scopeProperty().get());
        });
        chosen(catalog, model::useCatalog);
        chosen(database, name -> model.useDatabase(name.equals(none) ? null : name));
        chosen(workgroup, model::useWorkgroup);
    }

    private void show(QueryScope scope) {
        showing = true;
        catalog.setValue(scope.catalogName());
        database.setValue(scope.database() == null ? none : scope.database());
        workgroup.setValue(scope.workgroup());
        showing = false;
        boolean choice = !scope.isGlue() || model.catalogsProperty().get().size() > 1;
        for (Node node : getChildren()) {
            if (node.equals(catalog) || (node instanceof Label sign && catalog.equals(sign.getLabelFor()))) {
                node.setVisible(choice);
                node.setManaged(choice);
            }
        }
    }

    private static Label sign(Ikon icon, ComboBox<String> box) {
        Label label = new Label(null, Icons.of(icon));
        label.setLabelFor(box);
        return label;
    }

    private static ComboBox<String> box(String id, String title) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(title);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(box.valueProperty().map(value -> title + ": " + value).orElse(title));
        box.setTooltip(tip);
        box.setVisibleRowCount(14);
        box.prefWidthProperty().bind(box.valueProperty()
                .map(value -> Math.clamp(value.length() * LETTER + AROUND, BOX, WIDEST)).orElse(BOX));
        // Where there is no room, long names give way and short ones stay whole.
        box.minWidthProperty().bind(box.prefWidthProperty().map(wide -> Math.min(wide.doubleValue(), NARROWEST)));
        return box;
    }

    private void chosen(ComboBox<String> box, Consumer<String> then) {
        box.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                then.accept(now);
            }
        });
    }

    private void fill(ComboBox<String> box, Supplier<List<String>> names) {
        LatestOnly slot = new LatestOnly();
        box.setOnShowing(event -> {
            if (slot.isBusy()) {
                return;
            }
            model.context()
                    .work()
                    .job(text("query.job.lookup"), progress -> names.get())
                    .in(slot)
                    .quiet()
                    .onResult(found -> take(box, found))
                    .onFailure(failure -> model.problemProperty().set(Problem.of(failure)))
                    .start();
        });
    }

    private void take(ComboBox<String> box, List<String> found) {
        if (box.getItems().equals(found)) {
            return;
        }
        showing = true;
        @Nullable String value = box.getValue();
        box.getItems().setAll(found);
        box.setValue(value);
        showing = false;
        if (box.isShowing()) {
            // The list was laid out for what it held before.
            box.hide();
            box.show();
        }
    }
}
