package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.ui.control.CopyableText;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.work.Problem;

/// What is told of every run: why it failed, its id, the statement as it was sent.
final class MessagesPanel implements RunPanel {

    static final Spec SPEC =
            new Spec("messages", text("query.messages"), (run, bench) -> new MessagesPanel(run));

    private final ScrollPane view = new ScrollPane();
    private final VBox content = new VBox();
    private final ErrorBanner banner = new ErrorBanner();

    private MessagesPanel(QueryRun run) {
        TextArea statement = new TextArea(run.sql());
        statement.setEditable(false);
        statement.setPrefRowCount(6);
        statement.getStyleClass().add("mono");
        statement.setAccessibleText(text("query.statement"));
        KeyValueGrid facts = new KeyValueGrid();
        run.executionProperty().subscribe(now -> {
            if (now != null && facts.getChildren().isEmpty()) {
                facts.add(text("query.run.id"), new CopyableText(text("query.run.id"), now.id()).mono());
                facts.add(text("query.run.where"), new Label(where(run.request())));
            }
        });
        run.failureProperty().subscribe(this::failed);
        content.getStyleClass().add("query-messages");
        content.getChildren().setAll(banner, facts, statement);
        view.setContent(content);
        view.setFitToWidth(true);
    }

    @Override
    public Node view() {
        return view;
    }

    private static String where(QueryRequest request) {
        String catalog = request.catalog() == null ? DataCatalog.GLUE : request.catalog();
        String database = request.database();
        return text("query.run.where.text", database == null ? catalog : catalog + "." + database,
                String.valueOf(request.workgroup()));
    }

    private void failed(@Nullable RemoteFailure failure) {
        banner.show(failure == null ? null : Problem.of(failure));
    }
}
