package tableflow.console.domain.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.FailingFormat;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.monitor.Judgement.State;
import tableflow.console.domain.monitor.Threshold.Rule;

/// When a sample is beyond a limit, within it, neither, or not known.
class JudgementTest {

    @ParameterizedTest
    @CsvSource({
        "100, 101, 101, BEYOND",
        "100, 100, 100, BETWEEN",
        "100, 91, 91, BETWEEN",
        "100, 90, 90, WITHIN",
        "0, 1, 1, BEYOND",
        "0, 0, 0, WITHIN",
        "1, 1, 1, BETWEEN",
        "1, 0, 0, WITHIN",
        "100, 0, 500, BETWEEN",
        "100, 0, 90, WITHIN",
        "100, 101, 9223372036854775807, BEYOND",
        "100, 5, 9223372036854775807, BETWEEN",
        "9223372036854775807, 9223372036854775806, 9223372036854775806, BETWEEN",
    })
    void estimatesCountOnlyAsFarAsTheyAreSure(long limit, long low, long high, State state) {
        TopicSample sample = sample(Map.of(Figure.LAG, Reading.between(low, high)), null);
        assertThat(Judgement.of(new Rule.Above(Figure.LAG, limit), sample).state())
                .isEqualTo(state);
    }

    @Test
    void whatIsNotKnownIsNeitherGoodNorBad() {
        Rule rule = new Rule.Above(Figure.ROWS_SKIPPED, 0);
        RemoteFailure denied = RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "read", "no");
        for (Reading reading : List.of(
                Reading.failed(denied), Reading.absent(Reading.Cause.NOT_MEASURED))) {
            assertThat(Judgement.of(rule, sample(Map.of(Figure.ROWS_SKIPPED, reading), null)))
                    .isEqualTo(new Judgement(State.UNKNOWN, OptionalLong.empty()));
        }
        assertThat(state(rule, sample(Map.of(), null))).isEqualTo(State.UNKNOWN);
        assertThat(state(new Rule.NotRunning(), sample(Map.of(), null))).isEqualTo(State.UNKNOWN);
        assertThat(state(new Rule.GrowthPerDay(5), sample(Map.of(), null))).isEqualTo(State.UNKNOWN);
    }

    @Test
    void anOldCommitIsNoTroubleWhileNoRecordWaits() {
        Rule rule = new Rule.Above(Figure.COMMIT_AGE, 1_000);
        Reading old = Reading.exact(5_000);
        assertThat(state(rule, sample(Map.of(Figure.COMMIT_AGE, old, Figure.LAG, Reading.exact(0)), null)))
                .isEqualTo(State.WITHIN);
        assertThat(state(rule, sample(Map.of(Figure.COMMIT_AGE, old, Figure.LAG, Reading.atMost(3)), null)))
                .isEqualTo(State.BEYOND);
        assertThat(state(rule, sample(Map.of(Figure.COMMIT_AGE, old), null))).isEqualTo(State.BEYOND);
    }

    @Test
    void growthIsComparedByTheDay() {
        Rule rule = new Rule.GrowthPerDay(1_000);
        assertThat(state(rule, sample(Map.of(Figure.GROWTH, Reading.interpolated(1_001)), null)))
                .isEqualTo(State.BEYOND);
        assertThat(state(rule, sample(Map.of(Figure.GROWTH, Reading.interpolated(-50)), null))).as("it shrinks")
                .isEqualTo(State.WITHIN);
    }

    @Test
    void phasesAndSyncs() {
        Rule running = new Rule.NotRunning();
        assertThat(state(running, sample(Map.of(), table(Phase.RUNNING, false, List.of(), List.of()))))
                .isEqualTo(State.WITHIN);
        assertThat(state(running, sample(Map.of(), table(Phase.PENDING, false, List.of(), List.of()))))
                .isEqualTo(State.WITHIN);
        assertThat(state(running, sample(Map.of(), table(Phase.FAILED, false, List.of(), List.of()))))
                .isEqualTo(State.BEYOND);
        assertThat(state(running, sample(Map.of(), table(Phase.RUNNING, true, List.of(), List.of()))))
                .isEqualTo(State.BEYOND);
        assertThat(state(running, sample(Map.of(),
                table(Phase.RUNNING, false, List.of(new FailingFormat("DELTA", null)), List.of()))))
                .isEqualTo(State.BEYOND);
        Rule sync = new Rule.SyncFailed();
        for (SyncStatus status : SyncStatus.values()) {
            boolean bad = status == SyncStatus.FAILED || status == SyncStatus.DISCONNECTED;
            assertThat(state(sync, sample(Map.of(), table(Phase.RUNNING, false, List.of(), List.of(status)))))
                    .as(status.name()).isEqualTo(bad ? State.BEYOND : State.WITHIN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*, orders.v1, true",
        "orders.v1, orders.v1, true",
        "orders.v1, ordersxv1, false",
        "orders.*, orders.v1, true",
        "*.v1, orders.v1, true",
        "o*v*, orders.v1, true",
        "o*v2, orders.v1, false",
        "*a*, orders.v1, false",
        "orders, orders.v1, false",
    })
    void topicsAreNamedWithStars(String pattern, String topic, boolean covered) {
        assertThat(new Threshold("t", pattern, new Rule.NotRunning(), 1, true).covers(topic)).isEqualTo(covered);
    }

    @Test
    void senselessLimitsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rule.Above(Figure.LAG, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rule.GrowthPerDay(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Threshold("t", "*", new Rule.NotRunning(), 0, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Threshold("t", " ", new Rule.NotRunning(), 1, true));
    }

    private static State state(Rule rule, TopicSample sample) {
        return Judgement.of(rule, sample).state();
    }

    private static TopicSample sample(Map<Figure, Reading> readings, @Nullable TableflowTopic table) {
        return new TopicSample("orders", readings, table);
    }

    private static TableflowTopic table(
            Phase phase, boolean suspended, List<FailingFormat> failing, List<SyncStatus> syncs) {
        return new TableflowTopic("orders", "env-1", "lkc-1", Set.of(), new TableStorage.Managed(null),
                new TableflowTopic.Config(null, null, null, null), suspended,
                new TableflowTopic.Status(Open.of(phase), null, failing,
                        syncs.stream().map(it -> new CatalogSync("tci-1", "AWS_GLUE", Open.of(it), null)).toList(),
                        null),
                null);
    }
}
