package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Consumer;
import tableflow.console.domain.sql.Statements;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.ui.work.Work;

/// Asks what stands for the `?` of statements, with the values of the last time, and remembers what is said. JavaFX
/// thread only.
final class ParameterAsking {

    private final Desk desk;
    private final Work work;
    private Consumer<ParameterForm> form = asked -> {};

    ParameterAsking(Desk desk, Work work) {
        this.desk = desk;
        this.work = work;
    }

    /// How the user is asked.
    void askWith(Consumer<ParameterForm> shown) {
        form = shown;
    }

    /// @param then gets the statements with their values; at once when none has a `?`, not at all when the user does
    ///     not answer
    void ask(List<Statements.Span> statements, Consumer<List<RunDesk.Filled>> then) {
        if (statements.stream().allMatch(it -> it.parameters().isEmpty())) {
            then.accept(statements.stream().map(it -> new RunDesk.Filled(it, List.of())).toList());
            return;
        }
        List<String> texts = statements.stream().map(Statements.Span::text).toList();
        work.job(text("query.job.parameters"), progress -> ParameterForm.remembered(desk, texts))
                .quiet()
                .onResult(last -> form.accept(new ParameterForm(statements, last, filled -> {
                    remember(filled);
                    then.accept(filled);
                })))
                .start();
    }

    private void remember(List<RunDesk.Filled> filled) {
        work.job(text("query.job.parameters"), progress -> {
                    for (RunDesk.Filled one : filled) {
                        if (!one.parameters().isEmpty()) {
                            desk.parameters().remember(one.statement().text(), one.parameters());
                        }
                    }
                    return true;
                })
                .quiet()
                .start();
    }
}
