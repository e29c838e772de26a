package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.service.query.desk.WordSearch;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.dialog.Confirmation;

/// What the workgroup keeps for everybody, below the statements of this machine: named queries, and prepared
/// statements, which are executed with values for their `?`.
final class KeptView extends VBox {

    /// So many lines of a new statement are shown before it takes the place of the old one.
    private static final int SHOWN = 12;

    private final KeptViewModel model;
    private final Workbench bench;

    /// @param words what is searched for, in all lists
    KeptView(KeptViewModel model, Workbench bench, ObservableValue<String> words) {
        this.model = model;
        this.bench = bench;
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        getStyleClass().add("query-kept");
        boolean writes = !model.readOnly();
        StatementList<NamedQuery> named = new StatementList<>("query-named", text("query.named"), model.named())
                .finds(words, (it, typed) -> WordSearch.fits(
                        typed, it.draft().name(), it.draft().description(), it.draft().sql()))
                .lines(it -> new StatementList.Line(it.draft().name(),
                        StatementSection.about(it.draft().description(), it.draft().sql()), it.draft().sql()))
                .offers("query.saved.open", KeyCode.ENTER, true, model::open)
                .offers("query.saved.insert", it -> bench.insert(it.draft().sql()))
                .offers("query.named.edit", KeyCode.F2, writes, this::edit)
                .offers("query.named.replace", KeyCode.F3, writes, this::replace)
                .offers("query.named.delete", KeyCode.DELETE, writes, this::delete);
        StatementList<PreparedStatement> prepared =
                new StatementList<>("query-prepared", text("query.prepared"), model.prepared())
                        .finds(words, (it, typed) -> WordSearch.fits(typed, it.name(), it.description(), it.sql()))
                        .lines(it -> new StatementList.Line(
                                it.name(), StatementSection.about(it.description(), it.sql()), it.sql()))
                        .offers("query.prepared.execute", KeyCode.ENTER, true, model::execute)
                        .offers("query.saved.open", model::open)
                        .offers("query.saved.insert", it -> bench.insert(it.sql()))
                        .offers("query.prepared.describe", KeyCode.F2, writes, this::describe)
                        .offers("query.named.replace", KeyCode.F3, writes, this::replace)
                        .offers("query.named.delete", KeyCode.DELETE, writes, this::delete);
        model.busyProperty().subscribe(busy -> {
            named.setPlaceholder(sign(busy, Feather.USERS, "query.named.loading", "query.named.none"));
            prepared.setPlaceholder(sign(busy, Feather.ZAP, "query.prepared.loading", "query.prepared.none"));
        });
        Button save = Icons.button(Feather.PLUS, text("query.named.save"), this::save);
        save.setId("query-named-save");
        save.setDisable(!writes);
        Button prepare = Icons.button(Feather.PLUS, text("query.prepared.save"), this::prepare);
        prepare.setId("query-prepared-save");
        prepare.setDisable(!writes);
        Button reload = Icons.button(Feather.REFRESH_CW, text("query.named.reload"), model::reload);
        StatementSection queries = new StatementSection("query-named-section", named, List.of(save, reload));
        StatementSection statements = new StatementSection("query-prepared-section", prepared, List.of(prepare));
        model.workgroupProperty().subscribe(name -> {
            queries.titled(text("query.named.short"), text("query.named.title", name));
            statements.titled(text("query.prepared.short"), text("query.prepared.title", name));
        });
        getChildren().setAll(banner, queries, statements);
        if (!writes) {
            Label why = new Label(text("query.named.readonly"));
            why.getStyleClass().addAll("text-muted", "small-text");
            why.setWrapText(true);
            why.setMinHeight(USE_PREF_SIZE);
            getChildren().addFirst(why);
        }
    }

    private static Placeholder sign(boolean busy, Ikon icon, String loading, String none) {
        return busy ? Placeholder.loading(text(loading)) : Placeholder.empty(icon, text(none), "");
    }

    private void save() {
        NameDialog.show(
                NameDialog.Question.of(text("query.named.save"), new NameDialog.Answer("", "", false)),
                bench.context().dialogs(),
                answer -> model.save(answer.name(), answer.description()));
    }

    private void edit(NamedQuery query) {
        NameDialog.show(
                NameDialog.Question.of(
                        text("query.named.edit.title", query.draft().workgroup()),
                        new NameDialog.Answer(query.draft().name(), query.draft().description(), false)),
                bench.context().dialogs(),
                answer -> model.change(query, answer.name(), answer.description(), query.draft().sql()));
    }

    private void replace(NamedQuery query) {
        NamedQuery.Draft draft = query.draft();
        askToReplace(draft.name(), draft.workgroup(), sql ->
                model.change(query, draft.name(), draft.description(), sql));
    }

    private void delete(NamedQuery query) {
        askToDelete(query.draft().name(), query.draft().workgroup(), () -> model.delete(query));
    }

    private void prepare() {
        NameDialog.show(
                NameDialog.Question.of(text("query.prepared.save"), new NameDialog.Answer("", "", false))
                        .named(PreparedStatement.NAME, text("query.prepared.name.rule")),
                bench.context().dialogs(),
                answer -> model.prepare(answer.name(), answer.description()));
    }

    private void describe(PreparedStatement statement) {
        NameDialog.show(
                NameDialog.Question.of(
                                text("query.prepared.describe.title", statement.name()),
                                new NameDialog.Answer(statement.name(), statement.description(), false))
                        .fixed(text("query.prepared.fixed")),
                bench.context().dialogs(),
                answer -> model.change(statement, statement.sql(), answer.description()));
    }

    private void replace(PreparedStatement statement) {
        askToReplace(statement.name(), statement.workgroup(), sql ->
                model.change(statement, sql, statement.description()));
    }

    private void delete(PreparedStatement statement) {
        askToDelete(statement.name(), statement.workgroup(), () -> model.delete(statement));
    }

    private void askToReplace(String name, String workgroup, java.util.function.Consumer<String> then) {
        model.statement(text("query.named.replace.title", name)).ifPresent(sql -> bench.context().dialogs().confirm(
                new Confirmation(
                        text("query.named.replace.title", name),
                        text("query.named.replace.text", workgroup),
                        sql.lines().limit(SHOWN).toList(),
                        text("query.named.replace.yes"),
                        true,
                        null),
                () -> then.accept(sql)));
    }

    private void askToDelete(String name, String workgroup, Runnable then) {
        bench.context().dialogs().confirm(
                new Confirmation(
                        text("query.saved.delete.title", name),
                        text("query.named.delete.text", workgroup),
                        List.of(),
                        text("query.named.delete"),
                        true,
                        null),
                then);
    }
}
