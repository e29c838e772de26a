package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.query.table.FakeBench;
import tableflow.console.ui.query.table.PaymentsLake;
import tableflow.console.ui.work.TestWork;

class NamedViewModelTest {

    private final TestWork work = TestWork.inline();
    private final FakeBench bench = new FakeBench(PaymentsLake.profile(), work.work);
    private final MemoryNamed named = new MemoryNamed().with("a", "primary").with("b", "etl");
    private final NamedViewModel model = new NamedViewModel(named, bench);

    @Test
    void nothingIsReadBeforeItIsSeenAndAWorkgroupOnce() {
        bench.useWorkgroup("etl");
        assertThat(named.listed).isEmpty();
        model.shown(true);
        model.shown(false);
        model.shown(true);
        assertThat(named.listed).containsExactly("etl");
        bench.useWorkgroup("primary");
        assertThat(model.all()).extracting(it -> it.draft().name()).containsExactly("a");
    }

    @Test
    void withoutAStatementOrADatabaseNothingIsSaved() {
        model.save("x", "");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().why()).contains("no statement");
        bench.statement = "SELECT 1";
        bench.useDatabase(null);
        model.save("x", "");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().why()).contains("database");
        assertThat(named.all).hasSize(2);
        bench.useDatabase("lake");
        model.save("x", "");
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.all()).extracting(it -> it.draft().name()).containsExactly("a", "x");
    }
}
