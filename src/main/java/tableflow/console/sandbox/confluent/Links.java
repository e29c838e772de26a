package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Request;

/// The parts of answers that point elsewhere: metadata and references to other objects.
///
/// @param origin of the server, as the client named it
record Links(String origin, Crn organization) {
    static Links of(Request request, Organization organization) {
        return new Links(request.origin(), organization.crn());
    }

    ObjectNode metadata(String path, Crn name, Instant createdAt, Instant updatedAt) {
        return Json.object()
                .put("self", origin + path)
                .put("resource_name", name.text())
                .put("created_at", createdAt.toString())
                .put("updated_at", updatedAt.toString());
    }

    ObjectNode reference(String id, String path, Crn name) {
        return Json.object().put("id", id).put("related", origin + path).put("resource_name", name.text());
    }

    ObjectNode environment(String id) {
        return reference(id, "/org/v2/environments/" + id, organization.environment(id));
    }

    ObjectNode cluster(String environment, String id) {
        return reference(id, "/cmk/v2/clusters/" + id, organization.environment(environment).cluster(id))
                .put("environment", environment);
    }
}
