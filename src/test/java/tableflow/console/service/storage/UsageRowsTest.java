package tableflow.console.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.storage.UsageRows.By;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.storage.sums.Tally;

class UsageRowsTest {

    private static final String ENVIRONMENT = "101/110/6d9d30d4-16d8-41bf-a0ec-c0fb6c17c63a/env-a/lkc-b/v1/";
    private static final String ORDERS = ENVIRONMENT + "03085516-0740-465b-9cd3-3cf7e11770e6/";
    private static final String LEFT = ENVIRONMENT + "ca5b22b6-2dec-439c-a46d-91d25044a3c3/";
    private static final TopicOwners OWNERS = new TopicOwners(Map.of(ORDERS, "orders"), null);

    private static StorageReport report() {
        Sums sums = new Sums("", Set.of(ORDERS), Sums.Limits.USUAL);
        ObjectPage page = new ObjectPage.Builder()
                .object(ORDERS + "data/a.parquet", 100, 5, "STANDARD")
                .object(ORDERS + "metadata/1.metadata.json", 10, 9, "STANDARD")
                .object(LEFT + "data/b.parquet", 50, 5, "GLACIER")
                .object("top.txt", 1, 5, "STANDARD")
                .object("topics/orders/year=2026/month=11/x.json", 30, 5, "STANDARD")
                .done(null);
        sums.add(Tally.of(page, page.size(), 10, 0));
        return sums.report();
    }

    private static List<UsageRow> rows(By by, int depth) {
        return new UsageRows(report(), OWNERS).rows(by, depth);
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void theLinesAddUpToTheTotal(By by) {
        assertThat(rows(by, 1).stream().filter(row -> row.depth() == 0).map(UsageRow::amount)
                .reduce(Amount.NONE, Amount::plus)).isEqualTo(Amount.of(5, 191));
    }

    @Test
    void prefixesThatHoldOneAloneAreShownAsOne() {
        assertThat(rows(By.PREFIX, 2)).extracting(row -> row.depth() + " " + row.name()).containsExactly(
                "0 " + ENVIRONMENT, "1 " + ORDERS, "1 " + LEFT + "data/", "0 topics/orders/year=2026/month=11/", "0 ");
        assertThat(rows(By.PREFIX, 1)).hasSize(3);
        assertThat(rows(By.PREFIX, 9)).hasSize(7);
    }

    @Test
    void topicsAreToldByTheirTablesAndByConnectorsFolders() {
        assertThat(rows(By.TOPIC, 1)).extracting(row -> row.name() + " " + row.amount().bytes()).containsExactly(
                "orders 110", "(table) 50", "orders 30", "(no topic) 1");
        assertThat(rows(By.TOPIC, 1).get(1).note()).contains("no topic", LEFT);
        assertThat(rows(By.TOPIC, 1).getFirst().newest()).hasValue(9);
    }

    @Test
    void classesComeLargestFirst() {
        assertThat(rows(By.CLASS, 1)).extracting(UsageRow::name).containsExactly("STANDARD", "GLACIER");
    }
}
