package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.work.TestWork;

class TopicDetailViewModelTest {

    private static final List<String> KEYED = List.of("describe", "configs", "restConfigs", "latest", "table");

    private final FakeCluster cluster =
            new FakeCluster().topic("orders", 6).topic("payments", 2).table("orders", Phase.RUNNING);
    private final Topics topics = new Topics(cluster.sources(), Runnable::run);
    private final TestWork jobs = TestWork.queued();
    private final TopicDetailViewModel model = new TopicDetailViewModel(topics, jobs.work);

    @Test
    void showsTheNameAtOnceAndTheRestWhenItComes() {
        model.show("orders");
        assertThat(detail().name()).isEqualTo("orders");
        assertThat(detail().isComplete()).isFalse();
        assertThat(model.busyProperty().get()).isTrue();

        jobs.runNext();

        assertThat(detail().isComplete()).isTrue();
        assertThat(detail().table()).isPresent();
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void theAnswersForAnotherTopicAreDropped() {
        model.show("orders");
        model.show("payments");

        jobs.runNext();
        assertThat(detail().name()).isEqualTo("payments");
        assertThat(detail().partitions().isWaiting()).isTrue();

        jobs.runNext();
        assertThat(detail().partitions().value().orElseThrow().all()).hasSize(2);
    }

    @Test
    void aRefreshShowsNothingAsAwaitedThatIsKnown() {
        model.show("orders");
        jobs.runNext();
        cluster.topic("orders", 12);
        List<TopicDetail> seen = new ArrayList<>();
        model.detailProperty().subscribe((before, now) -> seen.add(Objects.requireNonNull(now)));

        model.refresh();
        jobs.runNext();

        assertThat(seen).isNotEmpty().allSatisfy(it -> assertThat(it.isComplete()).isTrue());
        assertThat(detail().partitions().value().orElseThrow().all()).hasSize(12);
    }

    /// A key that expires between two refreshes, and then works again.
    @Test
    void figuresThatWereKnownStayWhenTheKeyExpires() {
        model.show("orders");
        jobs.runNext();
        Instant read = jobs.work.clock().instant();
        for (String call : KEYED) {
            cluster.fail(call, Kind.UNAUTHORIZED, "the key is not accepted");
        }
        for (int again = 0; again < 2; again++) {
            jobs.timer.advance(Duration.ofMinutes(5));
            model.refresh();
            jobs.runNext();

            assertThat(detail().partitions().value().orElseThrow().recordsAtMost()).contains(600L);
            assertThat(detail().configs().value()).isPresent();
            assertThat(detail().table()).isPresent();
            assertThat(List.of(detail().partitions(), detail().configs(), detail().schemas(), detail().tableflow()))
                    .allSatisfy(answer -> {
                        assertThat(answer.kept().orElseThrow().at()).isEqualTo(read);
                        assertThat(answer.kept().orElseThrow().why().why()).isEqualTo("the key is not accepted");
                    });
        }

        KEYED.forEach(cluster::mend);
        cluster.topic("orders", 12);
        model.refresh();
        jobs.runNext();

        assertThat(detail().partitions().kept()).isEmpty();
        assertThat(detail().partitions().value().orElseThrow().all()).hasSize(12);
        assertThat(detail().tableflow().kept()).isEmpty();
    }

    @Test
    void offsetsThatAreRefusedAloneStayAsTheyWereUnderTheNewLayout() {
        model.show("orders");
        jobs.runNext();
        Instant read = jobs.work.clock().instant();
        cluster.fail("offsets", Kind.FORBIDDEN, "no DESCRIBE");
        jobs.timer.advance(Duration.ofMinutes(5));
        model.refresh();
        jobs.runNext();

        TopicDetail.Partitions partitions = detail().partitions().value().orElseThrow();
        assertThat(detail().partitions().kept()).as("the layout is new").isEmpty();
        assertThat(partitions.recordsAtMost()).contains(600L);
        assertThat(partitions.offsetsAt()).isEqualTo(read);
        assertThat(partitions.offsetsFailure()).isNotNull();

        cluster.mend("offsets");
        model.refresh();
        jobs.runNext();
        assertThat(detail().partitions().value().orElseThrow().offsetsAt()).isNull();
    }

    @Test
    void aTopicThatIsGoneIsAProblemWithRetry() {
        model.show("nothing");
        jobs.runNext();

        assertThat(model.problemProperty().get()).isNotNull().satisfies(problem -> {
            assertThat(problem.failure().is(Kind.NOT_FOUND)).isTrue();
            assertThat(problem.retry()).isNotNull();
        });

        model.show("orders");
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void aTopicThatIsDeletedWhileItIsShownLeavesWhatWasKnown() {
        model.show("orders");
        jobs.runNext();
        Instant read = jobs.work.clock().instant();
        List<Partition> partitions = cluster.topics.remove("orders");
        TableflowTopic table = cluster.tables.remove("orders");
        List<TopicDetail> seen = new ArrayList<>();
        for (int again = 0; again < 3; again++) {
            jobs.timer.advance(Duration.ofMinutes(5));
            model.refresh();
            jobs.runNext();

            assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().is(Kind.NOT_FOUND)).isTrue();
            assertThat(detail().partitions().value().orElseThrow().recordsAtMost()).contains(600L);
            assertThat(detail().table()).isPresent();
            assertThat(detail().partitions().kept().orElseThrow().at()).isEqualTo(read);
            assertThat(detail().partitions().kept().orElseThrow().why().is(Kind.NOT_FOUND)).isTrue();
            if (again == 0) {
                model.detailProperty().subscribe((before, now) -> seen.add(Objects.requireNonNull(now)));
            }
        }
        assertThat(seen).as("nothing comes and goes with each refresh").allSatisfy(it ->
                assertThat(it.partitions().kept()).isPresent());

        cluster.topics.put("orders", Objects.requireNonNull(partitions));
        cluster.tables.put("orders", Objects.requireNonNull(table));
        model.refresh();
        jobs.runNext();
        assertThat(model.problemProperty().get()).as("made anew").isNull();
        assertThat(detail().partitions().kept()).isEmpty();
    }

    @Test
    void choosingNothingHidesTheDetailAndDropsItsAnswers() {
        model.show("orders");
        model.show(null);
        jobs.runNext();

        assertThat(model.detailProperty().get()).isNull();
        assertThat(model.busyProperty().get()).isFalse();
        model.refresh();
        assertThat(jobs.waiting()).isZero();
    }

    @Test
    void showingTheSameTopicAgainAsksNothing() {
        model.show("orders");
        jobs.runNext();

        model.show("orders");

        assertThat(jobs.waiting()).isZero();
    }

    private TopicDetail detail() {
        return Objects.requireNonNull(model.detailProperty().get());
    }
}
