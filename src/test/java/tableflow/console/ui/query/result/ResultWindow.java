package tableflow.console.ui.query.result;

import static tableflow.console.ui.query.result.ResultStand.column;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.FxWork;

/// A result in a window, from an S3 in memory.
abstract class ResultWindow extends UiTest {
    static final ResultColumn[] ORDERS = {
        column("order_id", "varchar"),
        column("amount", "decimal"),
        column("placed_at", "timestamp with time zone"),
        column("payload", "json"),
        column("items", "array"),
        column("$$topic", "varchar"),
        column("$$partition", "integer"),
        column("$$offset", "bigint")
    };

    @TempDir
    Path folder = Path.of("");

    final FxWork work = new FxWork(InstantSource.system());
    final List<ResultViewModel> models = new ArrayList<>();
    final List<Request> requests = new ArrayList<>();
    private final ColumnMemory memory = new ColumnMemory();
    private int again;

    @AfterEach
    final void close() {
        run(() -> models.forEach(ResultViewModel::close));
        work.close();
    }

    final ResultStand orders(int rows) {
        ResultStand stand = new ResultStand(folder, ORDERS);
        for (int i = 0; i < rows; i++) {
            stand.row(
                    "order-" + i,
                    i % 7 == 0 ? null : i * 13 % 100 + ".25",
                    "2026-11-" + (10 + i % 19) + " 08:15:00.123 America/New_York",
                    "{\"id\": " + i + ", \"note\": \"two\\nlines\", \"tags\": [1.50, null]}",
                    i % 2 == 0 ? "[1, 2]" : "[a, b]",
                    "orders", Integer.toString(i % 3), Long.toString(9_000_000_000L + i));
        }
        return stand;
    }

    final ResultViewModel open(ResultStand stand) {
        ResultViewModel model = fx(() -> new ResultViewModel(stand.services, work.work()));
        models.add(model);
        RecordLink link = new RecordLink(() -> true, requests::add, work.work());
        show(() -> {
            Overlay dialogs = new Overlay();
            ResultView view = new ResultView(model, new PaneContext(
                    profile(), work.work(), new Navigation(), dialogs, new SimpleBooleanProperty(true)), link,
                    new ColumnMemory.Page(memory, "tab-1"), () -> again++);
            return new StackPane(view, dialogs);
        }, 1240, 460);
        run(() -> model.open(stand.wanted("q-1")));
        return model;
    }

    private static Profile profile() {
        return new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
    }

    final DataGrid grid() {
        return find("#result-grid", DataGrid.class);
    }

    final void awaitText(String selector, String part) {
        await(selector + " says " + part, () -> stage().getScene().lookup(selector) instanceof Labeled label
                && label.getText() != null && label.getText().contains(part));
    }

    final void awaitRows(long rows) {
        await(rows + " rows", () -> stage().getScene().lookup("#result-grid") instanceof DataGrid grid
                && grid.rowCount() == rows);
    }

    final List<String> texts(String selector) {
        return fx(() -> stage().getScene().getRoot().lookupAll(selector).stream()
                .map(node -> ((Labeled) node).getText())
                .toList());
    }
}
