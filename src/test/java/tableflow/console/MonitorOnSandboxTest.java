package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.BucketState;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.domain.profile.Profile;
import tableflow.console.sandbox.armoury.Lab;
import tableflow.console.sandbox.armoury.Recorder;
import tableflow.console.sandbox.armoury.Scene;
import tableflow.console.service.monitor.AlertBook;
import tableflow.console.service.monitor.Attention;
import tableflow.console.service.monitor.Monitoring;
import tableflow.console.service.monitor.history.History.Step;
import tableflow.console.service.support.AppDirs;
import tableflow.console.ui.shell.OpenProfile;

/// The monitor on a real broker, real tables and Confluent's interfaces: what it samples, what it keeps for the next
/// start, what it tells once. All its calls go through a recorder, which lets none be that changes something.
@ExtendWith(Lab.Shared.class)
@Tag("journey")
class MonitorOnSandboxTest {
    /// Of the lab's topics, at the start.
    private static final long RECORDS = 60;

    private static Recorder recorder;

    @TempDir
    private Path home;

    @BeforeAll
    static void record(Lab lab) throws Exception {
        recorder = new Recorder(lab);
    }

    @AfterAll
    static void close() {
        recorder.close();
    }

    /// A console that is started, watches a profile once, and ends.
    private <T> T console(Scene scene, Watched<T> watched) throws Exception {
        Path file = home.resolve("profile.json");
        Files.writeString(file, recorder.before(scene.profile()).toString());
        recorder.forget();
        try (Wiring wiring = new Wiring(AppDirs.under(home))) {
            Profile profile = wiring.profile(null, file);
            OpenProfile opened = new OpenProfile(profile);
            try (MonitorWiring monitor = new MonitorWiring(wiring, opened, wiring.topicSources(opened::now))) {
                T result = watched.by(monitor.monitoring());
                assertThat(recorder.calls()).isNotEmpty().noneMatch(Recorder.Call::changes);
                return result;
            }
        }
    }

    /// What somebody sees of a watch.
    @FunctionalInterface
    private interface Watched<T> {
        T by(Monitoring monitoring) throws Exception;
    }

    @Test
    void figuresComeFromTopicTableAndCatalog(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            Round round = console(scene, monitoring -> monitoring.sample(Attention.NONE)).round();

            assertThat(round.failures()).isEmpty();
            assertThat(round.samples()).extracting(TopicSample::topic).contains(Lab.TOPIC);
            TopicSample orders = orders(round);
            assertThat(orders.reading(Figure.LAG)).isEqualTo(Reading.exact(0));
            assertThat(value(orders, Figure.END_OFFSETS)).isGreaterThanOrEqualTo(RECORDS);
            assertThat(value(orders, Figure.TABLE_ROWS)).isEqualTo(value(orders, Figure.END_OFFSETS));
            assertThat(value(orders, Figure.TABLE_BYTES)).isPositive();
            assertThat(value(orders, Figure.TABLE_FILES)).isPositive();
            assertThat(value(orders, Figure.COMMIT_AGE)).isNotNegative();
            assertThat(orders.runs()).contains(true);
            assertThat(orders.syncFails()).contains(false);
        }
    }

    @Test
    void whatTheTableDoesNotHoldYetIsTheLag(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            scene.recordsWait();
            TopicSample unseen = orders(console(scene, monitoring -> monitoring.sample(Attention.NONE)).round());
            assertThat(unseen.reading(Figure.LAG)).isEqualTo(Reading.atMost(6));

            TopicSample orders = orders(console(scene, monitoring ->
                    monitoring.sample(new Attention(Set.of(Lab.TOPIC), null))).round());
            assertThat(orders.reading(Figure.LAG)).isEqualTo(Reading.exact(6));
            assertThat(value(orders, Figure.END_OFFSETS)).isEqualTo(value(orders, Figure.TABLE_ROWS) + 6);
        }
    }

    @Test
    void aSuspendedTableIsToldOnceAndTheNextStartKnowsIt(Lab lab) throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        try (Scene scene = lab.arm("T6")) {
            List<AlertBook.Change> first = console(scene, monitoring -> {
                List<AlertBook.Change> told = monitoring.sample(Attention.NONE).changes();
                assertThat(monitoring.sample(Attention.NONE).changes()).isEmpty();
                return told;
            });
            assertThat(first).filteredOn(AlertBook.Change::begins).extracting(it -> it.alert().topic())
                    .containsExactly(Lab.TOPIC);

            Monitoring.Result anew = console(scene, monitoring -> {
                assertThat(monitoring.alerts()).singleElement().matches(Alert::isOpen);
                Monitoring.Result result = monitoring.sample(Attention.NONE);
                assertThat(monitoring.past(Lab.TOPIC, before, Step.SAMPLE)).hasSize(3);
                return result;
            });
            assertThat(anew.changes()).isEmpty();
        }
        try (Scene scene = lab.healthy()) {
            Monitoring.Result over = console(scene, monitoring -> monitoring.sample(Attention.NONE));
            assertThat(over.changes()).singleElement().matches(it -> !it.begins());
            assertThat(over.alerts()).singleElement().extracting(Alert::end).isEqualTo(Alert.End.BACK);
        }
    }

    @Test
    void bucketsAreMeasuredByCloudWatch(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            List<BucketState> buckets = console(scene, monitoring -> {
                monitoring.sample(Attention.NONE);
                return monitoring.buckets(true);
            });
            assertThat(buckets).singleElement().satisfies(bucket -> {
                assertThat(bucket.bucket()).isEqualTo("dev-confluent-topics-backup");
                assertThat(bucket.failure()).isNull();
                assertThat(bucket.figures()).isNotNull();
            });
        }
    }

    private static TopicSample orders(Round round) {
        return round.samples().stream().filter(it -> it.topic().equals(Lab.TOPIC)).findFirst().orElseThrow();
    }

    private static long value(TopicSample sample, Figure figure) {
        return sample.reading(figure).value().orElseThrow(() ->
                new AssertionError(figure + ": " + sample.reading(figure)));
    }
}
