package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

@Timeout(300)
class OnDemandTest {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final OnDemand group = new OnDemand("call AWS");

    private AutoCloseable client(String name) {
        told.add("open " + name);
        return () -> told.add("close " + name);
    }

    @Test
    void nothingIsOpenedBeforeItIsAskedForAndOnlyThatIsClosed() {
        Supplier<AutoCloseable> a = group.of(() -> client("a"));
        Supplier<AutoCloseable> b = group.of(() -> client("b"));
        group.of(() -> client("never"));
        assertThat(told).isEmpty();

        assertThat(b.get()).isSameAs(b.get());
        assertThat(a.get()).isNotSameAs(b.get());
        group.close();
        group.close();

        assertThat(told).containsExactly("open b", "open a", "close a", "close b");
    }

    @Test
    void whatOneNeedsOfTheOthersIsOpenedFirstAndClosedLast() {
        Supplier<AutoCloseable> below = group.of(() -> client("below"));
        Supplier<String> above = group.of(() -> "above " + (below.get() != null), it -> told.add("let go of " + it));

        assertThat(above.get()).isEqualTo("above true");
        group.close();

        assertThat(told).containsExactly("open below", "let go of above true", "close below");
    }

    @Test
    void afterTheEndNothingIsGivenNorOpened() {
        Supplier<AutoCloseable> known = group.of(() -> client("known"));
        Supplier<AutoCloseable> fresh = group.of(() -> client("fresh"));
        assertThat(known.get()).isNotNull();
        group.close();

        for (Supplier<AutoCloseable> one : List.of(known, fresh)) {
            assertThatThrownBy(one::get).isInstanceOfSatisfying(RemoteFailure.class, it -> {
                assertThat(it.is(Kind.CANCELLED)).isTrue();
                assertThat(it).hasMessageContaining("the profile was closed");
            });
        }
        assertThat(told).containsExactly("open known", "close known");
    }

    @Test
    void whatCouldNotBeOpenedIsTriedAgainAndWhatDoesNotCloseKeepsNothingOpen() {
        AtomicInteger tries = new AtomicInteger();
        Supplier<AutoCloseable> late = group.of(() -> {
            if (tries.incrementAndGet() == 1) {
                throw RemoteFailure.of(Kind.UNAUTHORIZED, "open", "no key");
            }
            return client("late");
        });
        assertThatThrownBy(late::get).hasMessageContaining("no key");
        assertThat(late.get()).isNotNull();
        Supplier<String> bad = group.of(() -> "bad", it -> {
            throw new IllegalStateException("does not close");
        });
        assertThat(bad.get()).isEqualTo("bad");

        group.close();

        assertThat(told).containsExactly("open late", "close late");
    }

    @Test
    void manyThreadsGetTheSameAndACloseInBetweenLeavesNothingOpen() throws Exception {
        for (int round = 0; round < 50; round++) {
            OnDemand many = new OnDemand("call AWS");
            AtomicInteger open = new AtomicInteger();
            AtomicInteger opened = new AtomicInteger();
            Supplier<AutoCloseable> one = many.of(() -> {
                open.incrementAndGet();
                opened.incrementAndGet();
                return open::decrementAndGet;
            });
            CountDownLatch begin = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                boolean closes = i == 5;
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        begin.await();
                        if (closes) {
                            many.close();
                        } else {
                            assertThat(one.get()).isNotNull();
                        }
                    } catch (RemoteFailure closed) {
                        assertThat(closed.is(Kind.CANCELLED)).isTrue();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }));
            }
            begin.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(opened.get()).isLessThanOrEqualTo(1);
            assertThat(open.get()).isZero();
        }
    }
}
