package tableflow.console.ui.query.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.query.plan.EngineInputs;
import tableflow.console.service.query.plan.Estimator;
import tableflow.console.service.query.plan.Guard;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.query.estimate.EstimateViewModel.Line;
import tableflow.console.ui.query.table.FakeBench;
import tableflow.console.ui.query.table.PaymentsLake;
import tableflow.console.ui.work.TestWork;

class EstimateViewModelTest {

    private final PaymentsLake payments = new PaymentsLake().filled();
    private final TestWork work = TestWork.inline();
    private final FakeBench bench = new FakeBench(PaymentsLake.profile(), work.work);
    private OptionalLong cutoff = OptionalLong.of(10_000_000_000L);
    private int asked;
    private boolean hidden;
    private @Nullable EngineInputs engine;

    private EstimateViewModel model(long limit) {
        Estimator estimator = new Estimator(payments.tables(), InstantSource.fixed(PaymentsLake.now()));
        WriteRefusal refusal = new WriteRefusal("test", false, payments::entry);
        return new EstimateViewModel(new EstimateViewModel.Source() {
            @Override
            public ScanEstimate estimate(QueryRequest request, Progress progress) {
                asked++;
                return estimator.estimate(hidden
                        ? new QueryRequest(request.sql(), "elsewhere", request.workgroup(), null, List.of())
                        : request, progress);
            }

            @Override
            public WriteRefusal.Decision decide(QueryRequest request) {
                return refusal.decide(request);
            }

            @Override
            public EngineInputs inputs(QueryRequest request) {
                if (engine == null) {
                    throw RemoteFailure.of(Kind.FORBIDDEN, "run it", "AccessDenied");
                }
                return engine;
            }

            @Override
            public OptionalLong cutoff(String workgroup) {
                if (cutoff.isEmpty()) {
                    throw RemoteFailure.of(Kind.FORBIDDEN, "read work group " + workgroup, "AccessDenied");
                }
                return cutoff;
            }
        }, new Guard(limit, Price.ASSUMED), bench);
    }

    private Line told(EstimateViewModel model, String sql) {
        bench.statement = sql;
        model.changed();
        work.timer.advance(Duration.ofSeconds(1));
        return model.lineProperty().get();
    }

    @Test
    void ofAnotherDataCatalogItIsSaidThatNothingCanBeForetold() {
        EstimateViewModel model = model(1_000_000_000);
        String sql = "SELECT * FROM payments";
        assertThat(told(model, sql).text()).doesNotContain("data catalog");
        bench.useCatalog("partner");
        bench.useDatabase(MemoryLake.DATABASE);
        assertThat(told(model, sql).text())
                .contains("lies in data catalog partner, whose files the console does not read");
        assertThat(model.askableProperty().get()).as("Athena can still be asked").isTrue();
        assertThat(told(model, "SELECT * FROM awsdatacatalog.\"" + MemoryLake.DATABASE + "\".payments").text())
                .doesNotContain("data catalog");
    }

    @Test
    void theLineTellsBytesPriceAndFiles() {
        EstimateViewModel model = model(Long.MAX_VALUE);
        assertThat(told(model, "SELECT * FROM \"payments.v1\" WHERE day = DATE '2026-01-03'"))
                .isEqualTo(new Line(Severity.NEUTRAL,
                        "At most \u2248 1.5 MiB, 0.00005 USD \u00b7 3 of 35 files", ""));
        assertThat(told(model, "SELECT * FROM \"payments.v1\" LIMIT 5").text()).contains("35 of 35 files")
                .contains("LIMIT");
        assertThat(told(model, "SHOW TABLES").text()).isEqualTo("Scans nothing that is billed");
        assertThat(told(model, "SELECT * FROM nowhere").text()).startsWith("Scan unknown: ").contains("nowhere");
        assertThat(told(model, "SELECT * FROM \"payments.v1\" WHERE length(currency) = 3").details())
                .contains("Not used to leave out files: (length(currency) = 3)");
        assertThat(told(model, "  ")).isEqualTo(Line.NONE);
    }

