package tableflow.console.service.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.port.RegistryAdmin.SubjectVersion;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.registry.ReferenceGraph.Place;
import tableflow.console.service.schemas.registry.ReferenceGraph.State;

class ReferenceGraphsTest {

    private static final RegistryStand STAND = new RegistryStand();

    @AfterAll
    static void stop() {
        STAND.close();
    }

    private static String record(String name, String field) {
        return "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[{\"name\":\"f\",\"type\":\"" + field
                + "\"}]}";
    }

    @Test
    void bothDirectionsAreFollowedAllTheWay() {
        STAND.register("money", record("Money", "string"));
        STAND.register("line", record("Line", "Money"), new SchemaReference("Money", "money", 1));
        STAND.register("order", record("Order", "Line"), new SchemaReference("Line", "line", 1),
                new SchemaReference("Money", "money", 1));
        ReferenceGraph graph = new ReferenceGraphs(STAND.desk()).around(SubjectName.of("line"), 1, Progress.NONE);
        assertThat(graph.nodes()).extracting(it -> it.place().toString() + " " + it.layer() + " " + it.state())
                .containsExactly("line version 1 0 LIVE", "order version 1 -1 LIVE", "money version 1 1 LIVE");
        assertThat(graph.edges()).extracting(it -> it.from().subject() + ">" + it.to().subject() + " " + it.name())
                .as("what is known of all that is shown")
                .containsExactlyInAnyOrder("line>money Money", "order>line Line", "order>money Money");
        assertThat(graph.circles()).isEmpty();
        ReferenceGraph below = new ReferenceGraphs(STAND.desk()).around(SubjectName.of("money"), 1, Progress.NONE);
        assertThat(below.nodes()).hasSize(3);
        assertThat(below.to(new Place(SubjectName.of("money"), 1))).hasSize(2);
    }

    @Test
    void referencesStayWithinTheirContext() {
        STAND.register(":.dev:part", record("Part", "string"));
        STAND.register(":.dev:uses", record("Uses", "Part"), new SchemaReference("Part", "part", 1));
        ReferenceGraph graph =
                new ReferenceGraphs(STAND.desk()).around(SubjectName.of(":.dev:part"), 1, Progress.NONE);
        assertThat(graph.nodes()).extracting(it -> it.place().subject().toString())
                .containsExactly(":.dev:part", ":.dev:uses");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> new ReferenceGraphs(STAND.desk())
                        .around(SubjectName.of("never"), 1, Progress.NONE))
                .isInstanceOfSatisfying(RemoteFailure.class,
                        it -> assertThat(it.kind()).isEqualTo(RemoteFailure.Kind.NOT_FOUND));
    }

    /// What no registry takes in order, but deletions and imports may leave: circles, and references to nothing.
    private static final class Odd {

        private final Map<String, SchemaVersion> schemas = new HashMap<>();

        private Odd add(String subject, int id, String... references) {
            List<SchemaReference> all = new ArrayList<>();
            for (String reference : references) {
                all.add(new SchemaReference("n." + reference, reference, 1));
            }
            schemas.put(subject, new SchemaVersion(subject, 1, id, Open.of(SchemaFormat.AVRO), "x", all));
            return this;
        }

        private RegistryDesk desk() {
            RegistryAdmin admin = fake(RegistryAdmin.class, (name, given) -> switch (name) {
                case "version" -> Optional.ofNullable(schemas.get(given[0].toString()))
                        .map(it -> new RegisteredSchema(it, null, false));
                case "versions" -> schemas.containsKey(given[0].toString()) ? List.of(1) : List.of();
                case "referencedBy" -> schemas.values().stream().filter(it -> it.references().stream()
                        .anyMatch(one -> one.subject().equals(given[0]))).map(SchemaVersion::id).toList();
                case "holders" -> schemas.values().stream().filter(it -> given[1].equals(it.id()))
                        .map(it -> new SubjectVersion(it.subject(), 1)).toList();
                default -> throw new AssertionError(name);
            });
            SchemaRegistry registry = fake(SchemaRegistry.class, (name, given) -> {
                assertThat(name).isEqualTo("admin");
                return admin;
            });
            return new RegistryDesk("odd", () -> registry, RegistryStand.guard(false));
        }

        private interface Answers {
            Object answer(String method, Object[] given);
        }

        private static <T> T fake(Class<T> type, Answers answers) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                    (proxy, method, given) -> answers.answer(method.getName(), given)));
        }
    }

    @Test
    void aCircleIsMarkedOnceAndEnds() {
        RegistryDesk desk = new Odd().add("a", 1, "b").add("b", 2, "c").add("c", 3, "a", "gone").desk();
        ReferenceGraph graph = new ReferenceGraphs(desk).around(SubjectName.of("a"), 1, Progress.NONE);
        assertThat(graph.circles()).singleElement().satisfies(edge -> {
            assertThat(edge.from().subject().name()).isEqualTo("c");
            assertThat(edge.to().subject().name()).isEqualTo("a");
        });
        assertThat(graph.missing()).singleElement().satisfies(it -> {
            assertThat(it.place().subject().name()).isEqualTo("gone");
            assertThat(it.state()).isEqualTo(State.MISSING);
        });
        assertThat(graph.cut()).isFalse();
    }

    /// `top` refers to `left` and `right`, both to `base`, `top` to `base` as well; `over` refers to `top` and `left`.
    @Test
    void whatIsReachedBySeveralWaysStandsBeyondAllOfThem() {
        RegistryDesk desk = new Odd().add("over", 9, "top", "left").add("top", 1, "base", "left", "right")
                .add("left", 2, "base").add("right", 3, "base").add("base", 4).desk();
        ReferenceGraph graph = new ReferenceGraphs(desk).around(SubjectName.of("top"), 1, Progress.NONE);
        assertThat(graph.nodes()).extracting(it -> it.place().subject().name() + " " + it.layer())
                .containsExactly("top 0", "over -1", "left 1", "right 1", "base 2");
        assertThat(graph.edges()).hasSize(7).doesNotHaveDuplicates();
        assertThat(graph.circles()).isEmpty();
        ReferenceGraph base = new ReferenceGraphs(desk).around(SubjectName.of("base"), 1, Progress.NONE);
        assertThat(base.nodes()).extracting(it -> it.place().subject().name() + " " + it.layer())
                .containsExactly("base 0", "over -3", "top -2", "left -1", "right -1");
    }

    @Test
    void aGreatManyAreCut() {
        Odd odd = new Odd();
        for (int i = 0; i < 300; i++) {
            odd.add("s" + i, i + 1, "s" + (i + 1));
        }
        ReferenceGraph graph = new ReferenceGraphs(odd.desk()).around(SubjectName.of("s0"), 1, Progress.NONE);
        assertThat(graph.cut()).isTrue();
        assertThat(graph.nodes()).hasSize(ReferenceGraphs.MOST);
    }
}
