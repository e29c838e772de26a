package tableflow.console.ui.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.service.schemas.registry.ReferenceGraph;
import tableflow.console.service.schemas.registry.ReferenceGraph.Node;
import tableflow.console.service.schemas.registry.ReferenceGraph.Place;

/// Where the schemas of a graph stand: what refers to the middle above it, what it refers to below, a layer each,
/// which takes several rows when it is large.
///
/// @param boxes by schema, in pixels from the upper left corner
record GraphLayout(Map<Place, Box> boxes, double width, double height) {

    static final double BOX_WIDTH = 190;
    static final double BOX_HEIGHT = 44;
    static final double GAP = 18;
    static final double BETWEEN = 46;
    /// So far to the side the bend of a line around a box is pulled; three quarters of it are reached.
    static final double ASIDE = (BOX_WIDTH + GAP) / 2 / 0.75;
    private static final int ABREAST = 6;

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
        int widest = layers.values().stream().mapToInt(layer -> abreast(layer.size())).max().orElse(1);
        double width = widest * (BOX_WIDTH + GAP) + 3 * GAP;
        Map<Place, Box> boxes = new HashMap<>();
        double y = GAP;
        for (List<Node> layer : layers.values()) {
            int abreast = abreast(layer.size());
            for (int from = 0; from < layer.size(); from += abreast) {
                List<Node> row = layer.subList(from, Math.min(layer.size(), from + abreast));
                double x = (width - row.size() * (BOX_WIDTH + GAP) + GAP) / 2;
                for (Node node : row) {
                    boxes.put(node.place(), new Box(x, y));
                    x += BOX_WIDTH + GAP;
                }
                y += BOX_HEIGHT + GAP;
            }
            y += BETWEEN - GAP;
        }
        return new GraphLayout(boxes, width, y - BETWEEN + GAP);
    }

    /// How many of a layer stand side by side: a layer of very many takes several rows of like length.
    private static int abreast(int many) {
        int rows = (many + ABREAST - 1) / ABREAST;
        return rows == 0 ? 1 : (many + rows - 1) / rows;
    }
}
