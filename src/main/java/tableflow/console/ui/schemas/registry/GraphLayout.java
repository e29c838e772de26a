package tableflow.console.ui.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.service.schemas.registry.ReferenceGraph;
import tableflow.console.service.schemas.registry.ReferenceGraph.Node;
import tableflow.console.service.schemas.registry.ReferenceGraph.Place;

/// Where the schemas of a graph stand: what refers to the middle above it, what it refers to below, a layer each.
///
/// @param boxes by schema, in pixels from the upper left corner
record GraphLayout(Map<Place, Box> boxes, double width, double height) {

    static final double BOX_WIDTH = 190;
    static final double BOX_HEIGHT = 44;
    static final double GAP = 18;
    static final double BETWEEN = 46;

    /// A box.
    record Box(double x, double y) {

        double middle() {
            return x + BOX_WIDTH / 2;
        }

        double bottom() {
            return y + BOX_HEIGHT;
        }
    }

    GraphLayout {
        boxes = Map.copyOf(boxes);
    }

    static GraphLayout of(ReferenceGraph graph) {
        TreeMap<Integer, List<Node>> layers = new TreeMap<>();
        graph.nodes().forEach(node -> layers.computeIfAbsent(node.layer(), layer -> new ArrayList<>()).add(node));
        int widest = layers.values().stream().mapToInt(List::size).max().orElse(1);
        double width = widest * (BOX_WIDTH + GAP) + GAP;
        Map<Place, Box> boxes = new HashMap<>();
        double y = GAP;
        for (List<Node> layer : layers.values()) {
            double x = (width - layer.size() * (BOX_WIDTH + GAP) + GAP) / 2;
            for (Node node : layer) {
                boxes.put(node.place(), new Box(x, y));
                x += BOX_WIDTH + GAP;
            }
            y += BOX_HEIGHT + BETWEEN;
        }
        return new GraphLayout(boxes, width, y - BETWEEN + GAP);
    }
}
