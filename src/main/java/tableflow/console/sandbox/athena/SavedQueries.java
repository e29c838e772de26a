package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tableflow.console.sandbox.http.Json;

/// Named queries and prepared statements, kept in one file.
final class SavedQueries {
    private static final String NAMED = "NamedQueries";
    private static final String PREPARED = "PreparedStatements";

    private final Map<String, Named> named = new ConcurrentHashMap<>();
    private final Map<Key, Prepared> prepared = new ConcurrentHashMap<>();
    private final KeptFile file;

    /// A query under a name. Several may have the same name.
    record Named(String id, String name, String description, String database, String sql, String workGroup,
            String token) {
        ObjectNode json() {
            ObjectNode node = Json.object().put("Database", database);
            if (!description.isEmpty()) {
                node.put("Description", description);
            }
            return node.put("Name", name)
                    .put("NamedQueryId", id)
                    .put("QueryString", sql)
                    .put("WorkGroup", workGroup);
        }

        static Named of(JsonNode node) {
            return new Named(node.path("NamedQueryId").asText(), node.path("Name").asText(),
                    node.path("Description").asText(""), node.path("Database").asText(),
                    node.path("QueryString").asText(), node.path("WorkGroup").asText(),
                    node.path("Token").asText(""));
        }
    }

    private record Key(String workGroup, String name) {}

    /// A statement with `?` that `EXECUTE` runs.
    record Prepared(String name, String workGroup, String sql, String description, Instant modified) {
        ObjectNode json() {
            ObjectNode node = Json.object();
            if (!description.isEmpty()) {
                node.put("Description", description);
            }
            return node.put("LastModifiedTime", Times.seconds(modified))
                    .put("QueryStatement", sql)
                    .put("StatementName", name)
                    .put("WorkGroupName", workGroup);
        }

        static Prepared of(JsonNode node) {
            return new Prepared(node.path("StatementName").asText(), node.path("WorkGroupName").asText(),
                    node.path("QueryStatement").asText(), node.path("Description").asText(""),
                    Times.instant(node.path("LastModifiedTime")));
        }
    }

    private SavedQueries(KeptFile file) {
        this.file = file;
    }

    static SavedQueries open(KeptFile file) throws IOException {
        SavedQueries saved = new SavedQueries(file);
        JsonNode document = file.read();
        document.path(NAMED).forEach(node -> {
            Named one = Named.of(node);
            saved.named.put(one.id(), one);
        });
        document.path(PREPARED).forEach(node -> {
            Prepared one = Prepared.of(node);
            saved.prepared.put(new Key(one.workGroup(), one.name()), one);
        });
        return saved;
    }

    Optional<Named> named(String id) {
        return Optional.ofNullable(named.get(id));
    }

    /// What was saved with this token.
    Optional<Named> byToken(String token) {
        return named.values().stream().filter(one -> one.token().equals(token)).findFirst();
    }

    /// By id.
    List<Named> namedOf(String workGroup) {
        return named.values().stream()
                .filter(one -> one.workGroup().equals(workGroup))
                .sorted(Comparator.comparing(Named::id))
                .toList();
    }

    synchronized void keep(Named query) {
        named.put(query.id(), query);
        save();
    }

    /// @return false when there is no such query
    synchronized boolean forget(String id) {
        boolean was = named.remove(id) != null;
        save();
        return was;
    }

    Optional<Prepared> prepared(String workGroup, String name) {
        return Optional.ofNullable(prepared.get(new Key(workGroup, name)));
    }

    /// By name.
    List<Prepared> preparedOf(String workGroup) {
        return prepared.values().stream()
                .filter(one -> one.workGroup().equals(workGroup))
                .sorted(Comparator.comparing(Prepared::name))
                .toList();
    }

    /// New or in place of the old one.
    synchronized void prepare(String workGroup, String name, String sql, String description, Instant now) {
        prepared.put(new Key(workGroup, name), new Prepared(name, workGroup, sql, description, now));
        save();
    }

    /// @return false when there is no such statement
    synchronized boolean deallocate(String workGroup, String name) {
        boolean was = prepared.remove(new Key(workGroup, name)) != null;
        save();
        return was;
    }

    /// With a workgroup goes all that is saved in it.
    synchronized void forgetAll(String workGroup) {
        named.values().removeIf(one -> one.workGroup().equals(workGroup));
        prepared.keySet().removeIf(key -> key.workGroup().equals(workGroup));
        save();
    }

    private void save() {
        ObjectNode document = Json.object();
        ArrayNode queries = document.putArray(NAMED);
        named.values().forEach(one -> queries.add(one.json().put("Token", one.token())));
        ArrayNode statements = document.putArray(PREPARED);
        prepared.values().forEach(one -> statements.add(one.json()));
        file.write(document);
    }
}
