package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.Alert.End;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.Round.Source;
import tableflow.console.domain.monitor.Threshold;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.ui.work.ManualTimer;

/// When alerts begin and end, and that each is told once.
class AlertBookTest {

    private static final Threshold LAG = new Threshold("lag", "*", new Rule.Above(Figure.LAG, 100), 2, true);

    @TempDir
    private Path folder;

    private final ManualTimer clock = new ManualTimer();
    private final List<String> told = new ArrayList<>();

    /// A beginning, for tests of what is told.
    static AlertBook.Change change(String topic) {
        return new AlertBook.Change(
                new Alert(topic, "lag", topic, LAG.rule(), Instant.EPOCH, null, null, 5L, 5L, false), true);
    }

    @Test
    void anAlertBeginsAfterEnoughSamplesAndIsOverAfterAsManyAndSomeCalm() {
        AlertBook book = book();
        lag(book, 500);
        assertThat(told).isEmpty();
        lag(book, 600);
        assertThat(told).containsExactly("begins orders 600");
        lag(book, 700);
        lag(book, 0);
        lag(book, 0);
        assertThat(told).as("within for two minutes only").hasSize(1);
        lag(book, 1);
        lag(book, 2);
        lag(book, 3);
        assertThat(told).containsExactly("begins orders 600", "ends orders BACK 3");
        assertThat(book.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.worst()).isEqualTo(700);
            assertThat(alert.isOpen()).isFalse();
        });
    }

    @Test
    void aValueAroundTheLimitMakesOneAlert() {
        AlertBook book = book();
        for (int i = 0; i < 60; i++) {
            lag(book, i % 3 == 2 ? 50 : 101);
        }
        assertThat(told).containsExactly("begins orders 101");
    }

    @Test
    void whatIsNotKnownChangesNothing() {
        AlertBook book = book();
        lag(book, 500);
        sample(book, Reading.failed(RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "read", "no")));
        sample(book, Reading.absent(Reading.Cause.UNKNOWN));
        lag(book, 500);
        assertThat(told).containsExactly("begins orders 500");
        for (int i = 0; i < 30; i++) {
            sample(book, Reading.absent(Reading.Cause.UNKNOWN));
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void anEstimateBeginsAnAlertOnlyWhenItIsSure() {
        AlertBook book = book();
        for (int i = 0; i < 5; i++) {
            sample(book, Reading.atMost(5_000));
        }
        assertThat(told).isEmpty();
        sample(book, Reading.atLeast(101));
        sample(book, Reading.atLeast(101));
        assertThat(told).containsExactly("begins orders 101");
    }

    @Test
    void alertsOutliveARestartAndAreNotToldAgain() {
        AlertBook book = book();
        lag(book, 500);
        lag(book, 500);
        AlertBook again = book();
        lag(again, 500);
        lag(again, 500);
        assertThat(told).containsExactly("begins orders 500");
        assertThat(again.alerts()).singleElement().satisfies(alert -> assertThat(alert.isOpen()).isTrue());
    }

    @Test
    void twoConsolesTellOnce() {
        AlertBook one = book();
        AlertBook other = book();
        for (int i = 0; i < 4; i++) {
            told(one.update(round("orders", Reading.exact(500)), List.of(LAG)));
            told(other.update(round("orders", Reading.exact(500)), List.of(LAG)));
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(told).containsExactly("begins orders 500");
    }

    @Test
    void aTopicThatIsGoneEndsItsAlertsButSilenceOfTableflowDoesNot() {
        AlertBook book = book();
        lag(book, 500);
        lag(book, 500);
        RemoteFailure silent = RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "list", "no answer");
        book.update(new Round(clock.instant(), List.of(), Map.of(Source.TABLEFLOW, silent)), List.of(LAG));
        assertThat(book.alerts().getFirst().isOpen()).isTrue();
        book.update(new Round(clock.instant(), List.of(), Map.of()), List.of(LAG));
        assertThat(book.alerts().getFirst().end()).isEqualTo(End.TOPIC_GONE);
    }

    @Test
    void aLimitThatIsChangedOrSwitchedOffEndsItsAlerts() {
        AlertBook book = book();
        lag(book, 500);
        lag(book, 500);
        Threshold higher = new Threshold("lag", "*", new Rule.Above(Figure.LAG, 1_000), 1, true);
        told(book.update(round("orders", Reading.exact(500)), List.of(higher)));
        assertThat(told).containsExactly("begins orders 500", "ends orders LIMIT_GONE 500");
        told(book.update(round("orders", Reading.exact(5_000)), List.of(higher)));
        told(book.update(round("orders", Reading.exact(5_000)), List.of()));
        assertThat(told).endsWith("begins orders 5000", "ends orders LIMIT_GONE 5000");
    }

    @Test
    void offlineRoundsCountForNothing() {
        AlertBook book = book();
        lag(book, 500);
        lag(book, 500);
        RemoteFailure none = RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "ask", "no route");
        Round offline = new Round(clock.instant(), List.of(), Map.of(Source.TABLEFLOW, none, Source.KAFKA, none));
        assertThat(book.update(offline, List.of())).isEmpty();
        assertThat(book.alerts().getFirst().isOpen()).isTrue();
    }

    @Test
    void alertsAreSeenAndClosedByHand() {
        AlertBook book = book();
        lag(book, 500);
        lag(book, 500);
        String id = book.alerts().getFirst().id();
        book.acknowledge(id);
        assertThat(book.alerts().getFirst().acknowledged()).isTrue();
        lag(book, 800);
        assertThat(book.alerts().getFirst().acknowledged()).as("it stays seen").isTrue();
        book.close(id, clock.instant());
        assertThat(book.alerts().getFirst().end()).isEqualTo(End.BY_HAND);
        lag(book, 800);
        assertThat(book.alerts()).hasSize(2);
    }

    @Test
    void onlyTheNewestAlertsThatAreOverAreKept() {
        AlertBook book = book();
        Threshold quick = new Threshold("lag", "*", new Rule.Above(Figure.LAG, 100), 1, true);
        for (int i = 0; i < 400; i++) {
            book.update(round("orders", Reading.exact(500)), List.of(quick));
            book.close(book.alerts().getLast().id(), clock.instant());
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(book.alerts()).hasSize(300);
        assertThat(book.alerts().getLast().opened()).isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
    }

    @Test
    void beginningsAndEndsAlternateWhateverComes() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            AlertBook book = new AlertBook(folder.resolve("alerts-" + seed + ".json"), clock);
            boolean open = false;
            for (int i = 0; i < 120; i++) {
                Reading reading = switch (random.nextInt(5)) {
                    case 0 -> Reading.absent(Reading.Cause.UNKNOWN);
                    case 1 -> Reading.atMost(random.nextInt(200));
                    default -> Reading.exact(random.nextInt(130));
                };
                for (AlertBook.Change change : book.update(
                        round("orders", reading), List.of(LAG))) {
                    assertThat(change.begins()).as("seed " + seed).isNotEqualTo(open);
                    open = change.begins();
                }
                clock.advance(Duration.ofMinutes(1 + random.nextInt(4)));
            }
            assertThat(book.alerts().stream().filter(Alert::isOpen).count()).isEqualTo(open ? 1 : 0);
        }
    }

    private AlertBook book() {
        return new AlertBook(folder.resolve("alerts.json"), clock);
    }

    private void lag(AlertBook book, long lag) {
        sample(book, Reading.exact(lag));
    }

    /// A minute goes by after each.
    private void sample(AlertBook book, Reading lag) {
        told(book.update(round("orders", lag), List.of(LAG)));
        clock.advance(Duration.ofMinutes(1));
    }

    private Round round(String topic, Reading lag) {
        Instant now = clock.instant();
        return new Round(now, List.of(new TopicSample(topic, Map.of(Figure.LAG, lag), null)), Map.of());
    }

    private void told(List<AlertBook.Change> changes) {
        changes.forEach(change -> told.add((change.begins() ? "begins " : "ends ") + change.alert().topic() + " "
                + (change.begins() ? "" : change.alert().end() + " ") + change.alert().last()));
    }
}
