package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.ui.query.table.FakeBench;
import tableflow.console.ui.query.table.PaymentsLake;
import tableflow.console.ui.work.TestWork;

class KeptViewModelTest {

    private final TestWork work = TestWork.inline();
    private final FakeBench bench = new FakeBench(PaymentsLake.profile(), work.work);
    private final MemoryKept kept = new MemoryKept().with("a", "primary").with("b", "etl");
    private final KeptViewModel model = new KeptViewModel(kept.by(PaymentsLake.profile()), bench);

    private RemoteFailure failure() {
        return Objects.requireNonNull(model.problemProperty().get()).failure();
    }

    @Test
    void nothingIsReadBeforeItIsSeenAndAWorkgroupOnce() {
        bench.useWorkgroup("etl");
        assertThat(kept.listed).isEmpty();
        model.shown(true);
        model.shown(false);
        model.shown(true);
        assertThat(kept.listed).containsExactly("etl");
        bench.useWorkgroup("primary");
        assertThat(model.named()).extracting(it -> it.draft().name()).containsExactly("a");
    }

    @Test
    void withoutAStatementOrADatabaseNothingIsSaved() {
        model.save("x", "");
        assertThat(failure().why()).contains("no statement");
        bench.statement = "SELECT 1";
        bench.useDatabase(null);
        model.save("x", "");
        assertThat(failure().why()).contains("database");
        assertThat(kept.all).hasSize(2);
        bench.useDatabase("lake");
        model.save("x", "");
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.named()).extracting(it -> it.draft().name()).containsExactly("a", "x");
    }

    @Test
    void aQueryIsRenamedAndGivenAnotherStatement() {
        model.shown(true);
        NamedQuery query = model.named().getFirst();
        model.change(query, "newest", "the last hundred", query.draft().sql());
        assertThat(model.named()).singleElement().extracting(NamedQuery::draft).isEqualTo(new NamedQuery.Draft(
                "newest", "the last hundred", "lake", "SELECT * FROM \"a\"", "primary"));
        model.change(model.named().getFirst(), "newest", "the last hundred", "SELECT 2");
        assertThat(kept.all.getFirst().draft().sql()).isEqualTo("SELECT 2");
        assertThat(kept.all.getFirst().draft().database()).isEqualTo("lake");
        int reads = kept.listed.size();
        model.change(model.named().getFirst(), "newest", "the last hundred", "SELECT 2");
        assertThat(kept.listed).as("what stays as it is is not sent").hasSize(reads);
    }

    /// Two people change the same query: the second sees what the first has made of it before anything is lost.
    @Test
    void whatSomebodyElseHasChangedIsNotOverwritten() {
        model.shown(true);
        NamedQuery mine = model.named().getFirst();
        kept.update(new NamedQuery(mine.id(), new NamedQuery.Draft("a", "theirs", "lake", "SELECT 3", "primary")));
        model.change(mine, "a", "mine", "SELECT 4");
        assertThat(failure().kind()).isEqualTo(Kind.CONFLICT);
        assertThat(kept.all.getFirst().draft().description()).isEqualTo("theirs");
        model.reload();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.named().getFirst().draft().description()).isEqualTo("theirs");
        kept.delete(mine.id());
        model.change(model.named().getFirst(), "a", "mine", "SELECT 4");
        assertThat(failure().kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void statementsArePreparedDescribedReplacedAndDeleted() {
        model.shown(true);
        bench.statement = "SELECT * FROM t WHERE a > ?";
        model.prepare("since", "rows since");
        assertThat(model.prepared()).containsExactly(
                new PreparedStatement("since", "primary", "SELECT * FROM t WHERE a > ?", "rows since", null));
        model.prepare("since", "again");
        assertThat(failure().why()).contains("already");
        model.prepare("1 since", "");
        assertThat(failure().advice()).contains(
                "A name begins with a letter or _, and goes on with letters, digits, _, @ and :.");
        model.change(model.prepared().getFirst(), "SELECT ?", "a value");
        assertThat(model.prepared().getFirst().sql()).isEqualTo("SELECT ?");
        PreparedStatement mine = model.prepared().getFirst();
        kept.change(new PreparedStatement("since", "primary", "SELECT 7", "theirs", null));
        model.change(mine, "SELECT 8", "");
        assertThat(failure().kind()).isEqualTo(Kind.CONFLICT);
        assertThat(kept.prepared.getFirst().sql()).isEqualTo("SELECT 7");
        model.reload();
        model.delete(model.prepared().getFirst());
        assertThat(model.prepared()).isEmpty();
        model.execute(mine);
        assertThat(bench.opened).containsExactly("execute since");
    }

    @Test
    void aReadOnlyProfileChangesNothing() {
        KeptViewModel locked = new KeptViewModel(kept.by(PaymentsLake.profile().withReadOnly(true)), bench);
        locked.shown(true);
        bench.statement = "SELECT 1";
        NamedQuery query = locked.named().getFirst();
        PreparedStatement statement = new PreparedStatement("s", "primary", "SELECT 1", "", null);
        for (Runnable change : java.util.List.<Runnable>of(
                () -> locked.save("x", ""), () -> locked.change(query, "x", "", "SELECT 2"),
                () -> locked.delete(query), () -> locked.prepare("s", ""),
                () -> locked.change(statement, "SELECT 2", ""), () -> locked.delete(statement))) {
            locked.problemProperty().set(null);
            change.run();
            assertThat(Objects.requireNonNull(locked.problemProperty().get()).failure().kind())
                    .isEqualTo(Kind.FORBIDDEN);
        }
        assertThat(locked.readOnly()).isTrue();
        assertThat(kept.all).hasSize(2);
        assertThat(kept.prepared).isEmpty();
    }

    @Test
    void aFailureOfOneListIsTold() {
        kept.failure = RemoteFailure.of(Kind.THROTTLED, "list", "too fast");
        model.shown(true);
        assertThat(failure().kind()).isEqualTo(Kind.THROTTLED);
        assertThat(model.busyProperty().get()).isFalse();
        kept.failure = null;
        Objects.requireNonNull(model.problemProperty().get()).retry();
        model.reload();
        assertThat(model.named()).hasSize(1);
    }
}
