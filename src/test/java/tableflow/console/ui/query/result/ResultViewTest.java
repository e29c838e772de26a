package tableflow.console.ui.query.result;

import static org.assertj.core.api.Assertions.assertThat;
import static tableflow.console.ui.query.result.ResultStand.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.ScatterChart;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.shell.Request;

/// A result on the screen, from an S3 in memory.
class ResultViewTest extends ResultWindow {

    @Test
    void rowsAreShownSearchedFilteredAndInspected() {
        open(orders(250));
        awaitRows(250);
        awaitText("#result-amount", "250 rows");
        awaitText("#result-source", "from S3");
        run(() -> grid().jumpTo(3, 3));
        click("#result-cell-show-button");
        await("the cell is set out", () -> stage().getScene().lookup("#result-formatted") instanceof TextArea area
                && area.getText().contains("\"id\": 3"));
        pictures("result-inspector");

        press(KeyCode.CONTROL, KeyCode.F);
        enter("#result-find-text", "order-24");
        press(KeyCode.ENTER);
        awaitText("#result-find-count", "11 cells");
        assertThat(fx(() -> grid().selection().row())).isEqualTo(24);
        pictures("result-find");
        press(KeyCode.ESCAPE);

        enter("#result-quick", "order-24");
        press(KeyCode.ENTER);
        awaitRows(11);
        awaitText("#result-amount", "11 of 250 rows");
        click("#result-filter-button");
        pictures("result-filter");
        enter("#result-quick", "no such thing");
        press(KeyCode.ENTER);
        await("it says that nothing matches", () -> texts(".placeholder-title").contains("No row matches"));
    }

    @Test
    void rowsAreExportedFilteredOrNot() throws IOException {
        open(orders(250));
        awaitRows(250);
        enter("#result-quick", "order-24");
        press(KeyCode.ENTER);
        awaitRows(11);
        click("#result-export-button");
        Path file = folder.resolve("out.jsonl");
        run(() -> {
            ComboBox<?> format = (ComboBox<?>) stage().getScene().lookup("#result-export-format");
            format.getSelectionModel().select(3);
        });
        enter("#result-export-file", file.toString());
        pictures("result-export");
        click("#result-export-go");
        await("it says what was written", () -> stage().getScene().lookup("#result-written").isVisible());
        assertThat(Files.readAllLines(file)).hasSize(11).first().asString().contains("\"order-24\"");
        pictures("result-written");
    }

