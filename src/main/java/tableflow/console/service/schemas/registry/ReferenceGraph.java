package tableflow.console.service.schemas.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SubjectName;

/// Which schemas refer to which, around one of them.
///
/// @param nodes the one it is about first; then by layer and name
/// @param cut whether there are more than were read
public record ReferenceGraph(List<Node> nodes, List<Edge> edges, boolean cut) {
    public ReferenceGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// A version of a subject.
    public record Place(SubjectName subject, int version) {
        @Override
        public String toString() {
            return subject + " version " + version;
        }
    }

    /// Whether a version is there.
    public enum State {
        LIVE,
        /// Deleted softly: who refers to it can still read it.
        DELETED,
        /// Gone for good: who refers to it cannot be read.
        MISSING
    }

    /// A schema.
    ///
    /// @param layer 0 for the one it is about, 1 and more for what it refers to, below 0 for what refers to it
    /// @param id 0 when it is missing
    /// @param format absent when it is missing
    public record Node(Place place, int layer, State state, int id, @Nullable Open<SchemaFormat> format) {}

    /// A reference.
    ///
    /// @param name as the schema that refers has it
    /// @param closes whether it closes a circle
    public record Edge(Place from, Place to, String name, boolean closes) {}

    public Node centre() {
        return nodes.getFirst();
    }

    public Optional<Node> node(Place place) {
        return nodes.stream().filter(it -> it.place().equals(place)).findFirst();
    }

    public List<Edge> from(Place place) {
        return edges.stream().filter(it -> it.from().equals(place)).toList();
    }

    public List<Edge> to(Place place) {
        return edges.stream().filter(it -> it.to().equals(place)).toList();
    }

    public List<Node> missing() {
        return nodes.stream().filter(it -> it.state() == State.MISSING).toList();
    }

    public List<Edge> circles() {
        return edges.stream().filter(Edge::closes).toList();
    }
}
