package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.query.desk.SavedStatement;
import tableflow.console.service.query.desk.SavedStatements;
import tableflow.console.service.query.desk.WorkgroupStatements;
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
    private final LatestOnly slot = new LatestOnly();
    private final ErrorBanner banner = new ErrorBanner();
    private final @Nullable KeptViewModel kept;
    private final VBox view;

    private SavedPanel(SavedStatements saved, @Nullable WorkgroupStatements statements, Workbench bench) {
        this.saved = saved;
        this.bench = bench;
        this.kept = statements == null ? null : new KeptViewModel(statements, bench);
        TextField filter = new TextField();
        filter.setId("query-saved-filter");
        filter.setPromptText(text("query.saved.filter"));
        filter.setAccessibleText(text("query.saved.filter"));
        StatementList<SavedStatement> list = new StatementList<>("query-saved", text("query.saved"), all)
                .finds(filter.textProperty(), SavedStatement::matches)
                .lines(SavedPanel::line)
                .offers("query.saved.open", KeyCode.ENTER, true, it -> bench.open(it.name(), it.sql()))
                .offers("query.saved.insert", it -> bench.insert(it.sql()))
                .offers("query.saved.rename", KeyCode.F2, true, this::rename)
                .offers("query.saved.delete", KeyCode.DELETE, true, this::delete);
        list.setPlaceholder(Placeholder.empty(
                Feather.BOOKMARK, text("query.saved.none"), text("query.saved.none.text")));
        VBox.setVgrow(list, Priority.ALWAYS);
        view = new VBox(filter, banner);
        view.getStyleClass().add("query-side");
        if (kept == null) {
            view.getChildren().add(list);
            return;
        }
        KeptView below = new KeptView(kept, bench, filter.textProperty());
        StatementSection own = new StatementSection("query-saved-own", list, List.of());
        own.titled(text("query.saved.own"));
        VBox.setVgrow(below, Priority.ALWAYS);
        view.getChildren().addAll(own, below);
    }

    static SidePanel.Spec spec(SavedStatements saved, @Nullable WorkgroupStatements statements) {
        return new SidePanel.Spec(
                "saved", text("query.saved"), Feather.BOOKMARK, bench -> new SavedPanel(saved, statements, bench));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        after(progress -> saved.list());
        if (kept != null) {
            kept.shown(true);
        }
    }

    @Override
    public void onHidden() {
        if (kept != null) {
            kept.shown(false);
        }
    }

    @Override
    public void close() {
        slot.clear();
        if (kept != null) {
            kept.close();
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

    private void rename(SavedStatement old) {
        NameDialog.show(
                NameDialog.Question.of(
                        text("query.saved.rename"),
                        new NameDialog.Answer(old.name(), old.description(), old.shared())),
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

    private static StatementList.Line line(SavedStatement item) {
        String about = StatementSection.about(item.description(), item.sql());
        return new StatementList.Line(
                item.name(), item.shared() ? text("query.saved.forall", about) : about, item.sql());
    }
}
