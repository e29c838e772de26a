package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.domain.timeline.Event;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.topics.timeline.TableHistory.Past;

class KnownPastTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MonitorFixture fixture =
            new MonitorFixture().topic("orders", WriteMode.APPEND, 100).topic("users", WriteMode.UPSERT, 10);

    private KnownPast past(Supplier<List<Alert>> alerts) {
        return new KnownPast(
                fixture.sampler(Runnable::run, InstantSource.system()), () -> fixture.lake, MemoryLake.threads(),
                alerts,
                topic -> List.of(new Event(NOON, Event.Kind.EXAMINED, Event.Source.DOCTOR, "of " + topic, false)));
    }

    private static Alert alert(String id, String topic, boolean over) {
        return new Alert(id, "t", topic, new Rule.NotRunning(), NOON, over ? NOON.plusSeconds(60) : null,
                over ? Alert.End.BACK : null, null, null, false);
    }

    @Test
    void aTableTellsItsCommitsAndColumns() {
        fixture.commit("orders", 0, 0, 9);
        fixture.commit("orders", 0, 10, 19);

        Past told = past(List::of).table("orders").orElseThrow();

        assertThat(told.metadata().snapshots()).hasSize(2);
        assertThat(told.schemas()).isNotEmpty();
        assertThat(told.schemas().getLast().columns().fields()).extracting(field -> field.name())
                .containsExactly("id", "$$partition", "$$offset");
    }

    @Test
    void aCommitSinceTheLastLookIsSeen() {
        KnownPast past = past(List::of);
        fixture.commit("orders", 0, 0, 9);
        assertThat(past.table("orders").orElseThrow().metadata().snapshots()).hasSize(1);
        fixture.commit("orders", 0, 10, 19);
        assertThat(past.table("orders").orElseThrow().metadata().snapshots()).hasSize(2);
    }

    /// Catalogs know no upper case.
    @ParameterizedTest
    @CsvSource({"orders, true", "users, true", "nobody, false", "ORDERS, true", "'', false"})
    void onlyTablesThatTheCatalogHasHaveAPast(String topic, boolean known) {
        assertThat(past(List::of).table(topic).isPresent()).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "orders | Stopped: failed or suspended, or a format fails;Running again;of orders",
        "users  | Stopped: failed or suspended, or a format fails;of users",
        "idle   | of idle"})
    void whatWasKeptIsThatOfTheTopicAlone(String topic, String words) {
        KnownPast past = past(() -> List.of(alert("1", "orders", true), alert("2", "users", false)));

        assertThat(past.kept(topic)).extracting(Event::words).containsExactly(words.split(";"));
    }

    @Test
    void aFailureIsToldAndNotTakenForAnEmptyPast() {
        assertThatThrownBy(() -> past(() -> {
            throw RemoteFailure.of(Kind.UNEXPECTED, "read alerts", "the file is damaged");
        }).kept("orders")).hasMessageContaining("damaged");
    }
}
