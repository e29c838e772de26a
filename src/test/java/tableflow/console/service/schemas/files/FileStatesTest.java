package tableflow.console.service.schemas.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.FileHistory;
import tableflow.console.service.port.FileHistory.Past;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.files.FileState.Kind;

class FileStatesTest {

    private static final String ONE = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";
    private static final String TWO = ONE.replace("string", "integer");
    private static final String THREE = ONE.replace("string", "number");
    private static final SchemaFile FILE =
            new SchemaFile(Path.of("/s/orders-value.json"), "orders-value.json", 1, Instant.EPOCH, Optional.empty());

    private final Map<Object, List<SchemaVersion>> referring = new HashMap<>();
    private final List<String> versions = new ArrayList<>(List.of(ONE, TWO, THREE));
    private Optional<RemoteFailure> failure = Optional.empty();

    private SchemaRegistry registry() {
        return (SchemaRegistry) Proxy.newProxyInstance(SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class}, (proxy, method, given) -> switch (method.getName()) {
                    case "subjects" -> List.of("orders-value", "empty-value", "trip-value", "place-value");
                    case "versions" -> versions(given[0]).stream().map(SchemaVersion::version).toList();
                    case "latest" -> {
                        if (failure.isPresent()) {
                            throw failure.get();
                        }
                        yield versions(given[0]).isEmpty()
                                ? Optional.empty() : Optional.of(versions(given[0]).getLast());
                    }
                    case "version" -> versions(given[0]).stream()
                            .filter(it -> it.version() == (int) given[1]).findFirst();
                    default -> throw new AssertionError(method.getName());
                });
    }

    private List<SchemaVersion> versions(Object subject) {
        if (referring.containsKey(subject)) {
            return referring.get(subject);
        }
        List<SchemaVersion> all = new ArrayList<>();
        for (int i = 0; subject.equals("orders-value") && i < versions.size(); i++) {
            all.add(new SchemaVersion("orders-value", i + 1, 100 + i, Open.of(SchemaFormat.JSON), versions.get(i),
                    List.of()));
        }
        return all;
    }

    private FileState state(String text, FileHistory history) {
        return FileStates.open(registry(), history).of(FILE, text, Optional.empty(), Optional.of("orders-value"));
    }

    private static FileHistory past(boolean whole, String... texts) {
        return file -> new Past(List.of(texts), whole);
    }

    @Test
    void whiteSpaceAndOrderOfMembersMakeNoOther() {
        String spread = "{\n \"properties\": {\"a\": {\"type\": \"number\"}},\r\n \"type\": \"object\"}\n";
        assertThat(state(spread, FileHistory.NONE)).isEqualTo(new FileState(Kind.SAME, 3, 3, ""));
        assertThat(state("\ufeff" + spread, FileHistory.NONE).kind()).isEqualTo(Kind.SAME);
    }

    @Test
    void anOlderVersionIsBehind() {
        assertThat(state(ONE, FileHistory.NONE)).isEqualTo(new FileState(Kind.BEHIND, 1, 3, ""));
        assertThat(state(TWO, past(true, THREE))).isEqualTo(new FileState(Kind.BEHIND, 2, 3, ""));
    }

    @Test
    void itsPastTellsWhereAChangeBegan() {
        String mine = ONE.replace("string", "boolean");
        assertThat(state(mine, past(false, TWO, THREE, ONE))).isEqualTo(new FileState(Kind.AHEAD, 3, 3, ""));
        assertThat(state(mine, past(true, ONE, TWO))).isEqualTo(new FileState(Kind.DIVERGED, 2, 3, ""));
        assertThat(state(mine, past(true, mine))).isEqualTo(
                new FileState(Kind.DIVERGED, 0, 3, "it never held a version"));
        assertThat(state(mine, past(false, mine)).kind()).isEqualTo(Kind.UNTOLD);
        assertThat(state(mine, FileHistory.NONE)).satisfies(it -> {
            assertThat(it.kind()).isEqualTo(Kind.UNTOLD);
            assertThat(it.why()).contains("past is not known");
        });
    }

    @Test
    void whatCannotBeReadIsUntoldAndNotGuessed() {
        assertThat(state("{\"type\":", FileHistory.NONE).kind()).isEqualTo(Kind.UNTOLD);
        versions.set(1, "{\"type\":\"nonsense\"}");
        assertThat(state(ONE.replace("string", "boolean"), past(true, ONE)).why()).contains("version 2 cannot be read");
        assertThat(state(ONE, FileHistory.NONE).kind()).isEqualTo(Kind.BEHIND);
    }

    @Test
    void aRegistryThatFailsIsUntoldAndACancelEnds() {
        failure = Optional.of(RemoteFailure.of(RemoteFailure.Kind.THROTTLED, "read", "too many calls"));
        assertThat(state(ONE, FileHistory.NONE)).isEqualTo(new FileState(Kind.UNTOLD, 0, 0, "too many calls"));
        failure = Optional.of(RemoteFailure.cancelled("read"));
        assertThatThrownBy(() -> state(ONE, FileHistory.NONE)).isInstanceOf(RemoteFailure.class);
    }

    private static final String TRIP = """
            {"type": "record", "name": "Trip", "namespace": "n", "fields": [{"name": "to", "type": "Place"}]}
            """;

    private void trips(int... places) {
        List<SchemaVersion> stops = new ArrayList<>();
        for (String type : List.of("string", "int", "int")) {
            stops.add(new SchemaVersion("place-value", stops.size() + 1, stops.size(), Open.of(SchemaFormat.AVRO), """
                    {"type": "record", "name": "Place", "namespace": "n", "fields": [{"name": "id", "type": "%s"}]}
                    """.formatted(type), List.of()));
        }
        referring.put("place-value", stops);
        referring.put("trip-value", IntStream.range(0, places.length).mapToObj(at -> new SchemaVersion("trip-value",
                at + 1, 10 + at, Open.of(SchemaFormat.AVRO), TRIP, List.of(place(places[at])))).toList());
    }

    private static SchemaReference place(int version) {
        return new SchemaReference("n.Place", "place-value", version);
    }

    private FileState trip(Optional<List<SchemaReference>> references, FileHistory history) {
        SchemaFile file = new SchemaFile(
                Path.of("/s/trip-value.avsc"), "trip-value.avsc", 1, Instant.EPOCH, Optional.empty());
        return FileStates.open(registry(), history).of(file, TRIP, references, Optional.of("trip-value"));
    }

    /// Decision 72: what a text refers to is a part of it, wherever a file tells it.
    @Test
    void theFileBesideTellsWhatTheTextRefersTo() {
        trips(1, 2);
        assertThat(trip(Optional.of(List.of(place(2))), FileHistory.NONE))
                .isEqualTo(new FileState(Kind.SAME, 2, 2, ""));
        assertThat(trip(Optional.of(List.of(place(1))), FileHistory.NONE))
                .isEqualTo(new FileState(Kind.BEHIND, 1, 2, ""));
        assertThat(trip(Optional.of(List.of(place(3))), past(true, TRIP))).as("to the registry it is another schema")
                .isEqualTo(new FileState(Kind.AHEAD, 2, 2, ""));
        assertThat(trip(Optional.empty(), FileHistory.NONE)).as("no file tells: what the newest version refers to")
                .isEqualTo(new FileState(Kind.SAME, 2, 2, ""));
    }

    @Test
    void referencesThatLeadNowhereAreNamed() {
        trips(1);
        assertThat(trip(Optional.of(List.of()), FileHistory.NONE)).satisfies(it -> {
            assertThat(it.kind()).isEqualTo(Kind.UNTOLD);
            assertThat(it.why()).startsWith("it is no schema: ").contains("n.Place");
        });
        assertThat(trip(Optional.of(List.of(place(9))), FileHistory.NONE)).isEqualTo(new FileState(Kind.UNTOLD, 0, 1,
                "it refers to version 9 of place-value as n.Place, which the registry does not have"));
    }

    @Test
    void withoutASubjectOrVersionsThereIsNothingToHoldItAgainst() {
        FileStates states = FileStates.open(registry(), FileHistory.NONE);
        assertThat(states.of(FILE, ONE, Optional.empty(), Optional.empty()).kind()).isEqualTo(Kind.NO_SUBJECT);
        assertThat(states.of(FILE, ONE, Optional.empty(), Optional.of("empty-value")).kind()).isEqualTo(Kind.ABSENT);
        assertThat(states.of(FILE, ONE, Optional.empty(), Optional.of("unknown-value")).kind()).isEqualTo(Kind.ABSENT);
    }

    @ParameterizedTest
    @CsvSource({
        "json/values/orders-value.json, orders-value", "orders-key.avsc, orders-key", "a.b-value.proto, a.b-value",
        "manifest.schema.json,", "-value.json,", "orders.json,"})
    void aFileCalledAfterASubjectBelongsToIt(String name, String subject) {
        assertThat(FileSubjects.byName(name)).isEqualTo(Optional.ofNullable(subject));
    }
}
