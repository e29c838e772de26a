package tableflow.console.ui.query.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.SnapshotDifference;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.TestWork;

class TableViewModelTest {

    private final PaymentsLake payments = new PaymentsLake().filled();
    private final TestWork work = TestWork.inline();
    private final FakeBench bench = new FakeBench(PaymentsLake.profile(), work.work);
    private final ObjectProperty<@Nullable ChosenTable> chosen = new SimpleObjectProperty<>();
    private final TableViewModel model = new TableViewModel(payments::tables, bench, chosen);

    private TableFacts chosen(String table) {
        chosen.set(new ChosenTable(MemoryLake.DATABASE, table));
        return Objects.requireNonNull(model.factsProperty().get());
    }

    @Test
    void aChosenTableIsReadWithItsHistory() {
        assertThat(model.factsProperty().get()).isNull();
        TableFacts facts = chosen(PaymentsLake.TABLE);
        assertThat(facts.tableflow()).isTrue();
        assertThat(facts.snapshots()).hasSize(13);
        assertThat(facts.snapshots().getFirst().operation()).isEqualTo("replace");
        assertThat(facts.refsOf(facts.snapshots().get(1))).isEqualTo("month-end");
        assertThat(facts.schemas()).hasSize(3);
        assertThat(facts.ready()).isPresent();
        assertThat(model.snapshotProperty().get()).isEqualTo(facts.snapshots().getFirst());
    }

    @Test
    void filesOfTheChosenSnapshotAreListedOnce() {
        TableFacts facts = chosen(PaymentsLake.TABLE);
        model.listFiles();
        FileListing files = Objects.requireNonNull(model.filesProperty().get());
        assertThat(files.listed()).hasSize(35);
        assertThat(files.partitions()).hasSize(12);
        assertThat(files.sizes().verdict()).isEqualTo(FileSizes.Verdict.MANY_SMALL);
        assertThat(files.notListed()).isZero();
        int asked = payments.lake.asked().size();
        model.listFiles();
        assertThat(payments.lake.asked()).hasSize(asked);
        model.snapshotProperty().set(facts.snapshots().getLast());
        model.listFiles();
        assertThat(Objects.requireNonNull(model.filesProperty().get()).listed()).hasSize(3);
    }

    @Test
    void twoSnapshotsAreComparedOldestFirst() {
        TableFacts facts = chosen(PaymentsLake.TABLE);
        Snapshot newest = facts.snapshots().get(0);
        Snapshot before = facts.snapshots().get(3);
        model.compare(newest, before);
        SnapshotDifference difference = Objects.requireNonNull(model.differenceProperty().get());
        assertThat(difference.from()).isEqualTo(before.id());
        assertThat(difference.added().files()).isEqualTo(7);
        assertThat(difference.removed().files()).isEqualTo(2);
        model.openAddedRows();
        assertThat(bench.opened).singleElement().asString().contains("FOR VERSION AS OF " + newest.id());
    }

    @Test
    void aSnapshotGoesIntoTheStatementThatNamesTheTable() {
        TableFacts facts = chosen(PaymentsLake.TABLE);
        long id = facts.snapshots().getLast().id();
        bench.statement = "SELECT count(*) FROM \"payments.v1\" p WHERE p.amount > 5";
        model.readVersion(facts.snapshots().getLast());
        bench.statement = "SELECT 1";
        model.readVersion(facts.snapshots().getLast());
        model.readMoment(facts.snapshots().getLast());
        assertThat(bench.opened.get(0)).isEqualTo(
                "SELECT count(*) FROM \"payments.v1\" FOR VERSION AS OF " + id + " p WHERE p.amount > 5");
        assertThat(bench.opened.get(1)).isEqualTo(
                "SELECT *\nFROM \"lkc-abc123\".\"payments.v1\" FOR VERSION AS OF " + id + "\nLIMIT 100");
        assertThat(bench.opened.get(2)).contains("FOR TIMESTAMP AS OF TIMESTAMP '20").contains(" UTC'");
    }

    @Test
    void metadataTablesAreRunAtOnce() {
        chosen(PaymentsLake.TABLE);
        model.readMetadata("$files");
        assertThat(bench.opened).containsExactly(
                "run SELECT *\nFROM \"lkc-abc123\".\"payments.v1$files\"");
    }

    @Test
    void anotherTableForgetsTheFirst() {
        chosen(PaymentsLake.TABLE);
        model.listFiles();
        chosen.set(new ChosenTable(MemoryLake.DATABASE, "nowhere"));
        assertThat(model.factsProperty().get()).isNull();
        assertThat(model.filesProperty().get()).isNull();
        Problem problem = Objects.requireNonNull(model.problemProperty().get());
        assertThat(problem.failure().kind()).isEqualTo(Kind.NOT_FOUND);
        chosen.set(null);
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void whatCouldNotBeReadCanBeTriedAgain() {
        chosen(PaymentsLake.TABLE);
        payments.lake.before(object -> {
            throw RemoteFailure.of(Kind.FORBIDDEN, "read " + object, "AccessDenied");
        });
        model.listFiles();
        Problem problem = Objects.requireNonNull(model.problemProperty().get());
        assertThat(problem.failure().why()).isEqualTo("AccessDenied");
        payments.lake.before(object -> { });
        Objects.requireNonNull(problem.retry()).run();
        assertThat(Objects.requireNonNull(model.filesProperty().get()).listed()).hasSize(35);
        assertThat(work.unhandled).isEqualTo(List.of());
    }
}
