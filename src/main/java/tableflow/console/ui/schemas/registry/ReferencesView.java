package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.ReferenceGraph;
import tableflow.console.service.schemas.registry.ReferenceGraph.Edge;
import tableflow.console.service.schemas.registry.ReferenceGraph.Node;
import tableflow.console.service.schemas.registry.ReferenceGraph.Place;
import tableflow.console.service.schemas.registry.ReferenceGraph.State;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.schemas.registry.GraphLayout.Box;

/// The references around a schema, drawn and as a list. Each box and each line of the list opens its subject; Tab goes
/// from box to box.
public final class ReferencesView extends VBox {

    private static final double ARROW = 5;
    private static final double GRAPH = 0.6;
    private static final double NAME = 150;
    /// With less height the list stands beside the graph.
    private static final double TALL = 340;

    private final ReferencesViewModel model;
    private final Consumer<SubjectName> open;
    private final Pane drawn = new Pane();
    private final ScrollPane scroll;
    private @Nullable GraphLayout layout;
    private final Label words = new Label();
    private final ObservableList<Edge> rows = FXCollections.observableArrayList();
    private final DataTable<Edge> list = new DataTable<>(rows);

    /// @param open opens a subject
    public ReferencesView(ReferencesViewModel model, Consumer<SubjectName> open) {
        this.model = model;
        this.open = open;
        getStyleClass().add("schemas-references");
        words.setId("schemas-references-words");
        words.setWrapText(true);
        words.getStyleClass().add("schemas-about");
        drawn.setId("schemas-references-graph");
        drawn.getStyleClass().add("schemas-graph");
        scroll = new ScrollPane(drawn);
        scroll.setId("schemas-references-scroll");
        scroll.setPannable(true);
        scroll.viewportBoundsProperty().subscribe(this::toCentre);
        list.setId("schemas-references-list");
        list.setAccessibleText(text("schemas.registry.references.list"));
        list.text(text("schemas.registry.from"), edge -> edge.from().toString()).setPrefWidth(NAME);
        list.text(text("schemas.registry.to"), edge -> edge.to().toString()).setPrefWidth(NAME);
        list.text(text("schemas.registry.as"), Edge::name);
        list.text(text("schemas.registry.state"), this::state);
        list.setPlaceholder(new Label(text("schemas.registry.references.none")));
        list.onOpen(() -> {
            Edge edge = list.getSelectionModel().getSelectedItem();
            ReferenceGraph graph = model.graphProperty().get();
            if (edge != null && graph != null) {
                open.accept(edge.from().equals(graph.centre().place())
                        ? edge.to().subject() : edge.from().subject());
            }
        });
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        SplitPane both = new SplitPane(scroll, list);
        both.getStyleClass().add("schemas-split");
        both.setDividerPositions(GRAPH);
        both.heightProperty().map(height -> height.doubleValue() >= TALL).subscribe(tall -> {
            both.setOrientation(tall ? Orientation.VERTICAL : Orientation.HORIZONTAL);
            both.setDividerPositions(GRAPH);
        });
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().setAll(words, banner, both);
        model.graphProperty().subscribe(this::show);
        model.busyProperty().subscribe(busy -> tell());
    }

    private String state(Edge edge) {
        ReferenceGraph graph = model.graphProperty().get();
        if (edge.closes()) {
            return text("schemas.registry.circle");
        }
        return graph == null ? "" : graph.node(edge.to())
                .map(it -> text("schemas.registry.node." + it.state().name())).orElse("");
    }

    private void show(@Nullable ReferenceGraph graph) {
        drawn.getChildren().clear();
        rows.setAll(graph == null ? List.of() : graph.edges());
        tell();
        if (graph == null) {
            return;
        }
        GraphLayout now = GraphLayout.of(graph);
        layout = now;
        drawn.setMinSize(now.width(), now.height());
        drawn.setPrefSize(now.width(), now.height());
        graph.edges().forEach(edge -> line(now, graph, edge));
        graph.nodes().forEach(node -> box(now, graph, node));
        toCentre();
    }

