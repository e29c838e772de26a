package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

/// Where the statements of the chosen tab run: database and workgroup, each chosen from a list that is read when it is
/// first opened.
final class ScopeBar extends HBox {

    private final QueryViewModel model;
    private boolean showing;

    ScopeBar(QueryViewModel model) {
        this.model = model;
        getStyleClass().add("query-scope");
        String none = text("query.scope.none");
        ComboBox<String> database = box("query-database", text("query.scope.database"));
        ComboBox<String> workgroup = box("query-workgroup", text("query.scope.workgroup"));
        fill(database, () -> {
            List<String> names = new ArrayList<>(List.of(none));
            names.addAll(model.services().lookup().databases());
            return names;
        });
        fill(workgroup, model.services().lookup()::workgroups);
        model.scopeProperty().subscribe(scope -> {
            showing = true;
            database.setValue(scope.database() == null ? none : scope.database());
            workgroup.setValue(scope.workgroup());
            showing = false;
        });
        chosen(database, name -> model.useDatabase(name.equals(none) ? null : name));
        chosen(workgroup, model::useWorkgroup);
        getChildren().setAll(
                sign(Feather.DATABASE, database), database, sign(Feather.USERS, workgroup), workgroup);
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
        box.setTooltip(new Tooltip(title));
        box.setVisibleRowCount(14);
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
