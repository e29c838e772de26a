package tableflow.console.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.registry.store.SchemaContent;
import tableflow.console.sandbox.registry.store.StoredSchema;
import tableflow.console.sandbox.registry.store.StoredVersion;

/// The registry's JSON, and the content type it comes with.
final class Answers {
    private static final String REGISTRY_JSON = "application/vnd.schemaregistry.v1+json";
    private static final String PLAIN_JSON = "application/json";
    /// Answered in front of the registry, where nobody negotiates.
    private static final Set<Integer> BY_THE_GATEWAY = Set.of(400, 401, 403, 415);

    private Answers() {}

    static Reply ok(Request request, Object value) {
        return Reply.json(200, value).withHeader("Content-Type", contentType(request));
    }

    /// The schema's own text as the body.
    static Reply text(Request request, String text) {
        return Reply.text(200, text).withHeader("Content-Type", contentType(request));
    }

    static Reply error(Request request, RegistryError error) {
        Reply reply = Reply.json(error.status(),
            Map.of("error_code", error.code(), "message", String.valueOf(error.getMessage())));
        if (error.status() == 401) {
            reply = reply.withHeader("WWW-Authenticate", "Basic realm=\"SchemaRegistry\"");
        }
        return reply.withHeader("Content-Type",
            BY_THE_GATEWAY.contains(error.status()) ? PLAIN_JSON : contentType(request));
    }

    /// An error armed from outside. Too many requests are refused with nothing but the time to wait.
    static Reply armed(Request request, int status) {
        if (status == 429) {
            return Reply.empty(429).withHeader("Retry-After", "1");
        }
        int code = status >= 500 ? 50001 : status;
        return Reply.json(status, Map.of("error_code", code, "message", "HTTP " + status))
            .withHeader("Content-Type", BY_THE_GATEWAY.contains(status) ? PLAIN_JSON : contentType(request));
    }

    private static String contentType(Request request) {
        return request.header("Accept").filter(accept -> accept.strip().startsWith(PLAIN_JSON)).isPresent()
            ? PLAIN_JSON
            : REGISTRY_JSON;
    }

    static ObjectNode version(StoredVersion version) {
        ObjectNode node = Json.object()
            .put("subject", version.subject().toString())
            .put("version", version.number())
            .put("id", version.schema().id())
            .put("guid", version.schema().guid());
        schema(node, version.schema().content());
        node.put("ts", version.at());
        if (version.deleted()) {
            node.put("deleted", true);
        }
        return node;
    }

    static ObjectNode registered(StoredVersion version) {
        ObjectNode node = version(version);
        node.remove(List.of("subject"));
        return node;
    }

    static ObjectNode schema(StoredSchema schema) {
        ObjectNode node = Json.object().put("guid", schema.guid());
        schema(node, schema.content());
        return node;
    }

    /// Avro goes without a type and a schema that refers to nothing without references, as ever.
    private static void schema(ObjectNode node, SchemaContent content) {
        if (content.format() != SchemaFormat.AVRO) {
            node.put("schemaType", content.format().name());
        }
        if (!content.references().isEmpty()) {
            node.set("references", Json.tree(content.references()));
        }
        JsonNode metadata = content.metadata();
        if (metadata != null) {
            node.set("metadata", metadata);
        }
        JsonNode rules = content.ruleSet();
        if (rules != null) {
            node.set("ruleSet", rules);
        }
        node.put("schema", content.text());
    }

    static ArrayNode subjectVersions(List<StoredVersion> versions) {
        ArrayNode nodes = Json.array();
        versions.forEach(version -> nodes.add(Json.object()
            .put("subject", version.subject().toString())
            .put("version", version.number())));
        return nodes;
    }
}
