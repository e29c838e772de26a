package tableflow.console.ui.query.workgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.ui.query.AthenaFakes;
import tableflow.console.ui.query.table.FakeBench;
import tableflow.console.ui.query.table.PaymentsLake;
import tableflow.console.ui.work.TestWork;

class WorkgroupViewModelTest {
    private static final QueryRequest REQUEST = new QueryRequest("SELECT 1", "db", "primary", null, List.of());

    private final TestWork work = TestWork.inline();
    private final FakeBench bench = new FakeBench(PaymentsLake.profile(), work.work);
    private final AthenaFakes.Groups groups = new AthenaFakes.Groups();
    private final ReuseChoice reuse = new ReuseChoice();
    private final WorkgroupViewModel model = new WorkgroupViewModel(new WorkgroupServices(groups, reuse), bench);

    @Test
    void nothingIsReadBeforeItIsSeen() {
        bench.useWorkgroup("other");
        assertThat(groups.asked).isEmpty();
        assertThat(model.names()).containsExactly("primary");
    }

    @Test
    void itIsReadOnceAndAgainAfterASwitch() {
        model.show();
        model.show();
        assertThat(groups.asked).containsExactly("primary");
        assertThat(model.names()).as("a disabled one cannot be used")
                .containsExactly("analytics-of-the-payments-team-production", "primary");
        assertThat(model.catalogs()).hasSize(1);

        model.use("analytics-of-the-payments-team-production");
        assertThat(bench.scope.get().workgroup()).isEqualTo("analytics-of-the-payments-team-production");
        assertThat(Objects.requireNonNull(model.settingsProperty().get()).name())
                .isEqualTo("analytics-of-the-payments-team-production");
    }

    @Test
    void aWorkgroupThatIsNotListedStaysInTheList() {
        bench.useWorkgroup("hidden");
        model.show();
        assertThat(model.names()).startsWith("hidden");
    }

    @Test
    void reuseGoesIntoTheRequests() {
        assertThat(reuse.apply(REQUEST).reuseMinutes()).isEmpty();
        model.reuseProperty().set(true);
        assertThat(reuse.apply(REQUEST).reuseMinutes()).hasValue(60);
        model.minutesProperty().set(99_999);
        assertThat(reuse.apply(REQUEST).reuseMinutes()).as("no older than Athena takes").hasValue(10_080);
        assertThat(reuse.apply(REQUEST.reusing(5)).reuseMinutes()).as("a statement's own wish wins").hasValue(5);
        model.reuseProperty().set(false);
        assertThat(reuse.apply(REQUEST)).isEqualTo(REQUEST);
    }
}
