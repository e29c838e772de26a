package tableflow.console.sandbox.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// Which metrics and resources there are.
final class Descriptors {
    private static final int LARGEST = 1_000;

    private Descriptors() {}

    static Reply metrics(Request request) throws Refusal {
        String type = request.query("resource_type").orElse("kafka");
        List<Metric> all = type.equals("kafka") ? Metric.all() : List.of();
        Paging<Metric> page = Paging.of(all, size(request), request);
        ObjectNode root = Json.object();
        ArrayNode data = root.putArray("data");
        page.items().forEach(metric -> data.add(json(metric)));
        page.writeTo(root, true);
        root.putObject("links");
        return Reply.json(200, root);
    }

    static Reply resources(Request request) throws Refusal {
        Paging<String> page = Paging.of(List.of("kafka"), size(request), request);
        ObjectNode root = Json.object();
        ArrayNode data = root.putArray("data");
        page.items().forEach(type -> {
            ObjectNode one = data.addObject().put("type", type).put("description", "A Kafka cluster.");
            one.putArray("labels").addObject()
                    .put("key", "kafka.id").put("description", "The id of the Kafka cluster.").put("exportable", true);
        });
        page.writeTo(root, true);
        root.putObject("links");
        return Reply.json(200, root);
    }

    private static ObjectNode json(Metric metric) {
        ObjectNode node = Json.object()
                .put("name", metric.name())
                .put("description", metric.description())
                .put("unit", metric.unit())
                .put("type", metric.type())
                .put("exportable", true)
                .put("lifecycle_stage", "GENERAL_AVAILABILITY");
        node.putArray("resources").add("kafka");
        ArrayNode labels = node.putArray("labels");
        metric.labels().forEach(label -> labels.addObject()
                .put("key", label.key()).put("description", label.description()).put("exportable", true));
        return node;
    }

    private static int size(Request request) throws Refusal {
        String text = request.query("page_size").orElse("100");
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST) {
            throw Refusal.invalid("page_size must be between 1 and " + LARGEST);
        }
        return Integer.parseInt(text);
    }
}
