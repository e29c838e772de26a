package tableflow.console.service.schemas.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.Progress;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.schemas.registry.ReferenceGraph.Edge;
import tableflow.console.service.schemas.registry.ReferenceGraph.Node;
import tableflow.console.service.schemas.registry.ReferenceGraph.Place;
import tableflow.console.service.schemas.registry.ReferenceGraph.State;

/// Reads the references around a schema, in both directions. Calls block.
public final class ReferenceGraphs {

    /// Schemas that are read: each is a call or two.
    public static final int MOST = 200;

    private final RegistryDesk desk;

    public ReferenceGraphs(RegistryDesk desk) {
        this.desk = desk;
    }

    /// What a version refers to, and what refers to it, all the way.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when the version is gone
    public ReferenceGraph around(SubjectName subject, int number, Progress progress) {
        RegistryAdmin admin = desk.admin();
        RegistryShelf.need(admin, subject, number, null);
        return new Reading(admin, progress).of(new Place(subject, number));
    }

    /// One reading.
    private static final class Reading {

        private final RegistryAdmin admin;
        private final Progress progress;
        private final Map<Place, Node> nodes = new LinkedHashMap<>();
        private final Set<Edge> edges = new LinkedHashSet<>();
        /// Of what refers to the middle all that it refers to, which may be what the middle refers to as well.
        private final Set<Edge> besides = new LinkedHashSet<>();
        private final Map<String, Set<Integer>> live = new HashMap<>();
        private boolean cut;

        private Reading(RegistryAdmin admin, Progress progress) {
            this.admin = admin;
            this.progress = progress;
        }

        private ReferenceGraph of(Place centre) {
            walk(centre, 1);
            walk(centre, -1);
            besides.stream().filter(it -> nodes.containsKey(it.from()) && nodes.containsKey(it.to()))
                    .forEach(edges::add);
            List<Edge> told = closing(List.copyOf(edges));
            deepen(told);
            List<Node> sorted = new ArrayList<>(nodes.values());
            sorted.sort(Comparator.comparing((Node it) -> !it.place().equals(centre)).thenComparingInt(Node::layer)
                    .thenComparing(it -> it.place().subject()).thenComparingInt(it -> it.place().version()));
            return new ReferenceGraph(sorted, told, cut);
        }

        private void walk(Place centre, int direction) {
            Deque<Place> waiting = new ArrayDeque<>(List.of(centre));
            Map<Place, Integer> layers = new HashMap<>(Map.of(centre, 0));
            while (!waiting.isEmpty()) {
                Place place = waiting.remove();
                Progress.throwIfCancelled("read the references of " + centre);
                progress.report("Read " + place, nodes.size(), (long) nodes.size() + waiting.size() + 1);
                int layer = layers.getOrDefault(place, 0);
                Optional<RegisteredSchema> read = admin.version(place.subject().toString(), place.version());
                nodes.putIfAbsent(place, node(place, layer, read));
                for (Edge edge : direction > 0 ? down(place, read) : up(place)) {
                    Place other = direction > 0 ? edge.to() : edge.from();
                    if (!layers.containsKey(other)) {
                        if (layers.size() >= MOST) {
                            cut = true;
                            continue;
                        }
                        layers.put(other, layer + direction);
                        waiting.add(other);
                    }
                    edges.add(edge);
                }
            }
        }

        /// Moves what is reached by several ways beyond all of them: no reference stays within a layer or goes back.
        private void deepen(List<Edge> told) {
            boolean moved = true;
            for (int round = 0; moved && round < nodes.size(); round++) {
                moved = false;
                for (Edge edge : told) {
                    Node from = nodes.get(edge.from());
                    Node to = nodes.get(edge.to());
                    if (edge.closes() || from == null || to == null || to.layer() > from.layer()) {
                        continue;
                    }
                    if (from.layer() >= 0) {
                        nodes.put(to.place(), at(to, from.layer() + 1));
                    } else {
                        nodes.put(from.place(), at(from, to.layer() - 1));
                    }
                    moved = true;
                }
            }
        }

        private static Node at(Node node, int layer) {
            return new Node(node.place(), layer, node.state(), node.id(), node.format());
        }

        private Node node(Place place, int layer, Optional<RegisteredSchema> read) {
            if (read.isEmpty()) {
                return new Node(place, layer, State.MISSING, 0, null);
            }
            Set<Integer> there = live.computeIfAbsent(place.subject().toString(),
                    name -> new HashSet<>(admin.versions(name, false)));
            return new Node(place, layer, there.contains(place.version()) ? State.LIVE : State.DELETED,
                    read.get().id(), read.get().version().format());
        }

        private static List<Edge> down(Place from, Optional<RegisteredSchema> read) {
            List<Edge> found = new ArrayList<>();
            for (SchemaReference reference : read.map(it -> it.version().references()).orElse(List.of())) {
                Place to = new Place(from.subject().sibling(reference.subject()), reference.version());
                found.add(new Edge(from, to, reference.name(), false));
            }
            return found;
        }

        private List<Edge> up(Place to) {
            List<Edge> found = new ArrayList<>();
            for (SchemaUses.Referrer referrer : SchemaUses.referrers(admin, to.subject(), to.version())) {
                Place from = new Place(referrer.subject(), referrer.version());
                admin.version(from.subject().toString(), from.version()).ifPresent(it -> down(from, Optional.of(it))
                        .forEach(edge -> (edge.to().equals(to) ? found : besides).add(edge)));
            }
            return found;
        }

        /// Marks each edge that leads back to where a walk along the edges came from.
        private static List<Edge> closing(List<Edge> all) {
            Map<Place, List<Edge>> from = new LinkedHashMap<>();
            all.forEach(edge -> from.computeIfAbsent(edge.from(), start -> new ArrayList<>()).add(edge));
            Set<Edge> closing = new HashSet<>();
            Set<Place> done = new HashSet<>();
            for (Place start : from.keySet()) {
                close(start, from, new LinkedHashSet<>(), done, closing);
            }
            return all.stream().map(edge -> closing.contains(edge)
                    ? new Edge(edge.from(), edge.to(), edge.name(), true) : edge).toList();
        }

        private static void close(
                Place at, Map<Place, List<Edge>> from, Set<Place> path, Set<Place> done, Set<Edge> closing) {
            if (done.contains(at)) {
                return;
            }
            path.add(at);
            for (Edge edge : from.getOrDefault(at, List.of())) {
                if (path.contains(edge.to())) {
                    closing.add(edge);
                } else {
                    close(edge.to(), from, path, done, closing);
                }
            }
            path.remove(at);
            done.add(at);
        }
    }
}
