package tableflow.console.ui.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.ReferenceGraph;
import tableflow.console.service.schemas.registry.ReferenceGraph.Edge;
import tableflow.console.service.schemas.registry.ReferenceGraph.Place;
import tableflow.console.service.schemas.registry.ReferenceGraph.State;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.schemas.registry.GraphLayout.Box;
import tableflow.console.ui.work.TestWork;

/// The references of a schema as a graph, of which the middle is in sight, also among two hundred.
class ReferencesViewTest extends UiTest {

    private static final Place MONEY = new Place(SubjectName.of("common.money"), 3);

    private static ReferenceGraph.Node node(Place place, int layer) {
        return new ReferenceGraph.Node(place, layer, State.LIVE, 100, Open.of(SchemaFormat.AVRO));
    }

    /// One that very many refer to, over two layers, and that refers to another.
    private static ReferenceGraph many(int referrers) {
        List<ReferenceGraph.Node> nodes = new ArrayList<>(List.of(node(MONEY, 0)));
        List<Edge> edges = new ArrayList<>();
        Place unit = new Place(SubjectName.of("common.unit"), 1);
        Place last = new Place(SubjectName.of("reports-value"), 1);
        nodes.add(node(last, -2));
        IntStream.range(0, referrers).forEach(it -> {
            Place place = new Place(SubjectName.of("eu-central-1.sales.some-long-name-" + it + "-value"), 1);
            nodes.add(node(place, -1));
            edges.add(new Edge(place, MONEY, "Money", false));
            if (it % 40 == 0) {
                edges.add(new Edge(last, place, "Sale", false));
            }
        });
        nodes.add(node(unit, 1));
        edges.add(new Edge(MONEY, unit, "Unit", false));
        edges.add(new Edge(last, unit, "Unit", false));
        return new ReferenceGraph(nodes, edges, false);
    }

    @Test
    void aLargeLayerTakesSeveralRowsAndNothingOverlaps() {
        ReferenceGraph graph = many(197);
        GraphLayout layout = GraphLayout.of(graph);
        assertThat(layout.width()).isLessThan(1_400);
        List<Box> boxes = List.copyOf(layout.boxes().values());
        assertThat(boxes).hasSize(200);
        for (Box one : boxes) {
            assertThat(one.x()).isBetween(0.0, layout.width() - GraphLayout.BOX_WIDTH);
            assertThat(one.bottom()).isLessThan(layout.height());
            assertThat(boxes).filteredOn(other -> !other.equals(one)
                    && Math.abs(other.x() - one.x()) < GraphLayout.BOX_WIDTH
                    && Math.abs(other.y() - one.y()) < GraphLayout.BOX_HEIGHT).isEmpty();
        }
        assertThat(graph.edges()).allSatisfy(edge -> assertThat(box(layout, edge.from()).bottom())
                .as("downwards").isLessThan(box(layout, edge.to()).y()));
    }

    private static Box box(GraphLayout layout, Place place) {
        return Objects.requireNonNull(layout.boxes().get(place));
    }

    @Test
    void theMiddleIsInSightAmongTwoHundred() {
        TestWork jobs = TestWork.inline();
        ReferencesViewModel model = fx(() -> new ReferencesViewModel(CompareKit.of(jobs.work, new ArrayList<>())));
        show(() -> new ReferencesView(model, subject -> {}), 832, 610);
        run(() -> model.show(many(197)));
        await("the middle is in sight", () -> {
            Node middle = stage().getScene().getRoot().lookup(".schemas-box-centre");
            ScrollPane scroll = (ScrollPane) stage().getScene().getRoot().lookup("#schemas-references-scroll");
            if (middle == null || scroll == null) {
                return false;
            }
            Bounds box = middle.localToScene(middle.getLayoutBounds());
            Bounds seen = scroll.localToScene(scroll.getLayoutBounds());
            return seen.contains(box);
        });
        pictures("schemas-references-many");
        run(() -> model.show(many(3)));
        await("few are drawn", () -> stage().getScene().getRoot().lookupAll(".schemas-box").stream()
                .filter(Button.class::isInstance).count() == 6);
        pictures("schemas-references-few");
    }
}