    @Test
    void aColumnIsMeasuredAndDrawn() throws IOException {
        open(orders(400));
        awaitRows(400);
        run(() -> {
            grid().jumpTo(0, 1);
            Menu column = (Menu) grid().actions().menuOfCell().getLast();
            column.getItems().stream()
                    .filter(item -> "Statistics\u2026".equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
        await("the bars are there", () -> stage().getScene().lookup(".result-histogram") != null);
        pictures("result-statistics");
        press(KeyCode.ESCAPE);
        run(() -> ((Overlay) ((StackPane) stage().getScene().getRoot()).getChildren().get(1)).close());

        click("#result-chart-toggle");
        await("a line is drawn", () -> stage().getScene().lookup("#result-chart-drawing") instanceof LineChart<?, ?>);
        run(() -> {
            ComboBox<?> by = (ComboBox<?>) stage().getScene().lookup("#result-chart-by");
            by.getSelectionModel().select(7);
        });
        await("there are three lines", () ->
                stage().getScene().lookup("#result-chart-drawing") instanceof LineChart<?, ?> line
                        && line.getData().size() == 3);
        pictures("result-chart-line");
        for (String kind : List.of("BAR", "SCATTER", "HISTOGRAM")) {
            run(() -> {
                @SuppressWarnings("unchecked")
                ComboBox<Charting.Kind> box =
                        (ComboBox<Charting.Kind>) stage().getScene().lookup("#result-chart-kind");
                box.setValue(Charting.Kind.valueOf(kind));
                @SuppressWarnings("unchecked")
                ComboBox<Integer> x = (ComboBox<Integer>) stage().getScene().lookup("#result-chart-x");
                x.setValue(kind.equals("BAR") ? 6 : 1);
            });
            Class<?> wanted = kind.equals("SCATTER") ? ScatterChart.class : BarChart.class;
            await(kind, () -> wanted.isInstance(stage().getScene().lookup("#result-chart-drawing")));
            pictures("result-chart-" + kind.toLowerCase(Locale.ROOT));
        }
        Path png = folder.resolve("chart.png");
        run(() -> find("#result-chart", ChartView.class).save(png));
        await("the picture is written", () -> Files.exists(png) && png.toFile().length() > 1_000);
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aResultIsComparedWithOneThatWasKept() {
        ResultColumn[] columns = {column("id", "bigint"), column("amount", "decimal"), column("note", "varchar")};
        ResultStand before = new ResultStand(folder, columns).row("1", "1.0", "a").row("2", "2.5", "b")
                .row("3", "3.0", null);
        ResultViewModel kept = fx(() -> new ResultViewModel(before.services, work.work()));
        models.add(kept);
        run(() -> kept.open(before.wanted("q-0")));
        await("it is kept", () -> kept.stateProperty().get() == ResultViewModel.State.ROWS);
        open(new ResultStand(folder, columns).row("1", "1.00", "a").row("2", "2.75", "b").row("4", "4.0", "new"));
        awaitRows(3);
        click("#result-compare-toggle");
        await("the other is offered", () -> stage().getScene().lookup("#result-compare-other")
                instanceof ComboBox<?> box && box.getValue() != null);
        click("#result-compare-go");
        awaitText("#result-compare-summary", "1 only there, 1 only here, 1 changed (1 cells), 1 the same");
        await("the differences are shown", () -> stage().getScene().lookup("#result-compare-grid")
                instanceof DataGrid grid && grid.rowCount() == 3);
        pictures("result-compare");
    }

    @Test
    void aRowLeadsToItsRecord() {
        open(orders(5));
        awaitRows(5);
        run(() -> grid().jumpTo(2, 0));
        List<MenuItem> items = fx(() -> grid().actions().menuOfCell());
        assertThat(items.getFirst().getText()).isEqualTo("Show Kafka record");
        run(items.getFirst()::fire);
        await("the request is sent", () -> !requests.isEmpty());
        assertThat(requests).containsExactly(new Request.ShowRecord("orders", 2, 9_000_000_002L));
    }

    @Test
    void whatHasComeIsShownWhileTheRestArrivesAndStaysWhenItIsStopped() {
        ResultStand stand = orders(200_000);
        CountDownLatch hold = new CountDownLatch(1);
        stand.before = () -> {
            if (stand.reads.size() > 1) {
                try {
                    hold.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw RemoteFailure.cancelled("read the result");
                }
            }
        };
        open(stand);
        await("the first rows are shown", () -> stage().getScene().lookup("#result-grid") instanceof DataGrid grid
                && grid.isVisible() && grid.rowCount() > 0);
        awaitText("#result-amount", " of ");
        pictures("result-arriving");
        click("#result-cancel");
        awaitText("#result-arrival", "incomplete");
        long kept = fx(() -> grid().rowCount());
        assertThat(kept).isPositive().isLessThan(200_000);
        pictures("result-incomplete");
        hold.countDown();
        click("#result-fetch");
        awaitRows(200_000);
    }

    @Test
    void aKeptFileThatBreaksTheRulesSaysWhereAndIsFetchedAnew() throws IOException {
        open(orders(20_000));
        awaitRows(20_000);
        Path rows = folder.resolve("q-1").resolve("rows.csv");
        String whole = Files.readString(rows);
        Files.writeString(rows, whole.replace("\"order-19990\",", "\"order-19990\";"));
        run(() -> grid().jumpTo(19_990, 0));
        await("the row is told", () -> fx(() -> grid().problemProperty().get()) != null);
        await("the way out is offered", () -> find("#result-fetch-anew", Button.class).isVisible());
        pictures("result-malformed");
        click("#result-fetch-anew");
        await("it is fetched", () -> !find("#result-fetch-anew", Button.class).isVisible());
        await("it is whole again", () -> content(rows).equals(whole));
        awaitRows(20_000);
        run(() -> grid().jumpTo(19_990, 0));
        await("the row is read", () -> fx(() -> grid().isSettled() && grid().problemProperty().get() == null));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void emptyAndFailedSaySo() {
        open(new ResultStand(folder.resolve("a"), ORDERS));
        await("it is empty", () -> texts(".placeholder-title").contains("No rows"));
        pictures("result-empty");
        ResultStand broken = new ResultStand(folder.resolve("b"), ORDERS).row(new @Nullable String[8]);
        broken.broken = RemoteFailure.of(Kind.UNAUTHORIZED, "read s3://results/q-1.csv", "the token has expired")
                .withAdvice("Sign in again, then read the rest.");
        run(() -> Objects.requireNonNull(stage()).hide());
        open(broken);
        await("it failed", () -> texts(".placeholder-title").contains("The result could not be read"));
        pictures("result-failed");
    }

    @Test
    void sixteenHundredColumnsWithLongNames() {
        ResultColumn[] columns = new ResultColumn[1_600];
        @Nullable String[] values = new String[1_600];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column("a_long_name_of_a_nested_field_as_flattened_" + i, i % 2 == 0 ? "bigint" : "varchar");
            values[i] = i == 1 ? null : "v" + i;
        }
        open(new ResultStand(folder, columns).row(values));
        awaitRows(1);
        run(() -> grid().jumpTo(0, 1_599));
        click("#result-cell-show-button");
        await("the row is read", () -> stage().getScene().lookup("#result-exact") instanceof TextArea area
                && area.getText().equals("v1599"));
        pictures("result-wide");
    }
}