    @Test
    void theEngineIsAskedWhereTheMetadataDoesNotTell() {
        EstimateViewModel model = model(Long.MAX_VALUE);
        told(model, "SELECT * FROM \"payments.v1\"");
        assertThat(model.askableProperty().get()).isFalse();
        told(model, "SELECT * FROM nowhere");
        assertThat(model.askableProperty().get()).isTrue();
        model.ask();
        assertThat(model.lineProperty().get().text()).contains("AccessDenied");
        engine = new EngineInputs(List.of(new EngineInputs.Table(
                "a.v", List.of("day"), Optional.empty(), Optional.of(new BigDecimal("1048576")))));
        model.ask();
        assertThat(model.lineProperty().get().text())
                .isEqualTo("Athena reads a.v (conditions on day), 1 MiB expected once decoded");
        assertThat(model.askableProperty().get()).isFalse();
    }

    @Test
    void aTableThatComesLaterIsFoundAndAnOldAnswerIsAskedForAnew() {
        EstimateViewModel model = model(Long.MAX_VALUE);
        String sql = "SELECT * FROM \"payments.v1\"";
        hidden = true;
        assertThat(told(model, sql).text()).startsWith("Scan unknown: ").contains("does not show a table");
        work.timer.advance(EstimateViewModel.AGAIN);
        assertThat(asked).isEqualTo(2);
        hidden = false;
        work.timer.advance(EstimateViewModel.AGAIN);
        assertThat(asked).as("the wait grows").isEqualTo(2);
        work.timer.advance(EstimateViewModel.AGAIN);
        assertThat(model.lineProperty().get().text()).startsWith("At most");
        assertThat(model.askableProperty().get()).isFalse();
        told(model, sql);
        assertThat(asked).as("nobody asks twice in a minute").isEqualTo(3);
        work.timer.advance(EstimateViewModel.FRESH);
        assertThat(asked).as("nor when nobody looks").isEqualTo(3);
        told(model, sql);
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void whatTheEngineSaidIsNotWrittenOver() {
        EstimateViewModel model = model(Long.MAX_VALUE);
        told(model, "SELECT * FROM nowhere");
        engine = new EngineInputs(List.of());
        model.ask();
        work.timer.advance(EstimateViewModel.LONGEST);
        assertThat(model.lineProperty().get().text())
                .isEqualTo("Athena reads no table for it, only values or metadata");
        told(model, "SELECT * FROM nowhere_else");
        model.close();
        work.timer.advance(EstimateViewModel.LONGEST);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whatIsOnlyPartlyKnownIsSaid() {
        EstimateViewModel model = model(Long.MAX_VALUE);
        assertThat(told(model, "SELECT * FROM \"payments.v1\", nowhere").text())
                .startsWith("At most").contains("USD for what is known; the rest is not: ").contains("nowhere");
        assertThat(told(model, "SELECT count(*) FROM \"payments.v1\"").text()).contains("only counted");
    }

    @Test
    void limitsAreWarnedOf() {
        cutoff = OptionalLong.of(10_000_000);
        Line line = told(model(12_000_000), "SELECT * FROM \"payments.v1\"");
        assertThat(line.severity()).isEqualTo(Severity.WARNING);
        assertThat(line.text()).contains("may be cut off at").contains("asks before it runs");
    }

    @Test
    void aWorkGroupThatMayNotBeReadIsNoReasonToSayNothing() {
        cutoff = OptionalLong.empty();
        assertThat(told(model(Long.MAX_VALUE), "SELECT * FROM \"payments.v1\"").text()).startsWith("At most");
    }

    @Test
    void aRefusalIsToldBeforeTheRun() {
        Line line = told(model(0), "DELETE FROM \"payments.v1\"");
        assertThat(line.severity()).isEqualTo(Severity.BAD);
        assertThat(line.text()).startsWith("Refused: Tableflow is the only writer");
        assertThat(line.details()).contains("disable Tableflow");
    }

    @Test
    void typingIsWaitedForAndTheSameStatementIsAskedOnce() {
        EstimateViewModel model = model(0);
        for (String typed : new String[] {"S", "SE", "SELECT 1"}) {
            bench.statement = typed;
            model.changed();
            work.timer.advance(Duration.ofMillis(100));
        }
        assertThat(asked).isZero();
        work.timer.advance(Duration.ofSeconds(1));
        model.changed();
        work.timer.advance(Duration.ofSeconds(1));
        assertThat(asked).isEqualTo(1);
        bench.useDatabase("sales");
        model.changed();
        work.timer.advance(Duration.ofSeconds(1));
        assertThat(asked).isEqualTo(2);
        model.changed();
        model.close();
        bench.statement = "SELECT 2";
        work.timer.advance(Duration.ofSeconds(1));
        assertThat(asked).isEqualTo(2);
    }
}
