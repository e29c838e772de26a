package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Request;

/// The catalog as Glue's own API tells it to a reader who may see all of it.
///
/// @param reader such as the account's root
public record GlueCatalog(AwsApi glue, Principal reader) implements Catalog {
    private static final Logger LOG = LoggerFactory.getLogger(GlueCatalog.class);

    @Override
    public List<JsonNode> databases() {
        return all("GetDatabases", Json.object(), "DatabaseList");
    }

    @Override
    public Optional<JsonNode> database(String name) {
        return call("GetDatabase", Json.object().put("Name", name)).map(answer -> answer.path("Database"));
    }

    @Override
    public List<JsonNode> tables(String database) {
        return all("GetTables", Json.object().put("DatabaseName", database), "TableList");
    }

    @Override
    public Optional<JsonNode> table(String database, String name) {
        return call("GetTable", Json.object().put("DatabaseName", database).put("Name", name))
                .map(answer -> answer.path("Table"));
    }

    private List<JsonNode> all(String operation, ObjectNode question, String list) {
        List<JsonNode> found = new ArrayList<>();
        Optional<JsonNode> page = call(operation, question);
        while (page.isPresent()) {
            page.get().path(list).forEach(found::add);
            String token = page.get().path("NextToken").asText("");
            page = token.isEmpty() ? Optional.empty() : call(operation, question.put("NextToken", token));
        }
        return found;
    }

    /// Empty when there is no such thing.
    private Optional<JsonNode> call(String operation, ObjectNode question) {
        Request request = new Request("POST", URI.create("/"),
                Map.of("X-Amz-Target", "AWSGlue." + operation, "Content-Type", Refusals.TYPE), Json.bytes(question));
        try {
            return Optional.of(Json.parse(glue.handle(request, reader).body()));
        } catch (AwsFailure e) {
            LOG.debug("{}: {} {}", operation, e.code(), e.text());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException(operation + " cannot be asked", e);
        }
    }
}
