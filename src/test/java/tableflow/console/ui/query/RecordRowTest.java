package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.service.query.ready.TopicTable;
import tableflow.console.ui.query.table.FakeBench;
import tableflow.console.ui.query.table.PaymentsLake;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.TestWork;

class RecordRowTest {

    private final TestWork work = TestWork.queued();
    private final FakeBench bench = new FakeBench(PaymentsLake.profile(), work.work);
    private final BooleanProperty ready = new SimpleBooleanProperty(true);
    private final List<@Nullable Problem> problems = new ArrayList<>();
    private @Nullable RemoteFailure failing;
    private final RecordRow row = new RecordRow(topic -> {
        if (failing != null) {
            throw failing;
        }
        return new TopicTable("lkc-1", topic, MetadataColumnNaming.DEFAULT, Set.of(), List.of());
    }, bench, ready, problems::add);

    @Test
    void theTopicsTableIsAskedInATabOfItsOwn() {
        row.show(new Request.ShowRow("orders", 3, Long.MAX_VALUE));
        assertThat(bench.opened).isEmpty();
        work.runNext();
        assertThat(bench.names).containsExactly("orders 3/9223372036854775807");
        assertThat(bench.opened).containsExactly("""
                run SELECT *
                FROM "lkc-1"."orders"
                WHERE "$$partition" = 3 AND "$$offset" = 9223372036854775807""");
        assertThat(problems).isEmpty();
    }

    @Test
    void whyThereIsNoTableIsToldUntilItIsTriedAgain() {
        failing = RemoteFailure.of(Kind.NOT_FOUND, "find the table of topic orders", "none");
        row.show(new Request.ShowRow("orders", 3, 4));
        work.runNext();
        assertThat(bench.opened).isEmpty();
        Problem problem = Objects.requireNonNull(problems.getFirst());
        assertThat(problem.failure()).isSameAs(failing);
        failing = null;
        Objects.requireNonNull(problem.retry()).run();
        work.runNext();
        assertThat(problems).containsExactly(problem, null);
        assertThat(bench.opened).hasSize(1);
    }

    @Test
    void theLastOfTwoWins() {
        row.show(new Request.ShowRow("orders", 0, 1));
        row.show(new Request.ShowRow("orders", 0, 2));
        work.runNext();
        work.runNext();
        assertThat(bench.names).containsExactly("orders 0/2");
    }

    @Test
    void theTabsOfTheLastTimeComeFirst() {
        ready.set(false);
        row.show(new Request.ShowRow("orders", 0, 1));
        assertThat(work.waiting()).isZero();
        ready.set(true);
        work.runNext();
        assertThat(bench.names).containsExactly("orders 0/1");
    }

    @Test
    void nothingIsOpenedAfterTheEnd() {
        row.show(new Request.ShowRow("orders", 0, 1));
        row.close();
        work.runNext();
        ready.set(false);
        row.show(new Request.ShowRow("orders", 0, 2));
        row.close();
        ready.set(true);
        assertThat(work.waiting()).isZero();
        assertThat(bench.opened).isEmpty();
    }
}
