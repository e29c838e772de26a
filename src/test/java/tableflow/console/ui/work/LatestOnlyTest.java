package tableflow.console.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The newest question's answer is the one that is shown.
class LatestOnlyTest {

    private final TestWork work = TestWork.queued();
    private final LatestOnly slot = new LatestOnly();
    private final List<String> shown = new ArrayList<>();

    @Test
    void theAnswerOfAnOlderJobIsDropped() {
        Job<String> first = ask("first");
        ask("second");
        assertThat(first.state()).isEqualTo(Job.State.STOPPING);
        work.runNext();
        work.runNext();
        assertThat(shown).containsExactly("second");
        assertThat(slot.isBusy()).isFalse();
    }

    @Test
    void theOrderOfTheAnswersDoesNotMatter() {
        List<Runnable> bodies = new ArrayList<>();
        Work backwards = new Work(bodies::add, Runnable::run, work.timer, work.timer);
        ask(backwards, "first");
        ask(backwards, "second");
        bodies.reversed().forEach(Runnable::run);
        assertThat(shown).containsExactly("second");
    }

    @Test
    void anAnswerAlreadyOnItsWayToTheWindowIsDropped() {
        Deque<Runnable> fx = new ArrayDeque<>();
        Work slow = new Work(Runnable::run, fx::add, work.timer, work.timer);
        ask(slow, "first");
        ask(slow, "second");
        while (!fx.isEmpty()) {
            fx.remove().run();
        }
        assertThat(shown).containsExactly("second");
    }

    @Test
    void aStaleFailureIsDroppedToo() {
        work.work.job("first", progress -> {
                    throw new IllegalStateException("stale");
                })
                .in(slot)
                .start();
        ask("second");
        work.runNext();
        work.runNext();
        assertThat(work.unhandled).isEmpty();
        assertThat(shown).containsExactly("second");
    }

    @Test
    void clearDropsTheAnswerAndCancelReportsIt() {
        ask("first");
        slot.clear();
        assertThat(slot.isBusy()).isFalse();
        work.runNext();
        ask("second");
        slot.cancel();
        work.timer.advance(Work.GRACE);
        assertThat(shown).containsExactly("second cancelled");
    }

    @Test
    void busyFollowsTheNewestJob() {
        List<Boolean> busy = new ArrayList<>();
        slot.busyProperty().subscribe(now -> busy.add(now));
        ask("first");
        ask("second");
        work.runNext();
        assertThat(slot.isBusy()).isTrue();
        work.runNext();
        assertThat(busy).startsWith(false, true).endsWith(false);
    }

    private Job<String> ask(String question) {
        return ask(work.work, question);
    }

    private Job<String> ask(Work on, String question) {
        return on.job(question, progress -> question)
                .in(slot)
                .onResult(shown::add)
                .onCancelled(() -> shown.add(question + " cancelled"))
                .start();
    }
}