    /// The schema that it is about is in sight, also among very many.
    private void toCentre() {
        ReferenceGraph graph = model.graphProperty().get();
        Box box = layout == null || graph == null ? null : layout.boxes().get(graph.centre().place());
        if (box == null || layout == null) {
            return;
        }
        scroll.setHvalue(share(box.middle(), layout.width(), scroll.getViewportBounds().getWidth()));
        scroll.setVvalue(share(box.y() + GraphLayout.BOX_HEIGHT / 2, layout.height(),
                scroll.getViewportBounds().getHeight()));
    }

    /// How far a pane is scrolled so that a place stands in the middle of what is seen.
    private static double share(double place, double whole, double seen) {
        return whole <= seen ? 0 : Math.clamp((place - seen / 2) / (whole - seen), 0, 1);
    }

    /// Whether a layer stands between: a straight line would be taken for that of another reference.
    private static boolean isLong(ReferenceGraph graph, Edge edge) {
        return layer(graph, edge.to()) - layer(graph, edge.from()) > 1;
    }

    private static int layer(ReferenceGraph graph, Place place) {
        return graph.node(place).map(Node::layer).orElse(0);
    }

    private void tell() {
        ReferenceGraph graph = model.graphProperty().get();
        if (model.busyProperty().get()) {
            words.setText(text("schemas.registry.references.reading"));
        } else if (graph == null) {
            words.setText(text("schemas.registry.references.nothing"));
        } else {
            words.setText(text("schemas.registry.references.words", graph.centre().place(),
                    graph.from(graph.centre().place()).size(), graph.to(graph.centre().place()).size())
                    + (graph.missing().isEmpty() ? ""
                            : " " + text("schemas.registry.references.missing", graph.missing().size()))
                    + (graph.circles().isEmpty() ? "" : " " + text("schemas.registry.references.circles"))
                    + (graph.cut() ? " " + text("schemas.registry.references.cut", graph.nodes().size()) : ""));
        }
    }

    private void box(GraphLayout layout, ReferenceGraph graph, Node node) {
        Box place = layout.boxes().get(node.place());
        if (place == null) {
            return;
        }
        String told = node.state() == State.LIVE ? text("schemas.registry.box", node.place().version(), node.id())
                : text("schemas.registry.node." + node.state().name());
        Button box = new Button(node.place().subject() + "\n" + told);
        box.getStyleClass().addAll("schemas-box", "schemas-box-" + node.state().name().toLowerCase(
                java.util.Locale.ROOT));
        if (node.equals(graph.centre())) {
            box.getStyleClass().add("schemas-box-centre");
        }
        box.setMinSize(GraphLayout.BOX_WIDTH, GraphLayout.BOX_HEIGHT);
        box.setMaxSize(GraphLayout.BOX_WIDTH, GraphLayout.BOX_HEIGHT);
        box.setPrefSize(GraphLayout.BOX_WIDTH, GraphLayout.BOX_HEIGHT);
        box.relocate(place.x(), place.y());
        String accessible = text("schemas.registry.box.accessible", node.place(), told,
                graph.from(node.place()).size(), graph.to(node.place()).size());
        box.setAccessibleText(accessible);
        HoverTip.on(box, () -> accessible);
        box.setOnAction(event -> open.accept(node.place().subject()));
        drawn.getChildren().add(box);
    }

    /// From the lower edge of who refers to the upper edge of what is referred to; around what stands between.
    private void line(GraphLayout layout, ReferenceGraph graph, Edge edge) {
        Box from = layout.boxes().get(edge.from());
        Box to = layout.boxes().get(edge.to());
        if (from == null || to == null) {
            return;
        }
        double bend = GraphLayout.BETWEEN / 2;
        double aside = isLong(graph, edge) ? GraphLayout.ASIDE : 0;
        CubicCurve curve = new CubicCurve(from.middle(), from.bottom(), from.middle() + aside, from.bottom() + bend,
                to.middle() + aside, to.y() - bend, to.middle(), to.y());
        curve.getStyleClass().add(edge.closes() ? "schemas-line-circle" : "schemas-line");
        curve.setMouseTransparent(true);
        Polygon arrow = new Polygon(to.middle(), to.y(), to.middle() - ARROW, to.y() - 2 * ARROW,
                to.middle() + ARROW, to.y() - 2 * ARROW);
        arrow.getStyleClass().add(edge.closes() ? "schemas-arrow-circle" : "schemas-arrow");
        arrow.setMouseTransparent(true);
        drawn.getChildren().addAll(curve, arrow);
    }
}
