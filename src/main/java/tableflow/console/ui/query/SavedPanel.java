package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.query.desk.SavedStatement;
import tableflow.console.service.query.desk.SavedStatements;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Task;

/// The statements that the user keeps on this machine: found by any word, opened, inserted, renamed, deleted. Below
/// them those that the workgroup keeps, where there are any to be had.
final class SavedPanel implements SidePanel {

    private final SavedStatements saved;
    private final Workbench bench;
    private final ObservableList<SavedStatement> all = FXCollections.observableArrayList();
    private final FilteredList<SavedStatement> found = new FilteredList<>(all);
    private final ListView<SavedStatement> list = new ListView<>(found);
    private final LatestOnly slot = new LatestOnly();
    private final ErrorBanner banner = new ErrorBanner();
    private final @Nullable NamedViewModel named;
    private final VBox view;

    private SavedPanel(SavedStatements saved, @Nullable NamedQueries queries, Workbench bench) {
        this.saved = saved;
        this.bench = bench;
        this.named = queries == null ? null : new NamedViewModel(queries, bench);
        TextField filter = new TextField();
        filter.setId("query-saved-filter");
        filter.setPromptText(text("query.saved.filter"));
        filter.setAccessibleText(text("query.saved.filter"));
        filter.textProperty().subscribe(words -> found.setPredicate(it -> it.matches(words)));
        list.setId("query-saved");
        list.setAccessibleText(text("query.saved"));
        list.setCellFactory(view -> new Row());
        list.setPlaceholder(Placeholder.empty(
                Feather.BOOKMARK, text("query.saved.none"), text("query.saved.none.text")));
        list.setContextMenu(new ContextMenu(
                item("query.saved.open", this::open),
                item("query.saved.insert", () -> chosen(it -> bench.insert(it.sql()))),
                item("query.saved.rename", () -> chosen(this::rename)),
                item("query.saved.delete", () -> chosen(this::delete))));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
            } else if (event.getCode() == KeyCode.DELETE) {
                chosen(this::delete);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        view = new VBox(filter, banner, list);
        view.getStyleClass().add("query-side");
        if (named != null) {
            NamedView below = new NamedView(named, bench, filter.textProperty());
            VBox.setVgrow(below, Priority.ALWAYS);
            list.setPrefHeight(200);
            below.setPrefHeight(200);
            view.getChildren().add(below);
        }
    }

    static SidePanel.Spec spec(SavedStatements saved, @Nullable NamedQueries queries) {
        return new SidePanel.Spec(
                "saved", text("query.saved"), Feather.BOOKMARK, bench -> new SavedPanel(saved, queries, bench));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        after(progress -> saved.list());
        if (named != null) {
            named.shown(true);
        }
    }

    @Override
    public void onHidden() {
        if (named != null) {
            named.shown(false);
        }
    }

    @Override
    public void close() {
        slot.clear();
        if (named != null) {
            named.close();
        }
    }

    private void after(Task<List<SavedStatement>> task) {
        bench.context()
                .work()
                .job(text("query.job.saved"), task)
                .in(slot)
                .quiet()
                .onResult(now -> {
                    banner.show(null);
                    all.setAll(now);
                })
                .onFailure(failure -> banner.show(Problem.of(failure)))
                .start();
    }

    private void chosen(java.util.function.Consumer<SavedStatement> action) {
        SavedStatement statement = list.getSelectionModel().getSelectedItem();
        if (statement != null) {
            action.accept(statement);
        }
    }

    private void open() {
        chosen(it -> bench.open(it.name(), it.sql()));
    }

    private void rename(SavedStatement old) {
        NameDialog.show(
                new NameDialog.Question(
                        text("query.saved.rename"),
                        new NameDialog.Answer(old.name(), old.description(), old.shared()), true, null),
                bench.context().dialogs(),
                answer -> after(progress -> {
                    saved.write(new SavedStatement(
                            old.file(), old.shared(), answer.name(), answer.description(), old.sql()));
                    return saved.list();
                }));
    }

    private void delete(SavedStatement statement) {
        bench.context()
                .dialogs()
                .confirm(
                        new Confirmation(
                                text("query.saved.delete.title", statement.name()),
                                text(statement.shared() ? "query.saved.delete.shared" : "query.saved.delete.text"),
                                List.of(),
                                text("query.saved.delete"),
                                true,
                                null),
                        () -> after(progress -> {
                            saved.delete(statement);
                            return saved.list();
                        }));
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private static final class Row extends ListCell<SavedStatement> {
        private final Label name = new Label();
        private final Label more = new Label();
        private final VBox lines = new VBox(name, more);

        Row() {
            more.getStyleClass().addAll("text-muted", "small-text");
            setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable SavedStatement item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                return;
            }
            name.setText(item.name());
            String about = item.description().isEmpty()
                    ? item.sql().lines().findFirst().orElse("")
                    : item.description();
            more.setText(item.shared() ? text("query.saved.forall", about) : about);
            setGraphic(lines);
        }
    }
}
