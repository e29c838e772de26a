package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.query.QueryRequest;

/// The data catalog that the statements of a tab run in.
class DataCatalogTest extends QueryPaneFixture {

    @Test
    void withOneThereIsNothingToChoose() {
        open(1000, 700);
        assertThat(shown()).isFalse();
        pictures("query-catalog-one");
    }

    @Test
    void itIsChosenForATabUsedByItsRunsAndThereAfterARestart() {
        catalogs = List.of("AwsDataCatalog", "partner_lake");
        open(1000, 700);
        await("the box", this::shown);
        run(() -> box().setValue("partner_lake"));
        assertThat(fx(() -> database().getValue())).isEqualTo("no database");
        run(database()::show);
        await("its databases", () -> fx(() -> database().getItems().contains("of partner_lake")));
        run(() -> {
            database().hide();
            database().setValue("of partner_lake");
        });
        pictures("query-catalog-other");
        write("SELECT 1");
        click("#query-run");
        await("run", () -> texts(".query-state").contains("Succeeded"));
        assertThat(runner.requests).singleElement().satisfies(it -> {
            assertThat(it.catalog()).isEqualTo("partner_lake");
            assertThat(it.database()).isEqualTo("of partner_lake");
        });
        assertThat(texts(".query-figures").getFirst()).startsWith("in partner_lake");

        click("#query-tab-new");
        run(() -> box().setValue("AwsDataCatalog"));
        write("SELECT 2");
        click("#query-run");
        await("run", () -> runner.requests.size() == 2);
        assertThat(runner.requests.getLast().catalog()).isNull();

        run(opened()::close);
        catalogs = List.of("AwsDataCatalog");
        open(1000, 700);
        await("the tab", () -> fx(() -> "AwsDataCatalog".equals(box().getValue())));
        run(() -> tabs().getSelectionModel().selectFirst());
        assertThat(fx(() -> box().getValue())).isEqualTo("partner_lake");
        assertThat(shown()).as("a tab in another catalog can leave it").isTrue();
    }

    @Test
    void aPastRunIsOpenedWhereItRan() {
        catalogs = List.of("AwsDataCatalog", "partner_lake");
        open(1200, 760);
        await("the box", this::shown);
        run(() -> box().setValue("partner_lake"));
        write("SELECT 1");
        click("#query-run");
        await("run", () -> texts(".query-state").contains("Succeeded"));
        run(() -> box().setValue("AwsDataCatalog"));
        side("past");
        await("the run is listed", () -> fx(() -> past().getItems().size() == 1));
        run(() -> {
            past().getSelectionModel().select(0);
            past().requestFocus();
        });
        robot.push(KeyCode.ENTER);
        await("its tab", () -> fx(() -> "partner_lake".equals(box().getValue())));
        click("#query-run");
        await("run again", () -> runner.requests.size() == 2);
        assertThat(runner.requests).extracting(QueryRequest::catalog).containsOnly("partner_lake");
    }

    private boolean shown() {
        return fx(() -> {
            Node box = stage().getScene().lookup("#query-catalog-choice");
            return box != null && box.isVisible();
        });
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> box() {
        return find("#query-catalog-choice", ComboBox.class);
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> database() {
        return find("#query-database", ComboBox.class);
    }

    private ListView<?> past() {
        return find("#query-past", ListView.class);
    }
}
