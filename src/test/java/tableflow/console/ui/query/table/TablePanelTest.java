package tableflow.console.ui.query.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.query.SidePanel;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The table panel as a user sees it.
class TablePanelTest extends UiTest {

    private final PaymentsLake payments = new PaymentsLake().filled();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeBench bench = new FakeBench(PaymentsLake.profile(),
            new Work(threads, Platform::runLater, timer, InstantSource.system()));
    private final AtomicReference<@Nullable SidePanel> panel = new AtomicReference<>();

    @AfterEach
    void end() {
        SidePanel made = panel.get();
        if (made != null) {
            run(made::close);
        }
        threads.close();
        timer.close();
    }

    private ObjectProperty<@Nullable ChosenTable> open() {
        ObjectProperty<@Nullable ChosenTable> chosen = new SimpleObjectProperty<>();
        show(() -> {
            SidePanel made = TablePanel.spec(payments::tables, chosen).factory().make(bench);
            panel.set(made);
            return (Parent) made.view();
        }, 520, 720);
        return chosen;
    }

    private void choose(ObjectProperty<@Nullable ChosenTable> chosen, String table) {
        run(() -> chosen.set(new ChosenTable(MemoryLake.DATABASE, table)));
    }

    private void tab(int index) {
        run(() -> ((TabPane) stage().getScene().lookup("#query-table-tabs")).getSelectionModel().select(index));
    }

    private TableView<?> table(String id) {
        return (TableView<?>) stage().getScene().lookup(id);
    }

    @Test
    void nothingChosenSaysWhatToDo() {
        open();
        pictures("query-table-none");
        assertThat(fx(() -> stage().getScene().getRoot().lookup(".placeholder-text") != null)).isTrue();
    }

    @Test
    void historyOfATable() {
        ObjectProperty<@Nullable ChosenTable> chosen = open();
        choose(chosen, PaymentsLake.TABLE);
        await("snapshots", () -> fx(() -> table("#query-table-snapshot-list") != null
                && table("#query-table-snapshot-list").getItems().size() == 13));
        run(() -> table("#query-table-snapshot-list").getSelectionModel().selectIndices(0, 3));
        click("#query-table-compare");
        await("the difference", () -> fx(() -> stage().getScene().lookup("#query-table-difference").isVisible()));
        pictures("query-table-snapshots");
        run(() -> table("#query-table-snapshot-list").getSelectionModel().clearAndSelect(2));
        click("#query-table-version");
        assertThat(bench.opened).singleElement().asString().contains("FOR VERSION AS OF");
        tab(1);
        pictures("query-table-schemas");
        tab(2);
        await("files", () -> fx(() -> table("#query-table-file-list") != null
                && table("#query-table-file-list").getItems().size() == 35));
        assertThat(fx(() -> ((Label) stage().getScene().lookup("#query-table-verdict")).getText()))
                .startsWith("35 of 35 data files are smaller than 8 MiB");
        pictures("query-table-files");
        tab(3);
        pictures("query-table-queries");
        click("#query-ready-LAG");
        assertThat(bench.opened).last().asString().contains("seconds_behind");
    }

    @Test
    void aFailureIsTold() {
        ObjectProperty<@Nullable ChosenTable> chosen = open();
        payments.lake.before(object -> {
            throw RemoteFailure.of(Kind.FORBIDDEN, "read " + object, "AccessDenied")
                    .withAdvice("Ask for s3:GetObject on the table's folder.");
        });
        choose(chosen, PaymentsLake.TABLE);
        await("the failure", () -> fx(() -> stage().getScene().getRoot().lookup(".error-why") != null));
        pictures("query-table-failed");
    }
}
