package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.dialog.Confirmation;

/// The named queries of the workgroup below the statements of this machine: opened, added to, deleted.
final class NamedView extends VBox {

    private final NamedViewModel model;
    private final Workbench bench;
    private final ListView<NamedQuery> list;

    /// @param words what is searched for, in both lists
    NamedView(NamedViewModel model, Workbench bench, ObservableValue<String> words) {
        this.model = model;
        this.bench = bench;
        FilteredList<NamedQuery> found = new FilteredList<>(model.all());
        words.subscribe(now -> found.setPredicate(it -> matches(it, now)));
        list = new ListView<>(found);
        list.setId("query-named");
        list.setAccessibleText(text("query.named"));
        list.setCellFactory(view -> new Row());
        MenuItem delete = item("query.named.delete", () -> chosen(this::delete));
        delete.setDisable(model.readOnly());
        list.setContextMenu(new ContextMenu(
                item("query.saved.open", () -> chosen(model::open)),
                item("query.saved.insert", () -> chosen(it -> bench.insert(it.draft().sql()))),
                delete));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chosen(model::open);
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen(model::open);
            } else if (event.getCode() == KeyCode.DELETE && !model.readOnly()) {
                chosen(this::delete);
            }
        });
        model.busyProperty().subscribe(busy -> list.setPlaceholder(busy
                ? Placeholder.loading(text("query.named.loading"))
                : Placeholder.empty(Feather.USERS, text("query.named.none"), "")));
        Label title = new Label();
        title.textProperty().bind(model.workgroupProperty().map(name -> text("query.named.title", name)));
        title.setLabelFor(list);
        title.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button save = Icons.button(Feather.PLUS, text("query.named.save"), this::save);
        save.setId("query-named-save");
        save.setDisable(model.readOnly());
        HBox line = new HBox(
                title, space, save, Icons.button(Feather.REFRESH_CW, text("query.named.reload"), model::reload));
        line.getStyleClass().add("query-side-line");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(line, banner, list);
        if (model.readOnly()) {
            Label why = new Label(text("query.named.readonly"));
            why.getStyleClass().addAll("text-muted", "small-text");
            why.setWrapText(true);
            why.setMinHeight(USE_PREF_SIZE);
            getChildren().add(1, why);
        }
    }

    private void save() {
        NameDialog.show(
                new NameDialog.Question(
                        text("query.named.save"), new NameDialog.Answer("", "", false), true, null),
                bench.context().dialogs(),
                answer -> model.save(answer.name(), answer.description()));
    }

    private void delete(NamedQuery query) {
        bench.context().dialogs().confirm(
                new Confirmation(
                        text("query.saved.delete.title", query.draft().name()),
                        text("query.named.delete.text", query.draft().workgroup()),
                        List.of(),
                        text("query.named.delete"),
                        true,
                        null),
                () -> model.delete(query));
    }

    private void chosen(Consumer<NamedQuery> action) {
        NamedQuery query = list.getSelectionModel().getSelectedItem();
        if (query != null) {
            action.accept(query);
        }
    }

    private static boolean matches(NamedQuery query, String words) {
        NamedQuery.Draft draft = query.draft();
        String all = (draft.name() + "\n" + draft.description() + "\n" + draft.sql()).toLowerCase(Locale.ROOT);
        return List.of(words.toLowerCase(Locale.ROOT).split(" ", -1)).stream().allMatch(all::contains);
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private static final class Row extends ListCell<NamedQuery> {
        private final Label name = new Label();
        private final Label more = new Label();
        private final VBox lines = new VBox(name, more);
        private final Tooltip whole = new Tooltip();

        Row() {
            more.getStyleClass().addAll("text-muted", "small-text");
            setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable NamedQuery item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            NamedQuery.Draft draft = item.draft();
            name.setText(draft.name());
            more.setText(draft.description().isEmpty()
                    ? draft.sql().lines().findFirst().orElse("")
                    : draft.description());
            whole.setText(draft.sql());
            setTooltip(whole);
            setGraphic(lines);
        }
    }
}
